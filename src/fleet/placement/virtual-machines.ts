/**
 * Virtual machines on hosts, and jobs on virtual machines, as columns of numbers: data centres of tens
 * of thousands of each.
 *
 * A machine has its cores, memory and bandwidth to itself from its placement to its removal; no host
 * gives more than it has. The jobs of a machine share its cores, each using one core at most:
 *
 *     each of n jobs advances at   speed · min(1, cores/n)   seconds of work per second
 *
 * so ends are found in closed form (crowd/shared-cores.ts), one event a job and no tick.
 */
import type { Simulation } from "../../des/mod.ts";
import type { Random } from "../../random/mod.ts";
import { longer } from "../crowd/column.ts";
import { SharedCores } from "../crowd/shared-cores.ts";
import { nonNegative, positive } from "../parameter.ts";
import type { Amounts, Hosts } from "./hosts.ts";
import { firstFit } from "./policies/first-fit.ts";
import type { PlacementPolicy, Placer } from "./policies/placement-policy.ts";

export interface VirtualMachinesOptions {
  /** `firstFit()` unless told. */
  readonly policy?: PlacementPolicy;
  /** For policies that draw; the simulation's stream "placement" unless told. */
  readonly random?: Random;
  /** Told when a job has all its work. */
  readonly onEnd?: (job: number, machine: number) => void;
}

const nowhere = -1;

export class VirtualMachines {
  readonly hosts: Hosts;
  #placer: Placer;
  #cores: SharedCores;
  // of each machine
  #host = new Int32Array(8);
  #coresEach = new Float64Array(8);
  #memory = new Float64Array(8);
  #bandwidth = new Float64Array(8);
  // of each job
  #machine = new Int32Array(64);
  #end = new Float64Array(64); // s
  #jobs = 0;

  constructor(simulation: Simulation, hosts: Hosts, options: VirtualMachinesOptions = {}) {
    const { policy = firstFit(), onEnd } = options;
    this.hosts = hosts;
    this.#placer = policy.start(hosts, options.random ?? simulation.random.stream("placement"));
    this.#cores = new SharedCores(simulation, (machine, job) => {
      this.#end[job] = simulation.now;
      onEnd?.(job, machine);
    });
  }

  /** Machines placed so far. */
  get count(): number {
    return this.#cores.count;
  }

  /** Jobs submitted so far. */
  get jobs(): number {
    return this.#jobs;
  }

  /**
   * Places a machine; returns its number, counted from 0, or −1 where no host fits. Throws a RangeError
   * for amounts out of range; speed is in seconds of work per second of a core, 1 unless told.
   */
  place({ cores, memory = 0, bandwidth = 0 }: Amounts, speed = 1): number {
    const where = "VirtualMachines.place";
    positive(where, "cores", cores);
    positive(where, "speed", speed);
    nonNegative(where, "memory", memory);
    nonNegative(where, "bandwidth", bandwidth);
    const host = this.#placer.choose(cores, memory, bandwidth);
    if (host === nowhere) return -1;
    this.hosts.take(host, cores, memory, bandwidth);
    this.#placer.update(host);
    const machine = this.#cores.add(cores, speed);
    if (machine === this.#host.length) this.#growMachines();
    this.#host[machine] = host;
    this.#coresEach[machine] = cores;
    this.#memory[machine] = memory;
    this.#bandwidth[machine] = bandwidth;
    return machine;
  }

  /** Gives back what a machine had. Throws an Error where it is gone already or has jobs. */
  remove(machine: number): void {
    const host = this.#standing("remove", machine);
    const present = this.#cores.jobs(machine);
    if (present > 0) {
      throw new Error(
        `VirtualMachines.remove: machine ${machine} has ${present} jobs; remove it after their end`,
      );
    }
    const cores = this.#coresEach[machine];
    this.hosts.take(host, -cores, -this.#memory[machine], -this.#bandwidth[machine]);
    this.#placer.update(host);
    this.#host[machine] = nowhere;
  }

  /** The host of a machine; −1 after its removal. */
  hostOf(machine: number): number {
    return machine >= 0 && machine < this.count ? this.#host[machine] : nowhere;
  }

  /**
   * A job of `work` seconds, at speed 1 and alone, begins on a machine; returns its number, counted
   * from 0. Throws a RangeError for work that is not > 0, and an Error where there is no such machine.
   */
  submit(machine: number, work: number): number {
    positive("VirtualMachines.submit", "work", work);
    this.#standing("submit", machine);
    const job = this.#jobs++;
    if (job === this.#end.length) this.#growJobs();
    this.#machine[job] = machine;
    this.#end[job] = NaN;
    this.#cores.enter(machine, job, work);
    return job;
  }

  /** When a job ended, s; NaN while it runs. */
  endOf(job: number): number {
    return this.#end[job];
  }

  /** The machine of a job. */
  machineOf(job: number): number {
    return this.#machine[job];
  }

  /** Core-seconds that the cores of a machine were busy, up to this instant. */
  busyTime(machine: number): number {
    return this.#cores.busyTime(machine);
  }

  #standing(what: string, machine: number): number {
    const host = this.hostOf(machine);
    if (host !== nowhere) return host;
    throw new Error(
      `VirtualMachines.${what}: machine must be one that was placed and not removed, got ${machine}`,
    );
  }

  #growMachines(): void {
    this.#host = longer(this.#host);
    this.#coresEach = longer(this.#coresEach);
    this.#memory = longer(this.#memory);
    this.#bandwidth = longer(this.#bandwidth);
  }

  #growJobs(): void {
    this.#machine = longer(this.#machine);
    this.#end = longer(this.#end);
  }
}
