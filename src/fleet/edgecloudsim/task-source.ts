/**
 * Devices that are active and idle by turns, each with an application of its own, drawn by share
 * (EdgeCloudSim's `IdleActiveLoadGenerator`).
 *
 *     first active from   start + U(0, active),   then  active, idle, active, …  each of fixed length
 *     while active        a task after each exponential gap; one that ends beyond is dropped
 *
 * What is dropped costs no tasks, for a Poisson process forgets. The length of a task is exponential,
 * cut to whole millions of instructions and at least one.
 */
import type { Simulation } from "../../des/mod.ts";
import type { Random } from "../../random/mod.ts";
import type { EdgeWorld } from "./sample-app1.ts";

/** Told of each task as it arises: its length in millions of instructions. */
export type TaskArises = (device: number, length: number) => void;

export class TaskSource {
  /** Of each device, the number of its application. */
  readonly application: Int32Array;
  #simulation: Simulation;
  #world: EdgeWorld;
  #until: number; // s
  #gaps: Random;
  #lengths: Random;
  #onTask: TaskArises = () => {};
  #period: Float64Array; // beginning of each device's active period, s
  #arise = (device: number): void => {
    const { length } = this.#world.applications[this.application[device]];
    this.#onTask(device, Math.max(1, Math.floor(length * this.#lengths.exponential())));
    this.#plan(device, this.#simulation.now);
  };

  constructor(
    simulation: Simulation,
    world: EdgeWorld,
    devices: number,
    until: number,
    random: Random,
  ) {
    const { applications, start } = world, kinds = random.stream("applications");
    this.#simulation = simulation;
    this.#world = world;
    this.#until = until;
    this.#gaps = random.stream("gaps");
    this.#lengths = random.stream("lengths");
    this.application = new Int32Array(devices);
    this.#period = new Float64Array(devices);
    for (let device = 0; device < devices; device++) {
      let kind = 0, left = 100 * kinds.uniform(); // %
      while (kind < applications.length - 1 && left >= applications[kind].share) {
        left -= applications[kind++].share;
      }
      this.application[device] = kind;
      this.#period[device] = start + applications[kind].active * kinds.uniform();
    }
  }

  /** From now on tells of tasks. */
  start(onTask: TaskArises): void {
    this.#onTask = onTask;
    this.#period.forEach((begin, device) => this.#plan(device, begin));
  }

  /** The next task of a device after a time, s; none that would arise after the end. */
  #plan(device: number, after: number): void {
    const { gap, active, idle } = this.#world.applications[this.application[device]];
    let period = this.#period[device], time = after;
    for (;;) {
      time += gap * this.#gaps.exponential();
      if (time <= period + active) break;
      time = period += active + idle;
      if (time >= this.#until) return;
    }
    this.#period[device] = period;
    if (time < this.#until) {
      this.#simulation.schedule(time - this.#simulation.now, this.#arise, device);
    }
  }
}
