import { describe, expect, it } from "vitest";
import {
  betaCdf,
  betaQuantile,
  chiSquareCdf,
  chiSquareQuantile,
  fCdf,
  fQuantile,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile,
} from "../../src/stats/laws.ts";

/** The relative error of `actual`. */
const error = (actual: number, expected: number) => Math.abs(actual / expected - 1);

// Golden values: scipy.stats 1.17.1, the cdf and ppf methods of norm, t, chi2, beta and f with the
// same arguments.
describe("the laws agree with SciPy to a relative 1e-12", () => {
  it("normal", () => {
    expect(error(normalCdf(-8), 6.22096057427174e-16)).toBeLessThan(1e-12);
    expect(error(normalQuantile(0.975), 1.959963984540054)).toBeLessThan(1e-12);
    expect(error(normalQuantile(1e-10), -6.361340902404056)).toBeLessThan(1e-12);
  });

  it("t", () => {
    expect(error(tCdf(-2.5, 3.5), 0.03784732190474501)).toBeLessThan(1e-12);
    expect(error(tQuantile(0.975, 1), 12.706204736174694)).toBeLessThan(1e-12);
    expect(error(tQuantile(0.975, 4.7), 2.62072607535317)).toBeLessThan(1e-12);
    expect(error(tQuantile(0.995, 200), 2.600634436191558)).toBeLessThan(1e-12);
  });

  it("chi-square", () => {
    expect(error(chiSquareCdf(3.2, 7), 0.1340952582639016)).toBeLessThan(1e-12);
    expect(error(chiSquareQuantile(0.025, 7), 1.689869180677355)).toBeLessThan(1e-12);
    expect(error(chiSquareQuantile(0.975, 200), 241.05789550631093)).toBeLessThan(1e-12);
  });

  it("chi-square of thousands of degrees of freedom", () => {
    expect(error(chiSquareCdf(3000, 3000), 0.5034335611603487)).toBeLessThan(1e-12);
    expect(error(chiSquareCdf(1e6, 1_000_200), 0.4439565865076764)).toBeLessThan(1e-12);
    expect(error(chiSquareQuantile(0.01, 3000), 2822.748247793023)).toBeLessThan(1e-12);
    expect([chiSquareCdf(-1, 3000), chiSquareCdf(0, 3000), chiSquareCdf(Infinity, 3000)]).toEqual([
      0,
      0,
      1,
    ]);
  });

  it("beta", () => {
    expect(error(betaCdf(0.3, 2.5, 4), 0.3521975859067672)).toBeLessThan(1e-12);
    expect(error(betaQuantile(0.025, 3, 18), 0.0320709371854637)).toBeLessThan(1e-12);
    expect(error(betaQuantile(0.975, 200, 4), 0.9946057389897889)).toBeLessThan(1e-12);
  });

  it("F", () => {
    expect(error(fCdf(2.2, 3, 10), 0.8489580074795142)).toBeLessThan(1e-12);
    expect(error(fQuantile(0.95, 3, 10), 3.7082648190468435)).toBeLessThan(1e-12);
    expect(error(fQuantile(0.05, 12.5, 40), 0.42006985458981455)).toBeLessThan(1e-12);
  });
});

describe("a law", () => {
  it("undoes its distribution function by its quantile", () => {
    for (const p of [0.001, 0.2, 0.5, 0.9, 0.9999]) {
      expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 12);
      expect(tCdf(tQuantile(p, 7.5), 7.5)).toBeCloseTo(p, 12);
      expect(chiSquareCdf(chiSquareQuantile(p, 7.5), 7.5)).toBeCloseTo(p, 12);
      expect(betaCdf(betaQuantile(p, 2, 7.5), 2, 7.5)).toBeCloseTo(p, 12);
      expect(fCdf(fQuantile(p, 2, 7.5), 2, 7.5)).toBeCloseTo(p, 12);
    }
  });

  it("refuses a probability outside [0, 1]", () => {
    expect(() => normalQuantile(1.5)).toThrow("normalQuantile: p must be in [0, 1], got 1.5");
    expect(() => fQuantile(NaN, 1, 1)).toThrow(RangeError);
  });

  it("refuses parameters that are not positive", () => {
    expect(() => tQuantile(0.5, 0)).toThrow("tQuantile: degrees must be > 0 and finite, got 0");
    expect(() => betaCdf(0.5, 1, -1)).toThrow("betaCdf: beta must be > 0 and finite, got -1");
  });

  it("refuses NaN for x", () => {
    expect(() => chiSquareCdf(NaN, 1)).toThrow("chiSquareCdf: x must be a number, got NaN");
  });
});
