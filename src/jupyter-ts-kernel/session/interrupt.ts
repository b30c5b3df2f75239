/** What the compiled code calls so that it can be stopped (see `cells/instrument.ts`). */

/** The user stopped the cell. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  constructor() {
    super("the cell was interrupted");
  }
}

export class Stopper {
  #flag: Int32Array;
  #waiting = new Set<() => void>();

  constructor(flag: Int32Array) {
    this.#flag = flag;
  }

  /** Throws out of a loop or a function; only once, so that `finally` may run its own. */
  stop(): never {
    this.#flag[0] = 0;
    throw new Interrupted();
  }

  /** Ends every `await` that is still open. */
  stopAwaits(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    if (waiting.length > 0) this.#flag[0] = 0;
    for (const stop of waiting) stop();
  }

  /** Settles as the value does, or is rejected by an interrupt. */
  race<T>(value: T): T | Promise<T> {
    if (!isThenable(value)) return value;
    return new Promise<T>((resolve, reject) => {
      const stop = () => reject(new Interrupted());
      this.#waiting.add(stop);
      value.then(
        (result) => {
          this.#waiting.delete(stop);
          resolve(result as T);
        },
        (error) => {
          this.#waiting.delete(stop);
          reject(error);
        },
      );
    });
  }

  /** The same for each step of a `for await`. */
  each<T>(iterable: AsyncIterable<T> | Iterable<T>): AsyncIterable<T> {
    const race = <U>(value: U) => this.race(value);
    return {
      [Symbol.asyncIterator]() {
        const iterator = Symbol.asyncIterator in iterable
          ? iterable[Symbol.asyncIterator]()
          : awaited(iterable);
        return {
          next: async () => await race(iterator.next()),
          return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
        };
      },
    };
  }

  /** A `catch` of the cell is no place for an interrupt to end. */
  pass(error: unknown): void {
    if (error instanceof Interrupted) throw error;
  }
}

async function* awaited<T>(iterable: Iterable<T>): AsyncGenerator<T> {
  for (const value of iterable) yield await value;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value &&
    typeof value.then === "function";
}
