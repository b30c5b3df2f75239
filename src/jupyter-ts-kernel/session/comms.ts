/** Comms: messages both ways between the code of a notebook and its page. */
import { Buffer } from "node:buffer";
import { randomUUID } from "node:crypto";
import type { CommEvent, Json } from "./protocol.ts";

export type CommListener = (data: Json, buffers: Uint8Array[]) => unknown;

export interface Comm {
  readonly id: string;
  readonly target: string;
  send(data: Json, buffers?: readonly Uint8Array[]): void;
  /** Called with each message from the page. */
  onMessage(listener: CommListener): void;
  onClose(listener: CommListener): void;
  close(data?: Json): void;
}

/** Called when the page opens a comm for a target. */
export type CommTarget = (comm: Comm, data: Json) => unknown;

interface Open {
  readonly comm: Comm;
  readonly onMessage: CommListener[];
  readonly onClose: CommListener[];
}

export class Comms {
  readonly #send: (event: CommEvent) => void;
  readonly #open = new Map<string, Open>();
  readonly #targets = new Map<string, CommTarget>();

  constructor(send: (event: CommEvent) => void) {
    this.#send = send;
  }

  register(target: string, opened: CommTarget): void {
    this.#targets.set(target, opened);
  }

  open(target: string, data: Json = {}, metadata: Json = {}, id: string = randomUUID()): Comm {
    const { comm } = this.#entry(id, target);
    this.#send({ event: "open", id, target, data, metadata });
    return comm;
  }

  /** What the page sends. Throws what a listener throws. */
  async take({ event, id, target = "", data, buffers = [] }: CommEvent): Promise<void> {
    if (event === "open") {
      const opened = this.#targets.get(target);
      // The protocol asks that an unknown target is closed at once.
      if (opened === undefined) this.#send({ event: "close", id, data: {} });
      else await opened(this.#entry(id, target).comm, data);
      return;
    }
    const entry = this.#open.get(id);
    if (entry === undefined) return;
    if (event === "close") this.#open.delete(id);
    const bytes = buffers.map((buffer) => new Uint8Array(Buffer.from(buffer, "base64")));
    for (const listen of event === "close" ? entry.onClose : entry.onMessage) {
      await listen(data, bytes);
    }
  }

  #entry(id: string, target: string): Open {
    const onMessage: CommListener[] = [], onClose: CommListener[] = [];
    const comm: Comm = {
      id,
      target,
      send: (data, buffers = []) => {
        const encoded = buffers.map((bytes) => Buffer.from(bytes).toString("base64"));
        this.#send({ event: "msg", id, data, buffers: encoded });
      },
      onMessage: (listener) => onMessage.push(listener),
      onClose: (listener) => onClose.push(listener),
      close: (data = {}) => {
        if (this.#open.delete(id)) this.#send({ event: "close", id, data });
      },
    };
    const entry = { comm, onMessage, onClose };
    this.#open.set(id, entry);
    return entry;
  }
}
