import { describe, expect, it } from "vitest";
import { speedscope } from "../../../src/captures/formats/speedscope.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { expectSurvival, readWith, refusal } from "./read-with.ts";

const evented = {
  type: "evented",
  name: "wall",
  unit: "milliseconds",
  startValue: 0,
  endValue: 10,
  events: [
    { type: "O", frame: 0, at: 1 },
    { type: "O", frame: 1, at: 2 },
    { type: "C", frame: 1, at: 5 },
    { type: "C", frame: 0, at: 9 },
  ],
};
const sampled = {
  type: "sampled",
  name: "heap",
  unit: "bytes",
  startValue: 0,
  endValue: 10,
  samples: [[0, 1], [0], []],
  weights: [4, 6, 1],
};
const file = (...profiles: object[]) => ({
  $schema: "https://www.speedscope.app/file-format-schema.json",
  exporter: "me@1",
  shared: { frames: [{ name: "main" }, { name: "parse", file: "a.c", line: 3, col: 7 }] },
  profiles,
});
const read = (...profiles: object[]) => readWith(speedscope, JSON.stringify(file(...profiles)));
const refused = (profile: object) => refusal(speedscope, JSON.stringify(file(profile)));

/** Rows as [event, time, value, stack]. */
function rowsOf({ columns, stacks, events }: Capture): [string, number, number, string][] {
  return Array.from(columns.time, (time, i) => [
    events[columns.event[i]].name,
    time,
    columns.value[i],
    stacks.path(columns.stack?.[i] ?? -1).map(({ name }) => name).join(";"),
  ]);
}

describe("speedscope files", () => {
  it("give the time between events to what is open", () => {
    expect(rowsOf(read(evented))).toEqual([
      ["wall", 0.001, 0.001, "main"],
      ["wall", 0.002, 0.003, "main;parse"],
      ["wall", 0.005, 0.004, "main"],
    ]);
  });

  it("give samples their weight", () => {
    const capture = read(sampled);
    expect(rowsOf(capture)).toEqual([
      ["heap", NaN, 4, "main;parse"],
      ["heap", NaN, 6, "main"],
      ["heap", NaN, 1, ""],
    ]);
    expect(capture.stacks.frames[1]).toEqual({ name: "parse", module: "", file: "a.c", line: 3 });
    expect(capture.provenance.tool).toBe("me@1");
  });

  it("have samples of time one after the other", () => {
    const timed = { ...sampled, unit: "microseconds", startValue: 100 };
    expect(rowsOf(read(timed)).map(([, time, value]) => [time, value]))
      .toEqual([[1e-4, 4e-6], [1.04e-4, 6e-6], [1.1e-4, 1e-6]]);
  });

  it("have an event for each profile, in SI units", () => {
    expect(read(evented, sampled, { ...sampled, name: "n", unit: "none" }).events).toEqual([
      { name: "wall", kind: "sample", unit: "s" },
      { name: "heap", kind: "sample", unit: "B" },
      { name: "n", kind: "sample", unit: "" },
    ]);
  });

  it("may end within open frames, which is told", () => {
    const capture = read({ ...evented, events: evented.events.slice(0, 2) });
    expect(rowsOf(capture).at(-1)).toEqual(["wall", 0.002, 0.008, "main;parse"]);
    expect(capture.quality).toMatchObject([{ check: "left-open", severity: "warning", count: 2 }]);
  });

  it("tell of negative weights", () => {
    const { quality } = read({ ...sampled, weights: [4, -6, 1] });
    expect(quality).toMatchObject([{ check: "negative-weight", count: 1 }]);
  });

  it("are refused with the path of what is wrong", () => {
    const swapped = [evented.events[0], evented.events[1], evented.events[3]];
    const back = [evented.events[1], { type: "O", frame: 0, at: 1 }];
    expect(refused({ ...evented, events: swapped }))
      .toMatch(/profiles\[0\]\.events\[2\] closes a frame that is not the innermost one/);
    expect(refused({ ...evented, events: back })).toMatch(
      /events\[1\]\.at is 1, after 2 before it/,
    );
    expect(refused({ ...evented, unit: "days" })).toMatch(/unit is "days", must be one of none, /);
    expect(refused({ ...evented, type: [[]] })).toMatch(
      /type is an array of 1, must be sampled or/,
    );
    expect(refused({ ...sampled, weights: [] })).toMatch(/3 samples, but 0 weights/);
    expect(refused({ ...sampled, samples: [[2], [], []] }))
      .toMatch(/samples\[0\]\[0\] is 2, must be a whole number below 2/);
  });

  it("are recognised by their schema", () => {
    const head = (text: string) => speedscope.recognises(new TextEncoder().encode(text));
    expect([head(JSON.stringify(file(sampled))), head('{"shared": {"frames": []}}'), head("{}")])
      .toEqual([true, true, false]);
  });

  it("survive damage", () => {
    expectSurvival(speedscope, JSON.stringify(file(evented, sampled)), 3000);
  });
});
