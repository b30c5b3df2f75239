import { describe, expect, it } from "vitest";
import { systematic } from "../../../src/profiling/plans/systematic.ts";
import {
  onCpuProfile,
  type ThreadInterval,
  wallClockProfile,
} from "../../../src/profiling/stacks/wall-clock.ts";
import { Random } from "../../../src/random/mod.ts";

// 4 s elapsed, 1 s on the processor: of the time read waits 60 %, of the running time compute has 80 %
const turn: readonly ThreadInterval[] = [
  { stack: "read", duration: 0.1, isRunning: true },
  { stack: "read", duration: 2.4, isRunning: false },
  { stack: "compute", duration: 0.8, isRunning: true },
  { stack: "lock", duration: 0.6, isRunning: false },
  { stack: "write", duration: 0.1, isRunning: true },
];
const thread = Array.from({ length: 25 }, () => turn).flat(); // 100 s, 25 s on the processor
const plan = systematic({ rate: 997 });
const random = Random.named("wall clock");
const shares = (samples: Float64Array) => {
  const n = samples.reduce((a, b) => a + b, 0);
  return Array.from(samples, (x) => x / n);
};

// a systematic plan misses each interval's share by less than a sample: 250 intervals of 99,700
describe("sampling a thread that runs and waits", () => {
  it("by the wall clock gives each stack its share of the elapsed time", () => {
    const { stacks, samples } = wallClockProfile(thread, plan, random);
    expect(stacks).toEqual(["read", "compute", "lock", "write"]);
    const expected = [2.5 / 4, 0.8 / 4, 0.6 / 4, 0.1 / 4];
    shares(samples).forEach((x, i) => expect(Math.abs(x - expected[i])).toBeLessThan(0.0025));
  });

  it("on the processor gives each stack its share of the running time, and waits nothing", () => {
    const { samples } = onCpuProfile(thread, plan, random);
    const expected = [0.1, 0.8, 0, 0.1];
    shares(samples).forEach((x, i) => expect(Math.abs(x - expected[i])).toBeLessThan(0.01));
  });

  it("takes samples in proportion to its clock: 997 a second of elapsed and of running time", () => {
    const total = (samples: Float64Array) => samples.reduce((a, b) => a + b, 0);
    expect(Math.abs(total(wallClockProfile(thread, plan, random).samples) - 99_700)).toBeLessThan(
      2,
    );
    expect(Math.abs(total(onCpuProfile(thread, plan, random).samples) - 24_925)).toBeLessThan(2);
  });

  it("refuses intervals of no length", () => {
    expect(() => wallClockProfile([{ stack: "x", duration: 0, isRunning: true }], plan, random))
      .toThrow('durations must be > 0 s, "x" has 0');
  });
});
