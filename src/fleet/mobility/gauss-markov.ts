/**
 * Gauss-Markov: a velocity that forgets slowly, between the random walk (α = 0) and a straight line
 * (α = 1).
 *
 *     vₙ = α vₙ₋₁ + σ √(1 − α²) wₙ,     wₙ ~ N(0, 1), each component, a step of Δ s
 *     corr(vₙ, vₙ₊ₖ) = α^|k|
 *
 * At the walls users are reflected. With velocities symmetric about 0 that is the free motion on a
 * plane, folded, so in the stationary state places are uniform and velocities N(0, σ²), which is how
 * users start. (With a drift they would gather at a wall.)
 *
 * Liang & Haas, "Predictive distance-based mobility management for PCS networks", INFOCOM 1999,
 * equation 4, in two dimensions.
 */
import { positive, within } from "../parameter.ts";
import { cutAtWalls, type MobilityModel, turnAtWalls } from "./walkers.ts";

export interface GaussMarkovOptions {
  /** m */
  readonly width: number;
  readonly height: number;
  /** α: memory of a step, in [0, 1). */
  readonly memory: number;
  /** σ: standard deviation of each component of the velocity, m/s; the mean speed is σ √(π/2). */
  readonly deviation: number;
  /** Δ, s; 1 by default. */
  readonly step?: number;
}

/** Throws a RangeError for options out of range. */
export function gaussMarkov(options: GaussMarkovOptions): MobilityModel {
  const { memory: alpha, deviation: sigma, step = 1 } = options;
  const width = positive("gaussMarkov", "width", options.width);
  const height = positive("gaussMarkov", "height", options.height);
  within("gaussMarkov", "memory", alpha, 0, 1 - Number.EPSILON);
  positive("gaussMarkov", "deviation", sigma);
  positive("gaussMarkov", "step", step);
  const walls = { width, height };
  const noise = sigma * Math.sqrt(1 - alpha * alpha);
  return {
    name: "Gauss-Markov",
    ...walls,
    stateSize: 1, // what is left of the step after a wall, s
    start(w, i, random) {
      w.x[i] = width * random.uniform();
      w.y[i] = height * random.uniform();
      w.vx[i] = sigma * random.normal();
      w.vy[i] = sigma * random.normal();
      w.state[i] = cutAtWalls(w, i, step * random.uniform(), walls); // steps are not in step
    },
    next(w, i, random) {
      turnAtWalls(w, i, walls);
      let duration = w.state[i];
      if (duration === 0) {
        duration = step;
        w.vx[i] = alpha * w.vx[i] + noise * random.normal();
        w.vy[i] = alpha * w.vy[i] + noise * random.normal();
        turnAtWalls(w, i, walls);
      }
      w.state[i] = cutAtWalls(w, i, duration, walls);
    },
  };
}
