/**
 * One-way delays over a wide-area network: what light needs, and a law of what comes on top.
 *
 *     delay = inflation · distance / v + excess,     v = c / 1.468 in fibre
 *
 * Cables are longer than the great circle: `inflation` is their length by it. The excess (queues,
 * stacks, routers) is drawn from a law; measured delays are long-tailed, and two of their quantiles
 * give a lognormal law by matching:
 *
 *     ln Q(q) = μ + σ Φ⁻¹(q)
 *
 * Where a whole sample was measured, `empirical` of random/ is the law to give instead.
 */
import { ln } from "../../math/mod.ts";
import { type Distribution, lognormal, type Random } from "../../random/mod.ts";
import { normalQuantile } from "../../stats/mod.ts";
import { nonNegative, positive, within } from "../parameter.ts";

/** Speed of light in single-mode fibre of group index 1.468 (ITU-T G.652 at 1550 nm), m/s. */
export const speedInFibre = 299_792_458 / 1.468;

export interface WanLatencyOptions {
  /** Great-circle distance, m. */
  readonly distance: number;
  /** Cable by great circle, ≥ 1; 1.5 by default. */
  readonly inflation?: number;
  /** Law of the delay on top, s; none by default. */
  readonly excess?: Distribution;
}

export interface WanLatency {
  /** The least one-way delay, s. */
  readonly propagation: number;
  /** s; infinite or NaN where the excess has no mean. */
  readonly mean: number;
  /** One delay, s. */
  draw(random: Random): number;
}

/** Throws a RangeError for a distance below 0 or an inflation below 1. */
export function wanLatency(options: WanLatencyOptions): WanLatency {
  const { distance, inflation = 1.5, excess } = options;
  nonNegative("wanLatency", "distance", distance);
  within("wanLatency", "inflation", inflation, 1, Number.MAX_VALUE);
  const propagation = inflation * distance / speedInFibre;
  return {
    propagation,
    mean: propagation + (excess?.mean ?? 0),
    draw: (random) => propagation + (excess === undefined ? 0 : excess.draw(random)),
  };
}

export interface QuantilePair {
  /** Median, s. */
  readonly p50: number;
  /** 95 % quantile, s. */
  readonly p95: number;
}

/** The lognormal law with these two quantiles. Throws a RangeError unless 0 < p50 < p95. */
export function lognormalFromQuantiles({ p50, p95 }: QuantilePair): Distribution {
  positive("lognormalFromQuantiles", "p50", p50);
  if (!(p95 > p50 && p95 < Infinity)) {
    throw new RangeError(
      `lognormalFromQuantiles: p95 must be > p50 (${p50} s) and finite, got ${p95}`,
    );
  }
  return lognormal({
    logMean: ln(p50),
    logStandardDeviation: ln(p95 / p50) / normalQuantile(0.95),
  });
}
