import { describe, expect, it } from "vitest";
import { convert } from "../../src/captures/convert.ts";
import { CaptureBuilder } from "../../src/captures/model/builder.ts";
import { CaptureError } from "../../src/captures/model/error.ts";
import { readCapture } from "../../src/captures/open.ts";
import { summarise } from "../../src/captures/summary.ts";

const builder = new CaptureBuilder("own", "own");
const [task, cycles] = [
  builder.event("task-clock", "interval", "s"),
  builder.event("cycles", "sample", ""),
];
const stack = (...names: string[]) =>
  names.reduce((caller, name) => builder.stacks.call(caller, builder.stacks.frame(name)), -1);
builder.add({ event: task, time: 1, duration: 1, value: 0.5 });
builder.add({ event: cycles, time: 0.2, value: 300, stack: stack("main", "read") });
builder.add({ event: cycles, time: 0.7, value: 200, stack: stack("main", "write") });
const capture = builder.build();

const bytes = (content: string | Uint8Array) =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

describe("converting a capture", () => {
  const stackFormats = [".folded", ".speedscope.json", ".cpuprofile", ".pb.gz", ".pb"];
  it.each(stackFormats)("to %s takes the stacks of the first event that has some", (ending) => {
    const { stacks } = readCapture(bytes(convert(capture, `x${ending}`)), `x${ending}`);
    const names = new Set(stacks.frames.map(({ name }) => name));
    for (const name of ["main", "read", "write"]) expect(names).toContain(name);
  });

  it("to .parquet keeps all rows of all events", () => {
    const back = readCapture(bytes(convert(capture, "x.parquet")), "x.parquet");
    expect(back.events).toEqual(capture.events);
    expect(summarise(back, 4)).toEqual(summarise(capture, 4));
  });

  it("to .csv has a line for each row", () => {
    const text = String(convert(capture, "x.csv"));
    expect(text.trim().split("\n")).toHaveLength(1 + capture.rows);
  });

  it("refuses what cannot be, with what can", () => {
    const refused: [string, string | undefined, string][] = [
      ["x.doc", undefined, "x.doc: must end in one of .parquet, .csv, .pb.gz, .pb, .folded"],
      ["x.folded", "task-clock", "own has no stacks of task-clock; its events are task-clock"],
      ["x.folded", "ticks", "own has no stacks of ticks"],
      ["x.csv", "cycles", "holds all events: leave out the choice of cycles"],
    ];
    for (const [file, event, reason] of refused) {
      expect(() => convert(capture, file, event)).toThrow(CaptureError);
      expect(() => convert(capture, file, event)).toThrow(reason);
    }
  });

  it("refuses a format of stacks where there are none", () => {
    const bare = new CaptureBuilder("bare", "own");
    bare.add({ event: bare.event("cycles", "total", ""), time: NaN, value: 5 });
    expect(() => convert(bare.build(), "x.pb.gz")).toThrow("take .parquet or .csv");
  });
});
