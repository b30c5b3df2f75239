/** A running language server: `tsc --lsp --stdio`, started again when it died. */
import { type ChildProcess, spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";

const timeout = 20_000; // ms; the first question reads the whole project

interface Running {
  readonly child: ChildProcess;
  readonly connection: MessageConnection;
}

/** One document of the server, whose text changes from question to question. */
export class LanguageServer {
  readonly #executable: string;
  readonly #folder: string;
  readonly #uri: string;
  #running: Promise<Running> | null = null;
  #version = 0;
  #isClosed = false;

  /** `file` need not exist: its text is given with each question. */
  constructor(executable: string, folder: string, file: string) {
    this.#executable = executable;
    this.#folder = folder;
    this.#uri = pathToFileURL(file).href;
  }

  /** Null where the server does not answer in time, or died of the question. */
  async ask<T>(method: string, text: string, parameters: object = {}): Promise<T | null> {
    for (let attempt = 0; attempt < 2 && !this.#isClosed; attempt++) {
      try {
        const { connection } = await (this.#running ??= this.#start());
        await this.#tell(connection, text);
        const question = { textDocument: { uri: this.#uri }, ...parameters };
        return await within(timeout, connection.sendRequest<T>(method, question));
      } catch {
        await this.#stop();
      }
    }
    return null;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#stop();
  }

  async #tell(connection: MessageConnection, text: string): Promise<void> {
    this.#version += 1;
    const document = { uri: this.#uri, version: this.#version };
    if (this.#version === 1) {
      const textDocument = { ...document, languageId: "typescript", text };
      await connection.sendNotification("textDocument/didOpen", { textDocument });
    } else {
      const change = { textDocument: document, contentChanges: [{ text }] };
      await connection.sendNotification("textDocument/didChange", change);
    }
  }

  async #start(): Promise<Running> {
    const child = spawn(this.#executable, ["--lsp", "--stdio"], {
      cwd: this.#folder,
      stdio: ["pipe", "pipe", "ignore"],
    });
    const { stdin, stdout } = child as ChildProcess & {
      stdin: NodeJS.WritableStream;
      stdout: NodeJS.ReadableStream;
    };
    const connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    child.on("error", () => connection.dispose());
    child.on("exit", () => connection.dispose());
    connection.onError(() => {});
    connection.onRequest(
      "workspace/configuration",
      ({ items }: { items: unknown[] }) => items.map(() => null),
    );
    connection.onRequest("client/registerCapability", () => null);
    connection.listen();
    this.#version = 0;
    const uri = pathToFileURL(this.#folder).href;
    await within(
      timeout,
      connection.sendRequest("initialize", {
        processId: null,
        rootUri: uri,
        workspaceFolders: [{ uri, name: "notebook" }],
        capabilities: {
          textDocument: { hover: { contentFormat: ["markdown"] }, completion: {}, diagnostic: {} },
        },
      }),
    );
    await connection.sendNotification("initialized", {});
    return { child, connection };
  }

  async #stop(): Promise<void> {
    const running = await this.#running?.catch(() => null);
    this.#running = null;
    running?.connection.dispose();
    running?.child.kill("SIGKILL");
  }
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the language server is late")), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
