/**
 * Numbers on the raw stdout and stderr of the session, by which the kernel puts what comes by these
 * pipes (of child processes, threads, native code) in order with what comes by the channel.
 *
 *     pipe      …text of a child… ⟨7⟩ …more of it…
 *     channel                     message with mark 7
 *
 * What stands before ⟨7⟩ is shown before the message, the rest after it.
 */
import { writeSync } from "node:fs";
import { performance } from "node:perf_hooks";

const interval = 0.5; // ms within which nobody else can begin to write
const patience = 1000; // tries of 1 ms for a pipe that is full

export class Marks {
  readonly #marker: string;
  readonly #sleep = new Int32Array(new SharedArrayBuffer(4));
  #count = 0;
  #last = -Infinity;

  /** `marker` is a text that no one else writes. */
  constructor(marker: string) {
    this.#marker = marker;
  }

  /** The mark that a message sent now belongs to. */
  next(isForced = false): number {
    const now = performance.now();
    if (isForced || now - this.#last > interval) {
      this.#count += 1;
      for (const pipe of [1, 2]) this.#write(pipe, `${this.#marker}${this.#count};`);
    }
    this.#last = now;
    return this.#count;
  }

  #write(pipe: number, text: string): void {
    for (let i = 0; i < patience; i++) {
      try {
        writeSync(pipe, text);
        return;
      } catch (error) {
        // The code may have closed it: then nothing more can come out of it.
        if ((error as { code?: string }).code !== "EAGAIN") return;
        Atomics.wait(this.#sleep, 0, 0, 1);
      }
    }
  }
}
