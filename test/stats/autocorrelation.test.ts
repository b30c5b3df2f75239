import { describe, expect, it } from "vitest";
import { autocorrelation, autocovariance } from "../../src/stats/autocorrelation.ts";
import { autoregression } from "./series.ts";

const sample = [2.1, 3.4, 1.9, 5.6, 4.4, 3.8, 2.7, 6.1];

describe("autocovariance", () => {
  // statsmodels 0.15.0 tsa.stattools.acovf(sample, adjusted=False)
  it("agrees with statsmodels", () => {
    const expected = [2.0925, -0.4353125, 0.09125, -0.4734375];
    autocovariance(sample, 3).forEach((g, k) => expect(g).toBeCloseTo(expected[k], 13));
  });

  it("refuses lags beyond the series, and values that are not finite", () => {
    expect(() => autocovariance([1, 2, 3], 3)).toThrow(
      "maxLag must be a whole number in [0, 2], got 3",
    );
    expect(() => autocovariance([1, NaN, 3], 1)).toThrow("x must be finite, got NaN");
  });
});

describe("autocorrelation", () => {
  // statsmodels 0.15.0 tsa.stattools.acf(sample, nlags=3)
  it("agrees with statsmodels", () => {
    const expected = [1, -0.20803464755077652, 0.04360812425328544, -0.22625448028673828];
    autocorrelation(sample, 3).forEach((rho, k) => expect(rho).toBeCloseTo(expected[k], 13));
  });

  it("sums to −½ over all lags from 1, which is why a window must end the sum", () => {
    const rho = autocorrelation(sample, 7);
    expect(rho.slice(1).reduce((a, b) => a + b, 0)).toBeCloseTo(-0.5, 13);
  });

  // Bartlett: Var[r_k] → ((1 + φ²)(1 − φ^2k)/(1 − φ²) − 2k φ^2k)/n
  it("is φᵏ for a first-order autoregression, within 4 standard errors at n = 100,000", () => {
    const n = 100_000, phi = 0.6;
    const rho = autocorrelation(autoregression(n, phi, "autocorrelation"), 5);
    rho.slice(1).forEach((r, i) => {
      const k = i + 1, decay = phi ** (2 * k);
      const variance = ((1 + phi ** 2) * (1 - decay) / (1 - phi ** 2) - 2 * k * decay) / n;
      expect(Math.abs(r - phi ** k)).toBeLessThan(4 * Math.sqrt(variance));
    });
  });

  it("refuses a constant series", () => {
    expect(() => autocorrelation([2, 2, 2], 1)).toThrow(
      "values must not all be equal, got 2 throughout",
    );
  });
});
