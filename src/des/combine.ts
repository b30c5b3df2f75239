/** Waits made of several: the first of them, or all of them. */
import type { Simulation } from "./simulation.ts";
import { type Observer, settle, Wait } from "./wait.ts";

type Waits = readonly Wait<unknown>[];
type ValueOf<W> = W extends Wait<infer T> ? T : never;

/** Which wait came first, and its value. `if (winner.index === 0)` also tells the type of the value. */
export type Winner<W extends Waits> = {
  [I in keyof W]: { readonly index: IndexOf<I>; readonly value: ValueOf<W[I]> };
}[number];
type IndexOf<I> = I extends `${infer N extends number}` ? N : number;

/**
 * Waits until one of the waits is fulfilled and withdraws the others: a time-out is
 * `yield* first(server.acquire(), timeout(0.2))`. Where several are fulfilled at once, the one named
 * first wins. Throws a RangeError without any wait.
 */
export function first<const W extends Waits>(...waits: W): Wait<Winner<W>> {
  if (waits.length === 0) throw new RangeError("first: needs at least one wait, got none");
  return new First(waits) as Wait<Winner<W>>;
}

class First extends Wait<{ readonly index: number; readonly value: unknown }> implements Observer {
  #waits: Waits;
  #winner: Wait<unknown> | null = null;

  constructor(waits: Waits) {
    super();
    this.#waits = waits;
  }

  protected begin(simulation: Simulation): void {
    for (const wait of this.#waits) {
      if (wait.start(simulation, this)) return this.notify(wait);
    }
  }

  notify(winner: Wait<unknown>): void {
    this.#winner = winner;
    for (const wait of this.#waits) if (wait !== winner) wait.cancel();
    settle(this, () => ({ index: this.#waits.indexOf(winner), value: winner.value }));
  }

  protected withdraw(): void {
    for (const wait of this.#waits) wait.cancel();
  }

  protected override revoke(): void {
    this.#winner?.cancel();
  }

  describe(): string {
    return `first of (${this.#waits.map((wait) => wait.describe()).join(", ")})`;
  }
}

/** Waits until all of the waits are fulfilled; their values come in the order of the arguments. */
export function all<const W extends Waits>(
  ...waits: W
): Wait<{ -readonly [I in keyof W]: ValueOf<W[I]> }> {
  return new All(waits) as Wait<unknown> as Wait<{ -readonly [I in keyof W]: ValueOf<W[I]> }>;
}

class All extends Wait<unknown[]> implements Observer {
  #waits: Waits;
  #missing: number;

  constructor(waits: Waits) {
    super();
    this.#waits = waits;
    this.#missing = waits.length;
  }

  protected begin(simulation: Simulation): void {
    for (const wait of this.#waits) if (wait.start(simulation, this)) this.#missing--;
    if (this.#missing === 0) this.#finish();
  }

  notify(): void {
    if (--this.#missing === 0) this.#finish();
  }

  #finish(): void {
    settle(this, () => this.#waits.map((wait) => wait.value));
  }

  protected withdraw(): void {
    // Those still pending first, or they would receive what the others give back.
    for (const wait of this.#waits) if (wait.isPending) wait.cancel();
    this.revoke();
  }

  protected override revoke(): void {
    for (const wait of this.#waits) wait.cancel();
  }

  describe(): string {
    return `all of (${this.#waits.map((wait) => wait.describe()).join(", ")})`;
  }
}
