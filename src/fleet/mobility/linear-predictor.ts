/**
 * Where a user will be and which site is nearest there, along the straight line through its last n
 * places: least squares in each coordinate.
 *
 *     x̂(t + h) = x̄ + bₓ (t + h − t̄),     bₓ = Σ (tᵢ − t̄)(xᵢ − x̄) / Σ (tᵢ − t̄)²
 *
 * With n = 2 it is dead reckoning from the last two places.
 */
import type { PlanePosition } from "../topology/position.ts";
import { nonNegative, wholeNumber } from "../parameter.ts";
import type { SiteIndex } from "./site-index.ts";

export interface LinearPredictor {
  /** The user was there. Times must rise. */
  observe(time: number, x: number, y: number): void;
  /** Where it will be in `ahead` s after the last place; null before the first. */
  position(ahead: number): PlanePosition | null;
  /** The site that will be nearest then; −1 before the first place. */
  predict(ahead: number): number;
}

/** @param window n, ≥ 2 */
export function linearPredictor(sites: SiteIndex, window = 2): LinearPredictor {
  wholeNumber("linearPredictor", "window", window, 2);
  const places: { time: number; x: number; y: number }[] = [];
  const position = (ahead: number): PlanePosition | null => {
    nonNegative("linearPredictor", "ahead", ahead);
    const n = places.length;
    if (n === 0) return null;
    const mean = (of: (place: typeof places[0]) => number) =>
      places.reduce((sum, place) => sum + of(place), 0) / n;
    const t = mean(({ time }) => time), x = mean((place) => place.x), y = mean((place) => place.y);
    let stt = 0, stx = 0, sty = 0;
    for (const place of places) {
      stt += (place.time - t) * (place.time - t);
      stx += (place.time - t) * (place.x - x);
      sty += (place.time - t) * (place.y - y);
    }
    if (stt === 0) return { x, y };
    const h = places[n - 1].time + ahead - t;
    return { x: x + stx / stt * h, y: y + sty / stt * h };
  };
  return {
    observe(time, x, y) {
      const last = places[places.length - 1];
      if (last !== undefined && !(time > last.time)) {
        throw new RangeError(
          `linearPredictor: times must rise, got ${time} s after ${last.time} s`,
        );
      }
      places.push({ time, x, y });
      if (places.length > window) places.shift();
    },
    position,
    predict(ahead) {
      const at = position(ahead);
      return at === null ? -1 : sites.nearest(at.x, at.y);
    },
  };
}
