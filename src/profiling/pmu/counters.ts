/**
 * The counters of a core and the groups of events that want them.
 *
 * A core counts few events at once: some counters can be programmed to any event, a few are fixed to
 * one each (cycles, instructions). A group is counted as a whole or not at all, so the ratios of its
 * members are of the same instants. Groups take turns where they do not fit together.
 *
 * Source: man page of perf_event_open(2), "group_fd" and "pinned"; Intel 64 and IA-32 Architectures
 * Software Developer's Manual, volume 3B, performance monitoring, for fixed-function counters.
 */
import type { Signal } from "../../signals/mod.ts";

/** What one core can count at once. */
export interface CounterBank {
  /** Counters that can be programmed to any event, a whole number ≥ 0. */
  readonly programmable: number;
  /** Names of the events that have a counter of their own; none by default. */
  readonly fixed?: readonly string[];
}

/** Something that happens on the core, at a rate of events/s. */
export interface CountedEvent {
  readonly name: string;
  readonly signal: Signal;
}

/** Events counted together or not at all. */
export interface EventGroup {
  readonly events: readonly CountedEvent[];
  /** Whether it is placed before all others at every rotation; false unless told. */
  readonly isPinned?: boolean;
}

/** Which counters are taken while groups are placed; reused from rotation to rotation. */
export class Placement {
  readonly #bank: CounterBank;
  readonly #fixed: readonly string[];
  readonly #isTaken: Uint8Array;
  #free = 0;

  constructor(bank: CounterBank) {
    this.#bank = bank;
    this.#fixed = bank.fixed ?? [];
    this.#isTaken = new Uint8Array(this.#fixed.length);
  }

  /** Frees every counter. */
  clear(): void {
    this.#free = this.#bank.programmable;
    this.#isTaken.fill(0);
  }

  /** Places the group where it fits beside those placed already; otherwise changes nothing. */
  place({ events }: EventGroup): boolean {
    let needed = 0;
    for (const { name } of events) {
      const i = this.#fixed.indexOf(name);
      if (i < 0 || this.#isTaken[i] !== 0) needed++;
    }
    if (needed > this.#free) return false;
    this.#free -= needed;
    for (const { name } of events) {
      const i = this.#fixed.indexOf(name);
      if (i >= 0) this.#isTaken[i] = 1;
    }
    return true;
  }
}

/**
 * Throws a RangeError in the caller's name where a group is empty, can never be counted on these
 * counters even alone, or the pinned ones do not fit together.
 */
export function requireGroups(
  caller: string,
  bank: CounterBank,
  groups: readonly EventGroup[],
): void {
  const { programmable, fixed = [] } = bank;
  if (!(Number.isInteger(programmable) && programmable >= 0)) {
    throw new RangeError(
      `${caller}: counters.programmable must be a whole number >= 0, got ${programmable}`,
    );
  }
  if (groups.length === 0) throw new RangeError(`${caller}: groups must hold at least one`);
  const alone = new Placement(bank), pinned = new Placement(bank);
  pinned.clear();
  for (const group of groups) {
    const names = group.events.map(({ name }) => name).join(", ");
    if (names === "") throw new RangeError(`${caller}: a group must hold at least one event`);
    alone.clear();
    if (!alone.place(group)) {
      throw new RangeError(
        `${caller}: the group {${names}} needs more than ${programmable} programmable counters` +
          ` and those fixed to ${fixed.join(", ") || "nothing"}: split it`,
      );
    }
    if (group.isPinned && !pinned.place(group)) {
      throw new RangeError(`${caller}: the pinned group {${names}} does not fit beside the others`);
    }
  }
}
