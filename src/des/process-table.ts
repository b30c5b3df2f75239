/** Processes by index, in columns: what the kernel's inner loop reads lies apart from the rest. */
import { type Label, Process } from "./process.ts";
import type { Simulation } from "./simulation.ts";
import type { Activity } from "./wait.ts";

export class ProcessTable {
  /** The generator of each process. */
  readonly activities: Activity<unknown>[] = [];
  /** Grows when an index's process ends or is interrupted: events of earlier generations are stale. */
  generations = new Int32Array(64);
  readonly processes: (Process | undefined)[] = [];
  #free: number[] = [];
  #spawned = 0;

  add<R>(simulation: Simulation, activity: Activity<R>, label: Label): Process<R> {
    const id = this.#free.pop() ?? this.processes.length;
    if (id === this.generations.length) {
      const longer = new Int32Array(2 * id);
      longer.set(this.generations);
      this.generations = longer;
    }
    const process = new Process<R>(simulation, id, ++this.#spawned, label);
    this.activities[id] = activity;
    this.processes[id] = process as Process;
    return process;
  }

  /** The process of a living index. */
  at(id: number): Process {
    return this.processes[id] as Process;
  }

  /** Gives the index free and returns its process; events that still name it are stale. */
  remove(id: number): Process {
    const process = this.at(id);
    this.outdate(id);
    this.processes[id] = undefined;
    this.#free.push(id);
    return process;
  }

  outdate(id: number): void {
    this.generations[id] = (this.generations[id] + 1) | 0;
  }

  living(): Process[] {
    return this.processes.filter((process) => process !== undefined);
  }
}
