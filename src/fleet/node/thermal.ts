/**
 * Temperature of a chip as one resistance and one capacitance, with throttling.
 *
 *     C dT/dt = P − (T − T_a)/R
 *     T(t) = T_∞ + (T₀ − T_∞) e^{−t/RC},     T_∞ = T_a + R P,     while P is constant
 *
 * The instant at which T reaches a bound T_b follows, and is the only event:
 *
 *     t_b = RC ln [(T₀ − T_∞)/(T_b − T_∞)]
 *
 * Above `trip` the node is throttled, until T has fallen to `release`.
 *
 * Model: Skadron et al., "Temperature-aware microarchitecture", ISCA 2003, section 4 (one node of
 * it). Kelvin or degrees Celsius: only differences count.
 */
import type { Simulation } from "../../des/mod.ts";
import { expm1, ln } from "../../math/mod.ts";
import { positive } from "../parameter.ts";

export interface ThermalOptions {
  /** R: K/W */
  readonly resistance: number;
  /** C: J/K */
  readonly capacitance: number;
  /** T_a; 25 °C by default. */
  readonly ambient?: number;
  /** Temperature at which throttling begins; Infinity, never, by default. */
  readonly trip?: number;
  /** Temperature at which it ends; 5 below `trip` by default. */
  readonly release?: number;
}

export class Thermal {
  #simulation: Simulation;
  #R: number;
  #C: number;
  #ambient: number;
  #trip: number;
  #release: number;
  #power = 0; // W
  #temperature: number; // at #since
  #lost = 0; // J, at #since
  #since: number; // s
  #isThrottled = false;
  #alarm = -1;
  #onChange: () => void = () => {};

  /** Starts at the ambient temperature. Throws a RangeError unless ambient < release < trip. */
  constructor(simulation: Simulation, options: ThermalOptions) {
    const { resistance, capacitance, ambient = 25, trip = Infinity, release = trip - 5 } = options;
    this.#R = positive("Thermal", "resistance", resistance);
    this.#C = positive("Thermal", "capacitance", capacitance);
    const isRight = Number.isFinite(ambient) && ambient < release &&
      (release < trip || trip === Infinity);
    if (!isRight) {
      throw new RangeError(
        `Thermal: must have ambient < release < trip, got ${ambient}, ${release}, ${trip}`,
      );
    }
    this.#simulation = simulation;
    this.#ambient = this.#temperature = ambient;
    this.#trip = trip;
    this.#release = release;
    this.#since = simulation.now;
  }

  /** Calls back when throttling begins or ends. */
  watch(onChange: () => void): void {
    this.#onChange = onChange;
  }

  get isThrottled(): boolean {
    return this.#isThrottled;
  }

  /** T at this instant. */
  get temperature(): number {
    const steady = this.#steady();
    return this.#temperature + (steady - this.#temperature) * this.#approached();
  }

  /** Heat given to the surroundings since the start, J: ∫ (T − T_a)/R dt. */
  get heatLost(): number {
    const dt = this.#simulation.now - this.#since;
    const steady = this.#steady();
    const transient = (this.#temperature - steady) * this.#R * this.#C * this.#approached();
    return this.#lost + ((steady - this.#ambient) * dt + transient) / this.#R;
  }

  /** Heat held above ambient, J. */
  get heatHeld(): number {
    return this.#C * (this.temperature - this.#ambient);
  }

  /** Heat that flows in from now on, W. */
  set power(watts: number) {
    if (watts === this.#power) return;
    this.#advance(this.temperature);
    this.#power = watts;
    this.#plan();
  }

  get power(): number {
    return this.#power;
  }

  /** The bound is reached. */
  ring(): void {
    this.#alarm = -1;
    this.#advance(this.#isThrottled ? this.#release : this.#trip);
    this.#isThrottled = !this.#isThrottled;
    this.#onChange();
    this.#plan();
  }

  #steady(): number {
    return this.#ambient + this.#R * this.#power;
  }

  /** 1 − e^{−t/RC}, of the time since the last change. */
  #approached(): number {
    return -expm1(-(this.#simulation.now - this.#since) / (this.#R * this.#C));
  }

  #advance(temperature: number): void {
    this.#lost = this.heatLost;
    this.#temperature = temperature;
    this.#since = this.#simulation.now;
  }

  #plan(): void {
    if (this.#alarm >= 0) this.#simulation.clearAlarm(this.#alarm);
    this.#alarm = -1;
    const steady = this.#steady(), bound = this.#isThrottled ? this.#release : this.#trip;
    const isReached = this.#isThrottled ? steady < bound : steady > bound;
    if (!isReached) return;
    const share = (this.#temperature - steady) / (bound - steady); // ≥ 1 before the bound
    if (share === Infinity) return; // the bound is all but the steady temperature
    const wait = share <= 1 ? 0 : this.#R * this.#C * ln(share);
    this.#alarm = this.#simulation.setAlarm(wait, this);
  }
}
