/**
 * The kernel's hold on the process that runs the cells: it starts it, hands it one cell at a time,
 * and says how each ended, also when the process died of it.
 */
import { randomUUID } from "node:crypto";
import type { CellError, CommEvent, FromSession, Outcome } from "./protocol.ts";
import { ended, endGroup, type SessionProcess, startProcess } from "./session-process.ts";

/** What the code shows while it runs. */
export type SessionOutput = Exclude<
  FromSession,
  { type: "ready" | "leaving" | "done" }
>;

export interface SessionOptions {
  /** The notebook's file; its folder is where the code runs. */
  readonly notebook: string;
  /** Heap of the code, in MiB; the runtime's own limit if left out. */
  readonly memory?: number;
  /** Called in the order in which things were shown. */
  readonly onOutput: (output: SessionOutput) => void;
  /** Called when the process has ended and took its variables along. */
  readonly onEnd?: () => void;
}

const grace = 2000; // ms between an interrupt and the word that it did not help

export class Session {
  readonly #options: SessionOptions;
  readonly #marker = `\x1b_${randomUUID()}\x1b\\`;
  #running: SessionProcess | null = null;
  #starting: Promise<SessionProcess> | null = null;
  /** Of a cell that waits for the process to start. */
  #isInterrupted = false;
  #isClosed = false;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** The process of the cells, for who looks at it from outside. */
  get pid(): number | undefined {
    return this.#running?.child.pid;
  }

  /** Starts the process, unless it runs. Throws an Error that tells what it wrote when it could not. */
  async start(): Promise<void> {
    await this.#ready();
  }

  /** Runs one cell after the one before has ended. */
  async execute(
    code: string,
    name: string,
    { input = false, timed = false }: {
      readonly input?: boolean;
      readonly timed?: boolean;
    } = {},
  ): Promise<Outcome> {
    this.#isInterrupted = false;
    const running = await this.#ready();
    if (running.ended !== null) {
      return { status: "error", error: ended(running) };
    }
    if (this.#isInterrupted) return { status: "error", error: notBegun() };
    const outcome = new Promise<Outcome>((resolve) => running.onDone = resolve);
    running.send({ type: "execute", code, name, input, timed });
    const result = await outcome;
    running.onDone = null;
    running.isStuck = false;
    return result;
  }

  /** Asks the cell to stop; once it was said that it cannot be, ends the process. */
  interrupt(): void {
    this.#isInterrupted = true;
    const running = this.#running;
    if (running?.onDone == null) return;
    if (running.isStuck) {
      running.reason = "did not stop and was ended by a second interrupt";
      endGroup(running.child);
      return;
    }
    running.send({ type: "interrupt" });
    const { onDone } = running;
    setTimeout(() => {
      if (
        running.onDone !== onDone || running.ended !== null || running.isStuck
      ) return;
      running.isStuck = true;
      const text = "The cell runs code that cannot be stopped from outside. " +
        "Interrupt again to end its process; all variables will be lost.\n";
      this.#options.onOutput({ type: "stream", name: "stderr", text });
    }, grace).unref();
  }

  comm(event: CommEvent): void {
    this.#running?.send({ type: "comm", ...event });
  }

  input(value: string): void {
    this.#running?.send({ type: "input", value });
  }

  /** Forgets what cells declared. */
  reset(): void {
    this.#running?.send({ type: "reset" });
  }

  /** A new process; what ran is ended. */
  async restart(): Promise<void> {
    await this.#end("was restarted");
    await this.start();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#end("was shut down");
  }

  async #end(reason: string): Promise<void> {
    const running = this.#running ?? await this.#starting?.catch(() => null) ??
      null;
    if (running === null) return;
    running.reason = reason;
    endGroup(running.child);
    await running.closed;
  }

  async #ready(): Promise<SessionProcess> {
    if (this.#running?.ended === null) return this.#running;
    if (this.#isClosed) throw new Error("session: is closed");
    this.#starting ??= startProcess(this.#options, this.#marker).finally(() => {
      this.#starting = null;
    });
    const running = await this.#starting;
    this.#running = running;
    return running;
  }
}

function notBegun(): CellError {
  const evalue = "the cell was interrupted before it began";
  return {
    ename: "Interrupted",
    evalue,
    traceback: [`Interrupted: ${evalue}`],
  };
}
