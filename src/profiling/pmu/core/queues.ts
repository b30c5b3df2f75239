/**
 * The queues beside the window: an instruction is dispatched only where its own have room.
 *
 * Issue queues are left at issue, in any order; the queues of loads and of stores at commit, in order.
 * Sizes are those of the 4-wide BOOM: Gottschall, Eeckhout and Jahre, MICRO 2021, table 1.
 */
import { operations } from "./instructions.ts";
import { IssueQueue } from "./issue-queue.ts";

// instructions that fit, and that issue a cycle
const sizes = { integer: [40, 4], memory: [24, 2], floating: [32, 2] } as const;
const accesses = 32; // loads in flight, and stores

export class Queues {
  /** By operation. */
  readonly #issue: IssueQueue[] = [];
  /** Of loads and of stores: the cycles in which the last ones committed, at their number % accesses. */
  readonly #committed: Int32Array[] = [];
  /** How many loads and how many stores there were. */
  readonly #count: number[] = [];

  constructor() {
    const memory = new IssueQueue(...sizes.memory);
    this.#issue[operations.integer] = new IssueQueue(...sizes.integer);
    this.#issue[operations.floating] = new IssueQueue(...sizes.floating);
    for (const operation of [operations.load, operations.store]) {
      this.#issue[operation] = memory;
      this.#committed[operation] = new Int32Array(accesses).fill(-1);
      this.#count[operation] = 0;
    }
  }

  /** The first cycle ≥ `cycle` in which it can be dispatched; ask once for each, then `issue`. */
  room(operation: number, cycle: number): number {
    const free = this.#issue[operation].room(cycle);
    if (!isAccess(operation)) return free;
    return Math.max(free, this.#committed[operation][this.#count[operation] % accesses] + 1);
  }

  /** The first cycle ≥ `ready` in which it can issue, and does; then `commit`. */
  issue(operation: number, ready: number): number {
    return this.#issue[operation].issue(ready);
  }

  /** It commits in that cycle. */
  commit(operation: number, cycle: number): void {
    if (isAccess(operation)) {
      this.#committed[operation][this.#count[operation]++ % accesses] = cycle;
    }
  }
}

function isAccess(operation: number): boolean {
  return operation === operations.load || operation === operations.store;
}
