import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CaptureBuilder } from "../../../src/captures/model/builder.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { csvPieces, writeCsv } from "../../../src/captures/writers/csv.ts";
import { arbitraryCapture } from "../arbitrary-capture.ts";

/** Fields of RFC 4180 text, line by line. */
function parsed(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, field, end] of text.matchAll(/((?:"(?:[^"]|"")*")|[^",\r\n]*)(,|\n)/g)) {
    const line = lines[lines.length - 1];
    line.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === "\n") lines.push([]);
  }
  return lines.slice(0, -1);
}

/** What the table must say of the columns that were asked for. */
function expected(capture: Capture, row: number): Record<string, string> {
  const { columns, events, strings } = capture;
  const number = (value: number) =>
    Number.isNaN(value) ? "" : Object.is(value, -0) ? "-0" : String(value);
  return {
    event: events[columns.event[row]].name,
    time_s: number(columns.time[row]),
    value: number(columns.value[row]),
    ...(columns.command && {
      command: columns.command[row] < 0 ? "" : strings[columns.command[row]],
    }),
    ...(columns.tid && { tid: columns.tid[row] < 0 ? "" : String(columns.tid[row]) }),
  };
}

describe("a capture written as CSV", () => {
  it("has a line a row, with all columns and no others", () => {
    const builder = new CaptureBuilder("a", "test");
    const stack = builder.stacks.call(-1, builder.stacks.frame("main"));
    const parse = builder.stacks.call(stack, builder.stacks.frame('parse<"a", b>'));
    const event = builder.event("cpu/event=0x3c,umask=0/", "sample", "");
    builder.add({ event, time: 0.1, value: 12, cpu: 3, stack: parse, extra: { size_B: 5 } });
    builder.add({ event: builder.event("temp", "gauge", "K"), time: NaN, value: -0 });
    expect(writeCsv(builder.build())).toBe(
      `time_s,event,kind,unit,value,cpu,size_B,stack
0.1,"cpu/event=0x3c,umask=0/",sample,,12,3,5,"main;parse<""a"", b>"
,temp,gauge,K,-0,,,
`,
    );
  });

  it("is read back by the rules of RFC 4180, numbers to the last bit", () => {
    fc.assert(fc.property(arbitraryCapture(), (capture) => {
      const [heading, ...lines] = parsed(writeCsv(capture));
      expect(lines).toHaveLength(capture.rows);
      lines.forEach((line, row) => {
        const record = Object.fromEntries(heading.map((name, k) => [name, line[k]]));
        expect(line).toHaveLength(heading.length);
        if (heading.indexOf("event") === heading.lastIndexOf("event")) {
          expect(record).toMatchObject(expected(capture, row));
        }
      });
    }));
  });

  it("comes in pieces, for captures larger than a string", () => {
    const builder = new CaptureBuilder("a", "test");
    const event = builder.event("e", "gauge", "");
    for (let i = 0; i < 20_000; i++) builder.add({ event, time: i, value: i });
    const capture = builder.build();
    const pieces = [...csvPieces(capture)];
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.join("")).toBe(writeCsv(capture));
  });
});
