/**
 * The agenda: events in flat storage, the list that orders them, and the alarms among them.
 *
 * Cancelled events stay where they are and are skipped at their time, unless they come to be the
 * greater part: then the list is made anew without them, so a model that cancels nearly every time-out
 * it sets keeps no more than twice the events it needs.
 */
import { eventList, type EventListName, moveToHeap } from "./event-list/event-list.ts";
import { eventRecords, grow, none, stride } from "./event-list/records.ts";

/** Told when its time has come; see `Simulation.setAlarm`. */
export interface Alarm {
  ring(): void;
}

/** The kinds of event that the kernel itself knows; every other kind is an index of a handler. */
export const resumeProcess = 0;
export const ringAlarm = 1;

/** order = priority · 2⁴⁵ + number: 2⁴⁵ events at one per 30 ns take twelve days. */
const priorityUnit = 0x200000000000;
/** Fewer cancelled events than this are not worth a new list. */
const fewStale = 4096;

export class Agenda {
  readonly records = eventRecords();
  list;
  /** The alarm of each slot; undefined where the event is none, or was cancelled. */
  readonly alarms: (Alarm | undefined)[] = [];
  /** Cancelled events still in the list. */
  stale = 0;
  #inserted = 0;
  #isAutomatic: boolean;
  #isOutdated: (process: number, generation: number) => boolean;

  /** @param isOutdated whether an event made for that generation of a process has become void */
  constructor(
    name: EventListName,
    isOutdated: (process: number, generation: number) => boolean,
  ) {
    this.list = eventList(name, this.records);
    this.#isAutomatic = name === "automatic";
    this.#isOutdated = isOutdated;
  }

  /** Adds an event and returns its slot. Among equal times, priority and then the order of calls decide. */
  insert(time: number, kind: number, a: number, b: number, priority: number): number {
    const records = this.records;
    if (records.free === none) grow(records);
    const slot = records.free;
    const at = slot * stride;
    const { doubles, words } = records;
    records.free = words[2 * at + 9];
    doubles[at] = time;
    doubles[at + 1] = priority * priorityUnit + this.#inserted++;
    doubles[at + 2] = a;
    doubles[at + 3] = b;
    words[2 * at + 8] = kind;
    this.list.insert(slot);
    return slot;
  }

  insertAlarm(time: number, alarm: Alarm, priority: number): number {
    const slot = this.insert(time, ringAlarm, 0, 0, priority);
    while (this.alarms.length <= slot) this.alarms.push(undefined); // no holes: V8 keeps it an array
    this.alarms[slot] = alarm;
    return slot;
  }

  clearAlarm(slot: number): void {
    this.alarms[slot] = undefined;
    this.markStale();
  }

  /** Counts an event that has become void. */
  markStale(): void {
    this.stale++;
    if (this.stale < fewStale || this.stale < this.list.size / 2) return;
    const { records } = this;
    const old = this.list;
    this.list = eventList(old.name, records);
    this.stale = 0;
    while (old.peek() < Infinity) {
      const slot = old.pop();
      const at = slot * stride;
      const kind = records.words[2 * at + 8];
      const isStale = kind === resumeProcess
        ? this.#isOutdated(records.doubles[at + 2], records.doubles[at + 3])
        : kind === ringAlarm && this.alarms[slot] === undefined;
      if (isStale) {
        records.words[2 * at + 9] = records.free;
        records.free = slot;
      } else this.list.insert(slot);
    }
  }

  /** Leaves the ladder for the heap where the ladder fares badly and the choice is ours. */
  inspect(): void {
    if (this.#isAutomatic && this.list.isStrained) this.list = moveToHeap(this.list, this.records);
  }
}
