import { describe, expect, it } from "vitest";
import { CaptureBuilder } from "../../../src/captures/model/builder.ts";
import { mergeCaptures } from "../../../src/captures/model/merge.ts";

function counters() {
  const builder = new CaptureBuilder("a.csv", "perf-stat-csv");
  builder.origin({ tool: "perf stat", command: "sort" });
  builder.find("multiplexed", "note", "cycles ran half the time", { event: "cycles" });
  const cycles = builder.event("cycles", "interval", "");
  builder.add({ event: cycles, time: 1, duration: 1, value: 100, enabled: 1, running: 0.5 });
  return builder.build();
}

function samples() {
  const builder = new CaptureBuilder("b.txt", "perf-script");
  builder.origin({ tool: "perf record", kernel: "6.1" });
  const clock = builder.event("cpu-clock", "sample", "s");
  const main = builder.stacks.call(-1, builder.stacks.frame("main", "sort"));
  builder.string("idle");
  builder.add({
    event: clock,
    time: 500,
    value: 0.001,
    command: builder.string("sort"),
    stack: builder.stacks.call(main, builder.stacks.frame("read", "libc")),
    extra: { latency_s: 0.25 },
  });
  builder.add({ event: clock, time: 501, value: 0.001, command: -1, stack: -1 });
  return builder.build();
}

describe("merging captures", () => {
  const merged = mergeCaptures("both", [counters(), samples()], [0, -499]);

  it("keeps every row, with times from one origin", () => {
    expect(merged.name).toBe("both");
    expect(merged.rows).toBe(3);
    expect([...merged.columns.time]).toEqual([1, 1, 2]);
    expect(merged.events.map(({ name }) => name)).toEqual(["cycles", "cpu-clock"]);
    expect([...merged.columns.event]).toEqual([0, 1, 1]);
  });

  it("keeps stacks and names by what they mean, not by their number", () => {
    const { columns, strings, stacks } = merged;
    expect(stacks.path(columns.stack![1]).map(({ name, module }) => `${name}@${module}`))
      .toEqual(["main@sort", "read@libc"]);
    expect(strings[columns.command![1]]).toBe("sort");
    expect([columns.stack![0], columns.stack![2], columns.command![2]]).toEqual([-1, -1, -1]);
  });

  it("leaves empty what one of them does not know", () => {
    expect([...merged.columns.duration!]).toEqual([1, NaN, NaN]);
    expect([...merged.columns.extra.latency_s]).toEqual([NaN, 0.25, NaN]);
  });

  it("has the origin of the first, filled up from the others, and all findings", () => {
    expect(merged.provenance).toMatchObject({
      tool: "perf stat, perf record",
      command: "sort",
      kernel: "6.1",
      source: "a.csv",
    });
    expect(merged.format).toBe("perf-stat-csv + perf-script");
    expect(merged.quality).toEqual(counters().quality);
  });
});
