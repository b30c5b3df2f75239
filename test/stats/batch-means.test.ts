import { describe, expect, it } from "vitest";
import { halfWidth } from "../../src/stats/estimate.ts";
import { batchMeans } from "../../src/stats/batch-means.ts";
import { meanInterval } from "../../src/stats/interval/mean.ts";
import { tQuantile } from "../../src/stats/laws.ts";
import { Moments } from "../../src/stats/moments.ts";
import { coverage, shareError } from "./coverage-study.ts";
import { autoregression, mean } from "./series.ts";

const phi = 0.8;
const asymptoticVariance = 1 / ((1 - phi) * (1 - phi)); // of √n x̄: γ₀ τ = 1/(1 − φ)² for unit noise

/** The variance that an interval's half-width implies, times n. */
function implied(overlapping: boolean, r: number): number {
  const n = 10_000, k = 10;
  const estimate = batchMeans(autoregression(n, phi, `batch/${r}`), { batches: k, overlapping });
  const degrees = overlapping ? 1.5 * (k - 1) : k - 1;
  const error = halfWidth(estimate) / tQuantile(0.975, degrees);
  return n * error * error;
}

describe("batch means", () => {
  it("have the t interval of the means of equal batches, the oldest remainder left out", () => {
    const run = autoregression(103, 0.5, "batch/definition");
    const means = [0, 1, 2, 3, 4].map((j) => mean(run.slice(3 + 20 * j, 23 + 20 * j)));
    const estimate = batchMeans(run, { batches: 5 });
    const expected = meanInterval(means);
    expect(estimate.value).toBeCloseTo(expected.value, 13);
    expect(estimate.low).toBeCloseTo(expected.low, 13);
    expect(estimate).toMatchObject({ batches: 5, batchSize: 20, n: 100, method: "batch means" });
  });

  it("overlapping, follow Meketon and Schmeiser's sum over all batches", () => {
    const n = 60, m = 12;
    const run = autoregression(n, 0.5, "batch/overlapping");
    let squares = 0;
    for (let i = 0; i + m <= n; i++) squares += (mean(run.slice(i, i + m)) - mean(run)) ** 2;
    const variance = m * squares / ((n - m + 1) * (n - m));
    const estimate = batchMeans(run, { batches: 5, overlapping: true });
    expect(halfWidth(estimate)).toBeCloseTo(tQuantile(0.975, 6) * Math.sqrt(variance), 12);
    expect(estimate.method).toBe("overlapping batch means");
  });

  // a batch of 1,000 is 111 τ long: the relative bias of its variance, 2φ/(1 − φ²)/m, is 0.4 %
  it("estimate the variance γ₀ τ/n of an autoregression's mean, both ways, within 4 standard errors and 1 %", () => {
    for (const overlapping of [false, true]) {
      const variances = new Moments();
      for (let r = 0; r < 400; r++) variances.add(implied(overlapping, r));
      const off = Math.abs(variances.mean - asymptoticVariance);
      expect(off).toBeLessThan(4 * variances.standardError + 0.01 * asymptoticVariance);
    }
  });

  it("overlapping, estimate it with less variance", () => {
    const apart = new Moments(), overlapping = new Moments();
    for (let r = 0; r < 400; r++) {
      apart.add(implied(false, r));
      overlapping.add(implied(true, r));
    }
    // two thirds for long runs; the ratio of two variances of 400 skew values has a standard error
    // near 0.1
    expect(overlapping.variance / apart.variance).toBeLessThan(0.95);
  });

  it("cover 94 to 96 % of an autoregression's mean where the t interval of the values covers under 60 %", () => {
    const replications = 5000;
    const run = (r: number) => autoregression(4000, phi, `batch/coverage/${r}`);
    const batched = coverage(replications, 0, (r) => batchMeans(run(r)));
    const naive = coverage(1000, 0, (r) => meanInterval(run(r)));
    expect(Math.abs(batched - 0.95)).toBeLessThan(0.01);
    expect(naive).toBeLessThan(0.6);
  });

  it("overlapping, cover 94 to 96 % too", () => {
    const run = (r: number) => autoregression(4000, phi, `batch/overlapping/${r}`);
    const share = coverage(5000, 0, (r) => batchMeans(run(r), { overlapping: true }));
    expect(Math.abs(share - 0.95)).toBeLessThan(0.01);
  });
});

describe("the check of batch means", () => {
  it("rejects independent values in 5 % of runs at p < 0.05, within 4 standard errors", () => {
    let rejected = 0;
    const runs = 4000;
    for (let r = 0; r < runs; r++) {
      if (batchMeans(autoregression(200, 0, `check/${r}`)).pValue < 0.05) rejected += 1;
    }
    expect(Math.abs(rejected / runs - 0.05)).toBeLessThan(4 * shareError(0.05, runs));
  });

  it("rejects batches much shorter than the correlation", () => {
    const { batchCorrelation, pValue } = batchMeans(autoregression(400, 0.99, "check/short"), {
      batches: 40,
    });
    expect(batchCorrelation).toBeGreaterThan(0.5);
    expect(pValue).toBeLessThan(1e-3);
  });

  it("finds nothing wrong with a constant run", () => {
    expect(batchMeans(new Float64Array(60).fill(2))).toMatchObject({
      low: 2,
      high: 2,
      batchCorrelation: 0,
      pValue: 0.5,
    });
  });

  it("refuses too few batches and too short runs", () => {
    expect(() => batchMeans([1, 2, 3, 4], { batches: 2 })).toThrow(
      "batches must be a whole number >= 3, got 2",
    );
    expect(() => batchMeans(new Float64Array(39))).toThrow(
      "run must have at least 40 values for 20 batches, got 39",
    );
  });
});
