import { Buffer } from "node:buffer";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  FrameReader,
  greeting,
  message,
  ready,
} from "../../../src/jupyter-ts-kernel/zmtp/frames.ts";
import { Listener, type ListenerOptions } from "../../../src/jupyter-ts-kernel/zmtp/listener.ts";

let count = 0;
async function bound(options: ListenerOptions): Promise<{ listener: Listener; path: string }> {
  const path = join(tmpdir(), `wagonwheel-${process.pid}-${count++}.sock`);
  const listener = new Listener(options);
  await listener.bind({ path });
  onTestFinished(() => listener.close());
  return { listener, path };
}

/** A client that has shaken hands; `received` fills with the messages that come. */
function client(path: string, type: string): { socket: Socket; received: string[][] } {
  const socket = connect(path);
  const reader = new FrameReader({ messageBytes: 1 << 20, parts: 100 });
  const received: string[][] = [];
  socket.on("data", (chunk) => {
    for (const one of reader.take(Buffer.from(chunk))) {
      if (one.kind === "message") received.push(one.parts.map(String));
    }
  });
  socket.on("error", () => {});
  socket.write(Buffer.concat([greeting(), ready(type)]));
  onTestFinished(() => void socket.destroy());
  return { socket, received };
}
async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !isSo(); i++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(isSo()).toBe(true);
}

describe("a bound socket", () => {
  it("answers the peer that asked, and no other", async () => {
    const { listener, path } = await bound({
      type: "ROUTER",
      onMessage: (peer, parts) => listener.send(peer, [Buffer.from("answer"), ...parts]),
    });
    const [one, other] = [client(path, "DEALER"), client(path, "DEALER")];
    one.socket.write(message([Buffer.from("question")]));
    await until(() => one.received.length === 1);
    expect(one.received).toEqual([["answer", "question"]]);
    expect(other.received).toEqual([]);
  });

  it("publishes to those who subscribed to a beginning of the topic", async () => {
    const topics: string[] = [];
    const { listener, path } = await bound({
      type: "XPUB",
      onSubscribe: (_, topic) => topics.push(topic),
    });
    const [all, some] = [client(path, "SUB"), client(path, "SUB")];
    all.socket.write(message([Buffer.from([1])]));
    some.socket.write(message([Buffer.from("\x01status", "latin1")]));
    await until(() => topics.length === 2);
    listener.publish([Buffer.from("stream.stdout"), Buffer.from("a")]);
    listener.publish([Buffer.from("status"), Buffer.from("b")]);
    await until(() => all.received.length === 2 && some.received.length === 1);
    expect(some.received).toEqual([["status", "b"]]);
  });

  it("lets go of a peer of the wrong type and of one that talks something else, and stays up", async () => {
    const reasons: string[] = [];
    const { listener, path } = await bound({
      type: "ROUTER",
      onRefusal: (reason) => reasons.push(reason),
      onMessage: (peer, parts) => listener.send(peer, parts),
    });
    client(path, "SUB");
    connect(path).on("error", () => {}).end("GET / HTTP/1.1\r\n\r\n");
    connect(path).on("error", () => {}).end(greeting().subarray(0, 20)); // half a greeting
    await until(() => reasons.length === 2);
    expect(reasons.sort()).toEqual([
      "a SUB socket cannot talk to ROUTER",
      "the greeting does not begin with FF",
    ]);
    const good = client(path, "DEALER");
    good.socket.write(message([Buffer.from("still there?")]));
    await until(() => good.received.length === 1);
  });
});
