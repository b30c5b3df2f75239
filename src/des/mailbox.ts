/**
 * Mailbox: messages to a process. Posting never waits, so handlers may post as well.
 *
 *     inbox.post({ kind: "stop" });
 *     const message = yield* inbox.receive();
 */
import { Store } from "./store.ts";
import type { Wait } from "./wait.ts";

export class Mailbox<T> {
  #messages: Store<T>;

  constructor(name = "mailbox") {
    this.#messages = new Store<T>({ name });
  }

  /** Messages not yet received. */
  get size(): number {
    return this.#messages.size;
  }

  post(message: T): void {
    this.#messages.tryPut(message);
  }

  /** Waits for the next message, or the next one that fits the filter. */
  receive(fits?: (message: T) => boolean): Wait<T> {
    return this.#messages.get(fits);
  }
}
