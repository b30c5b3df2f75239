import { describe, expect, it } from "vitest";
import {
  effectiveSampleSize,
  integratedAutocorrelationTime,
} from "../../src/stats/effective-sample-size.ts";
import { Moments } from "../../src/stats/moments.ts";
import { autoregression, mean } from "./series.ts";

/** The closed form for a first-order autoregression: τ = (1 + φ)/(1 − φ). */
const tau = (phi: number) => (1 + phi) / (1 - phi);

/**
 * Mean of the estimate over 40 series, its distance to the truth in standard errors, and the
 * relative distance.
 */
function measured(phi: number, window: "geyer" | "sokal") {
  const times = new Moments();
  for (let r = 0; r < 40; r++) {
    const series = autoregression(20_000, phi, `effective/${phi}/${r}`);
    times.add(integratedAutocorrelationTime(series, { window }));
  }
  return { relative: times.mean / tau(phi) - 1, error: times.standardError / tau(phi) };
}

describe("the integrated autocorrelation time", () => {
  // both windows leave a bias of a few per cent; the rest is noise
  it("is (1 + φ)/(1 − φ) for an autoregression, by Geyer's window, within 5 % and 4 standard errors", () => {
    for (const phi of [0, 0.5, 0.9]) {
      const { relative, error } = measured(phi, "geyer");
      expect(Math.abs(relative)).toBeLessThan(0.05 + 4 * error);
    }
  });

  it("is the same by Sokal's window", () => {
    for (const phi of [0, 0.5, 0.9]) {
      const { relative, error } = measured(phi, "sokal");
      expect(Math.abs(relative)).toBeLessThan(0.05 + 4 * error);
    }
  });

  it("is below 1 where neighbours are anticorrelated", () => {
    const time = integratedAutocorrelationTime(autoregression(50_000, -0.5, "effective/negative"));
    expect(Math.abs(time / tau(-0.5) - 1)).toBeLessThan(0.15);
  });

  it("predicts the variance of the mean, γ₀ τ/n", () => {
    const n = 2000, phi = 0.8, runs = 2000;
    const means = new Moments();
    for (let r = 0; r < runs; r++) means.add(mean(autoregression(n, phi, `effective/mean/${r}`)));
    const predicted = tau(phi) / (1 - phi * phi) / n; // γ₀ = 1/(1 − φ²)
    // the variance of a normal sample has a relative standard error of √(2/(runs − 1)) = 3.2 %
    expect(Math.abs(means.variance / predicted - 1)).toBeLessThan(4 * Math.sqrt(2 / (runs - 1)));
  });

  it("refuses series that are short, constant, or alternate strictly", () => {
    expect(() => integratedAutocorrelationTime([1, 2, 3])).toThrow(
      "needs at least 4 values, got 3",
    );
    expect(() => integratedAutocorrelationTime([1, 1, 1, 1])).toThrow(
      "values must not all be equal",
    );
    expect(() => integratedAutocorrelationTime([1, -1, 1, -1, 1, -1])).toThrow(
      "the series alternates too strongly",
    );
  });
});

describe("the effective sample size", () => {
  it("is n/τ", () => {
    const series = autoregression(5000, 0.7, "effective/size");
    expect(effectiveSampleSize(series) * integratedAutocorrelationTime(series)).toBeCloseTo(
      5000,
      9,
    );
  });
});
