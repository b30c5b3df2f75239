/**
 * Many heaps of jobs, the earliest end on top, in columns that all of them share: pairing heaps, whose
 * links are the numbers of jobs.
 *
 * A job enters in O(1) and the top leaves in O(log n) amortised, for n jobs in its heap; no heap takes
 * storage for jobs it does not have. Of equal ends the one that entered first is earlier.
 *
 * Fredman, Sedgewick, Sleator & Tarjan, Algorithmica 1:111–129, 1986.
 */
import { longer } from "./column.ts";

/** The heap without a job. */
export const empty = -1;

export class JobHeaps {
  /** When each job ends, in the time of its heap. */
  end: Float64Array = new Float64Array(64);
  #order = new Float64Array(64);
  #child = new Int32Array(64);
  #sibling = new Int32Array(64);
  #entered = 0;

  /** Puts a job, whose number no other has, into the heap with that top; returns the new top. */
  add(top: number, job: number, end: number): number {
    while (job >= this.end.length) this.#grow();
    this.end[job] = end;
    this.#order[job] = ++this.#entered;
    this.#child[job] = empty;
    return top === empty ? job : this.#merged(top, job);
  }

  /** Takes the top away: its children are merged in pairs from the first on, then the pairs from the last. */
  withoutTop(top: number): number {
    const sibling = this.#sibling;
    let pairs = empty;
    for (let one = this.#child[top]; one !== empty;) {
      const other = sibling[one];
      const next = other === empty ? empty : sibling[other];
      const pair = other === empty ? one : this.#merged(one, other);
      sibling[pair] = pairs;
      pairs = pair;
      one = next;
    }
    if (pairs === empty) return empty;
    let heap = pairs;
    for (let pair = sibling[pairs]; pair !== empty;) {
      const next = sibling[pair];
      heap = this.#merged(heap, pair);
      pair = next;
    }
    return heap;
  }

  /** One heap of two: the later top becomes the earlier one's first child. */
  #merged(one: number, other: number): number {
    const end = this.end, order = this.#order;
    const isFirst = end[one] < end[other] || (end[one] === end[other] && order[one] < order[other]);
    const top = isFirst ? one : other, below = isFirst ? other : one;
    this.#sibling[below] = this.#child[top];
    this.#child[top] = below;
    return top;
  }

  #grow(): void {
    this.end = longer(this.end);
    this.#order = longer(this.#order);
    this.#child = longer(this.#child);
    this.#sibling = longer(this.#sibling);
  }
}
