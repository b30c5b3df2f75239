import { describe, expect, it } from "vitest";
import { replicate, runToPrecision, steadyState } from "../../src/des/mod.ts";
import { Random } from "../../src/random/mod.ts";
import { contains, relativeHalfWidth } from "../../src/stats/mod.ts";

const dice = (random: Random) => ({ one: 1 + random.integer(6), two: 2 + random.exponential() });

describe("replicate", () => {
  it("estimates each measure from its own replications", () => {
    const { estimates, samples } = replicate(
      dice,
      { replications: 400, level: 0.99 },
      Random.named("dice"),
    );
    expect(contains(estimates.one, 3.5)).toBe(true);
    expect(contains(estimates.two, 3)).toBe(true);
    expect(samples.one).toHaveLength(400);
    expect([estimates.one.n, estimates.one.level, estimates.one.method]).toEqual([400, 0.99, "t"]);
  });

  it("makes the same replication however many are made", () => {
    const of = (replications: number) =>
      replicate(dice, { replications }, Random.named("dice")).samples.two;
    expect([...of(5)]).toEqual([...of(50).subarray(0, 5)]);
  });

  it("refuses measures that are not finite or not the same, and fewer than two replications", () => {
    const random = Random.named("refused");
    expect(() => replicate(() => ({ x: NaN }), { replications: 2 }, random)).toThrow(
      'replication 0: measure "x" must be finite, got NaN',
    );
    const changing = (_: Random, r: number): Record<string, number> =>
      r === 0 ? { x: 1 } : { y: 1 };
    expect(() => replicate(changing, { replications: 2 }, random)).toThrow(
      "replication 1: measures must be x, got y",
    );
    expect(() => replicate(dice, { replications: 1 }, random)).toThrow("whole number >= 2, got 1");
  });
});

describe("runToPrecision", () => {
  it("stops when every interval is as narrow as asked", () => {
    const options = { relativeHalfWidth: 0.05 };
    const { estimates, isReached } = runToPrecision(dice, options, Random.named("precise"));
    expect(isReached).toBe(true);
    expect(relativeHalfWidth(estimates.one)).toBeLessThanOrEqual(0.05);
    expect(relativeHalfWidth(estimates.two)).toBeLessThanOrEqual(0.05);
    // (1.96 σ / (0.05 μ))² with σ² = 35/12, μ = 3.5, give or take the estimate of σ
    const expected = (1.96 / 0.05) ** 2 * (35 / 12) / 3.5 ** 2;
    expect(Math.abs(estimates.one.n / expected - 1)).toBeLessThan(4 / Math.sqrt(2 * expected));
  });

  it("looks only at the measures named, and gives up at the maximum", () => {
    const noisy = (random: Random) => ({ calm: 1 + 0.01 * random.normal(), wild: random.normal() });
    const options = { relativeHalfWidth: 0.05, maximum: 30 };
    const named = runToPrecision(noisy, { ...options, measures: ["calm"] }, Random.named("n"));
    expect([named.isReached, named.estimates.calm.n]).toEqual([true, 10]);
    const all = runToPrecision(noisy, options, Random.named("n"));
    expect([all.isReached, all.estimates.calm.n]).toEqual([false, 30]);
  });

  it("refuses options that make no sense", () => {
    const of = (options: object) => () =>
      runToPrecision(dice, { relativeHalfWidth: 0.1, ...options }, Random.named("x"));
    expect(of({ relativeHalfWidth: 0 })).toThrow("relativeHalfWidth must be > 0, got 0");
    expect(of({ minimum: 1 })).toThrow("minimum must be a whole number >= 2, got 1");
    expect(of({ maximum: 5 })).toThrow("maximum must be a whole number >= minimum = 10, got 5");
    expect(of({ measures: ["three"] })).toThrow('measures must be of one, two, got "three"');
  });
});

describe("steadyState", () => {
  it("cuts off the warm-up of a run that begins far away, and covers the mean", () => {
    // AR(1) around 10 that starts at 110: x' = 10 + 0.9 (x − 10) + ε
    const random = Random.named("steady");
    let x = 110;
    const run = Float64Array.from(
      { length: 20_000 },
      () => x = 10 + 0.9 * (x - 10) + random.normal(),
    );
    const estimate = steadyState(run, { level: 0.999 });
    // 100 · 0.9ᵏ falls below the standard deviation 1/√(1 − 0.81) = 2.3 at k = 36.
    expect(estimate.warmUp.truncation).toBeGreaterThanOrEqual(25);
    expect(estimate.warmUp.tooShort).toBe(false);
    expect(contains(estimate, 10)).toBe(true);
  });
});
