/**
 * A battery: what is drawn, what a charger gives, and when it is empty, to the joule.
 *
 *     dQ/dt = P_charger − P_load,     0 ≤ Q ≤ capacity
 *     Q = Q₀ + stored − drawn
 *
 * Between changes of the load Q is a straight line, so the instants at which it is empty, charged
 * enough to start again, or full are known, and only the next of them is an event. A full battery
 * takes no more than the load draws; an empty one feeds no load until Q reaches `restart`.
 *
 * An ideal store of energy: no losses, no ageing, no dependence of capacity on the current.
 */
import type { Simulation } from "../../des/mod.ts";
import { nonNegative, positive, within } from "../parameter.ts";

export interface BatteryOptions {
  /** J; 3600 J are 1 Wh. */
  readonly capacity: number;
  /** Q₀, J; full by default. */
  readonly charge?: number;
  /** Power of the charger or the panel, W; 0 by default. */
  readonly charger?: number;
  /** Q at which an empty battery feeds again, as a share of the capacity; 0.1 by default. */
  readonly restart?: number;
}

export class Battery {
  readonly capacity: number;
  #simulation: Simulation;
  #charger: number;
  #restart: number; // J
  #load = 0; // W
  #isEmpty = false;
  #anchor: { time: number; charge: number; drawn: number; stored: number };
  #alarm = -1;
  #onChange: () => void = () => {};

  /** Throws a RangeError for numbers out of range. */
  constructor(simulation: Simulation, options: BatteryOptions) {
    const { capacity, charge = capacity, charger = 0, restart = 0.1 } = options;
    this.#simulation = simulation;
    this.capacity = positive("Battery", "capacity", capacity);
    this.#charger = nonNegative("Battery", "charger", charger);
    this.#restart = within("Battery", "restart", restart, Number.MIN_VALUE, 1) * capacity;
    within("Battery", "charge", charge, 0, capacity);
    this.#anchor = { time: simulation.now, charge, drawn: 0, stored: 0 };
    this.#isEmpty = charge === 0;
    this.#plan();
  }

  /** Calls back when it becomes empty, and when it feeds again. */
  watch(onChange: () => void): void {
    this.#onChange = onChange;
  }

  /** True from the instant at which nothing is left until it is charged to `restart`. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** Q at this instant, J. */
  get charge(): number {
    return this.#now().charge;
  }

  /** Energy that the load has had since the start, J. */
  get drawn(): number {
    return this.#now().drawn;
  }

  /** Energy that the charger has given since the start, J. */
  get stored(): number {
    return this.#now().stored;
  }

  /** What is drawn from now on, W. Throws an Error where it is empty and the load is not 0. */
  set load(watts: number) {
    nonNegative("Battery", "load", watts);
    if (this.#isEmpty && watts > 0) {
      throw new Error(`Battery: empty, cannot feed ${watts} W before it is charged`);
    }
    if (watts === this.#load) return;
    this.#anchor = this.#now();
    this.#load = watts;
    this.#plan();
  }

  get load(): number {
    return this.#load;
  }

  /** The next bound is reached. */
  ring(): void {
    this.#alarm = -1;
    const net = this.#net();
    const bound = this.#bound(net);
    this.#anchor = { ...this.#now(), charge: bound }; // exactly, against rounding
    if (bound === 0) {
      this.#isEmpty = true;
      this.#load = 0;
      this.#onChange();
    } else if (this.#isEmpty) {
      this.#isEmpty = false;
      this.#onChange();
    }
    this.#plan();
  }

  #net(): number {
    const net = this.#charger - this.#load;
    return net > 0 && this.#anchor.charge === this.capacity ? 0 : net;
  }

  #bound(net: number): number {
    if (net < 0) return 0;
    return this.#isEmpty ? this.#restart : this.capacity;
  }

  #now(): { time: number; charge: number; drawn: number; stored: number } {
    const { now } = this.#simulation, { time, charge, drawn, stored } = this.#anchor;
    const dt = now - time, net = this.#net();
    const isFull = net === 0 && charge === this.capacity;
    return {
      time: now,
      charge: Math.min(this.capacity, Math.max(0, charge + net * dt)),
      drawn: drawn + this.#load * dt,
      stored: stored + (isFull ? Math.min(this.#charger, this.#load) : this.#charger) * dt,
    };
  }

  #plan(): void {
    if (this.#alarm >= 0) this.#simulation.clearAlarm(this.#alarm);
    this.#alarm = -1;
    const net = this.#net();
    const wait = net === 0 ? Infinity : (this.#bound(net) - this.#anchor.charge) / net;
    if (wait === Infinity) return; // 1e-320 W never get there
    this.#alarm = this.#simulation.setAlarm(Math.max(0, wait), this);
  }
}
