import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { callgrind } from "../../../src/captures/formats/callgrind.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { expectSurvival, readWith, refusal } from "./read-with.ts";

const text = `# callgrind format
version: 1
creator: callgrind-3.19.0
pid: 11353
cmd:  ./app 5
part: 1

positions: line
events: Ir Dr
summary: 1040 107

ob=(1) /bin/app
fl=(1) app.c
fn=(1) main
10 20 4
fi=(2) inline.h
+2 10
fe=(1)
cfn=(2) parse
calls=3 30
* 900 90
jump=1 -3
+1
jcnd=2/5 +1
*
cob=(2) /lib/libc.so
cfi=(3) string.c
cfn=(3) memcpy
calls=1 0
12 5 1

fn=(2)
30 1000 100
-5 0x5 2
* 5 1
totals: 1040 107
`;

/** Rows as [event, value, stack]. */
function rowsOf({ columns, stacks, events }: Capture): [string, number, string][] {
  return Array.from(columns.value, (value, i) => [
    events[columns.event[i]].name,
    value,
    stacks.path(columns.stack?.[i] ?? -1).map(({ name }) => name).join(";"),
  ]);
}

describe("callgrind files", () => {
  const capture = readWith(callgrind, text);

  it("give what each function cost by itself, and what its calls cost with all below", () => {
    expect(rowsOf(capture)).toEqual([
      ["Ir", 30, "main"],
      ["Dr", 4, "main"],
      ["Ir", 1010, "parse"],
      ["Dr", 103, "parse"],
      ["Ir inclusive", 900, "main;parse"],
      ["Dr inclusive", 90, "main;parse"],
      ["Ir inclusive", 5, "main;memcpy"],
      ["Dr inclusive", 1, "main;memcpy"],
      ["calls", 3, "main;parse"],
      ["calls", 1, "main;memcpy"],
    ]);
    expect(capture.quality).toEqual([]);
  });

  it("know object and file of each function", () => {
    expect(capture.stacks.frames.map(({ name, module, file }) => [name, module, file])).toEqual([
      ["main", "/bin/app", "app.c"],
      ["parse", "/bin/app", "app.c"],
      ["memcpy", "/lib/libc.so", "string.c"],
    ]);
  });

  it("tell tool, command and process", () => {
    expect(capture.provenance)
      .toMatchObject({ tool: "callgrind", toolVersion: "3.19.0", command: "./app 5" });
    expect(new Set(capture.columns.pid)).toEqual(new Set([11353]));
  });

  it("may count instructions as positions too", () => {
    const both = "positions: instr line\nevents: Ir\nfn=f\n0x1159 3 7\n+2 * 1\n";
    expect(rowsOf(readWith(callgrind, both))).toEqual([["Ir", 8, "f"]]);
  });

  it("of cachegrind have a summary at the end, and no calls", () => {
    const capture = readWith(
      callgrind,
      "desc: I1 cache: 32768 B\ncmd: ./a\nevents: Ir I1mr\nfl=a.c\nfn=main\n1 7 1\n2 3 0\n" +
        "summary: 10 1\n",
    );
    expect(rowsOf(capture)).toEqual([["Ir", 10, "main"], ["I1mr", 1, "main"]]);
    expect(capture.quality).toEqual([]);
  });

  it("of xdebug count time in tens of nanoseconds, and bytes", () => {
    const capture = readWith(callgrind, "events: Time_(10ns) Memory_(bytes)\nfn=f\n1 250 4096\n");
    expect(capture.events.map(({ unit }) => unit)).toEqual(["s", "B"]);
    expect([...capture.columns.value]).toEqual([2.5e-6, 4096]);
  });

  it("are told where costs do not add up to the total", () => {
    const { quality } = readWith(callgrind, text.replace("30 1000 100", "30 999 100"));
    expect(quality).toMatchObject([{ check: "totals", severity: "warning", event: "Ir" }]);
    expect(quality[0].message).toBe("functions cost 1039 together, the file's total is 1040");
  });

  it("are refused with line and reason", () => {
    const refused = (from: string, to: string) => refusal(callgrind, text.replace(from, to));
    expect(refused("fn=(2)\n", "fn=(9)\n")).toMatch(
      /^a.txt:32: fn=\(9\) refers to a name that was/,
    );
    expect(refused("30 1000 100", "30 1000 100 7")).toMatch(/^a.txt:33: more costs than the 2 of/);
    expect(refused("30 1000", "30 1o00")).toMatch(/^a.txt:33: 1o00 is not a cost/);
    expect(refused("events: Ir Dr\n", "")).toMatch(/costs before any line `events:`/);
    expect(refused("fn=(1) main\n", "")).toMatch(/costs before any line `fn=`/);
    expect(refused("calls=3", "calls=x")).toMatch(/calls= without a number/);
    expect(refused("events: Ir Dr", `events:${" e".repeat(257)}`)).toMatch(/257 events, must be 1/);
  });

  it("take no longer for a name of a million blanks than for others of that length", () => {
    const name = `a${" ".repeat(1e6)}\u2028b`;
    const capture = readWith(callgrind, `events: Ir\nfn=(1) ${name}\n1 5\n`, 1 << 21);
    expect(capture.stacks.frames[0].name).toBe(name);
  });

  it("are recognised by their first line, or by a header with events", () => {
    const recognised = (text: string) => callgrind.recognises(new TextEncoder().encode(text));
    expect(["# callgrind format\n", "version: 1\nevents: Ir\n", "version: 1\n"].map(recognised))
      .toEqual([true, true, false]);
  });

  it("survive damage", () => expectSurvival(callgrind, text, 3000));
});

function hasValgrind(): boolean {
  try {
    execFileSync("valgrind", ["--version"]);
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!hasValgrind())("what valgrind on this machine writes of true", () => {
  const made = (tool: string, ...options: string[]): Capture => {
    const folder = mkdtempSync(join(tmpdir(), "valgrind-"));
    const out = join(folder, "out");
    try {
      execFileSync(
        "valgrind",
        [`--tool=${tool}`, `--${tool}-out-file=${out}`, ...options, "true"],
        {
          stdio: "ignore",
        },
      );
      return readWith(callgrind, new Uint8Array(readFileSync(out)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it.each([
    ["callgrind"],
    ["callgrind", "--dump-instr=yes", "--collect-jumps=yes"],
    ["callgrind", "--compress-strings=no", "--compress-pos=no"],
    ["cachegrind", "--cache-sim=yes"],
  ])("%s %s adds up to its total", (tool, ...options) => {
    const capture = made(tool, ...options);
    expect(capture.events[0]).toEqual({ name: "Ir", kind: "total", unit: "" });
    expect(capture.quality).toEqual([]);
  });
});
