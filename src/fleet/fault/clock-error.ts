/**
 * Clock faults: how far a node's clock is off because of faults, at any instant.
 *
 *     x(t) = Σ offset + drift · (t − begin),     over the faults that last at t
 *
 * A step of time, a wrong time zone or a lost leap second is an offset; an oscillator out of order is a
 * drift. Healed, the clock is set right in one step. The model of a sound clock is the reader's: it adds
 * x(t) to what that reads.
 */
import type { Simulation } from "../../des/mod.ts";
import type { Fault } from "./fault.ts";

export interface ClockFaultOptions {
  /** s ahead at once; 0 unless told. */
  readonly offset?: number;
  /** Seconds gained per second, above −1; 0 unless told. */
  readonly drift?: number;
}

interface Episode {
  readonly offset: number;
  readonly drift: number;
  readonly begin: number;
  end: number;
}

export class ClockError {
  #simulation: Simulation;
  #episodes: Episode[] = [];

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
  }

  /** x(t), s; for t ahead of now as if nothing changed. */
  at(t: number): number {
    let x = 0;
    for (const { offset, drift, begin, end } of this.#episodes) {
      if (begin <= t && t < end) x += offset + drift * (t - begin);
    }
    return x;
  }

  /** Throws a RangeError for an offset that is not finite or a drift that is not above −1. */
  fault(options: ClockFaultOptions): Fault {
    const { offset = 0, drift = 0 } = options;
    if (!Number.isFinite(offset)) {
      throw new RangeError(`ClockError.fault: offset must be finite, got ${offset}`);
    }
    if (!(drift > -1 && drift < Infinity)) {
      throw new RangeError(`ClockError.fault: drift must be > -1 and finite, got ${drift}`);
    }
    return {
      name: `clock ${offset} s off, gaining ${drift} s/s`,
      inject: () => {
        const episode = { offset, drift, begin: this.#simulation.now, end: Infinity };
        this.#episodes.push(episode);
        return () => {
          episode.end = this.#simulation.now;
        };
      },
    };
  }
}
