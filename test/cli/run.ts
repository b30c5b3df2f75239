import { spawnSync } from "node:child_process";
import process from "node:process";
import { root } from "../sources.ts";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The runtime that runs the tests, with what it needs before a file. */
export function runtime(permissions: readonly string[] = []): [program: string, args: string[]] {
  const isDeno = "deno" in process.versions;
  const own = isDeno ? ["run", "--quiet", "--allow-read", "--allow-env", ...permissions] : [];
  return [process.execPath, own];
}

/** Runs a command of src/cli/ as its task does, on the runtime that runs the tests. */
export function run(
  command: string,
  args: readonly string[],
  permissions: readonly string[] = [],
): Ended {
  const [program, own] = runtime(permissions);
  const { status, stdout, stderr } = spawnSync(
    program,
    [...own, `src/cli/${command}.ts`, ...args],
    { cwd: root, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
  );
  return { code: status, out: stdout, err: stderr };
}
