/** Shows values in the order they were given, also where some take time to say how they look. */
import type { Channel } from "./channel.ts";
import { mimeBundle } from "./mime-bundle.ts";
import type { Json, MimeBundle } from "./protocol.ts";

export interface DisplayOptions {
  /** The value is a MIME bundle already. */
  readonly raw?: boolean;
  /** Replaces what was shown under the same id. */
  readonly update?: boolean;
  readonly display_id?: string;
  readonly metadata?: Json;
}

export class Displays {
  readonly #channel: Channel;
  #pending: Promise<void> | null = null;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  show(value: unknown, options: DisplayOptions): Promise<void> {
    const bundle = options.raw ? value as MimeBundle : mimeBundle(value);
    if (this.#pending === null && !(bundle instanceof Promise)) {
      this.#send(bundle, options);
      return Promise.resolve();
    }
    const before = this.#pending;
    const shown = (async () => {
      try {
        await before;
      } catch {
        // Whoever showed that value is told.
      }
      this.#send(await bundle, options);
    })();
    this.#pending = shown;
    const over = () => {
      if (this.#pending === shown) this.#pending = null;
    };
    shown.then(over, over);
    return shown;
  }

  /** Everything that was given is on its way. Throws what the last display method throws. */
  async settled(): Promise<void> {
    while (this.#pending !== null) await this.#pending;
  }

  #send(data: MimeBundle, { update = false, display_id: id, metadata = {} }: DisplayOptions): void {
    const named = id === undefined ? {} : { id };
    this.#channel.send({ type: "display", data, metadata, update, ...named });
  }
}
