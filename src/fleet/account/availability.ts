/**
 * Availability of a node: the share of time for which it was on, its failures, and the mean times
 * between them, as seen.
 *
 *     availability = ∫ on dt / T,     MTTF = time on / failures,     MTTR = time off / failures
 *
 * The second, more useful kind of availability, the share of requests served, is in served.ts.
 */
import { Level, type Simulation } from "../../des/mod.ts";
import type { Node } from "../node/node.ts";

export class Availability {
  #node: Node;
  #level: Level;
  #failures = 0;

  constructor(simulation: Simulation, node: Node) {
    this.#node = node;
    this.#level = new Level(simulation, { initial: Number(node.isOn) });
    node.watch(() => this.#look());
  }

  /** Share of the time since the beginning or the last reset, up to now; at its very start 1 or 0. */
  get share(): number {
    const { elapsed, integral } = this.#times();
    return elapsed === 0 ? this.#level.value : integral / elapsed;
  }

  /** Times that it went off. */
  get failures(): number {
    return this.#failures;
  }

  /** Time on by failures, s; Infinity without any. */
  get meanTimeToFailure(): number {
    return this.#failures === 0 ? Infinity : this.#times().integral / this.#failures;
  }

  /** Time off by failures, s; 0 without any. */
  get meanTimeToRepair(): number {
    const { elapsed, integral } = this.#times();
    return this.#failures === 0 ? 0 : (elapsed - integral) / this.#failures;
  }

  /** Forgets what was: the end of a warm-up. */
  reset(): void {
    this.#level.reset();
    this.#failures = 0;
  }

  #times(): { readonly elapsed: number; readonly integral: number } {
    const { duration, integral } = this.#level.moments;
    return { elapsed: duration, integral };
  }

  #look(): void {
    const isOn = Number(this.#node.isOn);
    if (isOn === this.#level.value) return;
    this.#failures += 1 - isOn;
    this.#level.set(isOn);
  }
}
