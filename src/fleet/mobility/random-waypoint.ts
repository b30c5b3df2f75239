/**
 * Random waypoint: straight to a uniform point at a uniform speed, a pause, and again.
 *
 *     waypoint ~ U(rectangle),     V ~ U(v₀, v₁),     pause ~ U(p₀, p₁)
 *
 * In the long run a user is neither where nor as fast as it was when drawn: long trips and slow ones
 * take more of the time. A run that starts with fresh draws slows down for hours. The start here is
 * the stationary state itself (perfect simulation):
 *
 *     P(moving) = E[D] E[1/V] / (E[D] E[1/V] + E[pause])
 *     moving:  (from, to) with density ∝ their distance;  the place uniform between;  f(v) ∝ 1/v
 *     pausing: at a uniform point;  what is left of it is U(0, 1) of a pause with density ∝ its length
 *
 * Le Boudec & Vojnović, "Perfect simulation and stationarity of a class of mobility models", INFOCOM
 * 2005, section IV; v₀ must be > 0, or E[1/V] is infinite and users come to rest (Yoon, Liu & Noble,
 * INFOCOM 2003). E[D]: Ghosh, Bulletin of the Calcutta Mathematical Society 43:17–24, 1951.
 */
import { ln, log1p, pow } from "../../math/mod.ts";
import type { Random } from "../../random/mod.ts";
import { nonNegative, positive } from "../parameter.ts";
import type { MobilityModel, Walkers } from "./walkers.ts";

export interface RandomWaypointOptions {
  /** m */
  readonly width: number;
  readonly height: number;
  /** v₀ and v₁, m/s; v₀ > 0. */
  readonly speed: readonly [number, number];
  /** p₀ and p₁, s; [0, 0] by default. */
  readonly pause?: readonly [number, number];
}

/** Throws a RangeError for options out of range. */
export function randomWaypoint(options: RandomWaypointOptions): MobilityModel {
  const where = "randomWaypoint";
  const { speed: [v0, v1], pause: [p0, p1] = [0, 0] } = options;
  const width = positive(where, "width", options.width);
  const height = positive(where, "height", options.height);
  positive(where, "speed[0]", v0);
  nonNegative(where, "pause[0]", p0);
  if (!(v1 >= v0 && v1 < Infinity)) {
    throw new RangeError(`${where}: speed[1] must be ≥ speed[0] (${v0} m/s), got ${v1}`);
  }
  if (!(p1 >= p0 && p1 < Infinity)) {
    throw new RangeError(`${where}: pause[1] must be ≥ pause[0] (${p0} s), got ${p1}`);
  }
  const meanSlowness = v1 === v0 ? 1 / v0 : ln(v1 / v0) / (v1 - v0); // E[1/V]
  const moving = meanDistance(width, height) * meanSlowness;
  const movingShare = moving / (moving + (p0 + p1) / 2);
  const diagonal = Math.sqrt(width * width + height * height);

  const travel = (w: Walkers, i: number, toX: number, toY: number, v: number) => {
    const dx = toX - w.x[i], dy = toY - w.y[i];
    const d = Math.sqrt(dx * dx + dy * dy);
    w.vx[i] = d === 0 ? 0 : v * dx / d;
    w.vy[i] = d === 0 ? 0 : v * dy / d;
    w.until[i] = w.since[i] + d / v;
    w.state[i] = 1; // a pause comes next
  };
  const rest = (w: Walkers, i: number, duration: number) => {
    w.vx[i] = w.vy[i] = 0;
    w.until[i] = w.since[i] + duration;
    w.state[i] = 0;
  };

  return {
    name: "random waypoint",
    width,
    height,
    stateSize: 1,
    start(w, i, random) {
      if (random.uniform() >= movingShare) {
        w.x[i] = width * random.uniform();
        w.y[i] = height * random.uniform();
        const pause = Math.sqrt(p0 * p0 + random.uniform() * (p1 * p1 - p0 * p0)); // density ∝ p
        return rest(w, i, pause * random.uniform());
      }
      const [fromX, fromY, toX, toY] = longTrip(width, height, diagonal, random);
      const done = random.uniform();
      w.x[i] = fromX + done * (toX - fromX);
      w.y[i] = fromY + done * (toY - fromY);
      travel(w, i, toX, toY, v0 * pow(v1 / v0, random.uniform())); // density ∝ 1/v
    },
    next(w, i, random) {
      if (w.state[i] === 1 && p1 > 0) return rest(w, i, p0 + (p1 - p0) * random.uniform());
      const toX = width * random.uniform(), toY = height * random.uniform();
      travel(w, i, toX, toY, v0 + (v1 - v0) * random.uniform());
    },
  };
}

/** Two points with density ∝ their distance, by rejection. */
function longTrip(width: number, height: number, diagonal: number, random: Random) {
  for (;;) {
    const fromX = width * random.uniform(), fromY = height * random.uniform();
    const toX = width * random.uniform(), toY = height * random.uniform();
    const dx = toX - fromX, dy = toY - fromY;
    if (random.uniform() * diagonal < Math.sqrt(dx * dx + dy * dy)) {
      return [fromX, fromY, toX, toY] as const;
    }
  }
}

/** E[D]: mean distance of two uniform points in a rectangle a × b. */
export function meanDistance(a: number, b: number): number {
  const d = Math.sqrt(a * a + b * b);
  const straight = a * a * a / (b * b) + b * b * b / (a * a) +
    d * (3 - a * a / (b * b) - b * b / (a * a));
  const logarithmic = b * b / a * inverseCosh(d / b) + a * a / b * inverseCosh(d / a);
  return straight / 15 + logarithmic / 6;
}

function inverseCosh(x: number): number {
  return log1p(x - 1 + Math.sqrt((x - 1) * (x + 1)));
}
