/**
 * Emissions of a node: its energy, each joule weighted with what the grid emitted when it was drawn.
 *
 *     grams = ∫ P(t) c(t) dt / 3.6e6 J/kWh
 *
 * P is constant between changes of the node's state, so each stretch is its watts times the closed
 * integral of the intensity, and the sum is exact for whatever signal. Scope: what is drawn in operation;
 * what was emitted to build the machine is not in it.
 *
 * Source: GHG Protocol Scope 2 Guidance, WRI 2015, chapter 6 (location-based); intensities by the hour:
 * e.g. those of electricityMaps or of ENTSO-E's generation mix.
 */
import type { Simulation } from "../../des/mod.ts";
import { compensatedSum } from "../../math/mod.ts";
import type { Signal } from "../../signals/mod.ts";
import type { Node } from "../node/node.ts";

const joulesPerKilowattHour = 3.6e6;

export class Emissions {
  #simulation: Simulation;
  #intensity: Signal;
  #node: Node;
  #sum = compensatedSum(); // W · gCO2/kWh · s
  #power: number; // W, since #since
  #since: number; // s

  /** @param intensity c, gCO2 per kWh over simulated time */
  constructor(simulation: Simulation, node: Node, intensity: Signal) {
    this.#simulation = simulation;
    this.#node = node;
    this.#intensity = intensity;
    this.#power = node.power;
    this.#since = simulation.now;
    node.watch(() => {
      if (node.power !== this.#power) this.#advance();
    });
  }

  /** gCO2 since it was attached, up to this instant. */
  get grams(): number {
    this.#advance();
    return this.#sum.value() / joulesPerKilowattHour;
  }

  #advance(): void {
    const { now } = this.#simulation;
    if (now > this.#since) this.#sum.add(this.#power * this.#intensity.integral(this.#since, now));
    this.#power = this.#node.power;
    this.#since = now;
  }
}
