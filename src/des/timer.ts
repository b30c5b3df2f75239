import type { Alarm } from "./agenda.ts";
import type { Simulation } from "./simulation.ts";

/** A callback that can be cancelled before its time; made by `simulation.at` and `after`. */
export class Timer implements Alarm {
  /** When it goes off, s. */
  readonly time: number;
  /** The kernel's: where its event stands; −1 when it has gone off or was cancelled. */
  slot = -1;
  #callback: () => void;
  #simulation: Simulation;

  constructor(time: number, callback: () => void, simulation: Simulation) {
    this.time = time;
    this.#callback = callback;
    this.#simulation = simulation;
  }

  get isPending(): boolean {
    return this.slot >= 0;
  }

  ring(): void {
    this.slot = -1;
    this.#callback();
  }

  /** Takes the callback back; nothing happens when it has gone off already. */
  cancel(): void {
    if (this.slot < 0) return;
    this.#simulation.clearAlarm(this.slot);
    this.slot = -1;
  }
}
