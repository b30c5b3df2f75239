/** The five sockets of a kernel: what comes in is checked and handed on, what goes out is signed. */
import { Buffer } from "node:buffer";
import { type JsonObject, type Message, MessageError, Wire } from "../messages/message.ts";
import { Listener, type Peer } from "../zmtp/listener.ts";
import { type Channel, channels, type Connection, placeOf } from "./connection.ts";

/** A request, and how to answer it. */
export interface Request {
  readonly channel: "shell" | "control" | "stdin";
  readonly peer: Peer;
  readonly message: Message;
}

export interface SocketsOptions {
  readonly onRequest: (request: Request) => void;
  /** Told why something that came in was refused. */
  readonly onRefusal?: (reason: string) => void;
}

export class Sockets {
  readonly #connection: Connection;
  readonly #wire: Wire;
  readonly #listeners: Readonly<Record<Channel, Listener>>;

  constructor(connection: Connection, { onRequest, onRefusal }: SocketsOptions) {
    this.#connection = connection;
    this.#wire = new Wire(connection.key);
    const router = (channel: Request["channel"]) =>
      new Listener({
        type: "ROUTER",
        onRefusal,
        onMessage: (peer, parts) => {
          try {
            onRequest({ channel, peer, message: this.#wire.read(parts) });
          } catch (error) {
            if (!(error instanceof MessageError)) throw error;
            onRefusal?.(`${channel}: ${error.message}`);
          }
        },
      });
    const heartbeat: Listener = new Listener({
      type: "REP",
      onRefusal,
      onMessage: (peer, parts) => heartbeat.send(peer, parts),
    });
    const iopub: Listener = new Listener({
      type: "XPUB",
      onRefusal,
      onSubscribe: (peer, topic) => {
        const welcome = this.#wire.message("iopub_welcome", { subscription: topic });
        iopub.send(peer, [Buffer.from("iopub_welcome"), ...this.#wire.write(welcome)]);
      },
    });
    this.#listeners = {
      shell: router("shell"),
      control: router("control"),
      stdin: router("stdin"),
      iopub,
      hb: heartbeat,
    };
  }

  /** Throws an Error where a port is taken. */
  async bind(): Promise<void> {
    for (const channel of channels) {
      await this.#listeners[channel].bind(placeOf(this.#connection, channel));
    }
  }

  reply({ channel, peer, message }: Request, type: string, content: JsonObject): void {
    const reply = this.#wire.message(type, content, message.header);
    this.#listeners[channel].send(peer, this.#wire.write(reply));
  }

  /** To everyone who listens; `parent` is the header of the request it belongs to. */
  publish(
    type: string,
    content: JsonObject,
    parent: JsonObject,
    metadata: JsonObject = {},
    buffers: readonly Uint8Array[] = [],
  ): void {
    const message = this.#wire.message(type, content, parent, metadata, buffers);
    const topic = Buffer.from(`kernel.${this.#wire.session}.${type}`);
    this.#listeners.iopub.publish([topic, ...this.#wire.write(message)]);
  }

  /** Asks the client that made a request; false where it has no such socket. */
  ask({ peer, message }: Request, prompt: string, password: boolean): boolean {
    const { stdin } = this.#listeners;
    const asked = [...stdin.peers].find(({ identity }) => identity === peer.identity);
    if (asked === undefined) return false;
    const question = this.#wire.message("input_request", { prompt, password }, message.header);
    stdin.send(asked, this.#wire.write(question));
    return true;
  }

  /** Lets what was written arrive, then closes. */
  async close(): Promise<void> {
    await Promise.all(channels.map((channel) => this.#listeners[channel].close()));
  }
}
