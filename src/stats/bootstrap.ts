/**
 * The bootstrap for independent observations: the statistic's law is taken from resamples of the
 * sample itself.
 *
 * With B resampled values θ* sorted, θ*[p] their p-quantile at position (B + 1)p, and a tail α = (1
 * − level)/2:
 *
 *     percentile    [θ*[α], θ*[1−α]]
 *     basic         [2θ̂ − θ*[1−α], 2θ̂ − θ*[α]]
 *     bca           [θ*[Φ(z₀ + (z₀+z_α)/(1 − a(z₀+z_α)))], the same with z_{1−α}]
 *                   bias z₀ = Φ⁻¹(share of θ* < θ̂, ties half)
 *                   acceleration a = Σd³ / 6(Σd²)^{3/2}, d the jackknife's deviations
 *     studentized   [θ̂ − t*[1−α] s, θ̂ − t*[α] s]
 *                   t* = (θ* − θ̂)/s*, s a standard error that the caller computes
 *
 * Percentile and basic err in one-sided coverage by O(n^{−1/2}), bca and studentized by O(1/n).
 * None knows of values that the sample has not seen: for a skew law and small n all cover less than
 * they say. Measured for 95 % intervals of a lognormal mean (σ = 1), over 10,000 samples each, ±
 * 0.3 points:
 *
 *     n     percentile   basic   bca    studentized
 *     20    85.5         82.5    87.3   91.8           % of intervals that contain the mean
 *     30    87.9         85.0    89.2   92.4
 *     50    90.5         88.1    91.1   93.3
 *
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap, Chapman & Hall 1993, ch. 12-14;
 * bca: Efron, J. American Statistical Association 82(397):171–185, 1987; the position (B + 1)p:
 * Davison and Hinkley, Bootstrap Methods and their Application, Cambridge 1997, ch. 5.
 */
import type { Random } from "../random/mod.ts";
import { type Estimate, type IntervalOptions, levelOf } from "./estimate.ts";
import { normalCdf, normalQuantile } from "./laws.ts";
import { sortedQuantile } from "./quantiles.ts";

/** A number made of a sample. It must not change or keep the array, which is used again. */
export type Statistic = (sample: Float64Array) => number;

/** How a bootstrap interval is made. */
export interface BootstrapOptions extends IntervalOptions {
  /**
   * B, the number of resamples; 1999 unless told, which puts the 2.5 % points of a 95 % interval on
   * the 50th from either end.
   */
  readonly resamples?: number;
  /** `bca` unless told. */
  readonly method?: "percentile" | "basic" | "bca" | "studentized";
  /** s, the standard error of the statistic on a sample; `studentized` needs it. */
  readonly standardError?: Statistic;
}

/**
 * The statistic of the values with its bootstrap interval. Throws a RangeError where there are
 * under two values, where the statistic is not finite on a resample, and where the method cannot
 * answer: bca with all resamples on one side of the estimate, studentized with a standard error of
 * 0.
 */
export function bootstrap(
  values: ArrayLike<number>,
  statistic: Statistic,
  options: BootstrapOptions,
  random: Random,
): Estimate {
  const { resamples = 1999, method = "bca", standardError } = options;
  const level = levelOf("bootstrap", options);
  const sample = sampleOf("bootstrap", values, resamples);
  const n = sample.length;
  const value = finite("bootstrap", "sample", statistic(sample));
  if (method === "studentized" && standardError === undefined) {
    throw new RangeError("bootstrap: standardError must be given for studentized, got undefined");
  }

  const scaled = method === "studentized" ? standardError : undefined;
  const replicates = new Float64Array(resamples); // θ*, or t*
  const resample = new Float64Array(n);
  for (let b = 0; b < resamples; b++) {
    for (let i = 0; i < n; i++) resample[i] = sample[random.integer(n)];
    const theta = finite("bootstrap", "resample", statistic(resample));
    replicates[b] = scaled === undefined ? theta : (theta - value) / spread(scaled(resample));
  }
  replicates.sort();

  const about = { value, level, n, method: `bootstrap ${method}` };
  switch (method) {
    case "percentile":
      return { ...about, ...percentileEnds(replicates, level) };
    case "basic":
      return { ...about, ...basicEnds(replicates, level, value) };
    case "bca":
      return { ...about, ...bcaEnds(replicates, level, value, sample, statistic) };
    case "studentized": {
      const t = percentileEnds(replicates, level);
      const s = scaled === undefined ? 0 : spread(scaled(sample));
      return { ...about, low: value - t.high * s, high: value - t.low * s };
    }
  }
}

/** The ends of the percentile interval, from sorted replicates. */
export function percentileEnds(replicates: Float64Array, level: number): Ends {
  const tail = (1 - level) / 2;
  return { low: at(replicates, tail), high: at(replicates, 1 - tail) };
}

/** The ends of the basic interval: the percentile interval mirrored at the estimate. */
export function basicEnds(replicates: Float64Array, level: number, value: number): Ends {
  const { low, high } = percentileEnds(replicates, level);
  return { low: 2 * value - high, high: 2 * value - low };
}

/**
 * A finite copy of the values, and a sane number of resamples; throws a RangeError in the caller's
 * name otherwise.
 */
export function sampleOf(
  caller: string,
  values: ArrayLike<number>,
  resamples: number,
): Float64Array {
  if (values.length < 2) {
    throw new RangeError(`${caller}: needs at least 2 values, got ${values.length}`);
  }
  if (!Number.isInteger(resamples) || resamples < 1) {
    throw new RangeError(`${caller}: resamples must be a whole number >= 1, got ${resamples}`);
  }
  const sample = Float64Array.from(values);
  const wrong = sample.find((x) => !Number.isFinite(x));
  if (wrong !== undefined) throw new RangeError(`${caller}: values must be finite, got ${wrong}`);
  return sample;
}

/** The statistic's answer, or a RangeError in the caller's name where it is not finite. */
export function finite(caller: string, where: string, x: number): number {
  if (!(x - x === 0)) {
    throw new RangeError(`${caller}: statistic must be finite on every ${where}, got ${x}`);
  }
  return x;
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

function bcaEnds(
  replicates: Float64Array,
  level: number,
  value: number,
  sample: Float64Array,
  statistic: Statistic,
): Ends {
  let below = 0;
  for (const theta of replicates) below += theta < value ? 1 : theta === value ? 0.5 : 0;
  const share = below / replicates.length;
  if (!(share > 0 && share < 1)) {
    throw new RangeError(
      `bootstrap: bca needs resamples on both sides of the estimate, got ${below} of ${replicates.length} below ${value}`,
    );
  }
  const z0 = normalQuantile(share);
  const a = acceleration(sample, statistic);
  const end = (p: number): number => {
    const z = z0 + normalQuantile(p);
    if (!(a * z < 1)) {
      throw new RangeError(`bootstrap: bca is not defined for acceleration ${a} and bias ${z0}`);
    }
    return at(replicates, normalCdf(z0 + z / (1 - a * z)));
  };
  const tail = (1 - level) / 2;
  return { low: end(tail), high: end(1 - tail) };
}

/** a, from the jackknife: the statistic without each value in turn. 0 where it does not vary. */
function acceleration(sample: Float64Array, statistic: Statistic): number {
  const n = sample.length;
  const rest = sample.slice(1); // without value 0, then without value 1, …
  const jackknife = new Float64Array(n);
  let mean = 0;
  for (let i = 0; i < n; i++) {
    if (i > 0) rest[i - 1] = sample[i - 1];
    jackknife[i] = finite("bootstrap", "jackknife sample", statistic(rest));
    mean += jackknife[i] / n;
  }
  let squares = 0, cubes = 0;
  for (const theta of jackknife) {
    const d = mean - theta;
    squares += d * d;
    cubes += d * d * d;
  }
  return squares === 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
}

function spread(s: number): number {
  if (!(s > 0 && s < Infinity)) {
    throw new RangeError(
      `bootstrap: standardError must be > 0 and finite on every resample, got ${s}`,
    );
  }
  return s;
}

function at(replicates: Float64Array, p: number): number {
  return sortedQuantile(replicates, p, { definition: 6 });
}
