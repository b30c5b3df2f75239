/**
 * A node: cores that run tasks and replayed programs, at a frequency that a governor chooses, with
 * the power, the heat and the charge that this takes.
 *
 *     speed of a task = f/f₀ · min(1, cores/tasks)     seconds of work per second
 *     u = busy cores / all cores,     energy = ∫ P(u, f) dt
 *
 * All rates are constant between events (a task comes or goes, a frequency changes, a bound of
 * battery or temperature is reached), so energy, busy time and counters are exact at any instant. A
 * node without power, its battery empty, stands still and goes on where it was; what faults do to it
 * tells impairment.ts. The governor is asked at its interval only while there is work or the frequency
 * has not settled: an idle node costs nothing.
 */
import { type Activity, ProcessorSharing, Resource, type Simulation } from "../../des/mod.ts";
import { type CompensatedSum, compensatedSum } from "../../math/mod.ts";
import { positive, wholeNumber } from "../parameter.ts";
import { Battery } from "./battery.ts";
import { performance } from "./governors/fixed.ts";
import type { Governor } from "./governors/governor.ts";
import {
  checkedImpairment,
  isDown,
  losesWork,
  NodeDownError,
  type NodeImpairment,
  sound,
  speedLeft,
} from "./impairment.ts";
import { memoryStretch } from "./memory-contention.ts";
import type { NodeOptions } from "./node-options.ts";
import type { PowerModel } from "./power.ts";
import { Program, type ProgramDescription } from "./program.ts";
import { Thermal } from "./thermal.ts";

const withoutPower: PowerModel = { name: "none", watts: () => 0 };
// What idle nodes have in common they share: a million of them fit in 1 GB.
const alwaysFast = performance();
const oneState = [1e9]; // Hz
const noPrograms: readonly Program[] = [];
const noWatchers: readonly (() => void)[] = [];

/** How far a task is. */
export interface TaskProgress {
  /** Work done up to this instant, s at f₀. */
  done(): number;
}

export class Node {
  readonly name: string;
  /** Cores for tasks, and all cores. */
  readonly cores: number;
  readonly allCores: number;
  /** DVFS states, Hz, rising. */
  readonly frequencies: readonly number[];
  /** f₀, Hz */
  readonly nominal: number;
  readonly battery: Battery | null;
  readonly thermal: Thermal | null;
  #simulation: Simulation;
  #sharing: ProcessorSharing;
  #line: Resource | null;
  #governor: Governor;
  #model: PowerModel;
  #memoryBandwidth: number;
  #throttled: number;
  #tasks = 0;
  #programs = noPrograms;
  #impairments = sound;
  #watchers = noWatchers;
  #wanted: number; // frequency the governor asks for, Hz
  #frequency: number;
  #busy = 0; // cores
  #power = 0; // W
  #since: number; // when busy time and energy were last brought up to date, s
  #busyTime: CompensatedSum | null = null; // null: nothing yet
  #energy: CompensatedSum | null = null;
  #isAsking = false;
  #asked = 0; // when the governor was asked last, s, and the busy time then
  #busyTimeAsked = 0;

  /** Throws a RangeError for options out of range. */
  constructor(simulation: Simulation, options: NodeOptions = {}) {
    const { name = "node", cores = 1, programCores = 0, frequencies = oneState } = options;
    const where = `Node "${name}"`;
    wholeNumber(where, "cores", cores, 1);
    wholeNumber(where, "programCores", programCores, 0);
    const rises = frequencies.every((f, i) => f > (frequencies[i - 1] ?? 0) && f < Infinity);
    if (frequencies.length === 0 || !rises) {
      throw new RangeError(
        `${where}: frequencies must be > 0 Hz and rise, got ${frequencies.join(", ") || "none"}`,
      );
    }
    this.name = name;
    this.cores = cores;
    this.allCores = cores + programCores;
    this.frequencies = frequencies;
    this.nominal = positive(where, "nominal", options.nominal ?? frequencies.at(-1)!);
    this.#simulation = simulation;
    this.#since = simulation.now;
    this.#sharing = new ProcessorSharing(simulation, { name, servers: cores });
    this.#line = options.discipline === "queue" ? this.#newLine() : null;
    this.#governor = options.governor ?? alwaysFast;
    this.#model = options.power ?? withoutPower;
    this.#memoryBandwidth = options.memoryBandwidth ?? Infinity;
    this.#throttled = this.#stateFor(options.throttled ?? frequencies[0]);
    this.battery = options.battery === undefined ? null : new Battery(simulation, options.battery);
    this.thermal = options.thermal === undefined ? null : new Thermal(simulation, options.thermal);
    this.battery?.watch(() => this.#refresh());
    this.thermal?.watch(() => this.#refresh());
    this.#frequency = frequencies[0];
    const first = { busy: 0, elapsed: 0, frequency: this.#frequency };
    this.#wanted = this.#stateFor(this.#governor.next(first, frequencies));
    this.#asked = simulation.now;
    this.#refresh();
  }

  /** False while the battery is empty or a fault holds the node down. */
  get isOn(): boolean {
    if (this.#impairments !== sound && isDown(this.#impairments)) return false;
    return this.battery === null || !this.battery.isEmpty;
  }

  /** Of the cores, Hz. */
  get frequency(): number {
    return this.#frequency;
  }

  /** Tasks that run or share the cores. */
  get tasks(): number {
    return this.#tasks;
  }

  /** Busy cores by all cores, at this instant. */
  get utilisation(): number {
    return this.#busy / this.allCores;
  }

  /** W, at this instant. */
  get power(): number {
    return this.#power;
  }

  /** J since the start, up to this instant. */
  get energy(): number {
    this.#advance();
    return this.#energy?.value() ?? 0;
  }

  /** Core-seconds of work since the start, up to this instant. */
  get busyTime(): number {
    this.#advance();
    return this.#busyTime?.value() ?? 0;
  }

  /**
   * Runs a task of `work` seconds at f₀ and alone: `yield* node.execute(0.2)`. An interrupt takes it
   * off the node. Throws a NodeDownError where the node is down, or goes down with it.
   *
   * @param onStart told when the task has a core, with what tells how far it is from then on
   */
  *execute(work: number, onStart?: (progress: TaskProgress) => void): Activity {
    if (this.#line === null) return yield* this.#serve(work, onStart);
    const line = this.#line;
    using _core = yield* line.acquire();
    if (line !== this.#line) throw new NodeDownError(this.name);
    yield* this.#serve(work, onStart);
  }

  /** Starts a program on a core of its own. Throws an Error where none of `programCores` is free. */
  run(description: ProgramDescription): Program {
    if (this.#programs.length === this.allCores - this.cores) {
      throw new Error(
        `Node "${this.name}": no core is free for program "${description.name}"; it has programCores ${this.#programs.length}`,
      );
    }
    const program = new Program(description, this.#simulation.now, () => {
      if (!this.#programs.includes(program)) return;
      this.#programs = this.#programs.filter((other) => other !== program);
      program.course.change(this.#simulation.now, Infinity, 1);
      this.#refresh();
    });
    this.#programs = [...this.#programs, program];
    this.#refresh();
    return program;
  }

  /**
   * Something is wrong with the node until the function returned is called. Impairments add up: what
   * two hold down is up when both are over. Throws a RangeError for a speed out of range.
   */
  impair(impairment: NodeImpairment): () => void {
    const one = { ...checkedImpairment(`Node "${this.name}"`, impairment) };
    this.#impairments = [...this.#impairments, one];
    this.#refresh();
    if (losesWork([one])) {
      for (const program of this.#programs) program.stop();
      this.#sharing.evict(new NodeDownError(this.name));
      if (this.#line !== null) this.#line = this.#newLine(); // who stands in the old one finds out
    }
    return () => {
      const left = this.#impairments.filter((other) => other !== one);
      this.#impairments = left.length === 0 ? sound : left;
      this.#refresh();
    };
  }

  /** Calls back whenever power, utilisation, frequency or being on may have changed. */
  watch(onChange: () => void): void {
    this.#watchers = [...this.#watchers, onChange];
  }

  /** The governor's next look. */
  ring(): void {
    this.#isAsking = false;
    this.#ask();
    const isSettled = this.#busy === 0 && this.#wanted === this.frequencies[0];
    if (!isSettled) this.#askLater();
  }

  *#serve(work: number, onStart?: (progress: TaskProgress) => void): Activity {
    if (losesWork(this.#impairments)) throw new NodeDownError(this.name);
    this.#tasks++;
    this.#refresh();
    try {
      const job = this.#sharing.serve(work);
      onStart?.(job);
      yield* job;
    } finally {
      this.#tasks--;
      this.#refresh();
    }
  }

  #newLine(): Resource {
    return new Resource(this.#simulation, { name: this.name, capacity: this.cores });
  }

  #ask(): void {
    const { now } = this.#simulation, elapsed = now - this.#asked;
    if (elapsed === 0) return;
    const busy = Math.min(1, (this.busyTime - this.#busyTimeAsked) / (this.allCores * elapsed));
    this.#asked = now;
    this.#busyTimeAsked = this.busyTime;
    const load = { busy, elapsed, frequency: this.#frequency };
    this.#wanted = this.#stateFor(this.#governor.next(load, this.frequencies));
    this.#refresh();
  }

  #askLater(): void {
    const { interval } = this.#governor;
    if (interval === null || this.#isAsking) return;
    this.#isAsking = true;
    this.#simulation.setAlarm(interval, this);
  }

  /** The lowest state that is at least as fast. */
  #stateFor(frequency: number): number {
    const { frequencies } = this;
    return frequencies.find((state) => state >= frequency) ?? frequencies[frequencies.length - 1];
  }

  /** Adds what the present rates have made since the last change. */
  #advance(): void {
    const { now } = this.#simulation, dt = now - this.#since;
    if (dt === 0) return;
    this.#since = now;
    if (this.#busy > 0) (this.#busyTime ??= compensatedSum()).add(this.#busy * dt);
    if (this.#power > 0) (this.#energy ??= compensatedSum()).add(this.#power * dt);
  }

  /** Something has changed: all rates anew. */
  #refresh(): void {
    this.#advance();
    const wasIdle = this.#busy === 0;
    const { isOn, thermal } = this;
    this.#busy = isOn ? Math.min(this.#tasks, this.cores) + this.#programs.length : 0;
    if (wasIdle && this.#busy > 0 && !this.#isAsking && this.#governor.interval !== null) {
      this.#askLater();
      this.#ask(); // lets the governor forget what was before the rest
    }
    const cap = thermal !== null && thermal.isThrottled ? this.#throttled : Infinity;
    this.#frequency = Math.min(this.#wanted, cap);
    const speed = this.#frequency / this.nominal;
    const left = this.#impairments === sound ? 1 : speedLeft(this.#impairments);
    const taskSpeed = isOn ? speed * left : 0;
    if (this.#sharing.speed !== taskSpeed) this.#sharing.speed = taskSpeed; // setting it costs an alarm
    this.#power = isOn ? this.#model.watts(this.#busy / this.allCores, this.#frequency) : 0;
    this.#advancePrograms(1 / speed, left);
    if (this.battery !== null) this.battery.load = this.#power;
    if (thermal !== null) thermal.power = this.#power;
    for (const onChange of this.#watchers) onChange();
  }

  #advancePrograms(slowness: number, left: number): void {
    const programs = this.#programs;
    if (programs.length === 0) return;
    const m = memoryStretch(programs, slowness, this.#memoryBandwidth);
    for (const { course, memoryShare: beta } of programs) {
      // S and the growth of cycles, written so that both are 1 to the bit at f₀ and alone
      const slowdown = 1 + (1 - beta) * (slowness - 1) + beta * (m - 1);
      const cycleGrowth = 1 + beta * (m / slowness - 1);
      course.change(this.#simulation.now, this.isOn ? slowdown / left : Infinity, cycleGrowth);
    }
  }
}
