/**
 * Which site each user is nearest to, and the instant at which that changes.
 *
 * On a leg, the squares of the distances to sites s and q differ by something linear in time, so the
 * bisector of s and q is crossed at
 *
 *     t = [|q − p|² − |s − p|²] / [2 v · (q − s)]     after being at p
 *
 * Who leaves the places nearest to s comes to those of a neighbour, across the bisector that is crossed
 * first: some six quotients a crossing, no polling, and no crossing missed.
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
    const walkers = this.#movement.walkers, sites = this.#sites;
    const { now } = this.#simulation;
    const plan = ++this.#plans[user];
    const vx = walkers.vx[user], vy = walkers.vy[user];
    if ((vx === 0 && vy === 0) || walkers.until[user] <= now) return;
    const past = now - walkers.since[user];
    const x = walkers.x[user] + vx * past, y = walkers.y[user] + vy * past;
    const s = this.nearest[user], neighbours = sites.neighbours(s);
    const sx = sites.x[s] - x, sy = sites.y[s] - y;
    let time = walkers.until[user] - now, rival = s;
    for (let k = 0; k < neighbours.length; k++) {
      const q = neighbours[k];
      const qx = sites.x[q] - x, qy = sites.y[q] - y;
      const approach = 2 * (vx * (qx - sx) + vy * (qy - sy));
      if (approach <= 0) continue;
      const crossing = (qx * qx + qy * qy - sx * sx - sy * sy) / approach;
      if (crossing < time) [time, rival] = [crossing, q];
    }
    if (rival === s) return;
    this.#next[user] = rival;
    this.#simulation.schedule(Math.max(0, time), this.#cross, user, plan);
  }
}
