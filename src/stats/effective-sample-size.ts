/**
 * How many independent observations a correlated series is worth.
 *
 *     τ = 1 + 2 Σ ρₖ,     Var[x̄] ≈ γ₀ τ/n,     effective size n/τ
 *
 * τ is the integrated autocorrelation time, in observations: 1 for independent values, (1 + φ)/(1 −
 * φ) for a first-order autoregression. The sum cannot run over all lags (it would be noise, and is
 * −½ identically at lag n − 1), so a window ends it:
 *
 *     geyer   while the sums of pairs γ₂ₖ + γ₂ₖ₊₁ are positive, each no larger than the one before
 *             (initial monotone sequence).
 *             For a reversible chain the true sums are positive and decreasing.
 *     sokal   at the first lag M with M ≥ 5 τ(M).
 *
 * Source: Geyer, Statistical Science 7(4):473–483, 1992, §3.3; Sokal, Monte Carlo Methods in
 * Statistical Mechanics: Foundations and New Algorithms, in DeWitt-Morette, Cartier and Folacci
 * (eds.), Functional Integration, Plenum 1997, §3, where τ is half of ours.
 */
import { deviations, lagged } from "./autocorrelation.ts";

const sokalFactor = 5; // c: 4 to 10 in use

/** How the sum of autocorrelations ends. */
export interface AutocorrelationTimeOptions {
  /** `geyer` unless told. */
  readonly window?: "geyer" | "sokal";
}

/**
 * τ, in observations. Believe it where n is hundreds of τ: a shorter series shows less dependence
 * than there is. Throws a RangeError where there are under four values, all are equal, or the
 * estimate is not positive, as for a series that alternates strictly.
 */
export function integratedAutocorrelationTime(
  series: ArrayLike<number>,
  options: AutocorrelationTimeOptions = {},
): number {
  const { window = "geyer" } = options;
  if (series.length < 4) {
    throw new RangeError(
      `integratedAutocorrelationTime: needs at least 4 values, got ${series.length}`,
    );
  }
  const d = deviations(series);
  const variance = lagged(d, 0);
  if (!(variance > 0)) {
    throw new RangeError(
      `integratedAutocorrelationTime: values must not all be equal, got ${series[0]} throughout`,
    );
  }
  const tau = window === "geyer" ? geyer(d, variance) : sokal(d, variance);
  if (!(tau > 0)) {
    throw new RangeError(
      `integratedAutocorrelationTime: the estimate must be > 0, got ${tau}: the series alternates too strongly for its length`,
    );
  }
  return tau;
}

/**
 * n/τ: the number of independent values whose mean is as precise. Above n where the series
 * alternates. Throws as the time does.
 */
export function effectiveSampleSize(
  series: ArrayLike<number>,
  options: AutocorrelationTimeOptions = {},
): number {
  return series.length / integratedAutocorrelationTime(series, options);
}

function geyer(d: Float64Array, variance: number): number {
  let sum = 0;
  let previous = Infinity;
  for (let k = 0; k + 1 < d.length; k += 2) {
    const pair = lagged(d, k) + lagged(d, k + 1);
    if (!(pair > 0)) break;
    previous = Math.min(previous, pair);
    sum += previous;
  }
  return 2 * sum / variance - 1;
}

function sokal(d: Float64Array, variance: number): number {
  let tau = 1;
  // ends, since τ(n − 1) = 0
  for (let M = 1; M < d.length && (M === 1 || M - 1 < sokalFactor * tau); M++) {
    tau += 2 * lagged(d, M) / variance;
  }
  return tau;
}
