/**
 * A load that is busy for a share d of every period P: what a timer-driven process looks like.
 *
 *     b(t) = d + Σₖ aₖ cos(2πkt/P − θₖ),      power of harmonic k:  aₖ²/2 = 2 sin²(πkd) / (πk)²
 *
 * Its powers add up to d (1 − d), the variance of being busy or not.
 */
import { sin } from "../../math/mod.ts";

export interface RectangularLoad {
  /** P, s */
  readonly period: number;
  /** d: share of each period that is busy, in (0, 1). */
  readonly duty: number;
}

/** Throws a RangeError unless the period is positive and the duty between 0 and 1. */
export function requireLoad(caller: string, { period, duty }: RectangularLoad): void {
  if (!(period > 0 && period < Infinity)) {
    throw new RangeError(`${caller}: period must be > 0 s and finite, got ${period}`);
  }
  if (!(duty > 0 && duty < 1)) {
    throw new RangeError(`${caller}: duty must be in (0, 1), got ${duty}`);
  }
}

/** Powers of the first harmonics, k = 1, 2, …, of a load that is 1 while busy and 0 while idle. */
export function harmonicPowers(load: RectangularLoad, harmonics: number): Float64Array {
  requireLoad("harmonicPowers", load);
  return Float64Array.from({ length: harmonics }, (_, i) => {
    const k = i + 1;
    const turns = k * load.duty / 2;
    const s = sin(2 * Math.PI * (turns - Math.floor(turns)));
    return 2 * s * s / (Math.PI * Math.PI * k * k);
  });
}
