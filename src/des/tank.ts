/**
 * Tank: a continuous level, such as energy, bytes or tokens, that processes fill and draw from.
 *
 *     yield* battery.take(3.6e3);     // waits until so much is there
 *     yield* battery.put(50);         // waits until there is room
 *
 * First come first served on either side: a small request does not overtake a large one.
 */
import { Chain, type Member } from "./line.ts";
import type { Level } from "./monitor/level.ts";
import { Wait } from "./wait.ts";

export interface TankOptions {
  readonly name?: string;
  /** In the unit of the level; Infinity by default. */
  readonly capacity?: number;
  /** Level at the start; 0 by default. */
  readonly initial?: number;
}

export class Tank {
  readonly name: string;
  readonly capacity: number;
  #amount: number;
  #takers = new Chain<Transfer>();
  #putters = new Chain<Transfer>();
  #level: Level | null = null;

  /** Throws a RangeError unless 0 ≤ initial ≤ capacity and capacity > 0. */
  constructor(options: TankOptions = {}) {
    const { name = "tank", capacity = Infinity, initial = 0 } = options;
    if (!(capacity > 0)) {
      throw new RangeError(`Tank "${name}": capacity must be > 0, got ${capacity}`);
    }
    if (!(initial >= 0 && initial <= capacity && initial < Infinity)) {
      throw new RangeError(
        `Tank "${name}": initial must be in [0, capacity = ${capacity}], got ${initial}`,
      );
    }
    this.name = name;
    this.capacity = capacity;
    this.#amount = initial;
  }

  /** What is in it, in the unit of the level. */
  get amount(): number {
    return this.#amount;
  }

  /** Takes `amount` out, when it is there. Throws a RangeError when it never could be. */
  take(amount: number): Wait<void> {
    return new Transfer(this, -this.#checked("take", amount));
  }

  /** Puts `amount` in, when there is room. Throws a RangeError when there never could be. */
  put(amount: number): Wait<void> {
    return new Transfer(this, this.#checked("put", amount));
  }

  /** Keeps the level equal to what is in the tank from now on. */
  attach(level: Level): void {
    this.#level = level;
    level.set(this.#amount);
  }

  /** For transfers: joins its line. */
  enter(transfer: Transfer): void {
    this.#lineOf(transfer).join(transfer);
    this.#settle();
  }

  leave(transfer: Transfer): void {
    this.#lineOf(transfer).leave(transfer);
    this.#settle(); // a smaller one may have stood behind it
  }

  undo(transfer: Transfer): void {
    this.#amount -= transfer.change;
    this.#settle();
  }

  #lineOf({ change }: Transfer): Chain<Transfer> {
    return change < 0 ? this.#takers : this.#putters;
  }

  #settle(): void {
    while (this.#serve(this.#takers) || this.#serve(this.#putters));
    this.#level?.set(this.#amount);
  }

  #serve(line: Chain<Transfer>): boolean {
    const transfer = line.head;
    if (transfer === null) return false;
    const amount = this.#amount + transfer.change;
    if (!(amount >= 0 && amount <= this.capacity)) return false;
    this.#amount = amount;
    line.leave(transfer);
    transfer.fulfil();
    return true;
  }

  #checked(what: string, amount: number): number {
    if (!(amount > 0 && amount <= this.capacity && amount < Infinity)) {
      throw new RangeError(
        `Tank "${this.name}".${what}: amount must be in (0, capacity = ${this.capacity}], got ${amount}`,
      );
    }
    return amount;
  }
}

class Transfer extends Wait<void> implements Member<Transfer> {
  before: Transfer | null = null;
  behind: Transfer | null = null;
  place = -1;
  readonly change: number;
  #tank: Tank;

  constructor(tank: Tank, change: number) {
    super();
    this.#tank = tank;
    this.change = change;
  }

  protected begin(): void {
    this.#tank.enter(this);
  }

  protected withdraw(): void {
    this.#tank.leave(this);
  }

  protected override revoke(): void {
    this.#tank.undo(this);
  }

  describe(): string {
    const what = this.change < 0 ? `${-this.change} from` : `room for ${this.change} in`;
    return `${what} tank "${this.#tank.name}" (${this.#tank.amount} of ${this.#tank.capacity})`;
  }
}
