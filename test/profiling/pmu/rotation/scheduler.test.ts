import { describe, expect, it } from "vitest";
import { rotationSchedulers } from "../../../../src/profiling/pmu/rotation/index.ts";
import { rateOfChange } from "../../../../src/profiling/pmu/rotation/rate-of-change.ts";
import { roundRobin } from "../../../../src/profiling/pmu/rotation/round-robin.ts";
import type { RotationScheduler } from "../../../../src/profiling/pmu/rotation/scheduler.ts";
import { Random } from "../../../../src/random/mod.ts";

/** Which group came first in each of n intervals of 1 s, each seen at the rates that `rate` tells. */
function firsts(
  scheduler: RotationScheduler,
  n: number,
  rate: (g: number, t: number) => number,
  seed = "rotation",
): number[] {
  const G = 4;
  const rotation = scheduler.start(G, Random.named(seed));
  const order = Int32Array.from({ length: G }, (_, g) => g);
  return Array.from({ length: n }, (_, t) => {
    rotation.order(t, order);
    expect([...order].sort()).toEqual([0, 1, 2, 3]);
    rotation.saw(order[0], t + 1, Float64Array.of(rate(order[0], t)));
    return order[0];
  });
}
const steady = () => 5;
const visits = (groups: number[]) => [0, 1, 2, 3].map((g) => groups.filter((x) => x === g).length);

describe.each(Object.entries(rotationSchedulers))("the rotation %s", (_name, scheduler) => {
  it("offers the counters to every group in some order, and forgets none", () => {
    expect(Math.min(...visits(firsts(scheduler, 400, steady)))).toBeGreaterThan(60);
  });

  it("is the same for the same seed", () => {
    expect(firsts(scheduler, 50, steady)).toEqual(firsts(scheduler, 50, steady));
  });
});

describe("round-robin", () => {
  it("goes from the group told to the next", () => {
    expect(firsts(roundRobin({ first: 2 }), 6, steady)).toEqual([2, 3, 0, 1, 2, 3]);
    expect(() => roundRobin({ first: -1 })).toThrow("got -1");
  });
});

describe("random rotation", () => {
  // 4000 draws: 1000 ± √(4000 · ¼ · ¾) = 27
  it("puts each of 4 groups first in a quarter of the intervals, within 4 standard errors", () => {
    const counts = visits(firsts(rotationSchedulers.random, 4000, steady));
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(4 * 27.4);
  });
});

describe("rate-of-change rotation", () => {
  it("looks at all groups twice before it prefers any", () => {
    const counts = visits(firsts(rateOfChange(), 8, (g) => g));
    expect(counts).toEqual([2, 2, 2, 2]);
  });

  it("looks at a restless group more often than at steady ones", () => {
    const counts = visits(firsts(rateOfChange(), 400, (g, t) => g === 1 ? 1 + (t * 7) % 5 : 5));
    expect(counts[1]).toBeGreaterThan(2 * Math.max(counts[0], counts[2], counts[3]));
  });

  it("takes its turn like round-robin where nothing changes", () => {
    const groups = firsts(rateOfChange(), 40, steady).slice(8);
    for (let i = 4; i < groups.length; i++) expect(groups[i]).toBe(groups[i - 4]);
  });

  it("refuses a least change of 0", () => {
    expect(() => rateOfChange({ leastChange: 0 })).toThrow("leastChange must be > 0, got 0");
  });
});
