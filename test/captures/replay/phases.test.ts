import { describe, expect, it } from "vitest";
import { CaptureBuilder } from "../../../src/captures/model/builder.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { noStack } from "../../../src/captures/model/stacks.ts";
import { detectPhases } from "../../../src/captures/replay/phases.ts";
import { replayed } from "../../../src/captures/replay/replayed.ts";
import { stackMix } from "../../../src/captures/replay/stack-mix.ts";
import { workSignal } from "../../../src/captures/replay/work-description.ts";
import { Random } from "../../../src/random/mod.ts";
import { perfCapture, perfFile } from "../perf-intervals.ts";

/**
 * 6 s of computing, then 4 s of waiting for memory, in intervals of 0.1 s, with stacks at 100 Hz.
 */
function twoPhases(): Capture {
  const random = Random.named("phases");
  const builder = new CaptureBuilder("two.csv", "perf-stat-csv");
  const [cycles, instructions, misses] = ["cycles", "instructions", "cache-misses"]
    .map((name) => builder.event(name, "interval", ""));
  const sample = builder.event("cpu-clock", "sample", "s");
  const stackOf = (...names: string[]) =>
    names.reduce(
      (caller, name) => builder.stacks.call(caller, builder.stacks.frame(name)),
      noStack,
    );
  const compute = stackOf("main", "compute"), load = stackOf("main", "load");
  for (let i = 1; i <= 100; i++) {
    const isComputing = i <= 60, time = i / 10, duration = 0.1;
    const noise = () => 1 + 0.01 * random.normal();
    builder.add({ event: cycles, time, duration, value: Math.round(3e8 * noise()) });
    const rate = isComputing ? 6e8 : 1e8;
    builder.add({ event: instructions, time, duration, value: Math.round(rate * noise()) });
    const missRate = isComputing ? 1e4 : 3e6;
    builder.add({ event: misses, time, duration, value: Math.round(missRate * noise()) });
    for (let k = 0; k < 10; k++) {
      const stack = isComputing === k < 9 ? compute : load; // nine to one, then one to nine
      builder.add({ event: sample, time: time - 0.1 + (k + 0.5) / 100, value: 0.01, stack });
    }
  }
  return builder.build();
}

describe("detectPhases", () => {
  it("describes two planted phases by duration, rates and stacks", () => {
    const { phases, units } = detectPhases(twoPhases());
    expect(units).toEqual({ cycles: "", instructions: "", "cache-misses": "" });
    expect(phases.map(({ duration }) => duration.toFixed(6))).toEqual(["6.000000", "4.000000"]);
    // noise of 1 % on the mean of 60 and 40 intervals
    expect(phases[0].rates.instructions / 6e9).toBeCloseTo(1, 2);
    expect(phases[1].rates["cache-misses"] / 3e7).toBeCloseTo(1, 2);
    const shares = phases.map(({ stackMix: [{ stack, share }] }) => [stack, share.toFixed(6)]);
    expect(shares).toEqual([["main;compute", "0.900000"], ["main;load", "0.900000"]]);
  });

  it("keeps the totals of every counter", () => {
    const capture = twoPhases();
    const work = detectPhases(capture);
    for (const event of Object.keys(work.units)) {
      const total = replayed(capture, { event }).integral(0, 10);
      const described = workSignal(work, event).integral(0, 10);
      expect(Math.abs(described / total - 1)).toBeLessThan(1e-14);
    }
    const instructions = work.phases.map((phase) => phase.instructions);
    expect(instructions[0]! + instructions[1]!).toBe(
      replayed(capture, { event: "instructions" }).integral(0, 10),
    );
  });

  it("looks only at the counters that it is given, with instructions or without", () => {
    const { phases, units } = detectPhases(twoPhases(), { events: ["cycles"] });
    expect([phases.length, phases[0].instructions, Object.keys(units)]).toEqual([1, null, [
      "cycles",
    ]]);
  });

  it("refuses a counter that is not there", () => {
    expect(() => detectPhases(twoPhases(), { events: ["flops"] })).toThrow(
      'two.csv: no interval counter "flops"',
    );
  });

  // HPL factorises a shrinking matrix panel by panel: long updates at 40 G/s, short panels at 20
  it.skipIf(perfFile("hpl_atlas") === null)(
    "sees the panels of HPL shorten one after the other",
    () => {
      const { phases } = detectPhases(perfCapture("hpl_atlas"));
      const updates = phases.slice(3, 44).filter((phase) => phase.rates.instructions > 3.5e10);
      expect(updates.length).toBeGreaterThanOrEqual(18);
      const longer = updates.filter(({ duration }, i) =>
        i > 0 && duration > updates[i - 1].duration + 0.15
      );
      expect(longer).toEqual([]);
      expect(updates[0].duration).toBeGreaterThan(2 * updates[updates.length - 1].duration);
    },
  );

  it.skipIf(perfFile("stream") === null)("sees that STREAM computes for 10.3 s", () => {
    const { phases } = detectPhases(perfCapture("stream"));
    const busy = phases.filter((phase) => phase.rates.instructions > 2e9);
    expect(busy.map(({ duration }) => duration.toFixed(1))).toEqual(["10.3"]);
  });
});

describe("stackMix", () => {
  it("weighs samples by what they stand for, in the window alone", () => {
    const capture = twoPhases();
    expect(stackMix(capture, { from: 0, to: 0.1 }).map(({ share }) => share.toFixed(6))).toEqual([
      "0.900000",
      "0.100000",
    ]);
    expect(stackMix(capture, { from: 20, to: 30 })).toEqual([]);
    expect(stackMix(capture, { from: 0, to: 10, event: "cycles" })).toEqual([]);
  });
});

describe("workSignal", () => {
  it("refuses an event that the work does not have", () => {
    expect(() => workSignal(detectPhases(twoPhases()), "flops")).toThrow(
      'workSignal: "two.csv" has no event "flops"; it has cycles, instructions, cache-misses',
    );
  });
});
