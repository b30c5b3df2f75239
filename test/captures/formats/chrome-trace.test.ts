import { describe, expect, it } from "vitest";
import { chromeTrace } from "../../../src/captures/formats/chrome-trace.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { expectSurvival, readWith, refusal, rowsOf } from "./read-with.ts";

const on = { pid: 1, tid: 2 };
const b = (name: string, ts: number, more: object = {}) => ({ ph: "B", name, ts, ...on, ...more });
const e = (ts: number, more: object = {}) => ({ ph: "E", ts, ...on, ...more });
const x = (name: string, ts: number, dur: number) => ({ ph: "X", name, ts, dur, ...on });
const read = (...events: object[]) => readWith(chromeTrace, JSON.stringify(events));

/** Rows of self time as [begin in µs, length in µs, stack]. */
function slicesOf({ columns, stacks }: Capture): [number, number, string][] {
  return Array.from(columns.time, (time, i) => [
    Math.round(1e6 * time),
    Math.round(1e6 * columns.value[i]),
    stacks.path(columns.stack?.[i] ?? -1).map(({ name }) => name).join(";"),
  ]);
}
const checksOf = ({ quality }: Capture) => quality.map(({ check, count }) => [check, count]);

describe("slices of Chrome traces", () => {
  it("nest, and have the time that no slice within them has", () => {
    const capture = read(b("main", 0), x("parse", 2, 3), e(10));
    expect(slicesOf(capture)).toEqual([[0, 2, "main"], [2, 3, "main;parse"], [5, 5, "main"]]);
    expect(rowsOf(capture)[0])
      .toEqual({ event: "self-time", kind: "sample", unit: "s", value: 2e-6, time: 0, ...on });
  });

  it("may come in any order", () => {
    const inOrder = read(b("a", 1), x("b", 2, 2), x("c", 2, 1), e(6), x("d", 6, 1));
    const shuffled = read(x("d", 6, 1), x("c", 2, 1), e(6), x("b", 2, 2), b("a", 1));
    expect(slicesOf(shuffled)).toEqual(slicesOf(inOrder));
    expect(slicesOf(inOrder).map(([, , path]) => path)).toEqual(["a", "a;b;c", "a;b", "a", "d"]);
  });

  it("run on each thread by themselves", () => {
    const capture = read(x("a", 0, 4), { ...x("b", 1, 1), tid: 3 });
    expect(slicesOf(capture)).toEqual([[0, 4, "a"], [1, 1, "b"]]);
    expect([...capture.columns.tid as Int32Array]).toEqual([2, 3]);
  });

  it("end where the one around them ends, which is told", () => {
    const capture = read(x("a", 0, 4), x("b", 2, 5));
    expect(slicesOf(capture)).toEqual([[0, 2, "a"], [2, 2, "a;b"]]);
    expect(checksOf(capture)).toEqual([["overlap", 1]]);
  });

  it("close by name, and tell of ends and begins that lack the other", () => {
    const capture = read(
      e(0),
      b("a", 1),
      b("b", 2),
      e(3, { name: "z" }),
      e(4, { name: "a" }),
      b("c", 5),
    );
    expect(slicesOf(capture)).toEqual([[1, 1, "a"], [2, 2, "a;b"]]);
    expect(checksOf(capture)).toEqual([["stray-end", 2], ["left-open", 2]]);
  });

  it("without a length are told", () => {
    expect(checksOf(read(x("a", 0, 1), { ...x("b", 1, 1), dur: undefined })))
      .toEqual([["no-duration", 1]]);
  });
});

describe("other events of Chrome traces", () => {
  it("are gauges for counters, a series each", () => {
    const counter = (name: string, args: object) => ({ ph: "C", name, ts: 5, pid: 1, args });
    const capture = read(counter("heap", { used: 7, free: 8 }), counter("fps", { value: 60 }));
    expect(rowsOf(capture)).toEqual([
      { event: "heap used", kind: "gauge", unit: "", value: 7, time: 5e-6, pid: 1 },
      { event: "heap free", kind: "gauge", unit: "", value: 8, time: 5e-6, pid: 1 },
      { event: "fps", kind: "gauge", unit: "", value: 60, time: 5e-6, pid: 1 },
    ]);
  });

  it("are instants, of all three names of the phase", () => {
    const capture = read(...["I", "i", "R"].map((ph) => ({ ph, name: "gc", ts: 1, ...on })));
    expect(rowsOf(capture).map(({ event, kind, value }) => [event, kind, value]))
      .toEqual(Array(3).fill(["gc", "instant", NaN]));
  });

  it("name threads, or else processes, wherever they stand", () => {
    const named = (name: string, pid: number, tid: number, text: string) => ({
      ph: "M",
      name,
      pid,
      tid,
      args: { name: text },
    });
    const capture = read(
      x("a", 0, 1),
      { ...x("b", 0, 1), tid: 9 },
      { ...x("c", 0, 1), pid: 7, tid: "io" },
      named("thread_name", 1, 2, "Main"),
      named("process_name", 1, 0, "Browser"),
    );
    expect(rowsOf(capture).map(({ command }) => command)).toEqual(["Main", "Browser", "io"]);
  });

  it("are counted where their phase is not read", () => {
    const { quality } = read(x("a", 0, 1), { ph: "s", ts: 0 }, { ph: "s", ts: 1 }, { ph: "N" });
    expect(quality.map(({ message, count }) => [message, count])).toEqual([
      ['events of phase "s", which are not read', 2],
      ['events of phase "N", which are not read', 1],
    ]);
  });
});

describe("files of Chrome traces", () => {
  const events = [b("main", 0), x('a "[{\\', 1, 2), e(9)];

  it("are arrays, or objects with the array in traceEvents", () => {
    const text = JSON.stringify({ displayTimeUnit: "ms", traceEvents: events, metadata: {} });
    expect(slicesOf(readWith(chromeTrace, text))).toEqual(slicesOf(read(...events)));
  });

  it("may be cut off at any place, and keep all whole events, which is told", () => {
    const texts = [
      JSON.stringify(events),
      `{"a": [1], "traceEvents": ${JSON.stringify(events)}, "b": 1}`,
    ];
    for (const text of texts) {
      const first = text.indexOf("}") + 1; // of the first event
      for (let end = text.indexOf("},{", first) + 1; end < text.length; end++) {
        const capture = readWith(chromeTrace, text.slice(0, end));
        expect(checksOf(capture)[0]).toEqual(["truncated", 1]);
        expect(slicesOf(capture)[1]).toEqual([1, 2, 'main;a "[{\\']);
      }
    }
  });

  it("are refused with the line where they are broken, not cut", () => {
    expect(refusal(chromeTrace, '[{"ph":"X"},\n{"ph":5 6},\n{"ph":"X"}]')).toMatch(/^a.txt:2: /);
    expect(refusal(chromeTrace, '[{"ph":"X","ts":[]}]')).toMatch(
      /traceEvents\[0\]\.ts is an array/,
    );
    expect(refusal(chromeTrace, '[{"ph":"X","ts":1,"dur":-5}]')).toMatch(/dur is -5 µs/);
    expect(refusal(chromeTrace, '[{"ph":"X","ts":1e300,"dur":5}]')).toMatch(/no time of a program/);
  });

  it("survive ids that are objects, and damage", () => {
    const pid = { toString: 1 };
    expect(read({ ph: "X", name: "a", ts: 0, dur: 1, pid, tid: [pid] }).rows).toBe(1);
    expectSurvival(
      chromeTrace,
      JSON.stringify([...events, { ph: "C", ts: 3, args: { a: 1 } }]),
      3000,
    );
  });
});
