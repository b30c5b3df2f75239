/**
 * Gate: a condition that many processes wait for.
 *
 *     yield* ready.pass();      // at once while the gate is open
 *     ready.open();             // everyone who waits goes on, and whoever comes later
 */
import { Chain, type Member } from "./line.ts";
import { Wait } from "./wait.ts";

export interface GateOptions {
  readonly name?: string;
  /** Whether it is open at the start; false by default. */
  readonly isOpen?: boolean;
}

export class Gate {
  readonly name: string;
  #isOpen: boolean;
  #line = new Chain<Passage>();

  constructor(options: GateOptions = {}) {
    const { name = "gate", isOpen = false } = options;
    this.name = name;
    this.#isOpen = isOpen;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Processes that wait before it. */
  get waiting(): number {
    return this.#line.size;
  }

  /** Opens it for those who wait and for those to come. */
  open(): void {
    this.#isOpen = true;
    this.pulse();
  }

  close(): void {
    this.#isOpen = false;
  }

  /** Lets through those who wait now; the gate stays as it is. */
  pulse(): void {
    for (const passage of this.#line) {
      this.#line.leave(passage);
      passage.fulfil();
    }
  }

  /** Waits until the gate is open. */
  pass(): Wait<void> {
    return new Passage(this);
  }

  /** For passages. */
  enter(passage: Passage): void {
    if (this.#isOpen) passage.fulfil();
    else this.#line.join(passage);
  }

  leave(passage: Passage): void {
    this.#line.leave(passage);
  }
}

class Passage extends Wait<void> implements Member<Passage> {
  before: Passage | null = null;
  behind: Passage | null = null;
  place = -1;
  #gate: Gate;

  constructor(gate: Gate) {
    super();
    this.#gate = gate;
  }

  protected begin(): void {
    this.#gate.enter(this);
  }

  protected withdraw(): void {
    this.#gate.leave(this);
  }

  describe(): string {
    return `gate "${this.#gate.name}" to open (${this.#gate.waiting} wait)`;
  }
}
