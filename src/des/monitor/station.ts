/**
 * StationMonitor: everything queueing theory says about a station, measured.
 *
 *     const monitor = new StationMonitor(simulation);
 *     server.attach(monitor);                    // a Resource or a ProcessorSharing
 *     …
 *     monitor.wait.moments.mean                  // Wq, s
 *     monitor.population.moments.mean            // L
 */
import type { Simulation } from "../simulation.ts";
import { Level } from "./level.ts";
import { Tally, type TallyOptions } from "./tally.ts";

export interface StationOptions {
  /** How waits are tallied. */
  readonly wait?: TallyOptions;
  /** How stays are tallied. */
  readonly stay?: TallyOptions;
}

export class StationMonitor {
  /** Customers present, in line and in service: L. */
  readonly population: Level;
  /** Customers in line: Lq. */
  readonly line: Level;
  /** Time from arrival to the first service, s: Wq. */
  readonly wait: Tally;
  /** Time from arrival to departure, s: W. */
  readonly stay: Tally;
  /** Customers that came since the beginning or the last reset. */
  arrivals = 0;
  /** Customers that left after service. */
  departures = 0;
  /** Customers that left the line unserved. */
  abandonments = 0;
  #simulation: Simulation;
  #since: number; // s
  #presence = 0; // s, of those who have left
  #present = 0; // sum of (arrival, or the reset where that is later) of those present, s

  constructor(simulation: Simulation, options: StationOptions = {}) {
    this.#simulation = simulation;
    this.#since = simulation.now;
    this.population = new Level(simulation);
    this.line = new Level(simulation);
    this.wait = new Tally(options.wait);
    this.stay = new Tally(options.stay);
  }

  /**
   * ∫ L dt, the customer-seconds spent here, minus the sum of all customers' times here (those still
   * present up to now): Little's law as an identity, 0 but for rounding on every run.
   */
  get littleResidual(): number {
    const { integral, level } = this.population.moments;
    return integral - (this.#presence + level * this.#simulation.now - this.#present);
  }

  /** Forgets what was, keeps who is here: the end of a warm-up. */
  reset(): void {
    this.#since = this.#simulation.now;
    this.arrivals = this.departures = this.abandonments = 0;
    for (const monitor of [this.population, this.line, this.wait, this.stay]) monitor.reset();
    this.#presence = 0;
    this.#present = this.population.value * this.#since;
  }

  /** For stations: a customer comes and stands in line. */
  arrive(now: number): void {
    this.arrivals++;
    this.population.change(1);
    this.line.change(1);
    this.#present += now;
  }

  /** For stations: the service of one who came at `arrived` begins. */
  begin(now: number, arrived: number): void {
    this.line.change(-1);
    this.wait.add(now - arrived);
  }

  /** For stations: one in service is put back in line. */
  suspend(): void {
    this.line.change(1);
  }

  /** For stations: the service of one who was put back goes on. */
  resume(): void {
    this.line.change(-1);
  }

  /** For stations: one in service leaves. */
  depart(now: number, arrived: number): void {
    this.departures++;
    this.stay.add(now - arrived);
    this.#leave(now, arrived);
  }

  /** For stations: one leaves the line unserved. */
  abandon(now: number, arrived: number): void {
    this.abandonments++;
    this.line.change(-1);
    this.#leave(now, arrived);
  }

  #leave(now: number, arrived: number): void {
    this.population.change(-1);
    const from = Math.max(arrived, this.#since);
    this.#presence += now - from;
    this.#present -= from;
  }
}
