/**
 * Autocovariance and autocorrelation of a stationary series.
 *
 *     γₖ = (1/n) Σ (xᵢ − x̄)(xᵢ₊ₖ − x̄),     ρₖ = γₖ/γ₀
 *
 * The divisor n, not n − k, keeps the sequence positive semi-definite, at the price of a bias of
 * order 1/n. Summed directly: n operations a lag. For all lags of a long series go through its
 * spectrum.
 *
 * Source: Priestley, Spectral Analysis and Time Series, Academic Press 1981, §5.3.
 */
import { Moments } from "./moments.ts";

/**
 * γ₀ … γ_maxLag, in squared units of the series. Throws a RangeError where maxLag is not a whole
 * number in [0, n − 1] or a value is not finite.
 */
export function autocovariance(series: ArrayLike<number>, maxLag: number): Float64Array {
  const n = series.length;
  if (!Number.isInteger(maxLag) || maxLag < 0 || maxLag > n - 1) {
    throw new RangeError(
      `autocovariance: maxLag must be a whole number in [0, ${n - 1}], got ${maxLag}`,
    );
  }
  const d = deviations(series);
  return Float64Array.from({ length: maxLag + 1 }, (_, k) => lagged(d, k));
}

/**
 * ρ₀ = 1, … ρ_maxLag. Throws as `autocovariance`, and a RangeError where all values are equal.
 */
export function autocorrelation(series: ArrayLike<number>, maxLag: number): Float64Array {
  const gamma = autocovariance(series, maxLag);
  const variance = gamma[0];
  if (!(variance > 0)) {
    throw new RangeError(
      `autocorrelation: values must not all be equal, got ${series[0]} throughout`,
    );
  }
  return gamma.map((g) => g / variance);
}

/** xᵢ − x̄. */
export function deviations(series: ArrayLike<number>): Float64Array {
  const { mean } = Moments.of(series);
  return Float64Array.from(series, (x) => x - mean);
}

/** γₖ of deviations d. */
export function lagged(d: Float64Array, k: number): number {
  const n = d.length;
  let sum = 0;
  for (let i = k; i < n; i++) sum += d[i] * d[i - k];
  return sum / n;
}
