/**
 * Tasks under way and what becomes of them, as columns of numbers (EdgeCloudSim's
 * `DefaultMobileDeviceManager` and `SimLogger`).
 *
 *     service time = upload + stay at the machine + download          of the tasks that succeed
 *
 * A task fails where a transfer finds no bandwidth, no machine can take it, or its device is elsewhere
 * at the end of the download than when the task arose. The end of a download is known when it begins,
 * so it needs no event.
 */
import type { Simulation } from "../../des/mod.ts";
import type { Random } from "../../random/mod.ts";
import { longer } from "../crowd/column.ts";
import type { EdgeArchitecture } from "./architectures.ts";
import type { EdgeCloudSimErrors } from "./errors.ts";
import { EdgeMachinePark, noMachine } from "./machines.ts";
import { EdgeNetwork } from "./network.ts";
import type { Nomads } from "./nomads.ts";
import type { EdgeWorld } from "./sample-app1.ts";

const none = -1;

export interface EdgeTasksOptions {
  readonly world: EdgeWorld;
  readonly architecture: EdgeArchitecture;
  readonly errors: EdgeCloudSimErrors;
  /** Tasks count that arise from `warmUp` on and end by `duration`, s. */
  readonly warmUp: number;
  readonly duration: number;
}

export class EdgeTasks {
  readonly machines: EdgeMachinePark;
  /** Tasks that arose, the warm-up included. */
  arisen = 0;
  byCapacity = 0;
  byMobility = 0;
  byBandwidth = 0;
  /** Of those completed at the edge and in the cloud: how many, and sums of times, s. */
  readonly edge: Completed = { count: 0, service: 0, transfers: 0 };
  readonly cloud: Completed = { count: 0, service: 0, transfers: 0 };
  #simulation: Simulation;
  #nomads: Nomads;
  #network: EdgeNetwork;
  #application: Int32Array; // of each device
  #choices: Random;
  #options: EdgeTasksOptions;
  #outcomes: number; // of the draw that sends a task to the cloud, and how many do, by application
  #toCloud: Float64Array;
  #onEdge: Float64Array; // claims by application, %
  #onCloud: Float64Array;
  // of each task under way
  #born = new Float64Array(64); // s
  #upload = new Float64Array(64); // s
  #length = new Float64Array(64); // millions of instructions
  #device = new Int32Array(64);
  #origin = new Int32Array(64); // place; the next free slot where the slot is free
  #isInCloud = new Int32Array(64);
  #free = none;
  #slots = 0;
  #reach = (task: number): void => this.#enter(task);

  /** @param application of each device, the number of its application. */
  constructor(
    simulation: Simulation,
    nomads: Nomads,
    application: Int32Array,
    options: EdgeTasksOptions,
    random: Random,
  ) {
    const { world, errors } = options, { applications } = world;
    this.#simulation = simulation;
    this.#nomads = nomads;
    this.#network = new EdgeNetwork(world, errors);
    this.machines = new EdgeMachinePark(simulation, world, (machine, task) => {
      this.#return(machine, task);
    });
    this.#application = application;
    this.#choices = random;
    this.#options = options;
    // as published a draw of 0 … 100 that is ≤ p, else of 0 … 99 that is < p
    const extra = errors.inclusiveDraw ? 1 : 0;
    this.#outcomes = 100 + extra;
    this.#toCloud = Float64Array.from(applications, ({ toCloud }) => toCloud + extra);
    this.#onEdge = Float64Array.from(applications, ({ onEdge }) => onEdge);
    this.#onCloud = Float64Array.from(applications, ({ onCloud }) => onCloud);
  }

  /** A task of so many million instructions arises at a device: its upload begins. */
  send(device: number, length: number): void {
    const { architecture, errors, warmUp } = this.#options;
    const { now } = this.#simulation, { place, present } = this.#nomads;
    this.arisen++;
    const isInCloud = architecture.hasCloud &&
      this.#choices.integer(this.#outcomes) < this.#toCloud[this.#application[device]];
    const n = present[place[device]];
    const upload = isInCloud ? this.#network.uploadToCloud(n) : this.#network.uploadToEdge(n);
    if (!(upload > 0)) {
      if (now >= warmUp || errors.rejectionsOfWarmUp) this.byBandwidth++;
      return;
    }
    const task = this.#slot();
    this.#born[task] = now;
    this.#upload[task] = upload;
    this.#length[task] = length;
    this.#device[task] = device;
    this.#origin[task] = place[device];
    this.#isInCloud[task] = isInCloud ? 1 : 0;
    this.#simulation.schedule(upload, this.#reach, task);
  }

  /** Its upload has ended: a machine is chosen by where the device is now. */
  #enter(task: number): void {
    const { isOrchestrated } = this.#options.architecture, machines = this.machines;
    const device = this.#device[task], isInCloud = this.#isInCloud[task] === 1;
    const claim = (isInCloud ? this.#onCloud : this.#onEdge)[this.#application[device]];
    const machine = isInCloud
      ? machines.inCloud(claim)
      : isOrchestrated
      ? machines.nextAnywhere(claim)
      : machines.nextAt(this.#nomads.place[device], claim);
    if (machine !== noMachine) machines.enter(machine, task, this.#length[task], claim);
    else {
      if (this.#counts(task)) this.byCapacity++;
      this.#forget(task);
    }
  }

  /** It is executed: its download begins, and its fate is known. */
  #return(machine: number, task: number): void {
    const { now } = this.#simulation, { place, present } = this.#nomads;
    const device = this.#device[task], isInCloud = this.#isInCloud[task] === 1;
    const claims = isInCloud ? this.#onCloud : this.#onEdge;
    this.machines.leave(machine, claims[this.#application[device]]);
    const here = place[device];
    const download = isInCloud
      ? this.#network.downloadFromCloud(present[here])
      : this.#network.downloadFromEdge(present[here], this.machines.placeOf(machine) !== here);
    if (this.#counts(task)) {
      if (!(download > 0)) this.byBandwidth++;
      else if (this.#nomads.placeAt(device, now + download) !== this.#origin[task]) {
        this.byMobility++;
      } else if (now + download <= this.#options.duration) {
        const done = isInCloud ? this.cloud : this.edge;
        done.count++;
        done.service += now + download - this.#born[task];
        done.transfers += this.#upload[task] + download;
      }
    }
    this.#forget(task);
  }

  #counts(task: number): boolean {
    return this.#born[task] >= this.#options.warmUp;
  }

  #slot(): number {
    const slot = this.#free;
    if (slot !== none) {
      this.#free = this.#origin[slot];
      return slot;
    }
    if (this.#slots === this.#born.length) {
      this.#born = longer(this.#born);
      this.#upload = longer(this.#upload);
      this.#length = longer(this.#length);
      this.#device = longer(this.#device);
      this.#origin = longer(this.#origin);
      this.#isInCloud = longer(this.#isInCloud);
    }
    return this.#slots++;
  }

  #forget(task: number): void {
    this.#origin[task] = this.#free;
    this.#free = task;
  }
}

export interface Completed {
  count: number;
  /** s */
  service: number;
  transfers: number;
}
