/**
 * The thread that holds the session's socket, so that output leaves and an interrupt arrives while
 * the thread of the cells is busy in a loop.
 */
import { connect } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import type { FromSession, Marked, ToSession } from "./protocol.ts";
import { type ChannelStart, slots } from "./channel.ts";

const { socket: path, shared, reply } = workerData as ChannelStart;
const state = new Int32Array(shared);
const port = parentPort as NonNullable<typeof parentPort>;
const socket = connect(path);
const longestText = 2 ** 16; // UTF-16 units of one message

/** Text that waits for what is in the queue already, and no longer. */
let waiting: { mark: number; name: "stdout" | "stderr"; text: string } | null = null;

socket.on("connect", () => port.postMessage(null));
socket.on("error", () => {});
// Without the kernel nobody is left to run cells for; `exit` would only end this thread.
socket.on("close", () => process.kill(process.pid, "SIGKILL"));

/** Null asks for word when everything has left. */
port.on("message", (marked: Marked | null) => {
  if (marked?.message.type === "stream") return print(marked.mark, marked.message);
  flush();
  if (marked === null) socket.write("", () => signal(slots.flushed, 1));
  else send(marked);
});

function print(mark: number, { name, text }: Extract<FromSession, { type: "stream" }>): void {
  if (waiting?.mark !== mark || waiting.name !== name || waiting.text.length > longestText) flush();
  if (waiting === null) setImmediate(flush);
  waiting = { mark, name, text: (waiting?.text ?? "") + text };
}

function flush(): void {
  if (waiting === null) return;
  const { mark, name, text } = waiting;
  waiting = null;
  send({ mark, message: { type: "stream", name, text } }, () => {
    Atomics.sub(state, slots.backlog, text.length);
    Atomics.notify(state, slots.backlog);
  });
}

function send(marked: Marked, written?: () => void): void {
  socket.write(JSON.stringify(marked) + "\n", written);
}

function signal(slot: number, value: number): void {
  Atomics.store(state, slot, value);
  Atomics.notify(state, slot);
}

let received = "";
socket.setEncoding("utf8");
socket.on("data", (chunk: string) => {
  const lines = (received + chunk).split("\n");
  received = lines.pop() as string;
  for (const line of lines) take(JSON.parse(line) as ToSession);
});

function take(message: ToSession): void {
  // Here and not when the cell begins: an interrupt may overtake the message that starts it.
  if (message.type === "execute") signal(slots.interrupt, 0);
  if (message.type === "interrupt") {
    signal(slots.interrupt, 1);
    // A thread that waits for a line of input wakes without one.
    answer(null);
  } else if (message.type === "input") answer(message.value);
  port.postMessage(message);
}

/** A line of input for a thread that sleeps until it comes. */
function answer(value: string | null): void {
  if (Atomics.load(state, slots.asked) !== 1) return;
  const bytes = new TextEncoder().encode(value ?? "");
  new Uint8Array(reply).set(bytes.subarray(0, reply.byteLength));
  Atomics.store(
    state,
    slots.answer,
    value === null ? -1 : Math.min(bytes.length, reply.byteLength),
  );
  signal(slots.asked, 2);
}
