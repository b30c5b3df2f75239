import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  circuitBreaker,
  type Guard,
  overheadBudget,
  throttle,
} from "../../../src/profiling/mod.ts";
import { Random } from "../../../src/random/mod.ts";

interface Taken {
  readonly time: number;
  readonly cost: number;
}

/** What a guard lets through of instants at a rate, with costs that may change over time. */
function through(
  guard: Guard,
  { rate, to, cost }: { rate: number; to: number; cost: (t: number) => number },
): Taken[] {
  const random = Random.named("guards");
  const taken: Taken[] = [];
  for (let t = 0; t < to; t += random.exponential() / rate) {
    if (random.uniform() >= guard.chance(t)) continue;
    guard.spent(t, cost(t));
    taken.push({ time: t, cost: cost(t) });
  }
  return taken;
}

/** The greatest cost within any window of that length, s. */
function mostSpent(taken: readonly Taken[], window: number): number {
  let most = 0, sum = 0, first = 0;
  for (const { time, cost } of taken) {
    sum += cost;
    while (taken[first].time <= time - window) sum -= taken[first++].cost;
    most = Math.max(most, sum);
  }
  return most;
}

const spent = (taken: readonly Taken[], from: number, to: number) =>
  taken.filter(({ time }) => time >= from && time < to).reduce((sum, { cost }) => sum + cost, 0);

describe("overhead budget", () => {
  it("is never exceeded over any window, whatever the rate, the costs and their changes", () => {
    const cases = fc.record({
      share: fc.double({ min: 0.005, max: 0.2, noNaN: true }),
      rate: fc.integer({ min: 10, max: 20_000 }),
      dear: fc.double({ min: 1e-6, max: 1e-3, noNaN: true }),
      change: fc.double({ min: 0, max: 4, noNaN: true }),
    });
    fc.assert(
      fc.property(cases, ({ share, rate, dear, change }) => {
        const guard = overheadBudget({ share, dearest: dear, window: 1 });
        const cost = (t: number) => t < change ? dear / 10 : dear;
        const taken = through(guard, { rate, to: 4, cost });
        expect(mostSpent(taken, 1)).toBeLessThanOrEqual(share * (1 + 1e-9));
      }),
      { numRuns: 40 },
    );
  });

  it("spends between 80 and 100 % of itself where more is asked for", () => {
    const guard = overheadBudget({ share: 0.01, dearest: 1e-5 });
    const taken = through(guard, { rate: 10_000, to: 20, cost: () => 1e-5 });
    const share = spent(taken, 5, 20) / 15;
    expect(share).toBeGreaterThan(0.008);
    expect(share).toBeLessThanOrEqual(0.01);
  });

  it("gives the plan its own rate back when samples become cheap again", () => {
    const guard = overheadBudget({ share: 0.01, dearest: 1e-4 });
    const cost = (t: number) => t < 10 ? 1e-4 : 1e-6;
    const taken = through(guard, { rate: 1000, to: 30, cost });
    const count = taken.filter(({ time }) => time >= 15).length;
    expect(Math.abs(count - 15_000)).toBeLessThan(4 * Math.sqrt(15_000));
  });

  it("refuses a window that does not pay for one sample", () => {
    expect(() => overheadBudget({ share: 0.01, dearest: 0.1 })).toThrow("longer window");
  });
});

describe("circuit breaker", () => {
  it("halts at its limit, tries again after the pause, and closes once samples are cheap", () => {
    const guard = circuitBreaker({ limit: 0.01, pause: 2 });
    const cost = (t: number) => t < 10 ? 1e-4 : 1e-6;
    const taken = through(guard, { rate: 1000, to: 40, cost });
    const first = guard.events[0];
    expect(first.what).toBe("open");
    expect(first.time).toBeLessThan(1);
    expect(spent(taken, first.time + 1e-9, first.time + 2)).toBe(0);
    expect(guard.events.at(-1)?.what).toBe("close");
    expect(taken.filter(({ time }) => time >= 39).length).toBeGreaterThan(800);
  });

  it("doubles its pause as long as trials fail", () => {
    const guard = circuitBreaker({ limit: 0.01, pause: 1 });
    through(guard, { rate: 1000, to: 40, cost: () => 1e-4 });
    const opened = guard.events.filter(({ what }) => what === "open").map(({ time }) => time);
    const gaps = opened.slice(1).map((time, i) => time - opened[i]);
    expect(gaps[1] / gaps[0]).toBeGreaterThan(1.6);
    expect(gaps[2] / gaps[1]).toBeGreaterThan(1.6);
  });
});

describe("throttle", () => {
  it("lets no more through in a tick than the rate allows, and tells when it does not", () => {
    const guard = throttle({ maxRate: 1000, ticks: 100 });
    const taken = through(guard, { rate: 5000, to: 2, cost: () => 1e-6 });
    const ticks = new Map<number, number>();
    for (const { time } of taken) {
      const tick = Math.floor(time * 100);
      ticks.set(tick, (ticks.get(tick) ?? 0) + 1);
    }
    expect(Math.max(...ticks.values())).toBe(10);
    const throttled = guard.events.filter(({ what }) => what === "throttle").length;
    expect(Math.abs(throttled - guard.events.length / 2)).toBeLessThanOrEqual(1);
  });

  it("keeps slow samples to its share of the time, once it knows them", () => {
    const guard = throttle({ maxRate: 100_000, share: 0.25, ticks: 250 });
    const taken = through(guard, { rate: 20_000, to: 4, cost: () => 4e-5 });
    expect(spent(taken, 2, 4) / 2).toBeLessThanOrEqual(0.25);
    expect(spent(taken, 2, 4) / 2).toBeGreaterThan(0.1);
  });
});
