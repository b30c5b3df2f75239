/**
 * The block bootstrap for a correlated, stationary series: whole stretches are resampled, so the
 * dependence within them survives.
 *
 *     moving       ⌈n/l⌉ stretches of l consecutive values, starts uniform where they fit
 *     circular     the same on the series closed to a ring: every value is drawn equally often
 *     stationary   on the ring, lengths geometric with mean l: the resampled series is stationary
 *
 * The block length l trades bias (too short cuts the dependence) against variance. Where it is not
 * given, `blockLength` chooses it. Even then intervals cover less than they say for short, strongly
 * correlated series.
 *
 * Source: moving: Künsch, Annals of Statistics 17(3):1217–1241, 1989; circular: Politis and Romano,
 * in LePage and Billard (eds.), Exploring the Limits of Bootstrap, Wiley 1992; stationary: Politis
 * and Romano, J. American Statistical Association 89(428):1303–1313, 1994.
 */
import type { Random } from "../random/mod.ts";
import { blockLength as chooseBlockLength } from "./block-length.ts";
import { basicEnds, finite, percentileEnds, sampleOf, type Statistic } from "./bootstrap.ts";
import { type Estimate, type IntervalOptions, levelOf } from "./estimate.ts";

/** How the blocks are cut. */
export type BlockScheme = "moving" | "circular" | "stationary";

/** How a block bootstrap interval is made. */
export interface BlockBootstrapOptions extends IntervalOptions {
  /** B, the number of resamples; 1999 unless told. */
  readonly resamples?: number;
  /** `circular` unless told. */
  readonly scheme?: BlockScheme;
  /**
   * l, in observations: a whole number, or any number ≥ 1 for the mean length of `stationary`.
   * Chosen for the mean unless told.
   */
  readonly blockLength?: number;
  /** `percentile` unless told. */
  readonly method?: "percentile" | "basic";
}

/**
 * The statistic of the series with its block bootstrap interval; the method names scheme and
 * length. Throws a RangeError where there are under two values, the block length is outside [1, n],
 * or the statistic is not finite on a resample.
 */
export function blockBootstrap(
  values: ArrayLike<number>,
  statistic: Statistic,
  options: BlockBootstrapOptions,
  random: Random,
): Estimate {
  const { resamples = 1999, scheme = "circular", method = "percentile" } = options;
  const level = levelOf("blockBootstrap", options);
  const series = sampleOf("blockBootstrap", values, resamples);
  const n = series.length;
  const l = options.blockLength ?? automaticLength(series, scheme);
  if (!(l >= 1 && l <= n) || (scheme !== "stationary" && !Number.isInteger(l))) {
    throw new RangeError(
      `blockBootstrap: blockLength must be ${
        scheme === "stationary" ? "" : "whole and "
      }in [1, ${n}], got ${l}`,
    );
  }
  const value = finite("blockBootstrap", "sample", statistic(series));

  const replicates = new Float64Array(resamples);
  const resample = new Float64Array(n);
  for (let b = 0; b < resamples; b++) {
    if (scheme === "stationary") fillStationary(resample, series, l, random);
    else fillBlocks(resample, series, l, scheme === "moving" ? n - l + 1 : n, random);
    replicates[b] = finite("blockBootstrap", "resample", statistic(resample));
  }
  replicates.sort();

  const ends = method === "percentile"
    ? percentileEnds(replicates, level)
    : basicEnds(replicates, level, value);
  const length = Number(l.toPrecision(3));
  return { value, ...ends, level, n, method: `${scheme} block bootstrap ${method}, l = ${length}` };
}

function automaticLength(series: Float64Array, scheme: BlockScheme): number {
  const l = chooseBlockLength(series, scheme === "stationary" ? "stationary" : "circular");
  return Math.max(1, scheme === "stationary" ? l : Math.round(l));
}

/** Blocks of l values from `starts` equally likely starts, wrapped around the end. */
function fillBlocks(
  out: Float64Array,
  series: Float64Array,
  l: number,
  starts: number,
  random: Random,
): void {
  const n = series.length;
  for (let i = 0; i < n; i += l) {
    const start = random.integer(starts);
    const end = Math.min(n, i + l);
    for (let k = i, from = start; k < end; k++) {
      out[k] = series[from];
      if (++from === n) from = 0;
    }
  }
}

/** Each value follows its predecessor with probability 1 − 1/l, and else starts a new block. */
function fillStationary(out: Float64Array, series: Float64Array, l: number, random: Random): void {
  const n = series.length;
  const fresh = 1 / l;
  let from = random.integer(n);
  for (let i = 0; i < n; i++) {
    out[i] = series[from];
    if (random.uniform() < fresh) from = random.integer(n);
    else if (++from === n) from = 0;
  }
}
