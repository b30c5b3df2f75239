/** The process that runs the cells of one notebook; started by the kernel, which owns its life. */
import { performance } from "node:perf_hooks"; // a cell may give the global one another meaning
import process from "node:process";
import { Cells, isInterrupt } from "./cells.ts";
import { Channel } from "./channel.ts";
import { Comms } from "./comms.ts";
import { Displays } from "./displays.ts";
import { type JupyterApi, jupyterApi } from "./api.ts";
import { captureOutput } from "./output.ts";
import { Modules } from "./modules.ts";
import type { CommEvent, SessionStart, ToSession } from "./protocol.ts";

const start = JSON.parse(process.argv.at(-1) as string) as SessionStart;
const channel = await Channel.open(start, take);
captureOutput(channel);
const displays = new Displays(channel);
const comms = new Comms((event) => channel.send({ type: "comm", ...event }));
const cells = new Cells(
  channel,
  displays,
  new Modules(start.notebook),
  process.env.NO_COLOR === undefined,
);
let current = "cell-0.ts", takesInput = false;
type Execute = Extract<ToSession, { type: "execute" }>;
type Exit = (code?: number | string | null) => never;

let answer: ((value: string | null) => void) | null = null;

const api = jupyterApi({ channel, comms, displays, ask });
installGlobals(api);
process.on("uncaughtException", stray);
process.on("unhandledRejection", stray);
channel.send({ type: "ready" });

function take(message: ToSession): void {
  switch (message.type) {
    case "execute":
      return void execute(message);
    case "interrupt":
      answer?.(null);
      return cells.interrupt();
    case "input":
      return answer?.(message.value);
    case "comm":
      return void callback(message);
    case "reset":
      return cells.reset();
    case "exit":
      return process.exit(0);
  }
}

async function execute({ code, name, input, timed }: Execute): Promise<void> {
  [current, takesInput] = [name, input];
  const began = performance.now(), used = process.cpuUsage();
  const outcome = await cells.run(code, name);
  if (timed) {
    const wall = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(used);
    const cpu = (user + system) / 1e6;
    channel.print(
      "stdout",
      `Wall time: ${wall.toPrecision(3)} s, CPU time: ${cpu.toPrecision(3)} s\n`,
    );
  }
  channel.send({ type: "done", outcome });
}

/** A message of the page; an error of a listener is shown where it can be seen. */
async function callback(event: CommEvent): Promise<void> {
  try {
    await comms.take(event);
  } catch (error) {
    stray(error);
  }
}

/** An error that no cell waits for. */
function stray(error: unknown): void {
  if (isInterrupt(error)) return;
  channel.print("stderr", cells.error(error, current).traceback.join("\n") + "\n");
}

async function ask(prompt: string, password: boolean): Promise<string> {
  refuseInput();
  const line = new Promise<string | null>((resolve) => answer = resolve);
  channel.send({ type: "ask", prompt, password });
  const value = await line;
  answer = null;
  if (value === null) throw new Error("input: interrupted");
  return value;
}

function refuseInput(): void {
  if (!takesInput) throw new Error("input: this client takes no input");
}

/** `jupyter`, the three questions of a browser, and an exit that loses no output. */
function installGlobals(api: JupyterApi): void {
  const prompt = (text = "") => {
    refuseInput();
    return channel.ask(`${text} `);
  };
  const globals = {
    jupyter: api,
    prompt,
    confirm: (text = "") => /^y/i.test(prompt(`${text} [y/N]`) ?? ""),
    alert: (text = "") => void prompt(`${text} [Enter]`),
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
  const deno = (globalThis as { Deno?: { exit: Exit; jupyter?: unknown } }).Deno;
  // Deno's own exits call each other.
  const exit = (deno?.exit ?? process.exit).bind(deno ?? process) as Exit;
  const leave: Exit = (given) => {
    const code = Number(given ?? process.exitCode ?? 0);
    channel.send({ type: "leaving", code });
    channel.flush();
    return exit(code);
  };
  process.exit = leave;
  if (deno === undefined) return;
  deno.exit = leave;
  try {
    Object.defineProperty(deno, "jupyter", { value: api, configurable: true });
  } catch {
    // A notebook for both kernels asks for the global `jupyter` first.
  }
}
