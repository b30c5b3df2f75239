/**
 * The event list: which pending event is next.
 *
 * Two structures keep the same order, (time, order): a ladder queue, O(1) amortised, and a binary
 * heap, O(log n) whatever the times are. `eventList` begins with the ladder, which measures the work
 * it does for each event; where times defeat it (masses of events in one unsplittable instant with
 * others crowding in around it) everything moves to the heap and stays there.
 */
import { heap } from "./heap.ts";
import { ladder } from "./ladder.ts";
import type { EventRecords } from "./records.ts";

export interface EventList {
  readonly name: "ladder" | "heap";
  /** Events pending. */
  readonly size: number;
  /** Takes in the event of that slot, whose time is not before the last one popped. */
  insert(slot: number): void;
  /** Time of the next event in seconds, Infinity when there is none. */
  peek(): number;
  /** Removes the next event and returns its slot; call `peek` first. */
  pop(): number;
  /** Whether the structure has done far more work than its kind should for the events it has seen. */
  readonly isStrained: boolean;
}

/** Names that the simulation's option `eventList` takes. */
export type EventListName = "automatic" | "ladder" | "heap";

export function eventList(name: EventListName, records: EventRecords): EventList {
  if (name === "heap") return heap(records);
  if (name === "ladder" || name === "automatic") return ladder(records);
  throw new RangeError(
    `Simulation: eventList must be "automatic", "ladder" or "heap", got "${String(name)}"`,
  );
}

/** Moves every event of `from` into a heap. */
export function moveToHeap(from: EventList, records: EventRecords): EventList {
  const to = heap(records);
  while (from.peek() < Infinity) to.insert(from.pop());
  return to;
}
