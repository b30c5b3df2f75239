import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { root } from "../sources.ts";
import { fixture, temporaryFolder } from "./fixture.ts";

/** The runtimes that are on the PATH; Node from 24 on. */
const runtimes: Readonly<Record<string, readonly string[]>> = {
  deno: ["run", "--quiet", "--allow-read", "--allow-write", "--allow-env", "--allow-sys=cpus"],
  node: [],
};
function isThere(program: string): boolean {
  const { status, stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  return status === 0 && (program === "deno" || Number(/^v(\d+)/.exec(stdout)?.[1]) >= 24);
}
const missing = Object.keys(runtimes).filter((program) => !isThere(program));

/** SHA-256 of every file that the run writes, but for the manifest, which says where it was made. */
function filesOf(program: string, args: readonly string[]): Record<string, string> {
  const out = temporaryFolder();
  const { status, stderr } = spawnSync(
    program,
    [...runtimes[program], "src/cli/scenario.ts", ...args, "--out", out],
    { cwd: root, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
  );
  expect(status, stderr).toBe(0);
  const [folder] = readdirSync(out).filter((name) => !name.startsWith("store"));
  return Object.fromEntries(
    readdirSync(join(out, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/^(manifest\.json|report\.html)$/.test(entry.name))
      .map(({ parentPath, name }) => [
        name,
        createHash("sha256").update(readFileSync(join(parentPath, name))).digest("hex"),
      ]).sort(),
  );
}

describe("Deno and Node", () => {
  it.skipIf(missing.length > 0)(
    "write the same bytes: observations, table and figures",
    () => {
      const [deno, node] = ["deno", "node"].map((program) => filesOf(program, [fixture("walk")]));
      expect(Object.keys(deno)).toContain("distance.png");
      expect(node).toEqual(deno);
    },
  );
});
