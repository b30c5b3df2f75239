/** The session's line to the kernel, as seen from the thread of the cells. */
import { Worker } from "node:worker_threads";
import { Marks } from "./marks.ts";
import type { FromSession, SessionStart, ToSession } from "./protocol.ts";

/** Places in the memory that both threads see. */
export const slots = { interrupt: 0, flushed: 1, backlog: 2, asked: 3, answer: 4 } as const;

export interface ChannelStart {
  readonly socket: string;
  readonly shared: SharedArrayBuffer;
  /** The bytes of a line of input. */
  readonly reply: SharedArrayBuffer;
}

const longestBacklog = 2 ** 25; // UTF-16 units of text on their way before `print` waits
const flushTimeout = 2000; // ms

export class Channel {
  /** Not zero when the cell should stop. */
  readonly interrupt: Int32Array<SharedArrayBuffer>;
  #state: Int32Array<SharedArrayBuffer>;
  #reply: SharedArrayBuffer;
  #thread: Worker;
  #marks: Marks;

  private constructor(start: ChannelStart, thread: Worker, marks: Marks) {
    this.#marks = marks;
    this.#state = new Int32Array(start.shared);
    this.interrupt = new Int32Array(start.shared, 4 * slots.interrupt, 1);
    this.#reply = start.reply;
    this.#thread = thread;
  }

  /** `marker` tells on the pipes of the process what came before and after a message. */
  static async open(
    { socket, marker }: Pick<SessionStart, "socket" | "marker">,
    onMessage: (message: ToSession) => void,
  ): Promise<Channel> {
    const shared = new SharedArrayBuffer(4 * Object.keys(slots).length);
    const start = { socket, shared, reply: new SharedArrayBuffer(2 ** 16) };
    // A packed copy of this package holds JavaScript.
    const file = import.meta.url.endsWith(".ts") ? "channel-thread.ts" : "channel-thread.js";
    const thread = new Worker(new URL(file, import.meta.url), { workerData: start });
    await new Promise<void>((resolve, reject) => {
      thread.once("message", () => resolve());
      thread.once("error", reject);
    });
    thread.on("message", onMessage);
    return new Channel(start, thread, new Marks(marker));
  }

  send(message: FromSession): void {
    const mark = this.#marks.next(message.type === "done");
    this.#thread.postMessage({ mark, message });
  }

  /** Text on a stream; waits where the kernel does not keep up. */
  print(name: "stdout" | "stderr", text: string): void {
    if (text === "") return;
    let backlog = Atomics.add(this.#state, slots.backlog, text.length) + text.length;
    this.send({ type: "stream", name, text });
    while (backlog > longestBacklog && this.interrupt[0] === 0) {
      Atomics.wait(this.#state, slots.backlog, backlog, 100);
      backlog = Atomics.load(this.#state, slots.backlog);
    }
  }

  /** Sleeps until everything sent has left the process. */
  flush(): void {
    Atomics.store(this.#state, slots.flushed, 0);
    this.#thread.postMessage(null);
    Atomics.wait(this.#state, slots.flushed, 0, flushTimeout);
  }

  /** Sleeps until the user has typed a line; null when interrupted. */
  ask(prompt: string, password = false): string | null {
    Atomics.store(this.#state, slots.asked, 1);
    this.send({ type: "ask", prompt, password });
    Atomics.wait(this.#state, slots.asked, 1);
    Atomics.store(this.#state, slots.asked, 0);
    const length = Atomics.load(this.#state, slots.answer);
    if (length < 0) return null;
    return new TextDecoder().decode(new Uint8Array(this.#reply).slice(0, length));
  }
}
