/** What an event does: called at its time with the two numbers it was scheduled with. */
export type Handler = (a: number, b: number) => void;

/** Handlers by number: an event stores which it calls as 32 bits, and the fingerprint hashes that. */
export class HandlerTable {
  readonly handlers: Handler[];
  #kinds = new Map<Handler, number>();
  // most models schedule one handler many times in a row
  #last: Handler | null = null;
  #lastKind = -1;

  /** @param reserved numbers that are the kernel's own */
  constructor(reserved: number) {
    this.handlers = new Array<Handler>(reserved).fill(() => {});
  }

  /** The number of a handler, the next free one when it is new. */
  kindOf(handler: Handler): number {
    if (handler === this.#last) return this.#lastKind;
    let kind = this.#kinds.get(handler);
    if (kind === undefined) {
      kind = this.handlers.push(handler) - 1;
      this.#kinds.set(handler, kind);
    }
    this.#last = handler;
    this.#lastKind = kind;
    return kind;
  }
}
