/**
 * The kernel's hold on the process that runs the cells: it starts it, hands it one cell at a time,
 * and says how each ended, also when the process died of it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { PipeText } from "./pipe-text.ts";
import type {
  CellError,
  CommEvent,
  FromSession,
  Outcome,
  SessionStart,
  ToSession,
} from "./protocol.ts";

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

const startTimeout = 30_000; // ms
const grace = 2000; // ms between an interrupt and the word that it did not help

export class Session {
  readonly #options: SessionOptions;
  readonly #marker = `\x1b_${randomUUID()}\x1b\\`;
  #running: Running | null = null;
  #starting: Promise<Running> | null = null;
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

  async #ready(): Promise<Running> {
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

interface Running {
  readonly child: ChildProcess;
  readonly send: (message: ToSession) => void;
  readonly closed: Promise<void>;
  /** How the process ended; null while it lives. */
  ended: string | null;
  /** Why it ended, if we or its code ended it. */
  reason: string | null;
  /** Whether an interrupt had no effect, and the user was told so. */
  isStuck: boolean;
  onDone: ((outcome: Outcome) => void) | null;
}

async function startProcess(
  options: SessionOptions,
  marker: string,
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), "jupyter-ts-"));
  const start: SessionStart = {
    socket: join(folder, "session"),
    marker,
    notebook: options.notebook,
  };
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(start.socket, resolve);
  });
  const child = spawn(process.execPath, processArguments(options, start), {
    cwd: join(options.notebook, ".."),
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  try {
    return await connected(options, marker, child, server);
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ends the process and what it started. */
function endGroup(child: ChildProcess): void {
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-(child.pid as number), "SIGKILL");
  } catch {
    // Nobody is left.
  }
}

function processArguments(
  { memory }: SessionOptions,
  start: SessionStart,
): string[] {
  const file = import.meta.url.endsWith(".ts") ? "main.ts" : "main.js";
  const main = fileURLToPath(new URL(file, import.meta.url));
  const heap = memory === undefined ? [] : [`--max-old-space-size=${memory}`];
  const flags = "Deno" in globalThis
    ? [
      "run",
      "-A",
      "--no-check",
      "--quiet",
      ...heap.map((flag) => `--v8-flags=${flag}`),
    ]
    : ["--disable-warning=ExperimentalWarning", ...heap];
  return [...flags, main, JSON.stringify(start)];
}

function connected(
  { onOutput, onEnd }: SessionOptions,
  marker: string,
  child: ChildProcess,
  server: Server,
): Promise<Running> {
  const { stdout, stderr } = child as ChildProcess & {
    stdout: Socket;
    stderr: Socket;
  };
  let told = "";
  const pipe = (name: "stdout" | "stderr") => (text: string) => {
    told = (told + text).slice(-4000);
    onOutput({ type: "stream", name, text });
  };
  const pipes = [
    new PipeText(stdout, marker, pipe("stdout")),
    new PipeText(stderr, marker, pipe("stderr")),
  ];

  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      endGroup(child);
      reject(
        new Error(
          `session: no answer from its process in ${
            startTimeout / 1000
          } s; ${told}`,
        ),
      );
    }, startTimeout);
    let line: Socket | null = null;
    const running: Running = {
      child,
      send: (message) => line?.write(JSON.stringify(message) + "\n"),
      closed: new Promise((closed) => child.once("close", () => closed())),
      ended: null,
      reason: null,
      isStuck: false,
      onDone: null,
    };
    child.once("error", reject);
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      running.ended = /out of memory|heap limit/i.test(told)
        ? "ran out of memory"
        : signal === null
        ? `ended with code ${code}`
        : `was ended by ${signal}`;
      reject(new Error(`session: its process ${running.ended}; ${told}`));
      endGroup(child);
      onEnd?.();
      running.onDone?.({ status: "error", error: ended(running) });
    });
    server.once("connection", (socket) => {
      line = socket;
      socket.on("error", () => {});
      readLines(socket, async (message) => {
        if (message.type === "ready") {
          clearTimeout(timer);
          resolve(running);
        } else if (message.type === "leaving") {
          running.reason = `called exit(${message.code})`;
        } else if (message.type === "done") {
          await Promise.all(pipes.map((pipe) => pipe.marked()));
          running.onDone?.(message.outcome);
        } else onOutput(message);
      });
    });
  });
}

/** Each line after the one before was dealt with, and after what the pipes held at that time. */
function readLines(
  socket: Socket,
  take: (message: FromSession) => Promise<void>,
): void {
  let rest = "";
  let turn = Promise.resolve();
  socket.setEncoding("utf8");
  socket.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() as string;
    if (lines.length === 0) return;
    turn = turn.then(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      for (const line of lines) await take(JSON.parse(line) as FromSession);
    });
  });
}

function notBegun(): CellError {
  const evalue = "the cell was interrupted before it began";
  return {
    ename: "Interrupted",
    evalue,
    traceback: [`Interrupted: ${evalue}`],
  };
}

function ended({ ended, reason }: Running): CellError {
  const evalue =
    `the process of the cells ${reason ?? ended}; all variables are lost, ` +
    "the next cell starts in a new one";
  return {
    ename: "SessionEnded",
    evalue,
    traceback: [`SessionEnded: ${evalue}`],
  };
}
