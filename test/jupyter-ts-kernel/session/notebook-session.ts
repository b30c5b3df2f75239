/** A session over a folder of its own, with what it showed. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Outcome } from "../../../src/jupyter-ts-kernel/session/protocol.ts";
import { Session, type SessionOutput } from "../../../src/jupyter-ts-kernel/session/session.ts";

export interface NotebookSession extends AsyncDisposable {
  readonly folder: string;
  readonly session: Session;
  /** Everything shown, texts of one stream joined. */
  readonly shown: SessionOutput[];
  run(
    code: string,
    options?: { readonly input?: boolean; readonly timed?: boolean },
  ): Promise<Outcome>;
  /** The value of a cell as text; throws what the cell throws. */
  value(code: string): Promise<string | undefined>;
  /** Interrupts once the cell has printed `started`, and returns how it ended. */
  interrupted(code: string): Promise<Outcome>;
}

export async function notebookSession(
  options: { readonly memory?: number } = {},
): Promise<NotebookSession> {
  const folder = mkdtempSync(join(tmpdir(), "session-"));
  const shown: SessionOutput[] = [];
  let onStarted: (() => void) | null = null;
  const session = new Session({
    ...options,
    notebook: join(folder, "notebook.ipynb"),
    onOutput(output) {
      const last = shown.at(-1);
      if (output.type === "stream" && last?.type === "stream" && last.name === output.name) {
        shown[shown.length - 1] = { ...output, text: last.text + output.text };
      } else shown.push(output);
      if (output.type === "stream" && output.text.includes("started")) onStarted?.();
    },
  });
  await session.start();
  let count = 0;
  const run: NotebookSession["run"] = (code, options) => {
    shown.length = 0;
    return session.execute(code, `cell-${++count}.ts`, options);
  };
  return {
    folder,
    session,
    shown,
    run,
    async value(code) {
      const outcome = await run(code);
      if (outcome.status === "error") throw new Error(outcome.error.traceback.join("\n"));
      return outcome.data?.["text/plain"] as string | undefined;
    },
    async interrupted(code) {
      const started = new Promise<void>((resolve) => onStarted = resolve);
      const outcome = run(`console.log("started");${code}`);
      await started;
      session.interrupt();
      return await outcome;
    },
    async [Symbol.asyncDispose]() {
      await session.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const interruptedError = { status: "error", error: { ename: "Interrupted" } };
