/** A client that knows the key and the protocol: whether the kernel still answers it. */
import { Buffer } from "node:buffer";
import { connect, type Socket } from "node:net";
import type { Connection } from "../../../../src/jupyter-ts-kernel/kernel/connection.ts";
import {
  type JsonObject,
  type Message,
  Wire,
} from "../../../../src/jupyter-ts-kernel/messages/message.ts";
import {
  FrameReader,
  greeting,
  message,
  ready,
} from "../../../../src/jupyter-ts-kernel/zmtp/frames.ts";

const patience = 20_000; // ms

export class GoodClient {
  readonly #wire: Wire;
  readonly #socket: Socket;
  readonly #replies = new Map<string, (reply: Message) => void>();

  private constructor(wire: Wire, socket: Socket) {
    this.#wire = wire;
    this.#socket = socket;
    const reader = new FrameReader({ messageBytes: 2 ** 28, parts: 100 });
    socket.on("data", (chunk: Buffer) => {
      for (const received of reader.take(chunk)) {
        if (received.kind !== "message") continue;
        const reply = this.#wire.read(received.parts);
        this.#replies.get(String(reply.parent.msg_id))?.(reply);
      }
    });
  }

  /** Connects to the shell; tries again while the kernel still starts. */
  static async open({ ip, key, ports }: Connection): Promise<GoodClient> {
    for (let tries = 0;; tries++) {
      try {
        const socket = await connected(ip, ports.shell);
        socket.write(Buffer.concat([greeting(), ready("DEALER")]));
        return new GoodClient(new Wire(key), socket);
      } catch (error) {
        if (tries === 200) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  /** Throws an Error where no reply comes in time. */
  async ask(type: string, content: JsonObject = {}): Promise<JsonObject> {
    const request = this.#wire.message(type, content);
    const reply = new Promise<Message>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${type}: no reply`)), patience);
      this.#replies.set(request.header.msg_id, (reply) => {
        clearTimeout(timer);
        resolve(reply);
      });
    });
    this.#socket.write(message(this.#wire.write(request)));
    return (await reply).content;
  }

  close(): void {
    this.#socket.destroy();
  }
}

export function connected(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    socket.once("connect", () => resolve(socket));
    socket.once("error", reject);
  });
}
