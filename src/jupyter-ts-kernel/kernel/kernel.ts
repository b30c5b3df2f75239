/**
 * A Jupyter kernel: five sockets, one process that runs the cells, and what the protocol asks.
 *
 * The code of the notebook runs in a process of its own, so that this one always answers: the
 * heartbeat beats, completion works and an interrupt arrives while a cell is busy, and when the code
 * crashes its process the kernel says so and goes on.
 *
 * Source: "Messaging in Jupyter", protocol 5.4.
 */
import { Buffer } from "node:buffer";
import process from "node:process";
import { completeness } from "../cells/completeness.ts";
import type { CheckMode } from "../cells/magics.ts";
import { type JsonObject, protocolVersion } from "../messages/message.ts";
import { Interpreter } from "../session/interpreter.ts";
import { version } from "../version.ts";
import type { Connection } from "./connection.ts";
import { toCodePoints, toUnits } from "./cursor.ts";
import { Executions } from "./executions.ts";
import { History } from "./history.ts";
import { type Request, Sockets } from "./sockets.ts";

export interface KernelOptions {
  readonly connection: Connection;
  /** The notebook's file, or what stands for it in its folder. */
  readonly notebook: string;
  /** Heap of the cells, in MiB. */
  readonly memory?: number;
  readonly check?: CheckMode;
  /** Told what the kernel refused and why. */
  readonly log?: (line: string) => void;
}

export class Kernel {
  /** Fulfilled when the kernel was shut down. */
  readonly closed: Promise<void>;
  readonly #sockets: Sockets;
  readonly #history = new History();
  readonly #interpreter: Interpreter;
  readonly #executions: Executions;
  readonly #comms = new Map<string, string>();
  #onClosed: () => void = () => {};
  #isClosing = false;

  constructor({ connection, log, ...options }: KernelOptions) {
    this.closed = new Promise((resolve) => this.#onClosed = resolve);
    this.#sockets = new Sockets(connection, {
      onRequest: (request) => this.#take(request),
      onRefusal: log,
    });
    this.#interpreter = new Interpreter({
      ...options,
      onOutput: (output) => {
        if (output.type === "comm") this.#keepComm(output.event, output.id, output.target);
        this.#executions.show(output);
      },
    });
    this.#executions = new Executions(this.#sockets, this.#history, this.#interpreter);
  }

  /** Throws an Error where a port is taken or the process of the cells cannot start. */
  async start(): Promise<void> {
    await this.#sockets.bind();
    this.#sockets.publish("status", { execution_state: "starting" }, {});
    await this.#interpreter.session.start();
  }

  interrupt(): void {
    this.#interpreter.interrupt();
  }

  async close(): Promise<void> {
    if (this.#isClosing) return await this.closed;
    this.#isClosing = true;
    await this.#interpreter.close();
    await this.#sockets.close();
    this.#onClosed();
  }

  /** Cells wait for each other; everything else is answered at once. */
  #take(request: Request): void {
    const { channel, message } = request;
    if (channel === "stdin") {
      if (message.header.msg_type === "input_reply") {
        this.#executions.answer(String(message.content.value ?? ""));
      }
    } else if (message.header.msg_type === "execute_request") this.#executions.add(request);
    else this.#answer(request);
  }

  async #answer(request: Request): Promise<void> {
    const { header, content } = request.message;
    const status = (state: string, parent: JsonObject = header) =>
      this.#sockets.publish("status", { execution_state: state }, parent);
    status("busy");
    const reply = (content: JsonObject) => {
      const type = header.msg_type.replace(/_request$/, "_reply");
      this.#sockets.reply(request, type, { status: "ok", ...content });
    };
    try {
      await this.#handle(header.msg_type, content, request, reply);
    } catch (error) {
      const { name, message: evalue } = error as Error;
      reply({ status: "error", ename: name, evalue, traceback: [`${name}: ${evalue}`] });
    }
    if (this.#isClosing) return;
    status("idle");
    // A page shows the last status it saw, whatever it belongs to.
    const { running } = this.#executions;
    if (running !== null) status("busy", running.message.header);
  }

  async #handle(
    type: string,
    content: JsonObject,
    request: Request,
    reply: (content: JsonObject) => void,
  ): Promise<void> {
    const code = String(content.code ?? "");
    const cursor = () => toUnits(code, Number(content.cursor_pos ?? code.length));
    switch (type) {
      case "kernel_info_request":
        return reply(kernelInfo());
      case "is_complete_request":
        return reply({ ...completeness(code) });
      case "history_request":
        return reply({ history: this.#history.find(content) });
      case "complete_request": {
        const { matches, start, end, types } = await this.#interpreter.complete(code, cursor());
        const [cursorStart, cursorEnd] = [toCodePoints(code, start), toCodePoints(code, end)];
        const typed = matches.map((text, i) => ({
          text,
          type: types[i],
          start: cursorStart,
          end: cursorEnd,
        }));
        return reply({
          matches,
          cursor_start: cursorStart,
          cursor_end: cursorEnd,
          metadata: { _jupyter_types_experimental: typed },
        });
      }
      case "inspect_request": {
        const text = await this.#interpreter.inspect(code, cursor());
        const data = text === null ? {} : { "text/markdown": text, "text/plain": text };
        return reply({ found: text !== null, data, metadata: {} });
      }
      case "comm_info_request": {
        const wanted = content.target_name;
        const open = [...this.#comms].filter(([, target]) => wanted == null || target === wanted);
        const comms = open.map(([id, target_name]) => [id, { target_name }]);
        return reply({ comms: Object.fromEntries(comms) });
      }
      case "comm_open":
      case "comm_msg":
      case "comm_close":
        return this.#comm(type.slice("comm_".length) as "open" | "msg" | "close", request);
      case "interrupt_request":
        this.interrupt();
        return reply({});
      case "shutdown_request":
        reply({ restart: content.restart === true });
        return await this.close();
    }
  }

  #comm(
    event: "open" | "msg" | "close",
    { message: { content, metadata, buffers } }: Request,
  ): void {
    const { comm_id: id, target_name: target, data = {} } = content;
    if (typeof id !== "string") return;
    this.#keepComm(event, id, target as string | undefined);
    this.#interpreter.session.comm({
      event,
      id,
      target: target as string | undefined,
      data: data as JsonObject,
      metadata,
      buffers: buffers.map((bytes) => Buffer.from(bytes).toString("base64")),
    });
  }

  #keepComm(event: "open" | "msg" | "close", id: string, target = ""): void {
    if (event === "open") this.#comms.set(id, target);
    else if (event === "close") this.#comms.delete(id);
  }
}

function kernelInfo(): JsonObject {
  const deno = (globalThis as { Deno?: { version: { deno: string } } }).Deno;
  const runtime = deno === undefined
    ? `Node ${process.versions.node}`
    : `Deno ${deno.version.deno}`;
  return {
    protocol_version: protocolVersion,
    implementation: "jupyter-ts-kernel",
    implementation_version: version,
    banner: `TypeScript on ${runtime}, jupyter-ts-kernel ${version}`,
    language_info: {
      name: "typescript",
      version: "",
      mimetype: "text/x.typescript",
      file_extension: ".ts",
      codemirror_mode: "typescript",
      pygments_lexer: "typescript",
      nbconvert_exporter: "script",
    },
    help_links: [
      { text: "TypeScript", url: "https://www.typescriptlang.org/docs/" },
      deno === undefined
        ? { text: "Node", url: "https://nodejs.org/api/" }
        : { text: "Deno", url: "https://docs.deno.com/" },
    ],
    supported_features: [],
  };
}
