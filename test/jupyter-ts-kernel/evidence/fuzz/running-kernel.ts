/** A kernel in a process of its own, and the key to it. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  channels,
  type Connection,
  readConnection,
} from "../../../../src/jupyter-ts-kernel/kernel/connection.ts";

const main = fileURLToPath(
  new URL("../../../../src/jupyter-ts-kernel/main.ts", import.meta.url),
);

export class RunningKernel {
  readonly connection: Connection;
  readonly folder: string;
  readonly #child: ChildProcess;
  #said = "";

  private constructor(child: ChildProcess, connection: Connection, folder: string) {
    this.connection = connection;
    this.folder = folder;
    this.#child = child;
    child.stderr?.on("data", (chunk) => this.#said = (this.#said + chunk).slice(-10_000));
  }

  static async start(runtime: "node" | "deno"): Promise<RunningKernel> {
    const folder = mkdtempSync(join(tmpdir(), "wagonwheel-fuzz-"));
    const file = join(folder, "connection.json");
    const ports = await freePorts(channels.length);
    writeFileSync(
      file,
      JSON.stringify({
        transport: "tcp",
        ip: "127.0.0.1",
        key: randomUUID(),
        signature_scheme: "hmac-sha256",
        ...Object.fromEntries(channels.map((channel, i) => [`${channel}_port`, ports[i]])),
      }),
    );
    const flags = runtime === "deno" ? ["run", "-A"] : [];
    const child = spawn(runtime, [...flags, main, "run", file], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    return new RunningKernel(child, readConnection(file), folder);
  }

  /** What it wrote on stderr last, and how it ended if it did. */
  get said(): string {
    const { exitCode, signalCode } = this.#child;
    return `exit ${exitCode ?? "none"}, signal ${signalCode ?? "none"}\n${this.#said}`;
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Bytes that the process holds; NaN where the system does not tell. */
  get memory(): number {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, "utf8");
      return 1024 * Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]);
    } catch {
      return NaN;
    }
  }

  /** Files and sockets that it holds open; NaN where the system does not tell. */
  get openFiles(): number {
    try {
      return readdirSync(`/proc/${this.#child.pid}/fd`).length;
    } catch {
      return NaN;
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    if (this.isAlive) {
      this.#child.kill("SIGTERM");
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Held all at once, so that they differ. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map((server) =>
      new Promise<number>((resolve) =>
        server.listen(0, "127.0.0.1", () => {
          const address = server.address();
          resolve(typeof address === "object" && address !== null ? address.port : 0);
        })
      )
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
