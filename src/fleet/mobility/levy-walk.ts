/**
 * Truncated Lévy walk: many short flights and pauses, and a few very long ones, as people move.
 *
 *     flight  f(l) ∝ l^{−(1+α)},  l in [l₀, l₁];     pause  f(p) ∝ p^{−(1+β)},  p in [p₀, p₁]
 *     flight time = k l^{1−ρ},     direction uniform
 *
 * At the walls users are reflected, so places are uniform in the stationary state. Users start there:
 * moving for its share of the time, on a flight drawn with density ∝ f(l) l^{1−ρ} and begun a uniform
 * part of it ago; pausing, likewise with density ∝ p f(p).
 *
 * Rhee, Shin, Hong, Lee, Kim & Chong, "On the Levy-walk nature of human mobility", IEEE/ACM Trans.
 * Networking 19(3):630–643, 2011, section III and V (flights, pauses, and times of flights by ρ).
 */
import { cos, pow, sin } from "../../math/mod.ts";
import { nonNegative, positive, within } from "../parameter.ts";
import { type PowerLaw, powerLawMoment, powerLawQuantile, weightedPowerLaw } from "./power-law.ts";
import { cutAtWalls, type MobilityModel, turnAtWalls, type Walkers } from "./walkers.ts";

export interface LevyWalkOptions {
  /** m */
  readonly width: number;
  readonly height: number;
  /** α, in (0, 2]. */
  readonly flightExponent: number;
  /** l₀ and l₁, m. */
  readonly flight: readonly [number, number];
  /** β, in (0, 2]. */
  readonly pauseExponent: number;
  /** p₀ and p₁, s. */
  readonly pause: readonly [number, number];
  /** k, s/m^{1−ρ}, and ρ in [0, 1); 1 s/m (a speed of 1 m/s) and 0 by default. */
  readonly timeFactor?: number;
  readonly timeExponent?: number;
}

/** Throws a RangeError for options out of range. */
export function levyWalk(options: LevyWalkOptions): MobilityModel {
  const where = "levyWalk";
  const { timeFactor: k = 1, timeExponent: rho = 0 } = options;
  const width = positive(where, "width", options.width);
  const height = positive(where, "height", options.height);
  positive(where, "timeFactor", k);
  within(where, "timeExponent", rho, 0, 1 - Number.EPSILON);
  const flights = lawOf(where, "flight", options.flight, options.flightExponent);
  const pauses = lawOf(where, "pause", options.pause, options.pauseExponent);
  const walls = { width, height };
  const meanFlight = k * powerLawMoment(flights, 1 - rho); // s
  const movingShare = meanFlight / (meanFlight + powerLawMoment(pauses, 1));
  const longFlights = weightedPowerLaw(flights, 1 - rho);
  const longPauses = weightedPowerLaw(pauses, 1);

  const fly = (w: Walkers, i: number, length: number, share: number, angle: number) => {
    const time = k * pow(length, 1 - rho);
    w.vx[i] = length / time * cos(angle);
    w.vy[i] = length / time * sin(angle);
    turnAtWalls(w, i, walls);
    w.state[2 * i] = cutAtWalls(w, i, time * share, walls);
    w.state[2 * i + 1] = 1;
  };
  const rest = (w: Walkers, i: number, duration: number) => {
    w.vx[i] = w.vy[i] = 0;
    w.until[i] = w.since[i] + duration;
    w.state[2 * i] = w.state[2 * i + 1] = 0;
  };

  return {
    name: "Lévy walk",
    ...walls,
    stateSize: 2, // what is left of the flight after a wall, s; whether a pause comes next
    start(w, i, random) {
      w.x[i] = width * random.uniform();
      w.y[i] = height * random.uniform();
      const isMoving = random.uniform() < movingShare;
      const length = powerLawQuantile(isMoving ? longFlights : longPauses, random.uniform());
      const left = random.uniform();
      if (isMoving) fly(w, i, length, left, 2 * Math.PI * random.uniform());
      else rest(w, i, length * left);
    },
    next(w, i, random) {
      if (w.state[2 * i] > 0) {
        turnAtWalls(w, i, walls);
        w.state[2 * i] = cutAtWalls(w, i, w.state[2 * i], walls);
      } else if (w.state[2 * i + 1] === 1) {
        rest(w, i, powerLawQuantile(pauses, random.uniform()));
      } else {
        const length = powerLawQuantile(flights, random.uniform());
        fly(w, i, length, 1, 2 * Math.PI * random.uniform());
      }
    },
  };
}

function lawOf(
  where: string,
  argument: string,
  [least, most]: readonly [number, number],
  exponent: number,
): PowerLaw {
  positive(where, `${argument}[0]`, least);
  nonNegative(where, `${argument}[1]`, most);
  if (most < least) {
    throw new RangeError(
      `${where}: ${argument}[1] must be ≥ ${argument}[0] (${least}), got ${most}`,
    );
  }
  within(where, `${argument}Exponent`, exponent, Number.MIN_VALUE, 2);
  return { exponent: 1 + exponent, least, most };
}
