/**
 * Users that move, as columns of numbers: each is on a straight leg at constant velocity.
 *
 *     x(t) = x + vx (t − since)     for t in [since, until]
 *
 * A mobility model writes the legs; 10⁵ users take 4.8 MB and what the model keeps of each.
 */
import type { Random } from "../../random/mod.ts";

export interface Walkers {
  readonly count: number;
  /** Where the leg begins, m. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** m/s */
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  /** When the leg begins and ends, s; the end may be Infinity. */
  readonly since: Float64Array;
  readonly until: Float64Array;
  /** What the model keeps of user i stands from i · stateSize on. */
  readonly state: Float64Array;
}

/** How users move in a rectangle [0, width] × [0, height], in m. */
export interface MobilityModel {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Numbers kept for each user. */
  readonly stateSize: number;
  /**
   * Puts user i on its first leg, in the stationary state of the model: `since` is set, all else is
   * written. So a run needs no warm-up for its users to be where they are in the long run.
   */
  start(walkers: Walkers, i: number, random: Random): void;
  /** User i is at the end of its leg: x, y and since are set. Writes vx, vy and until. */
  next(walkers: Walkers, i: number, random: Random): void;
}

/** `count` walkers without legs. */
export function walkersOf(count: number, stateSize: number): Walkers {
  const column = () => new Float64Array(count);
  return {
    count,
    x: column(),
    y: column(),
    vx: column(),
    vy: column(),
    since: column(),
    until: column(),
    state: new Float64Array(count * stateSize),
  };
}

/**
 * Ends the leg at the walls at latest, for models that reflect there: what is left of it is returned,
 * in s, and goes on with the velocity turned by `turnAtWalls`.
 */
export function cutAtWalls(
  { x, y, vx, vy, since, until }: Walkers,
  i: number,
  duration: number,
  { width, height }: Pick<MobilityModel, "width" | "height">,
): number {
  const toX = vx[i] > 0 ? (width - x[i]) / vx[i] : vx[i] < 0 ? -x[i] / vx[i] : Infinity;
  const toY = vy[i] > 0 ? (height - y[i]) / vy[i] : vy[i] < 0 ? -y[i] / vy[i] : Infinity;
  const time = Math.min(duration, Math.max(0, toX), Math.max(0, toY));
  until[i] = since[i] + time;
  return duration - time;
}

/** At a wall, turns the velocity that points out of the rectangle, and puts rounding right. */
export function turnAtWalls(
  { x, y, vx, vy }: Walkers,
  i: number,
  { width, height }: Pick<MobilityModel, "width" | "height">,
): void {
  const near = 1e-9; // m; where rounding has left a user that reached a wall
  if ((x[i] >= width - near && vx[i] > 0) || (x[i] <= near && vx[i] < 0)) vx[i] = -vx[i];
  if ((y[i] >= height - near && vy[i] > 0) || (y[i] <= near && vy[i] < 0)) vy[i] = -vy[i];
  x[i] = Math.min(width, Math.max(0, x[i]));
  y[i] = Math.min(height, Math.max(0, y[i]));
}
