/**
 * Which site each user is nearest to, and the instant at which that changes.
 *
 * On a leg, the squares of the distances to sites s and q differ by something linear in time, so the
 * bisector of s and q is crossed at
 *
 *     t = [|q − p|² − |s − p|²] / [2 v · (q − s)]     after being at p
 *
 * The places nearest to s are convex: where s is nearest at both ends of a leg, it is so throughout.
 * Otherwise the bisector with the site nearest at the end is crossed; whoever is nearest there takes
 * its part, until that is s itself: a few questions a leg, no polling, and no crossing missed.
 *
 * What follows from a change, a hand-off with its cost, is for `onChange` to decide.
 */
import type { Simulation } from "../../des/mod.ts";
import type { Movement } from "./movement.ts";
import type { SiteIndex } from "./site-index.ts";

/** Told at the instant at which `to` becomes the site nearest to a user, instead of `from`. */
export type NearestChange = (user: number, from: number, to: number) => void;

export class Attachment {
  /** For each user the number of the nearest site. */
  readonly nearest: Int32Array;
  #simulation: Simulation;
  #movement: Movement;
  #sites: SiteIndex;
  #onChange: NearestChange;
  #next: Int32Array; // the site that is nearest after the next crossing
  #plans: Int32Array; // how often each was planned: a crossing of an older plan is void
  #cross = (user: number, plan: number): void => {
    if (plan === this.#plans[user]) this.#change(user);
  };

  constructor(
    simulation: Simulation,
    movement: Movement,
    sites: SiteIndex,
    onChange: NearestChange = () => {},
  ) {
    const { count } = movement.walkers;
    this.#simulation = simulation;
    this.#movement = movement;
    this.#sites = sites;
    this.#onChange = onChange;
    this.#next = new Int32Array(count);
    this.#plans = new Int32Array(count);
    this.nearest = new Int32Array(count);
    for (let user = 0; user < count; user++) {
      this.nearest[user] = sites.nearest(movement.x(user), movement.y(user));
      this.#plan(user);
    }
    movement.watch((user) => this.#plan(user));
  }

  #change(user: number): void {
    const from = this.nearest[user], to = this.#next[user];
    this.nearest[user] = to;
    this.#plan(user);
    this.#onChange(user, from, to);
  }

  /** Finds the next crossing on the rest of the leg. */
  #plan(user: number): void {
    const { vx, vy, until } = this.#movement.walkers;
    const plan = ++this.#plans[user];
    const left = until[user] - this.#simulation.now, speed = this.#movement.speed(user);
    if (speed === 0 || left <= 0) return;
    const x = this.#movement.x(user), y = this.#movement.y(user);
    const sites = this.#sites, s = this.nearest[user];
    const nearestAfter = (time: number) => sites.nearest(x + vx[user] * time, y + vy[user] * time);
    // first as far as to the next site or so: on long legs the end says little of what comes first
    let time = Math.min(left, sites.spacing / speed), q = nearestAfter(time);
    while (q === s && time < left) q = nearestAfter(time = Math.min(left, 2 * time));
    let rival = s;
    while (q !== s && q !== rival) {
      const crossing = this.#crossing(s, q, x, y, user);
      if (!(crossing < time)) break; // reached together with the rival
      [time, rival] = [Math.max(0, crossing), q];
      q = nearestAfter(time);
    }
    if (rival === s) return;
    this.#next[user] = rival;
    this.#simulation.schedule(time, this.#cross, user, plan);
  }

  #crossing(s: number, q: number, x: number, y: number, user: number): number {
    const { vx, vy } = this.#movement.walkers, sites = this.#sites;
    const sx = sites.x[s] - x, sy = sites.y[s] - y, qx = sites.x[q] - x, qy = sites.y[q] - y;
    const approach = 2 * (vx[user] * (qx - sx) + vy[user] * (qy - sy));
    return approach <= 0 ? Infinity : (qx * qx + qy * qy - sx * sx - sy * sy) / approach;
  }
}
