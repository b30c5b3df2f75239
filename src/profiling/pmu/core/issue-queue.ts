/**
 * An issue queue: instructions enter it when they are dispatched and leave it, in any order, when
 * their operands are there and a port is free.
 *
 * What is first in the program takes a port first, as far as cycles are asked for in that order.
 */

// cycles a port's count is kept: longer than a window of 128 misses in a row
const horizon = 1 << 15;

export class IssueQueue {
  readonly #width: number;
  /** Cycles of issue of those inside, in no order; the first #inside count. */
  readonly #leaves: Int32Array;
  #inside = 0;
  /** How many have issued in a cycle, and the cycle meant, at the place `cycle % horizon`. */
  readonly #issued = new Uint8Array(horizon);
  readonly #cycle = new Int32Array(horizon).fill(-1);

  /** `capacity` instructions fit, `width` issue a cycle; both whole numbers ≥ 1. */
  constructor(capacity: number, width: number) {
    this.#leaves = new Int32Array(capacity);
    this.#width = width;
  }

  /** The first cycle ≥ `cycle` in which another instruction can enter; each call is for one. */
  room(cycle: number): number {
    const leaves = this.#leaves;
    if (this.#inside < leaves.length) return cycle;
    let next = 0;
    for (let k = 1; k < leaves.length; k++) if (leaves[k] < leaves[next]) next = k;
    const free = leaves[next] + 1;
    leaves[next] = leaves[--this.#inside];
    return Math.max(cycle, free);
  }

  /** The first cycle ≥ `ready` with a free port, in which the instruction that just entered leaves. */
  issue(ready: number): number {
    let cycle = ready;
    for (;; cycle++) {
      const place = cycle % horizon;
      if (this.#cycle[place] !== cycle) {
        this.#cycle[place] = cycle;
        this.#issued[place] = 0;
      }
      if (this.#issued[place] < this.#width) {
        this.#issued[place]++;
        break;
      }
    }
    this.#leaves[this.#inside++] = cycle;
    return cycle;
  }
}
