/** The process that runs the cells, as the kernel sees it: started, connected, watched, ended. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { importMapOf } from "./import-map.ts";
import { PipeText } from "./pipe-text.ts";
import type { CellError, Marked, Outcome, SessionStart, ToSession } from "./protocol.ts";
import type { SessionOptions } from "./session.ts";

export interface SessionProcess {
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

const startTimeout = 30_000; // ms

/** `marker` stands between two cells on the pipes. Throws an Error with what it wrote if it ended. */
export async function startProcess(
  options: SessionOptions,
  marker: string,
): Promise<SessionProcess> {
  const folder = mkdtempSync(join(tmpdir(), "jupyter-ts-"));
  const { notebook } = options;
  const start: SessionStart = { socket: join(folder, "session"), marker, notebook };
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(start.socket, resolve);
  });
  const child = spawn(process.execPath, processArguments(options, start), {
    cwd: dirname(notebook),
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
export function endGroup(child: ChildProcess): void {
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-(child.pid as number), "SIGKILL");
  } catch {
    // Nobody is left.
  }
}

function processArguments({ memory, notebook }: SessionOptions, start: SessionStart): string[] {
  const file = import.meta.url.endsWith(".ts") ? "main.ts" : "main.js";
  const main = fileURLToPath(new URL(file, import.meta.url));
  const heap = memory === undefined ? [] : [`--max-old-space-size=${memory}`];
  if (!("Deno" in globalThis)) {
    return ["--disable-warning=ExperimentalWarning", ...heap, main, JSON.stringify(start)];
  }
  const map = importMapOf(dirname(notebook));
  const flags = [
    ...heap.map((flag) => `--v8-flags=${flag}`),
    ...(map === null ? [] : ["--import-map", map]),
  ];
  return ["run", "-A", "--no-check", "--quiet", ...flags, main, JSON.stringify(start)];
}

function connected(
  { onOutput, onEnd }: SessionOptions,
  marker: string,
  child: ChildProcess,
  server: Server,
): Promise<SessionProcess> {
  const { stdout, stderr } = child as ChildProcess & { stdout: Socket; stderr: Socket };
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
    const fail = (what: string) => reject(new Error(`session: its process ${what}; ${told}`));
    const timer = setTimeout(() => {
      endGroup(child);
      fail(`did not answer in ${startTimeout / 1000} s`);
    }, startTimeout);
    let line: Socket | null = null;
    const running: SessionProcess = {
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
      fail(running.ended);
      endGroup(child);
      onEnd?.();
      running.onDone?.({ status: "error", error: ended(running) });
    });
    server.once("connection", (socket) => {
      line = socket;
      socket.on("error", () => {});
      readLines(socket, async ({ mark, message }) => {
        await Promise.all(pipes.map((pipe) => pipe.shownUpTo(mark)));
        if (message.type === "ready") {
          clearTimeout(timer);
          resolve(running);
        } else if (message.type === "leaving") {
          running.reason = `called exit(${message.code})`;
        } else if (message.type === "done") {
          running.onDone?.(message.outcome);
        } else onOutput(message);
        for (const pipe of pipes) pipe.release(mark);
      });
    });
  });
}

/** Each line after the one before was dealt with. */
function readLines(socket: Socket, take: (message: Marked) => Promise<void>): void {
  let rest = "";
  let turn = Promise.resolve();
  socket.setEncoding("utf8");
  socket.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() as string;
    turn = turn.then(async () => {
      for (const line of lines) await take(JSON.parse(line) as Marked);
    });
  });
}

/** What the cell that ran is told. */
export function ended({ ended, reason }: SessionProcess): CellError {
  const evalue = `the process of the cells ${reason ?? ended}; all variables are lost, ` +
    "the next cell starts in a new one";
  return {
    ename: "SessionEnded",
    evalue,
    traceback: [`SessionEnded: ${evalue}`],
  };
}
