/**
 * EdgeCloudSim's virtual machines: time-shared cores, and a claim in % for each task, which decides
 * whether it is let in.
 *
 *     a machine takes a task where     100 % − claims of its tasks ≥ claim of the task
 *     each of n tasks runs at          mips · min(1, cores/n)
 *
 * The claim plays no part in how fast a task runs. Utilisation is the mean of the claims. At the edge
 * the next machine in turn that can take a task gets it, in the cloud the least loaded one
 * (`BasicEdgeOrchestrator`, NEXT_FIT; `CloudletSchedulerTimeShared` of CloudSim 4.0, whose clock of
 * 10 ms steps and whole instructions is left out: ends are exact).
 */
import type { Simulation } from "../../des/mod.ts";
import { type JobEnd, SharedCores } from "../crowd/shared-cores.ts";
import type { EdgeWorld } from "./sample-app1.ts";

/** What there is instead of a machine where none can take a task. */
export const noMachine = -1;

export class EdgeMachinePark {
  #simulation: Simulation;
  #cores: SharedCores;
  #mips: Float64Array; // of each machine
  #claimed: Float64Array; // of each machine, %
  #each: number; // machines of a place
  #places: number;
  #edge: number; // machines at the edge; those of the cloud follow
  #lastOf: Int32Array; // of each place, the machine taken last
  #last: number; // the place taken last
  #total = 0; // claims at the edge, %
  #changed = 0; // when the total last did, s
  #since = 0; // when counting began, s
  #integral = 0; // of the total since then, % · s

  /** @param onEnd told of a task that has all its instructions; its claim is taken back with `leave`. */
  constructor(simulation: Simulation, world: EdgeWorld, onEnd: JobEnd) {
    const { stays, hosts, machines, edge, cloudMachines, cloud } = world;
    this.#simulation = simulation;
    this.#cores = new SharedCores(simulation, onEnd);
    this.#places = stays.length;
    this.#each = hosts * machines;
    this.#edge = this.#places * this.#each;
    const all = this.#edge + cloudMachines;
    this.#claimed = new Float64Array(all);
    this.#mips = new Float64Array(all);
    for (let machine = 0; machine < all; machine++) {
      const { cores, mips } = machine < this.#edge ? edge : cloud;
      this.#cores.add(cores);
      this.#mips[machine] = mips;
    }
    this.#lastOf = new Int32Array(this.#places).fill(this.#each - 1);
    this.#last = this.#places - 1;
  }

  placeOf(machine: number): number {
    return Math.floor(machine / this.#each);
  }

  /** The next machine of a place in turn that can take a claim, in %, or `noMachine`. */
  nextAt(place: number, claim: number): number {
    let last = this.#lastOf[place];
    for (let tries = 0; tries < this.#each; tries++) {
      last = last + 1 === this.#each ? 0 : last + 1;
      const machine = place * this.#each + last;
      if (100 - this.#claimed[machine] < claim) continue;
      this.#lastOf[place] = last;
      return machine;
    }
    return noMachine; // after a whole turn the last one is the same
  }

  /** The next machine of the next place in turn, or `noMachine`. */
  nextAnywhere(claim: number): number {
    for (let tries = 0; tries < this.#places; tries++) {
      this.#last = this.#last + 1 === this.#places ? 0 : this.#last + 1;
      const machine = this.nextAt(this.#last, claim);
      if (machine !== noMachine) return machine;
    }
    return noMachine;
  }

  /** The least loaded machine of the cloud, the first of equals, or `noMachine`. */
  inCloud(claim: number): number {
    let best = noMachine, most = 0;
    for (let machine = this.#edge; machine < this.#claimed.length; machine++) {
      const left = 100 - this.#claimed[machine];
      if (left < claim || left <= most) continue;
      most = left;
      best = machine;
    }
    return best;
  }

  /** Runs a task of so many million instructions. */
  enter(machine: number, task: number, length: number, claim: number): void {
    this.#claim(machine, claim);
    this.#cores.enter(machine, task, length / this.#mips[machine]);
  }

  leave(machine: number, claim: number): void {
    this.#claim(machine, -claim);
  }

  /** Mean claims of the machines at the edge since the start or the last reset, of all there is. */
  get utilisation(): number {
    const { now } = this.#simulation;
    const integral = this.#integral + this.#total * (now - this.#changed);
    return integral / (100 * this.#edge * (now - this.#since));
  }

  reset(): void {
    this.#integral = 0;
    this.#since = this.#changed = this.#simulation.now;
  }

  #claim(machine: number, claim: number): void {
    this.#claimed[machine] += claim;
    if (machine >= this.#edge) return;
    const { now } = this.#simulation;
    this.#integral += this.#total * (now - this.#changed);
    this.#changed = now;
    this.#total += claim;
  }
}
