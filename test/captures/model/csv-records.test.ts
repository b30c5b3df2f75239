import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CaptureBuilder } from "../../../src/captures/model/builder.ts";
import { csvFields, CsvRecords, separatorOf } from "../../../src/captures/model/csv-records.ts";

/** Records with their lines, read in pieces of one byte. */
function records(text: string, options = {}): [string[], number][] {
  const found: [string[], number][] = [];
  const reader = new CsvRecords(new CaptureBuilder("a.csv", "csv"), (fields, line) => {
    found.push([fields, line]);
  }, options);
  for (const byte of new TextEncoder().encode(text)) reader.push(Uint8Array.of(byte));
  reader.end();
  return found;
}

describe("CSV records", () => {
  it("read back whatever RFC 4180 can quote", () => {
    const field = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", " ", ";", "é") });
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        (table) => {
          const text = table.map((row) =>
            row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")
          ).join("\r\n");
          expect(records(text, { separator: "," }).map(([fields]) => fields)).toEqual(table);
        },
      ),
    );
  });

  it("know the line on which they begin, and skip empty lines", () => {
    expect(records('a,b\n\n"1\n2",3\n4,5')).toEqual([
      [["a", "b"], 1],
      [["1\n2", "3"], 3],
      [["4", "5"], 5],
    ]);
  });

  it("skip what is no part of the table", () => {
    expect(records("# x\na;b\n# y\n1;2\n", { skip: (line: string) => line.startsWith("#") }))
      .toEqual([[["a", "b"], 2], [["1", "2"], 4]]);
  });

  it("refuse a quote that is never closed, without reading on for ever", () => {
    expect(() => records('a,b\n1,"2\n')).toThrow(/^a.csv:2: a quote \("\) is opened on this line/);
    const lines = new TextEncoder().encode("x,y\n".repeat(0x20000));
    const reader = new CsvRecords(new CaptureBuilder("a.csv", "csv"), () => {});
    reader.push(new TextEncoder().encode('"'));
    expect(() => {
      for (let i = 0; i < 16; i++) reader.push(lines);
    }).toThrow(/^a.csv:1: /);
  });
});

describe("csvFields", () => {
  it("takes quotes inside unquoted fields as they are, and blanks before quotes", () => {
    expect(csvFields('5" disk, "b, c" ,d', ",")).toEqual(['5" disk', "b, c ", "d"]);
  });
});

describe("separatorOf", () => {
  it("is the most frequent of comma, semicolon and tab", () => {
    expect(["a,b", "a;b;c,d", "a\tb", "a"].map(separatorOf)).toEqual([",", ";", "\t", ","]);
  });
});
