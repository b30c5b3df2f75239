/**
 * A binary heap of event slots on typed arrays, ordered by (time, order).
 *
 * Removal is bottom-up: the hole left by the next event sinks to a leaf along the earlier children,
 * then the last event rises into it. That needs one comparison a level instead of two, because the
 * last event nearly always belongs near the leaves (Wegener, Theoretical Computer Science
 * 118(1):81–98, 1993). Keys are copied beside the slots, so a comparison reads no record.
 */
import type { EventList } from "./event-list.ts";
import { type EventRecords, stride } from "./records.ts";

export function heap(records: EventRecords): EventList {
  return new Heap(records);
}

class Heap implements EventList {
  readonly name = "heap";
  readonly isStrained = false;
  size = 0;
  #records: EventRecords;
  #times = new Float64Array(64); // s
  #orders = new Float64Array(64);
  #slots = new Int32Array(64);

  constructor(records: EventRecords) {
    this.#records = records;
  }

  insert(slot: number): void {
    if (this.size === this.#slots.length) this.#grow();
    const { doubles } = this.#records;
    this.#rise(this.size++, doubles[slot * stride], doubles[slot * stride + 1], slot);
  }

  peek(): number {
    return this.size === 0 ? Infinity : this.#times[0];
  }

  pop(): number {
    const times = this.#times, orders = this.#orders, slots = this.#slots;
    const first = slots[0];
    const last = --this.size;
    let hole = 0;
    for (let child = 1; child < last; child = 2 * hole + 1) {
      const right = child + 1;
      if (right < last) {
        const difference = times[right] - times[child];
        if (difference < 0 || (difference === 0 && orders[right] < orders[child])) child = right;
      }
      times[hole] = times[child];
      orders[hole] = orders[child];
      slots[hole] = slots[child];
      hole = child;
    }
    if (last > 0) this.#rise(hole, times[last], orders[last], slots[last]);
    return first;
  }

  /** Puts an event into the hole, or above it where its parents come later. */
  #rise(hole: number, time: number, order: number, slot: number): void {
    const times = this.#times, orders = this.#orders, slots = this.#slots;
    while (hole > 0) {
      const parent = (hole - 1) >>> 1;
      const t = times[parent];
      if (t < time || (t === time && orders[parent] < order)) break;
      times[hole] = t;
      orders[hole] = orders[parent];
      slots[hole] = slots[parent];
      hole = parent;
    }
    times[hole] = time;
    orders[hole] = order;
    slots[hole] = slot;
  }

  #grow(): void {
    const capacity = 2 * this.#slots.length;
    this.#times = widen(this.#times, new Float64Array(capacity));
    this.#orders = widen(this.#orders, new Float64Array(capacity));
    this.#slots = widen(this.#slots, new Int32Array(capacity));
  }
}

/** Copies a typed array into the beginning of a longer one and returns that. */
export function widen<A extends Float64Array | Int32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
