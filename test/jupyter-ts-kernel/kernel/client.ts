/** A kernel in this process over IPC, and a client of it that knows no Jupyter library. */
import { Buffer } from "node:buffer";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { Kernel } from "../../../src/jupyter-ts-kernel/kernel/kernel.ts";
import {
  type JsonObject,
  type Message,
  MessageError,
  Wire,
} from "../../../src/jupyter-ts-kernel/messages/message.ts";
import {
  FrameReader,
  greeting,
  message,
  ready,
} from "../../../src/jupyter-ts-kernel/zmtp/frames.ts";

const ports = { shell: 1, control: 2, stdin: 3, iopub: 4, hb: 5 };

/** Ends with the test. */
export async function startedKernel(): Promise<{ readonly kernel: Kernel; readonly ip: string }> {
  const folder = mkdtempSync(join(tmpdir(), "kernel-"));
  const ip = join(folder, "socket");
  const kernel = new Kernel({
    connection: { transport: "ipc", ip, key: "secret", ports },
    notebook: join(folder, "notebook.ipynb"),
  });
  await kernel.start();
  onTestFinished(async () => {
    await kernel.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { kernel, ip };
}

export class Client {
  readonly published: Message[] = [];
  readonly replies: Message[] = [];
  readonly questions: Message[] = [];
  readonly beats: string[] = [];
  readonly #wire: Wire;
  readonly #sockets: Readonly<Record<"shell" | "control" | "stdin" | "iopub" | "hb", Socket>>;

  constructor(ip: string, key = "secret") {
    this.#wire = new Wire(key);
    const open = (channel: keyof typeof ports, type: string, take: (parts: Buffer[]) => void) => {
      const socket = connect(`${ip}-${ports[channel]}`);
      const reader = new FrameReader({ messageBytes: 1 << 26, parts: 100 });
      socket.on("data", (chunk) => {
        for (const one of reader.take(Buffer.from(chunk))) {
          if (one.kind === "message") take(one.parts);
        }
      });
      socket.on("error", () => {});
      socket.write(Buffer.concat([greeting(), ready(type)]));
      onTestFinished(() => void socket.destroy());
      return socket;
    };
    const into = (list: Message[]) => (parts: Buffer[]) => {
      try {
        list.push(this.#wire.read(parts));
      } catch (error) {
        // Signed with the kernel's key, which this client may not have.
        if (!(error instanceof MessageError)) throw error;
      }
    };
    this.#sockets = {
      shell: open("shell", "DEALER", into(this.replies)),
      control: open("control", "DEALER", into(this.replies)),
      stdin: open("stdin", "DEALER", into(this.questions)),
      iopub: open("iopub", "SUB", into(this.published)),
      hb: open("hb", "REQ", (parts) => void this.beats.push(String(parts.at(-1)))),
    };
    this.#sockets.iopub.write(message([Buffer.from([1])]));
  }

  /** The header's msg_id of what was sent. */
  send(
    type: string,
    content: JsonObject = {},
    channel: "shell" | "control" | "stdin" = "shell",
  ): string {
    const request = this.#wire.message(type, content);
    this.#sockets[channel].write(message(this.#wire.write(request)));
    return request.header.msg_id;
  }

  beat(text: string): void {
    this.#sockets.hb.write(message([Buffer.alloc(0), Buffer.from(text)]));
  }

  async reply(id: string): Promise<JsonObject> {
    return (await found(this.replies, ({ parent }) => parent.msg_id === id)).content;
  }

  async publishedFor(id: string): Promise<[string, JsonObject][]> {
    const own = () => this.published.filter(({ parent }) => parent.msg_id === id);
    await found(
      this.published,
      ({ parent, content }) => parent.msg_id === id && content.execution_state === "idle",
    );
    return own().map(({ header, content }) => [header.msg_type, content]);
  }

  /** Runs a cell; what was published for it, up to idle, and the reply. */
  async run(code: string, options: JsonObject = {}): Promise<{
    readonly reply: JsonObject;
    readonly published: readonly [type: string, content: JsonObject][];
  }> {
    const id = this.send("execute_request", { code, ...options });
    return { reply: await this.reply(id), published: await this.publishedFor(id) };
  }

  /** The first that was published, from here on or before. */
  async sees(isIt: (message: Message) => boolean): Promise<Message> {
    return await found(this.published, isIt);
  }
}

async function found(
  list: readonly Message[],
  isIt: (message: Message) => boolean,
): Promise<Message> {
  let one: Message | undefined;
  for (let i = 0; i < 2000 && one === undefined; i++) {
    one = list.find(isIt);
    if (one === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(one).toBeDefined();
  return one as Message;
}
