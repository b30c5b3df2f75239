/**
 * Waiting lines from whose middle one can leave: a chain (FIFO, LIFO) in O(1), a ranked line
 * (priorities) in O(log n). Members carry their own links, so joining allocates nothing.
 */

/** What stands in a line; a member stands in one line at a time. */
export interface Member<M> {
  /** The chain's: neighbours, null at the ends. */
  before: M | null;
  behind: M | null;
  /** The ranked line's: its place in the heap. */
  place: number;
}

export interface Line<M> {
  readonly size: number;
  /** The next one to be served; null when the line is empty. */
  readonly head: M | null;
  join(member: M): void;
  /** Comes back to its old place: in a chain, ahead of everyone. */
  rejoin(member: M): void;
  leave(member: M): void;
  /** Everyone in line; in order only in a chain. */
  [Symbol.iterator](): Iterator<M>;
}

/** Served in the order of joining, or in the reverse of it. */
export class Chain<M extends Member<M>> implements Line<M> {
  size = 0;
  head: M | null = null;
  #tail: M | null = null;
  #isLifo: boolean;

  constructor(order: "fifo" | "lifo" = "fifo") {
    this.#isLifo = order === "lifo";
  }

  join(member: M): void {
    if (this.#isLifo) return this.rejoin(member);
    this.size++;
    member.before = this.#tail;
    if (this.#tail === null) this.head = member;
    else this.#tail.behind = member;
    this.#tail = member;
  }

  rejoin(member: M): void {
    this.size++;
    member.behind = this.head;
    if (this.head === null) this.#tail = member;
    else this.head.before = member;
    this.head = member;
  }

  leave(member: M): void {
    this.size--;
    const { before, behind } = member;
    if (before === null) this.head = behind;
    else before.behind = behind;
    if (behind === null) this.#tail = before;
    else behind.before = before;
    member.before = null;
    member.behind = null;
  }

  *[Symbol.iterator](): Generator<M> {
    for (let member = this.head; member !== null;) {
      const { behind } = member; // read first: the member may leave meanwhile
      yield member;
      member = behind;
    }
  }
}

/** Served in the order of a comparison: a binary heap whose members know their place. */
export class RankedLine<M extends Member<M>> implements Line<M> {
  #members: M[] = [];
  #precedes: (a: M, b: M) => boolean;

  constructor(precedes: (a: M, b: M) => boolean) {
    this.#precedes = precedes;
  }

  get size(): number {
    return this.#members.length;
  }

  get head(): M | null {
    return this.#members[0] ?? null;
  }

  join(member: M): void {
    this.#members.push(member);
    this.#rise(this.#members.length - 1, member);
  }

  rejoin(member: M): void {
    this.join(member);
  }

  leave(member: M): void {
    const members = this.#members;
    const last = members.pop() as M;
    if (last === member) return;
    const { place } = member;
    const parent = members[(place - 1) >>> 1];
    if (place > 0 && this.#precedes(last, parent)) this.#rise(place, last);
    else this.#sink(place, last);
  }

  [Symbol.iterator](): Iterator<M> {
    return this.#members[Symbol.iterator]();
  }

  #rise(place: number, member: M): void {
    const members = this.#members;
    while (place > 0) {
      const parent = (place - 1) >>> 1;
      if (!this.#precedes(member, members[parent])) break;
      this.#put(place, members[parent]);
      place = parent;
    }
    this.#put(place, member);
  }

  #sink(place: number, member: M): void {
    const members = this.#members;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= members.length) break;
      const right = child + 1;
      if (right < members.length && this.#precedes(members[right], members[child])) child = right;
      if (!this.#precedes(members[child], member)) break;
      this.#put(place, members[child]);
      place = child;
    }
    this.#put(place, member);
  }

  #put(place: number, member: M): void {
    this.#members[place] = member;
    member.place = place;
  }
}
