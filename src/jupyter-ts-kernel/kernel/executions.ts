/**
 * The queue of cells. They run one after another; when one fails, those that its client has queued
 * behind it are aborted, as the protocol asks.
 *
 * What a cell shows is published under its own request, and before it is reported idle.
 */
import { Buffer } from "node:buffer";
import type { JsonObject } from "../messages/message.ts";
import type { Interpreter } from "../session/interpreter.ts";
import type { Outcome } from "../session/protocol.ts";
import type { SessionOutput } from "../session/session.ts";
import type { History } from "./history.ts";
import type { Request, Sockets } from "./sockets.ts";

const onItsWay = 5; // ms

export class Executions {
  readonly #sockets: Sockets;
  readonly #history: History;
  readonly #interpreter: Interpreter;
  #queue: Request[] = [];
  #running: Request | null = null;
  #isWorking = false;
  /** The header that output without a running cell belongs to: that of the last one. */
  #parent: JsonObject = {};
  #count = 0;
  #isSilent = false;

  constructor(sockets: Sockets, history: History, interpreter: Interpreter) {
    this.#sockets = sockets;
    this.#history = history;
    this.#interpreter = interpreter;
  }

  /** The cell that runs, or null. */
  get running(): Request | null {
    return this.#running;
  }

  add(request: Request): void {
    this.#queue.push(request);
    if (!this.#isWorking) this.#work();
  }

  /** Whether the one who asked takes input; what they typed goes to the cell. */
  answer(value: string): void {
    this.#interpreter.session.input(value);
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      this.#running = next;
      await this.#execute(next);
      this.#running = null;
    }
    this.#isWorking = false;
  }

  async #execute(request: Request): Promise<void> {
    const { message } = request;
    const { code, silent = false, store_history: stored = true, allow_stdin: input = false } =
      message.content;
    const source = String(code ?? "");
    this.#isSilent = silent === true;
    this.#parent = message.header;
    this.#status("busy");
    if (!this.#isSilent) {
      if (stored !== false) this.#count += 1;
      if (stored !== false) this.#history.add(this.#count, source);
      this.#publish("execute_input", { code: source, execution_count: this.#count });
    }
    const outcome = await this.#outcome(source, input === true);
    if (!this.#isSilent) this.#publishOutcome(outcome);
    const isToAbort = outcome.status === "error" && message.content.stop_on_error !== false;
    // What the client sent before it can know of the error may still be on its way.
    if (isToAbort) await new Promise((resolve) => setTimeout(resolve, onItsWay));
    this.#sockets.reply(request, "execute_reply", {
      ...replyTo(outcome),
      execution_count: this.#count,
    });
    this.#status("idle");
    if (isToAbort) this.#abort(request);
  }

  async #outcome(source: string, input: boolean): Promise<Outcome> {
    if (source.trim() === "") return { status: "ok" };
    try {
      return await this.#interpreter.execute({ code: source, number: this.#count, input });
    } catch (error) {
      // The process could not be started.
      const evalue = (error as Error).message;
      const failure = { ename: "SessionError", evalue, traceback: [`SessionError: ${evalue}`] };
      return { status: "error", error: failure };
    }
  }

  #publishOutcome(outcome: Outcome): void {
    if (outcome.status === "error") this.#publish("error", { ...outcome.error });
    else if (outcome.data !== undefined) {
      const { data, metadata = {} } = outcome;
      this.#publish("execute_result", { data, metadata, execution_count: this.#count });
    }
  }

  #abort({ peer }: Request): void {
    const aborted = this.#queue.filter((each) => each.peer === peer);
    this.#queue = this.#queue.filter((each) => each.peer !== peer);
    for (const request of aborted) {
      this.#sockets.publish("status", { execution_state: "busy" }, request.message.header);
      this.#sockets.reply(request, "execute_reply", {
        status: "aborted",
        execution_count: this.#count,
      });
      this.#sockets.publish("status", { execution_state: "idle" }, request.message.header);
    }
  }

  /** What the code shows, as it shows it. */
  show(output: SessionOutput): void {
    switch (output.type) {
      case "stream":
        if (!this.#isSilent) this.#publish("stream", { name: output.name, text: output.text });
        return;
      case "display": {
        const { data, metadata, id, update } = output;
        const transient = id === undefined ? {} : { display_id: id };
        const type = update ? "update_display_data" : "display_data";
        return this.#publish(type, { data, metadata, transient });
      }
      case "clear":
        return this.#publish("clear_output", { wait: output.wait });
      case "comm": {
        const { event, id, target, data, metadata = {}, buffers = [] } = output;
        const content = { comm_id: id, data, ...(event === "open" ? { target_name: target } : {}) };
        const bytes = buffers.map((buffer) => Buffer.from(buffer, "base64"));
        return this.#sockets.publish(`comm_${event}`, content, this.#parent, metadata, bytes);
      }
      case "ask":
        if (this.#running === null) return;
        if (!this.#sockets.ask(this.#running, output.prompt, output.password)) {
          this.#interpreter.interrupt();
        }
    }
  }

  #publish(type: string, content: JsonObject): void {
    this.#sockets.publish(type, content, this.#parent);
  }

  #status(state: "busy" | "idle"): void {
    this.#publish("status", { execution_state: state });
  }
}

function replyTo(outcome: Outcome): JsonObject {
  return outcome.status === "ok"
    ? { status: "ok", user_expressions: {}, payload: [] }
    : { status: "error", ...outcome.error };
}
