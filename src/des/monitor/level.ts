import { TimeWeightedMoments } from "../../stats/mod.ts";
import type { Simulation } from "../simulation.ts";
import type { Series } from "./series.ts";

export interface LevelOptions {
  /** Level at the start; 0 by default. */
  readonly initial?: number;
  /** Also records every change here. */
  readonly series?: Series;
}

/**
 * A quantity held over simulated time: jobs in line, bytes in a buffer, watts drawn. Its mean,
 * variance and integral weigh each value with the time it was held.
 */
export class Level {
  #simulation: Simulation;
  #moments: TimeWeightedMoments;
  #series: Series | null;

  constructor(simulation: Simulation, options: LevelOptions = {}) {
    const { initial = 0, series = null } = options;
    this.#simulation = simulation;
    this.#moments = new TimeWeightedMoments(simulation.now, initial);
    this.#series = series;
    this.#series?.add(simulation.now, initial);
  }

  /** The value at this instant. */
  get value(): number {
    return this.#moments.level;
  }

  /** Time-weighted mean, variance, extremes and integral up to this instant. */
  get moments(): TimeWeightedMoments {
    this.#moments.advance(this.#simulation.now);
    return this.#moments;
  }

  /** From now on the value is this. Throws a RangeError when it is not finite. */
  set(value: number): void {
    this.#moments.set(this.#simulation.now, value);
    this.#series?.add(this.#simulation.now, value);
  }

  /** Adds to the value. */
  change(by: number): void {
    this.set(this.#moments.level + by);
  }

  /** Forgets what was: the end of a warm-up. */
  reset(): void {
    this.#moments.reset(this.#simulation.now);
  }
}
