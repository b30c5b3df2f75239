/**
 * The kernel as Jupyter's own clients see it: each Python file of this folder that ends in `_test.py`,
 * and notebooks executed by nbconvert.
 *
 * They need a Python with jupyter_client, nbconvert and jupyter_kernel_test, which `WAGONWHEEL_PYTHON`
 * may name.
 */
import { spawn, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL(".", import.meta.url));
const modules = "jupyter_client, nbconvert, jupyter_kernel_test";
const python = [process.env.WAGONWHEEL_PYTHON, "python3"].find((program) =>
  program !== undefined && spawnSync(program, ["-c", `import ${modules}`]).status === 0
);
/** The runtime of this run: the other one's is tested in its own. */
const runtime = "Deno" in globalThis ? "deno" : "node";
const lacks = python === undefined ? ` (skipped: no Python with ${modules})` : "";

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Runs Python in this folder with a kernel of ours. */
function run(kernel: string, args: readonly string[]): Promise<Ended> {
  const env = {
    ...process.env,
    WAGONWHEEL_KERNEL: kernel,
    WAGONWHEEL_KERNELS: kernel,
    PYTHONDONTWRITEBYTECODE: "1",
    PYDEVD_DISABLE_FILE_VALIDATION: "1",
  };
  const child = spawn(python as string, args, { cwd: folder, env });
  let said = "";
  for (const pipe of [child.stdout, child.stderr]) pipe.on("data", (chunk) => said += chunk);
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, said })));
}

describe.skipIf(python === undefined)(`the kernel in Jupyter${lacks}`, () => {
  const files = readdirSync(folder).filter((file) => file.endsWith("_test.py")).sort();

  it.each(files)("passes %s", async (file) => {
    const name = file.replace(".py", "");
    const { code, said } = await run(`ts-${runtime}`, ["-m", "unittest", "-v", name]);
    if (code !== 0) expect.fail(said);
    expect(said).toMatch(/^Ran [1-9]\d* tests/m);
    expect(said).toMatch(/^OK( |$)/m);
  }, 600_000);

  it("loses no output of 400 cells under nbconvert", async () => {
    const { code, said } = await run(`ts-${runtime}`, ["outputs.py", "--cells", "400"]);
    if (code !== 0) expect.fail(said);
    expect(said).toMatch(/"expected": 560, "lost": 0, "misplaced": 0, "failed": 0/);
  }, 600_000);
});
