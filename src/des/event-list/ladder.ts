/**
 * A ladder queue of event slots, ordered by (time, order): O(1) amortised for any times that can be
 * told apart, because it measures its bucket widths from the events at hand and never guesses them.
 *
 *     top      events of the far future, an unsorted chain
 *     rungs    buckets of equal width, each an unsorted chain; a crowded bucket becomes a finer rung
 *     bottom   the events of the current bucket, sorted, the next one last
 *     lane     events for the very instant that is being simulated, first come first served
 *
 * An insertion appends to a chain; only the few events of the current bucket are ever sorted. When
 * the rungs are used up, the top is dealt out over a new first rung between its own least and
 * greatest time. A bucket's index is a monotone function of time, so rounding cannot reorder events.
 *
 * Method: Tang, Goh & Thng, ACM Trans. Modeling and Computer Simulation 15(3):175–204, 2005. Differs
 * in that a rung spans its events' true range, chains are threaded through the records, and ties
 * with the current instant have a lane of their own.
 */
import type { EventList } from "./event-list.ts";
import { widen } from "./heap.ts";
import { type EventRecords, none, stride } from "./records.ts";

/** A bucket of more events becomes a rung: above about 50, sorting costs more than dealing out. */
const crowded = 48;
/** So few events are kept sorted in the bottom alone, and up to twice as many when they grow. */
const few = 8;
/** Buckets per event of a new rung: 2 to 5 events stand near the head of the usual laws. */
const bucketsPerEvent = 2;
/** Each rung refines the one before at least 96-fold, so eight resolve every double. */
const maxRungs = 8;
/** Moves per event beyond which the structure calls itself strained; 2 to 12 are usual. */
const strainedMoves = 64;

export function ladder(records: EventRecords): EventList {
  return new Ladder(records);
}

interface Rung {
  start: number; // s
  inverseWidth: number; // 1/s
  buckets: number;
  current: number; // the bucket now in finer rungs or the bottom; −1 before the first
  heads: Int32Array; // first slot of each bucket's chain
}

class Ladder implements EventList {
  readonly name = "ladder";
  size = 0;
  #records: EventRecords;

  #top = none;
  #topCount = 0;
  #topLeast = Infinity; // s
  #topGreatest = -Infinity; // s
  #topStart = -Infinity; // later events go to the top, s

  #rungs: Rung[] = [];
  #depth = 0;

  #times = new Float64Array(128); // bottom, s
  #orders = new Float64Array(128);
  #slots = new Int32Array(128);
  #count = 0;

  #lane = new Int32Array(64); // ring, its length a power of two
  #laneFirst = 0;
  #laneCount = 0;
  #laneOrder = -Infinity; // of the last event that entered the lane
  #now = -Infinity; // time of the last event popped, s

  #moves = 0;
  #inserted = 0;

  constructor(records: EventRecords) {
    this.#records = records;
    for (let r = 0; r < maxRungs; r++) {
      this.#rungs.push({
        start: 0,
        inverseWidth: 0,
        buckets: 0,
        current: -1,
        heads: new Int32Array(0),
      });
    }
  }

  get isStrained(): boolean {
    return this.#moves > strainedMoves * (this.#inserted + 1024);
  }

  insert(slot: number): void {
    this.size++;
    this.#inserted++;
    const { doubles, words } = this.#records;
    const at = slot * stride;
    const time = doubles[at];
    if (time > this.#topStart) {
      words[2 * at + 9] = this.#top;
      this.#top = slot;
      this.#topCount++;
      if (time < this.#topLeast) this.#topLeast = time;
      if (time > this.#topGreatest) this.#topGreatest = time;
      return;
    }
    for (let r = 0; r < this.#depth; r++) {
      const rung = this.#rungs[r];
      const x = (time - rung.start) * rung.inverseWidth;
      // The last bucket also takes what rounding puts behind it.
      if (x >= rung.current + 1 && rung.current < rung.buckets - 1) {
        const k = x < rung.buckets ? x | 0 : rung.buckets - 1;
        words[2 * at + 9] = rung.heads[k];
        rung.heads[k] = slot;
        return;
      }
    }
    const order = doubles[at + 1];
    if (time === this.#now && (this.#laneCount === 0 || order > this.#laneOrder)) {
      this.#enterLane(slot, order);
    } else {
      const moved = this.#enterBottom(slot, time, order);
      if (this.#count > 2 * few && this.#topStart === Infinity) this.#topStart = this.#times[0];
      if (moved > crowded && this.#count > 2 * crowded) this.#splitBottom();
    }
  }

  peek(): number {
    // The bottom is filled even when the lane is not empty: it may hold older events of this instant.
    const isBottomEmpty = this.#count === 0 && !this.#refill();
    if (this.#laneCount > 0) return this.#now;
    return isBottomEmpty ? Infinity : this.#times[this.#count - 1];
  }

  pop(): number {
    this.size--;
    if (this.#laneCount > 0) {
      const slot = this.#lane[this.#laneFirst];
      const last = this.#count - 1;
      // The bottom goes first where it holds an older event of the same instant.
      const isLaneNext = last < 0 || this.#times[last] > this.#now ||
        this.#orders[last] > this.#records.doubles[slot * stride + 1];
      if (isLaneNext) {
        this.#laneFirst = (this.#laneFirst + 1) & (this.#lane.length - 1);
        this.#laneCount--;
        return slot;
      }
    }
    const last = --this.#count;
    this.#now = this.#times[last];
    return this.#slots[last];
  }

  #enterLane(slot: number, order: number): void {
    const { length } = this.#lane;
    if (this.#laneCount === length) {
      const longer = new Int32Array(2 * length);
      for (let i = 0; i < length; i++) longer[i] = this.#lane[(this.#laneFirst + i) & (length - 1)];
      this.#lane = longer;
      this.#laneFirst = 0;
    }
    this.#lane[(this.#laneFirst + this.#laneCount) & (this.#lane.length - 1)] = slot;
    this.#laneCount++;
    this.#laneOrder = order;
  }

  /** Insertion into the sorted bottom, from its near end; returns how many events had to move. */
  #enterBottom(slot: number, time: number, order: number): number {
    if (this.#count === this.#slots.length) this.#growBottom(2 * this.#count);
    const times = this.#times, orders = this.#orders, slots = this.#slots;
    let i = this.#count++;
    const end = i;
    for (; i > 0; i--) {
      const t = times[i - 1];
      if (t > time || (t === time && orders[i - 1] > order)) break;
      times[i] = t;
      orders[i] = orders[i - 1];
      slots[i] = slots[i - 1];
    }
    times[i] = time;
    orders[i] = order;
    slots[i] = slot;
    this.#moves += end - i;
    return end - i;
  }

  #growBottom(capacity: number): void {
    this.#times = widen(this.#times, new Float64Array(capacity));
    this.#orders = widen(this.#orders, new Float64Array(capacity));
    this.#slots = widen(this.#slots, new Int32Array(capacity));
  }

  /** A bottom that has grown crowded by insertions becomes a rung, where insertions cost nothing. */
  #splitBottom(): void {
    const count = this.#count;
    if (this.#depth === maxRungs) return;
    const { words } = this.#records;
    for (let i = 0; i < count; i++) {
      words[this.#slots[i] * 2 * stride + 9] = i + 1 < count ? this.#slots[i + 1] : none;
    }
    this.#count = 0;
    this.#deal(this.#slots[0], count, this.#times[count - 1], this.#times[0]);
  }

  /** Fills the empty bottom with the next bucket; false when nothing is pending. */
  #refill(): boolean {
    for (;;) {
      if (this.#depth === 0) {
        if (this.#topCount === 0) return false;
        const head = this.#top, count = this.#topCount;
        const least = this.#topLeast, greatest = this.#topGreatest;
        this.#top = none;
        this.#topCount = 0;
        this.#topLeast = Infinity;
        this.#topGreatest = -Infinity;
        this.#topStart = count <= few ? Infinity : greatest;
        if (this.#descend(head, count, least, greatest)) return true;
        continue;
      }
      const rung = this.#rungs[this.#depth - 1];
      const { heads, buckets } = rung;
      let k = rung.current + 1;
      while (k < buckets && heads[k] === none) k++;
      if (k === buckets) {
        this.#depth--;
        continue;
      }
      rung.current = k;
      const { doubles, words } = this.#records;
      let count = 0, least = Infinity, greatest = -Infinity;
      for (let s = heads[k]; s !== none; s = words[s * 2 * stride + 9]) {
        const t = doubles[s * stride];
        if (t < least) least = t;
        if (t > greatest) greatest = t;
        count++;
      }
      if (this.#descend(heads[k], count, least, greatest)) return true;
    }
  }

  /** Takes a chain of events to the bottom (true), or to a finer rung if they are many (false). */
  #descend(head: number, count: number, least: number, greatest: number): boolean {
    if (count > crowded && this.#depth < maxRungs && isSplittable(least, greatest, count)) {
      this.#deal(head, count, least, greatest);
      return false;
    }
    const { doubles, words } = this.#records;
    if (count <= crowded) {
      for (let s = head; s !== none; s = words[s * 2 * stride + 9]) {
        this.#enterBottom(s, doubles[s * stride], doubles[s * stride + 1]);
      }
    } else {
      this.#sortToBottom(head, count);
    }
    return true;
  }

  /** Makes a finer rung of a chain; of one bucket, where the events' times are all the same. */
  #deal(head: number, count: number, least: number, greatest: number): void {
    const rung = this.#rungs[this.#depth++];
    const canSplit = isSplittable(least, greatest, count);
    const buckets = canSplit ? bucketsPerEvent * count : 1;
    if (rung.heads.length < buckets) rung.heads = new Int32Array(buckets + (buckets >> 2));
    rung.heads.fill(none, 0, buckets);
    rung.start = least;
    rung.inverseWidth = canSplit ? buckets / (greatest - least) : 0;
    rung.buckets = buckets;
    rung.current = -1;
    const { start, inverseWidth, heads } = rung;
    const { doubles, words } = this.#records;
    for (let s = head; s !== none;) {
      const next = words[s * 2 * stride + 9];
      const x = (doubles[s * stride] - start) * inverseWidth;
      const k = x < buckets ? x | 0 : buckets - 1;
      words[s * 2 * stride + 9] = heads[k];
      heads[k] = s;
      s = next;
    }
    this.#moves += count;
  }

  /** Many events of (nearly) one instant: sorted at once, latest first, into the empty bottom. */
  #sortToBottom(head: number, count: number): void {
    const { doubles, words } = this.#records;
    const chain = new Int32Array(count);
    for (let s = head, i = 0; s !== none; s = words[s * 2 * stride + 9]) chain[i++] = s;
    chain.sort((s, r) =>
      doubles[r * stride] - doubles[s * stride] || doubles[r * stride + 1] - doubles[s * stride + 1]
    );
    if (this.#slots.length < count) this.#growBottom(count + (count >> 1));
    for (let i = 0; i < count; i++) {
      this.#times[i] = doubles[chain[i] * stride];
      this.#orders[i] = doubles[chain[i] * stride + 1];
    }
    this.#slots.set(chain);
    this.#count = count;
    this.#moves += count;
  }
}

/** Whether `count` events between two times can be told apart by buckets of finite width. */
function isSplittable(least: number, greatest: number, count: number): boolean {
  return greatest > least && bucketsPerEvent * count / (greatest - least) < Infinity;
}
