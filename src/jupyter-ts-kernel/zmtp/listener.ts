/**
 * A bound ZeroMQ socket: accepts peers, greets them, hands their messages on, answers.
 *
 * ROUTER, REP and PUB differ only in what they do with a message, so one class serves all: who binds
 * it decides by `onMessage`, `send` to one peer and `publish` to the subscribed ones.
 */
import { Buffer } from "node:buffer";
import { createServer, type Server, type Socket } from "node:net";
import {
  type FrameLimits,
  FrameReader,
  greeting,
  message,
  properties,
  ProtocolError,
  ready,
} from "./frames.ts";

export type SocketType = "ROUTER" | "REP" | "XPUB";

/** Which types of socket a peer may have. */
const partners: Readonly<Record<SocketType, readonly string[]>> = {
  ROUTER: ["DEALER", "REQ", "ROUTER"],
  REP: ["REQ", "DEALER"],
  XPUB: ["SUB", "XSUB"],
};

const limits: FrameLimits = { messageBytes: 2 ** 30, parts: 10_000 };
// A client that reads nothing is let go before its backlog takes all memory.
const longestBacklog = 512 * 2 ** 20; // bytes
const handshakeTimeout = 10_000; // ms

export interface Peer {
  /** The routing identity that the client chose; a client uses the same one on all its sockets. */
  readonly identity: string;
  readonly socket: Socket;
  readonly subscriptions: Set<string>;
}

export interface ListenerOptions {
  readonly type: SocketType;
  readonly onMessage?: (peer: Peer, parts: Buffer[]) => void;
  readonly onSubscribe?: (peer: Peer, topic: string) => void;
  /** Told why a peer was let go, for a log. */
  readonly onRefusal?: (reason: string) => void;
}

export class Listener {
  readonly peers = new Set<Peer>();
  #options: ListenerOptions;
  #server: Server;
  #sockets = new Set<Socket>();

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
  }

  /** Binds to a port of an address, or to a path (IPC). */
  bind(
    place: { readonly host: string; readonly port: number } | { readonly path: string },
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(place, () => {
        this.#server.off("error", reject);
        this.#server.on("error", (error) => this.#options.onRefusal?.(error.message));
        resolve();
      });
    });
  }

  send(peer: Peer, parts: readonly Uint8Array[]): void {
    this.#write(peer, message(parts));
  }

  /** To every peer that subscribed to a beginning of the topic, the first part. */
  publish(parts: readonly Uint8Array[]): void {
    const topic = Buffer.from(parts[0]).toString("latin1");
    let bytes: Buffer | null = null;
    for (const peer of this.peers) {
      for (const wanted of peer.subscriptions) {
        if (!topic.startsWith(wanted)) continue;
        bytes ??= message(parts);
        this.#write(peer, bytes);
        break;
      }
    }
  }

  /** Lets what was written reach the peers, then closes. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    await Promise.all([...this.#sockets].map((socket) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(() => socket.destroy(), 1000);
        socket.once("close", () => {
          clearTimeout(timer);
          resolve();
        });
        socket.end(() => socket.destroySoon());
      })
    ));
    await closed;
  }

  #accept(socket: Socket): void {
    const { type, onMessage, onSubscribe, onRefusal } = this.#options;
    const reader = new FrameReader(limits);
    let peer: Peer | null = null;
    this.#sockets.add(socket);
    const timer = setTimeout(() => refuse("the handshake took too long"), handshakeTimeout);

    const refuse = (reason: string) => {
      onRefusal?.(reason);
      socket.destroy();
    };
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      clearTimeout(timer);
      this.#sockets.delete(socket);
      if (peer !== null) this.peers.delete(peer);
    });
    socket.on("data", (chunk: Buffer) => {
      if (socket.destroyed) return;
      try {
        for (const received of reader.take(chunk)) {
          if (received.kind === "command") {
            if (peer === null && received.name === "READY") {
              clearTimeout(timer);
              peer = this.#admit(socket, properties(received.body));
            } else if (received.name === "PING") {
              socket.write(pong(received.body));
            }
          } else if (peer === null) {
            throw new ProtocolError("a message came before READY");
          } else if (type !== "XPUB") onMessage?.(peer, received.parts);
          else subscribe(peer, received.parts, onSubscribe);
        }
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        refuse(error.message);
      }
    });
    socket.write(greeting());
    socket.write(ready(type));
  }

  #admit(socket: Socket, properties: Map<string, Buffer>): Peer {
    const { type } = this.#options;
    const theirs = properties.get("socket-type")?.toString("latin1") ?? "none";
    if (!partners[type].includes(theirs)) {
      throw new ProtocolError(`a ${theirs} socket cannot talk to ${type}`);
    }
    const identity = properties.get("identity")?.toString("latin1") ?? "";
    const peer = { identity, socket, subscriptions: new Set<string>() };
    this.peers.add(peer);
    return peer;
  }

  #write(peer: Peer, bytes: Buffer): void {
    if (peer.socket.destroyed) return;
    if (peer.socket.writableLength + bytes.length > longestBacklog) {
      this.#options.onRefusal?.("a client does not read what it is sent");
      peer.socket.destroy();
      return;
    }
    peer.socket.write(bytes);
  }
}

/** A subscription is a message: 1 or 0, then the topic. */
function subscribe(
  peer: Peer,
  [body]: Buffer[],
  onSubscribe?: (peer: Peer, topic: string) => void,
): void {
  const topic = body.toString("latin1", 1);
  if (body[0] === 1) {
    peer.subscriptions.add(topic);
    onSubscribe?.(peer, topic);
  } else if (body[0] === 0) peer.subscriptions.delete(topic);
}

/** PONG with the context of the PING, behind its two bytes of time to live (ZMTP 3.1 peers). */
function pong(ping: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from("\x04PONG", "latin1"), ping.subarray(2)]);
  return Buffer.concat([Buffer.from([4, body.length]), body]);
}
