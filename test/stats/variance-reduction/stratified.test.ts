import { describe, expect, it } from "vitest";
import { exp } from "../../../src/math/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { stratified } from "../../../src/stats/variance-reduction/stratified.ts";
import { shareError } from "../coverage-study.ts";
import { exponential, replicated } from "./replicated.ts";

const root = Random.named("stratified");
const K = 5;

/** e^U with U uniform on the k-th fifth of [0, 1]. */
const fifths = {
  probabilities: new Array(K).fill(1 / K),
  draw: (k: number, random: Random) => exp((k + random.uniform()) / K),
};

// S6. Var[e^U | U in (a, a + h)] = (e^2(a+h) − e^2a)/2h − ((e^(a+h) − e^a)/h)²
const within = Array.from({ length: K }, (_, k) => {
  const h = 1 / K, a = k * h;
  const square = (Math.exp(2 * (a + h)) - Math.exp(2 * a)) / (2 * h);
  return square - ((Math.exp(a + h) - Math.exp(a)) / h) ** 2;
});
const proportional = within.reduce((sum, v) => sum + v / K, 0) / exponential.variance;
const neyman = within.reduce((sum, v) => sum + Math.sqrt(v) / K, 0) ** 2 / exponential.variance;

describe("five strata on E[e^U]", () => {
  const n = 100, replications = 2000;
  const { values, ratios, coverage, varianceError } = replicated(
    replications,
    exponential.mean,
    (r) => stratified(fifths, n, root.stream(r)),
  );

  it("estimate e − 1 without bias, within 4 standard errors", () => {
    expect(Math.abs(values.mean - exponential.mean)).toBeLessThan(4 * values.standardError);
  });

  it("leave Σ pₖσₖ²/σ² = 0.0438 of the variance, within 4 standard errors", () => {
    expect(proportional).toBeCloseTo(0.0438, 4);
    const measured = values.variance / (exponential.variance / n);
    expect(Math.abs(measured / proportional - 1)).toBeLessThan(4 * varianceError);
  });

  it("report that ratio, within 4 standard errors and 1 %", () => {
    expect(Math.abs(ratios.mean - proportional)).toBeLessThan(
      4 * ratios.standardError + 0.01 * proportional,
    );
  });

  it("cover 95 % within 4 standard errors", () => {
    expect(Math.abs(coverage - 0.95)).toBeLessThan(4 * shareError(0.95, replications));
  });

  it("leave (Σ pₖσₖ)²/σ² by Neyman's allocation, less than in proportion, within 4 standard errors and 2 %", () => {
    const optimal = replicated(
      replications,
      exponential.mean,
      (r) => stratified({ ...fifths, allocation: "neyman" }, n, root.stream(`neyman/${r}`)),
    );
    const measured = optimal.values.variance / (exponential.variance / n);
    expect(neyman).toBeLessThan(proportional);
    // the pilot knows σₖ to 13 %, which costs under 2 %
    expect(Math.abs(measured / neyman - 1)).toBeLessThan(4 * varianceError + 0.02);
  });
});

describe("stratified sampling", () => {
  it("gives the strata their shares of n by largest remainders, two at least", () => {
    const strata = {
      probabilities: [0.005, 0.335, 0.66],
      draw: (k: number, random: Random) => k + random.uniform(),
    };
    expect(stratified(strata, 100, root).allocation).toEqual([2, 33, 65]);
    expect(stratified(strata, 6, root).allocation).toEqual([2, 2, 2]);
    const thirds = { ...strata, probabilities: [1 / 3, 1 / 3, 1 / 3] };
    expect(stratified(thirds, 100, root).allocation).toEqual([34, 33, 33]);
  });

  it("gives no more than two to a constant stratum by Neyman's allocation", () => {
    const strata = {
      probabilities: [0.5, 0.5],
      draw: (k: number, random: Random) => k === 0 ? 1 : random.uniform(),
      allocation: "neyman",
    } as const;
    expect(stratified(strata, 50, root).allocation).toEqual([2, 48]);
  });

  it("is exact where every stratum is constant", () => {
    const strata = { probabilities: [0.25, 0.75], draw: (k: number) => k };
    const exact = { value: 0.75, low: 0.75, high: 0.75, varianceRatio: 0 };
    expect(stratified(strata, 8, root)).toMatchObject(exact);
    expect(stratified({ ...strata, allocation: "neyman" }, 8, root)).toMatchObject(exact);
  });

  it("refuses probabilities that are not positive or do not sum to 1, and n under two a stratum", () => {
    const draw = () => 0;
    expect(() => stratified({ probabilities: [0, 1], draw }, 9, root)).toThrow(
      "probabilities must be > 0, got 0",
    );
    expect(() => stratified({ probabilities: [0.5, 0.6], draw }, 9, root)).toThrow(
      "must sum to 1, got 1.1",
    );
    expect(() => stratified({ ...fifths, draw }, 9, root)).toThrow(
      "n must be a whole number >= 10, got 9",
    );
  });
});
