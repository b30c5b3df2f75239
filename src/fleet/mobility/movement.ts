/**
 * Users in motion: one event at the end of each leg, and positions exact at any instant.
 *
 * All draws come from one stream, in the order of the ends of legs. That order follows from the
 * stream alone, so whatever is compared under one seed meets the same users on the same ways.
 */
import type { Simulation } from "../../des/mod.ts";
import type { Random } from "../../random/mod.ts";
import { wholeNumber } from "../parameter.ts";
import { type MobilityModel, type Walkers, walkersOf } from "./walkers.ts";

export class Movement {
  readonly model: MobilityModel;
  readonly walkers: Walkers;
  #simulation: Simulation;
  #random: Random;
  #onLeg: ((user: number) => void)[] = [];
  #endLeg = (user: number): void => this.#next(user);

  /** Puts `count` users on their way. Throws a RangeError unless count ≥ 0 is whole. */
  constructor(simulation: Simulation, model: MobilityModel, count: number, random: Random) {
    wholeNumber("Movement", "count", count, 0);
    this.#simulation = simulation;
    this.#random = random;
    this.model = model;
    this.walkers = walkersOf(count, model.stateSize);
    this.walkers.since.fill(simulation.now);
    for (let user = 0; user < count; user++) {
      model.start(this.walkers, user, random);
      this.#plan(user);
    }
  }

  /** Metres east, at this instant. */
  x(user: number): number {
    const { x, vx, since } = this.walkers;
    return x[user] + vx[user] * (this.#simulation.now - since[user]);
  }

  /** Metres north, at this instant. */
  y(user: number): number {
    const { y, vy, since } = this.walkers;
    return y[user] + vy[user] * (this.#simulation.now - since[user]);
  }

  /** m/s, at this instant; 0 while the user pauses. */
  speed(user: number): number {
    const vx = this.walkers.vx[user], vy = this.walkers.vy[user];
    return Math.sqrt(vx * vx + vy * vy);
  }

  /** Calls back at the beginning of each leg from now on. */
  watch(onLeg: (user: number) => void): void {
    this.#onLeg.push(onLeg);
  }

  #next(user: number): void {
    const { x, y, since, until } = this.walkers;
    const time = until[user];
    const endX = x[user] + this.walkers.vx[user] * (time - since[user]);
    y[user] += this.walkers.vy[user] * (time - since[user]);
    x[user] = endX;
    since[user] = time;
    this.model.next(this.walkers, user, this.#random);
    this.#plan(user);
    for (const onLeg of this.#onLeg) onLeg(user);
  }

  #plan(user: number): void {
    const { until } = this.walkers;
    if (until[user] === Infinity) return;
    const delay = Math.max(0, until[user] - this.#simulation.now);
    this.#simulation.schedule(delay, this.#endLeg, user);
  }
}
