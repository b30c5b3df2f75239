/**
 * Lomb-Scargle periodogram: the spectrum of a series sampled at uneven instants.
 *
 * At each frequency f a sinusoid is fitted by (weighted) least squares,
 *
 *     y(t) ≈ c + a cos 2πf(t − τ) + b sin 2πf(t − τ),
 *
 * and the power is the share of the squared deviations that the fit takes away, a number in [0, 1]:
 * p = (χ₀² − χ²(f))/χ₀². τ makes cosine and sine orthogonal over the instants, so that p is a sum
 * of two terms:
 *
 *     p = (YC²/CC + YS²/SS) / YY,     tan 4πfτ = 2 CS′/(CC′ − SS′)
 *
 * With `floatingMean` the constant c is fitted anew at each frequency (the generalised
 * periodogram), which matters where the instants cover the phase badly; without it c is the mean of
 * the series.
 *
 * Lomb, Astrophysics and Space Science 39:447–462, 1976.
 * Scargle, The Astrophysical Journal 263:835–853, 1982.
 * Zechmeister and Kürster, Astronomy & Astrophysics 496:577–584, 2009, section 2.
 */
import { cos, ln, sin } from "../math/mod.ts";

/** How power is expressed. */
export type LombScargleNormalization = "standard" | "power" | "model" | "log";

/** How a Lomb-Scargle periodogram is asked for. */
export interface LombScargleOptions {
  /** Whether the constant is fitted at each frequency; true unless told. */
  readonly floatingMean?: boolean;
  /** Weight of each sample, ≥ 0, such as 1/σ² of its error; equal unless told. */
  readonly weights?: ArrayLike<number>;
  /**
   * `standard` (default): p itself. `power`: Scargle's, p times half the sum of squared deviations
   * (n/2 times the weighted mean square), in the unit of y squared: n A²/4 for a sinusoid of
   * amplitude A. `model`: p/(1 − p). `log`: −ln(1 − p).
   */
  readonly normalization?: LombScargleNormalization;
}

/**
 * Power at each frequency (hertz) of the values y taken at `times` (seconds), which need no order.
 * About 0.1 µs for each sample at each frequency; the loops allocate nothing.
 *
 * Throws a RangeError where lengths differ, less than three samples are given, a number is not
 * finite, a frequency is not > 0, a weight is negative, or all values are equal.
 */
export function lombScargle(
  times: ArrayLike<number>,
  y: ArrayLike<number>,
  frequencies: ArrayLike<number>,
  options: LombScargleOptions = {},
): Float64Array {
  const { floatingMean = true, normalization = "standard" } = options;
  const n = times.length;
  if (y.length !== n || n < 3) {
    throw new RangeError(
      `lombScargle: times and values must be as many, at least 3, got ${n} and ${y.length}`,
    );
  }
  const w = normalisedWeights(n, options.weights);
  const centred = new Float64Array(n);
  let mean = 0;
  for (let i = 0; i < n; i++) mean += w[i] * y[i];
  let YY = 0;
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(y[i]) || !Number.isFinite(times[i])) {
      throw new RangeError(
        `lombScargle: samples must be finite, got ${y[i]} at time ${times[i]} (index ${i})`,
      );
    }
    centred[i] = y[i] - mean;
    YY += w[i] * centred[i] * centred[i];
  }
  const isConstant = centred.every((_, i) => y[i] === y[0]); // YY itself may be left at a rounding error
  if (isConstant || !(YY > 0)) {
    throw new RangeError(`lombScargle: values must differ, all are ${y[0]}`);
  }

  const power = new Float64Array(frequencies.length);
  for (let k = 0; k < power.length; k++) {
    const f = frequencies[k];
    if (!(f > 0 && f < Infinity)) {
      throw new RangeError(`lombScargle: frequencies must be finite and > 0 Hz, got ${f}`);
    }
    const p = Math.min(1, sharePower(times, centred, w, f, floatingMean) / YY);
    power[k] = normalise(p, normalization, (n / 2) * YY);
  }
  return power;
}

/** YC²/CC + YS²/SS at one frequency, for weights that sum to 1 and values of weighted mean 0. */
function sharePower(
  times: ArrayLike<number>,
  y: Float64Array,
  w: Float64Array,
  f: number,
  floatingMean: boolean,
): number {
  // Sums over the angle θ = 2πft; those over θ − 2πfτ follow from them by a rotation.
  let C = 0, S = 0, YC = 0, YS = 0, CC = 0, CS = 0;
  for (let i = 0; i < w.length; i++) {
    const turns = f * times[i];
    const theta = 2 * Math.PI * (turns - Math.floor(turns));
    const c = cos(theta), s = sin(theta);
    const wc = w[i] * c, ws = w[i] * s;
    C += wc;
    S += ws;
    YC += y[i] * wc;
    YS += y[i] * ws;
    CC += wc * c;
    CS += wc * s;
  }
  let SS = 1 - CC;
  if (floatingMean) {
    CC -= C * C;
    SS -= S * S;
    CS -= C * S;
  }
  // The rotation by φ = 2πfτ that makes CS vanish: tan 2φ = 2 CS/(CC − SS).
  const length = Math.sqrt(4 * CS * CS + (CC - SS) * (CC - SS));
  if (length === 0) return CC > 0 ? (YC * YC + YS * YS) / CC : 0;
  const larger = (CC + SS + length) / 2; // CC and SS after the rotation: eigenvalues of [[CC, CS], [CS, SS]]
  const smaller = (CC + SS - length) / 2;
  const cos2 = (CC - SS) / length;
  const cosPhi = Math.sqrt((1 + cos2) / 2);
  const sinPhi = (CS < 0 ? -1 : 1) * Math.sqrt((1 - cos2) / 2);
  const alongLarger = YC * cosPhi + YS * sinPhi;
  const alongSmaller = YS * cosPhi - YC * sinPhi;
  // Instants that all lie on one phase (f times their spacing is whole) leave one direction that no sample sees.
  return (larger > singular ? (alongLarger * alongLarger) / larger : 0) +
    (smaller > singular ? (alongSmaller * alongSmaller) / smaller : 0);
}

const singular = 1e-12; // of a total weight of 1: below it a direction is rounding error

function normalise(p: number, normalization: LombScargleNormalization, scargle: number): number {
  switch (normalization) {
    case "standard":
      return p;
    case "power":
      return p * scargle;
    case "model":
      return p / (1 - p);
    case "log":
      return -ln(1 - p);
  }
}

function normalisedWeights(n: number, weights: ArrayLike<number> | undefined): Float64Array {
  const w = new Float64Array(n).fill(1 / n);
  if (weights === undefined) return w;
  if (weights.length !== n) {
    throw new RangeError(`lombScargle: weights must number ${n}, got ${weights.length}`);
  }
  let total = 0;
  for (let i = 0; i < n; i++) {
    if (!(weights[i] >= 0 && weights[i] < Infinity)) {
      throw new RangeError(`lombScargle: weights must be finite and ≥ 0, got ${weights[i]}`);
    }
    total += weights[i];
  }
  if (!(total > 0)) throw new RangeError(`lombScargle: some weight must be > 0, got none`);
  for (let i = 0; i < n; i++) w[i] = weights[i] / total;
  return w;
}
