import { spawnSync } from "node:child_process";
import process from "node:process";
import { root } from "../sources.ts";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of src/cli/ as its task does, on the runtime that runs the tests. */
export function run(
  command: string,
  args: readonly string[],
  permissions: readonly string[] = [],
): Ended {
  const isDeno = "deno" in process.versions;
  const own = isDeno ? ["run", "--quiet", "--allow-read", "--allow-env", ...permissions] : [];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...own, `src/cli/${command}.ts`, ...args],
    { cwd: root, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
  );
  return { code: status, out: stdout, err: stderr };
}
