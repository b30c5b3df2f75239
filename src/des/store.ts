/**
 * Store: items that processes put in and get out, bounded or not.
 *
 *     yield* buffer.put(packet);                                     // waits while it is full
 *     const packet = yield* buffer.get();                            // waits while it is empty
 *     const reply = yield* buffer.get((packet) => packet.id === 7);  // waits for a fitting one
 *
 * Getters are served in the order of asking; a getter whose filter fits no item lets others pass.
 */
import { Chain, type Line, type Member, RankedLine } from "./line.ts";
import type { Level } from "./monitor/level.ts";
import { Wait } from "./wait.ts";

export interface StoreOptions<T> {
  readonly name?: string;
  /** Items it holds at most; unbounded by default. */
  readonly capacity?: number;
  /** Which item is next: "fifo" (default), "lifo", or the least by this comparison. */
  readonly order?: "fifo" | "lifo" | ((a: T, b: T) => number);
}

export class Store<T> {
  readonly name: string;
  readonly capacity: number;
  #items: Line<Item<T>>;
  #compare: ((a: Item<T>, b: Item<T>) => number) | null = null;
  #getters = new Chain<Get<T>>();
  #putters = new Chain<Put<T>>();
  #stored = 0;
  #level: Level | null = null;

  /** Throws a RangeError for a capacity that is not a whole number ≥ 1 or Infinity. */
  constructor(options: StoreOptions<T> = {}) {
    const { name = "store", capacity = Infinity, order = "fifo" } = options;
    if (!(capacity === Infinity || (Number.isInteger(capacity) && capacity >= 1))) {
      throw new RangeError(
        `Store "${name}": capacity must be a whole number >= 1 or Infinity, got ${capacity}`,
      );
    }
    this.name = name;
    this.capacity = capacity;
    if (typeof order === "function") {
      const compare = (a: Item<T>, b: Item<T>) => order(a.value, b.value) || a.order - b.order;
      this.#compare = compare;
      this.#items = new RankedLine((a, b) => compare(a, b) < 0);
    } else this.#items = new Chain(order);
  }

  /** Items in store. */
  get size(): number {
    return this.#items.size;
  }

  /** Getters in line. */
  get getters(): number {
    return this.#getters.size;
  }

  /** Putters in line. */
  get putters(): number {
    return this.#putters.size;
  }

  /** Puts an item in, when there is room. */
  put(value: T): Wait<void> {
    return new Put(this, value);
  }

  /** Puts an item in if there is room at this instant; for handlers, which cannot wait. */
  tryPut(value: T): boolean {
    if (this.#isFull()) return false;
    this.#offer(value);
    return true;
  }

  /** Gets the next item, or the next one that fits the filter. */
  get(fits?: (value: T) => boolean): Wait<T> {
    return new Get(this, fits ?? null);
  }

  /** Keeps the level equal to the number of items from now on. */
  attach(level: Level): void {
    this.#level = level;
    level.set(this.size);
  }

  /** For the waits of this file. */
  enterPut(put: Put<T>): void {
    if (this.tryPut(put.item)) put.fulfil();
    else this.#putters.join(put);
  }

  enterGet(get: Get<T>): void {
    const item = this.#find(get);
    if (item === null) {
      this.#getters.join(get);
      return;
    }
    this.#items.leave(item);
    get.receive(item.value, item.order);
    while (this.#putters.head !== null && !this.#isFull()) {
      const put = this.#putters.head;
      this.#putters.leave(put);
      this.#offer(put.item);
      put.fulfil();
    }
    this.#level?.set(this.size);
  }

  leavePut(put: Put<T>): void {
    this.#putters.leave(put);
  }

  leaveGet(get: Get<T>): void {
    this.#getters.leave(get);
  }

  /** Takes back, ahead of the others, what its getter did not live to receive. */
  giveBack(value: T, order: number): void {
    if (!this.#handOver(value, order)) this.#items.rejoin(new Item(value, order));
    this.#level?.set(this.size);
  }

  /** What a getter waits for, for the diagnosis of deadlocks. */
  describe(): string {
    return `store "${this.name}" (${this.size} of ${this.capacity} items, ${this.getters} getters, ` +
      `${this.putters} putters in line)`;
  }

  #isFull(): boolean {
    return this.#items.size >= this.capacity;
  }

  #offer(value: T): void {
    const order = ++this.#stored;
    if (this.#handOver(value, order)) return;
    this.#items.join(new Item(value, order));
    this.#level?.set(this.size);
  }

  /** Gives the value to the first getter in line that it fits, if any. */
  #handOver(value: T, order: number): boolean {
    for (let get = this.#getters.head; get !== null; get = get.behind) {
      if (get.fits === null || get.fits(value)) {
        this.#getters.leave(get);
        get.receive(value, order);
        return true;
      }
    }
    return false;
  }

  #find({ fits }: Get<T>): Item<T> | null {
    if (fits === null) return this.#items.head;
    let best: Item<T> | null = null;
    for (const item of this.#items) {
      if (!fits(item.value)) continue;
      if (this.#compare === null) return item;
      if (best === null || this.#compare(item, best) < 0) best = item;
    }
    return best;
  }
}

class Item<T> implements Member<Item<T>> {
  before: Item<T> | null = null;
  behind: Item<T> | null = null;
  place = -1;
  readonly value: T;
  readonly order: number;

  constructor(value: T, order: number) {
    this.value = value;
    this.order = order;
  }
}

class Put<T> extends Wait<void> implements Member<Put<T>> {
  before: Put<T> | null = null;
  behind: Put<T> | null = null;
  place = -1;
  readonly item: T;
  #store: Store<T>;

  constructor(store: Store<T>, item: T) {
    super();
    this.#store = store;
    this.item = item;
  }

  protected begin(): void {
    this.#store.enterPut(this);
  }

  protected withdraw(): void {
    this.#store.leavePut(this);
  }

  describe(): string {
    return `room in ${this.#store.describe()}`;
  }
}

class Get<T> extends Wait<T> implements Member<Get<T>> {
  before: Get<T> | null = null;
  behind: Get<T> | null = null;
  place = -1;
  readonly fits: ((value: T) => boolean) | null;
  #store: Store<T>;
  #order = 0; // of the item received

  constructor(store: Store<T>, fits: ((value: T) => boolean) | null) {
    super();
    this.#store = store;
    this.fits = fits;
  }

  protected begin(): void {
    this.#store.enterGet(this);
  }

  receive(value: T, order: number): void {
    this.#order = order;
    this.fulfil(value);
  }

  protected withdraw(): void {
    this.#store.leaveGet(this);
  }

  protected override revoke(value: T): void {
    this.#store.giveBack(value, this.#order);
  }

  describe(): string {
    return `an item of ${this.#store.describe()}`;
  }
}
