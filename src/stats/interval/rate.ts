/**
 * Interval for the rate of a Poisson process: k events in an exposure of T seconds (or any unit).
 *
 *     [χ²_{α/2}(2k) / 2T,  χ²_{1−α/2}(2k + 2) / 2T]
 *
 * Exact: it covers at least the level for every rate, because the event counts are whole numbers.
 *
 * Source: Garwood, Biometrika 28(3/4):437–442, 1936.
 */
import { type Estimate, type IntervalOptions, levelOf } from "../estimate.ts";
import { chiSquareQuantile } from "../laws.ts";

/**
 * Events per unit of exposure, with Garwood's interval; n is the number of events. Throws a
 * RangeError where events is not a whole number ≥ 0 or exposure is not > 0.
 */
export function rateInterval(
  events: number,
  exposure: number,
  options: IntervalOptions = {},
): Estimate {
  const level = levelOf("rateInterval", options);
  if (!Number.isSafeInteger(events) || events < 0) {
    throw new RangeError(`rateInterval: events must be a whole number >= 0, got ${events}`);
  }
  if (!(exposure > 0 && exposure < Infinity)) {
    throw new RangeError(`rateInterval: exposure must be > 0 and finite, got ${exposure}`);
  }
  const tail = (1 - level) / 2;
  return {
    value: events / exposure,
    low: events === 0 ? 0 : chiSquareQuantile(tail, 2 * events) / (2 * exposure),
    high: chiSquareQuantile(1 - tail, 2 * events + 2) / (2 * exposure),
    level,
    n: events,
    method: "garwood",
  };
}
