import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atFrequency, memoryShareAt, scalingOf } from "../../../src/captures/replay/frequency.ts";
import type { WorkDescription } from "../../../src/captures/replay/work-description.ts";

const work: WorkDescription = {
  name: "made",
  units: { instructions: "", cycles: "", "task-clock": "s", "power/energy-pkg/": "J" },
  phases: [{
    duration: 2,
    instructions: 8e9,
    rates: { instructions: 4e9, cycles: 3e9, "task-clock": 1, "power/energy-pkg/": 12 },
    stackMix: [{ stack: "main", share: 1 }],
  }],
};
/** What is counted in the one phase. */
function countsAt(to: number, memoryShare: number): Record<string, number> {
  const [{ duration, rates }] = atFrequency(work, { from: 3e9, to, memoryShare }).work.phases;
  const counts = Object.entries(rates).map(([event, rate]) => [event, rate * duration]);
  return { duration, ...Object.fromEntries(counts) };
}

describe("work at another frequency", () => {
  it("takes twice the time and the same cycles at half the frequency, if it never waits", () => {
    expect(countsAt(1.5e9, 0)).toEqual({
      duration: 4,
      instructions: 8e9,
      cycles: 6e9,
      "task-clock": 4,
    });
  });

  it("takes the same time and half the cycles at half the frequency, if it only waits", () => {
    expect(countsAt(1.5e9, 1)).toEqual({
      duration: 2,
      instructions: 8e9,
      cycles: 3e9,
      "task-clock": 2,
    });
  });

  // T = T₀ [(1 − β) f₀/f + β] = 2 (0.5 · 2 + 0.5), C = C₀ [(1 − β) + β f/f₀] = 6·10⁹ (0.5 + 0.25)
  it("lies in between for what waits half of its time", () => {
    expect(countsAt(1.5e9, 0.5)).toMatchObject({ duration: 3, instructions: 8e9, cycles: 4.5e9 });
  });

  it("names what it cannot tell and keeps instructions and stacks", () => {
    const { work: slow, unpredicted } = atFrequency(work, { from: 3e9, to: 1e9 });
    expect(unpredicted).toEqual(["power/energy-pkg/"]);
    expect(Object.keys(slow.units)).toEqual(["instructions", "cycles", "task-clock"]);
    expect(slow.phases[0].instructions).toBe(8e9);
    expect(slow.phases[0].stackMix).toEqual(work.phases[0].stackMix);
  });

  it("comes back to itself when the memory share is taken along", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const frequency = fc.double({ min: 1e9, max: 5e9, noNaN: true });
    fc.assert(fc.property(share, frequency, (beta, to) => {
      const there = atFrequency(work, { from: 3e9, to, memoryShare: beta }).work;
      const memoryShare = memoryShareAt(beta, 3e9, to);
      const [{ duration, rates }] =
        atFrequency(there, { from: to, to: 3e9, memoryShare }).work.phases;
      expect(duration).toBeCloseTo(2, 12);
      expect(rates.cycles / 3e9).toBeCloseTo(1, 12);
    }));
  });

  it("takes the memory share of each phase, and kinds that the caller knows better", () => {
    const { work: slow, unpredicted } = atFrequency(work, {
      from: 3e9,
      to: 1.5e9,
      memoryShare: (phase) => phase.rates.cycles === 3e9 ? 1 : 0,
      scaling: { "power/energy-pkg/": "time" },
    });
    expect([slow.phases[0].duration, slow.phases[0].rates["power/energy-pkg/"]]).toEqual([2, 12]);
    expect(unpredicted).toEqual([]);
  });

  it("knows the kinds of the usual counters", () => {
    const kinds = ["cpu_core/cycles:u/", "ref-cycles", "msr/tsc/", "branch-misses"];
    expect(kinds.map((event) => scalingOf(event, ""))).toEqual(["cycles", "time", "time", "work"]);
    expect(scalingOf("stalled-cycles-backend", "")).toBe("unpredicted");
    expect([scalingOf("task-clock", "s"), scalingOf("data_reads", "B")]).toEqual(["time", "work"]);
  });

  it("refuses frequencies and shares that are none", () => {
    expect(() => atFrequency(work, { from: 0, to: 1 })).toThrow("from must be > 0 Hz");
    expect(() => countsAt(1e9, 1.5)).toThrow("memoryShare must be in [0, 1], got 1.5");
    const scaling = { cycles: "sideways" } as unknown as Record<string, "work">;
    expect(() => atFrequency(work, { from: 1, to: 1, scaling })).toThrow('scaling of "cycles"');
  });
});
