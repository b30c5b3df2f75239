/**
 * Nomadic devices: each stays at a place for an exponential time and goes on at once to another one,
 * all others being equally likely.
 *
 *     hand-offs of a device per second = places / Σ mean stays      once stationary
 *     share of the time at a place     = its mean stay / Σ mean stays
 *
 * The first place is uniform, so the shares are stationary only some minutes later. All ways are drawn
 * beforehand: EdgeCloudSim asks where a device will be at the end of a transfer (`NomadicMobility`).
 */
import type { Simulation } from "../../des/mod.ts";
import type { Random } from "../../random/mod.ts";
import type { EdgeWorld } from "./sample-app1.ts";

export class Nomads {
  /** Where each device is, at this instant. */
  readonly place: Int32Array;
  /** Devices at each place, at this instant. */
  readonly present: Int32Array;
  #simulation: Simulation;
  // the stays of all devices, one device after the other
  #from: Float64Array; // s
  #at: Int32Array;
  #stay: Int32Array; // of each device, the present one
  #end: Int32Array; // of each device, the first that is not its own
  #move = (device: number): void => this.#moves(device);

  constructor(
    simulation: Simulation,
    world: EdgeWorld,
    devices: number,
    until: number,
    random: Random,
  ) {
    const { stays, start } = world;
    const from: number[] = [], at: number[] = [];
    this.#simulation = simulation;
    this.#stay = new Int32Array(devices);
    this.#end = new Int32Array(devices);
    for (let device = 0; device < devices; device++) {
      this.#stay[device] = from.length;
      let place = random.integer(stays.length), time = start;
      for (;;) {
        from.push(time);
        at.push(place);
        if (time >= until) break;
        time += stays[place] * random.exponential();
        const other = random.integer(stays.length - 1);
        place = other < place ? other : other + 1;
      }
      this.#end[device] = from.length;
    }
    this.#from = Float64Array.from(from);
    this.#at = Int32Array.from(at);
    this.place = this.#stay.map((stay) => this.#at[stay]);
    this.present = new Int32Array(stays.length);
    for (const place of this.place) this.present[place]++;
    for (let device = 0; device < devices; device++) this.#plan(device);
  }

  /** Where a device will be at a later time, s. */
  placeAt(device: number, time: number): number {
    const last = this.#end[device] - 1;
    let stay = this.#stay[device];
    while (stay < last && this.#from[stay + 1] <= time) stay++;
    return this.#at[stay];
  }

  #plan(device: number): void {
    const next = this.#stay[device] + 1;
    if (next === this.#end[device]) return;
    this.#simulation.schedule(this.#from[next] - this.#simulation.now, this.#move, device);
  }

  #moves(device: number): void {
    this.present[this.place[device]]--;
    const place = this.place[device] = this.#at[++this.#stay[device]];
    this.present[place]++;
    this.#plan(device);
  }
}
