import { describe, expect, it } from "vitest";
import { folded } from "../../../src/captures/formats/folded.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { captureFile } from "../files.ts";
import { expectSurvival, fileContent, readWith, refusal } from "./read-with.ts";

/** Rows as `main;parse 12`. */
function linesOf({ columns, stacks }: Capture): string[] {
  return Array.from(columns.value, (value, i) => {
    const path = stacks.path(columns.stack?.[i] ?? -1);
    return `${path.map(({ name }) => name).join(";")} ${value}`;
  });
}

describe("folded stacks", () => {
  it("are a row a line, with the number as value", () => {
    const text = "main;parse 12\nmain 3\nmain;parse 1\n";
    const capture = readWith(folded, text);
    expect(linesOf(capture)).toEqual(text.trim().split("\n"));
    expect(capture.events).toEqual([{ name: "samples", kind: "total", unit: "" }]);
    expect([...capture.columns.stack as Int32Array]).toEqual([1, 0, 1]);
  });

  it("may have fractions, blanks in names, carriage returns and no end of the last line", () => {
    expect(linesOf(readWith(folded, "a b;c 1.5\r\nf(int, char) 2e3\r\nx;y .1 7")))
      .toEqual(["a b;c 1.5", "f(int, char) 2000", "x;y .1 7"]);
  });

  it("tell kernel, compiled and inlined calls by suffix", () => {
    const { stacks } = readWith(folded, "a_[j];b_[i];c_[k];_[k] 1\n");
    expect(stacks.frames.map(({ name, module }) => [name, module]))
      .toEqual([["a", "[jit]"], ["b", "[inlined]"], ["c", "[kernel]"], ["_[k]", ""]]);
  });

  it("leave out frames without a name", () => {
    expect(linesOf(readWith(folded, ";a;;b; 4\n"))).toEqual(["a;b 4"]);
  });

  it("are told which lines were left out, comments apart", () => {
    const { quality, rows } = readWith(folded, "# by hand, in 2020\na;b 1\nno number\na -3\n");
    expect(rows).toBe(1);
    expect(quality).toMatchObject([
      { check: "invalid-line", severity: "warning", count: 2, place: { line: 3 } },
    ]);
  });

  it("are refused without any", () => {
    expect(refusal(folded, "nothing here\n")).toMatch(/holds no readings \(read as folded\)/);
  });

  it("are recognised by stacks of more than one function, not by any text with numbers", () => {
    const recognised = [
      "a;b 1\nc 2\n",
      "a 1\nb 2\n",
      "time;value\n1;2\n3;4\n",
      "What; a day 1\nof\nfun",
    ]
      .map((text) => folded.recognises(new TextEncoder().encode(text)));
    expect(recognised).toEqual([true, false, false, false]);
  });

  it("survive damage", () => expectSurvival(folded, "main;parse_[k];read 12\nmain 3.5\n", 3000));
});

// Counts and sums by awk: '{n++; s += $NF} END {print n, s}'.
const files: readonly (readonly [string, rows: number, sum: number, stacks: number])[] = [
  ["alternating.txt", 182, 182, 2],
  ["perf-vertx-stacks-01-collapsed-all.txt", 199, 285, 199],
  ["recursion.txt", 10, 10, 7],
  ["simple-crlf.txt", 5, 14, 3],
  ["simple-utf16-be.txt", 5, 14, 3],
  ["simple-utf16-le.txt", 5, 14, 3],
  ["simple-with-invalids.txt", 5, 14, 3],
  ["simple.txt", 5, 14, 3],
  ["tall.txt", 1, 1, 1],
];

describe("folded stacks of speedscope's samples", () => {
  for (const [name, rows, sum, stacks] of files) {
    const file = captureFile(`jlfwong_speedscope/sample/profiles/stackcollapse/${name}`);
    it.skipIf(file === null)(`${name}: ${rows} lines of ${stacks} stacks, together ${sum}`, () => {
      const content = fileContent(file);
      expect(folded.recognises(content)).toBe(true);
      const { columns } = readWith(folded, content);
      expect([
        columns.value.length,
        columns.value.reduce((a, b) => a + b),
        new Set(columns.stack).size,
      ])
        .toEqual([rows, sum, stacks]);
    });
  }
});
