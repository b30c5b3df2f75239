/**
 * Che's approximation of the hit ratio of an LRU cache of C keys under independent references.
 *
 *     Σᵢ (1 − exp(−λᵢ T)) = C,     hᵢ = 1 − exp(−λᵢ T),     h = Σ λᵢ hᵢ / Σ λᵢ
 *
 * T, the characteristic time, is how long a key stays that is not asked for again; that it hardly varies
 * is the approximation, good to a percent for caches of some tens of keys and more.
 *
 * Source: Che, Tung and Wang, IEEE Journal on Selected Areas in Communications 20(7):1305–1314, 2002;
 * why it works: Fricker, Robert and Roberts, ITC 24, 2012.
 */
import { expm1 } from "../../../math/mod.ts";

export interface CheHitRatio {
  /** h, share of requests that hit */
  readonly hitRatio: number;
  /** T, in the unit that λ is per */
  readonly characteristicTime: number;
}

/**
 * @param rates λᵢ > 0, or any numbers that are proportional to them
 * @param capacity C, keys: at least 1 and fewer than there are rates
 *
 * Throws a RangeError for others.
 */
export function che(rates: ArrayLike<number>, capacity: number): CheHitRatio {
  if (!(capacity >= 1 && capacity < rates.length)) {
    throw new RangeError(`che: capacity must be in [1, ${rates.length}), got ${capacity}`);
  }
  const lambda = Float64Array.from(rates);
  const total = lambda.reduce((sum, rate) => sum + rate, 0);
  if (!(total < Infinity && lambda.every((rate) => rate > 0))) {
    throw new RangeError("che: rates must be > 0 and finite");
  }
  const held = (T: number) => lambda.reduce((sum, rate) => sum - expm1(-rate * T), 0);
  let low = 0, high = 1 / total;
  while (held(high) < capacity) high *= 2;
  for (let k = 0; k < 200 && low < high; k++) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (held(middle) < capacity) low = middle;
    else high = middle;
  }
  const hits = lambda.reduce((sum, rate) => sum - rate * expm1(-rate * high), 0);
  return { hitRatio: hits / total, characteristicTime: high };
}
