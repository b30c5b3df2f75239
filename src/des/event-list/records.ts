/**
 * Event records in flat storage: 40 bytes an event in one buffer, no object per event.
 *
 *     double 0  time      simulated seconds
 *     double 1  order     priority · 2⁴⁵ + order of scheduling: breaks ties of time
 *     double 2  a         first argument of the handler
 *     double 3  b         second argument of the handler
 *     word   8  handler   index into the simulation's table of handlers
 *     word   9  next      the slot behind this one in whatever chain it is in, or none
 *
 * A slot is the index of a record. The slot freed last is given out first, because its cache line is
 * still at hand: a handler that schedules one event writes where its own event stood.
 */

/** Doubles in a record. */
export const stride = 5;

/** The end of a chain of slots. */
export const none = -1;

const firstCapacity = 64;

export interface EventRecords {
  /** All records as doubles; replaced when the storage grows, so read it afresh after `allocate`. */
  doubles: Float64Array;
  /** The same buffer as 32-bit words: words of slot s begin at 2 · stride · s. */
  words: Int32Array;
  /** First of the chain of free slots. */
  free: number;
  /** Slots that exist. */
  capacity: number;
}

export function eventRecords(): EventRecords {
  const records: EventRecords = {
    doubles: new Float64Array(0),
    words: new Int32Array(0),
    free: none,
    capacity: 0,
  };
  grow(records);
  return records;
}

/** Doubles the storage; the new slots become the free chain, which must be empty. */
export function grow(records: EventRecords): void {
  const { capacity } = records;
  const wanted = Math.max(firstCapacity, 2 * capacity);
  const doubles = new Float64Array(wanted * stride);
  doubles.set(records.doubles);
  const words = new Int32Array(doubles.buffer);
  for (let slot = capacity; slot < wanted; slot++) {
    words[slot * 2 * stride + 9] = slot + 1 < wanted ? slot + 1 : none;
  }
  records.doubles = doubles;
  records.words = words;
  records.free = capacity;
  records.capacity = wanted;
}
