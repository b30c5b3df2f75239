/**
 * A task that does what a recorded program did: its phases one after the other, on a node that it shares
 * with others, with the counters and the stacks of the recording.
 *
 * A phase of d seconds at a rate r of an event is a work of c·d core-seconds, c being the processors that
 * the program used (rate of its CPU time, 1 where that was not counted), and counts r·d on the way: at
 * any instant the share done of the phase's work. So a task that is slowed down counts more slowly, and
 * has counted at its end what the recording counted, to rounding.
 *
 * What a slower clock or busy memory does to a counter's total is told by programs on cores of their
 * own (node/program.ts), not here: a task counts what was recorded.
 */
import type { WorkDescription, WorkPhase } from "../../captures/mod.ts";
import type { Activity } from "../../des/mod.ts";
import type { Node, TaskProgress } from "../node/node.ts";

const noProgress: TaskProgress = { done: () => 0 };

export class CapturedTask {
  readonly description: WorkDescription;
  #clock: string | null;
  #phase = 0; // the one under way
  #progress = noProgress;

  /** @param clock the event that counts CPU time, s; null where each second is a second of work */
  constructor(description: WorkDescription, clock: string | null = "task-clock") {
    this.description = description;
    this.#clock = clock !== null && clock in description.units ? clock : null;
  }

  /** Core-seconds of all phases. */
  get work(): number {
    return this.description.phases.reduce((sum, phase) => sum + this.#workOf(phase), 0);
  }

  /** Whether all phases are done. */
  get isOver(): boolean {
    return this.#phase === this.description.phases.length;
  }

  /** Does the work, from the beginning: `yield* task.run(node)`. */
  *run(node: Node): Activity {
    for (this.#phase = 0; !this.isOver; this.#phase++) {
      this.#progress = noProgress;
      yield* node.execute(this.#workOf(this.description.phases[this.#phase]), (progress) => {
        this.#progress = progress;
      });
    }
  }

  /** What the event has counted up to this instant. Throws a RangeError for an unknown event. */
  counted(event: string): number {
    const { phases, units, name } = this.description;
    if (!(event in units)) {
      const known = Object.keys(units).join(", ");
      throw new RangeError(`task "${name}" has no event "${event}"; it has ${known}`);
    }
    const total = ({ rates, duration }: WorkPhase) => rates[event] * duration;
    const over = phases.slice(0, this.#phase).reduce((sum, phase) => sum + total(phase), 0);
    return this.isOver ? over : over + total(phases[this.#phase]) * this.#share();
  }

  /**
   * The stack that a sampler sees at this instant, drawn by u in [0, 1) from the mix of the phase under
   * way; null where nothing runs or no stacks were recorded.
   */
  stack(u: number): string | null {
    if (this.isOver) return null;
    const { stackMix } = this.description.phases[this.#phase];
    let left = u;
    for (const { stack, share } of stackMix) {
      left -= share;
      if (left < 0) return stack;
    }
    return stackMix.at(-1)?.stack ?? null;
  }

  /** Share done of the phase under way. */
  #share(): number {
    const work = this.#workOf(this.description.phases[this.#phase]);
    return work === 0 ? 0 : Math.min(1, this.#progress.done() / work);
  }

  #workOf({ duration, rates }: WorkPhase): number {
    return duration * (this.#clock === null ? 1 : rates[this.#clock]);
  }
}
