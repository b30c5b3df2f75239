import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../experiment/fixture.ts";
import { root } from "../sources.ts";
import { type Ended, runtime } from "./run.ts";

/** The command with nothing on the PATH but programs of these names. */
function lab(args: readonly string[], programs: readonly string[] = []): Ended {
  const folder = temporaryFolder();
  for (const name of programs) {
    writeFileSync(join(folder, name), "#!/bin/sh\nexit 1\n");
    chmodSync(join(folder, name), 0o755);
  }
  const [program, own] = runtime(["--allow-run"]);
  const environment = args.includes("--environment") ? [] : ["--environment", join(folder, "env")];
  const { status, stdout, stderr } = spawnSync(
    program,
    [...own, "src/cli/lab.ts", ...environment, ...args],
    {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PATH: folder, JUPYTER_PATH: "", NO_COLOR: "1" },
    },
  );
  const plain = (text: string) => text.replaceAll(folder, "…");
  return { code: status, out: plain(stdout), err: plain(stderr) };
}

describe("the command `lab`", () => {
  it("says what it would do, by Python's own tools", () => {
    const { code, out } = lab(["--dry-run", "--no-browser", "--", "--port=9000"], ["python3"]);
    expect(code).toBe(0);
    expect(out.split("\n").slice(0, 5)).toEqual([
      "would make …/env",
      "  python3 -m venv …/env",
      "  …/env/bin/python -m pip install --quiet --disable-pip-version-check 'jupyterlab>=4.4,<5'",
      "would start",
      "  …/env/bin/jupyter-lab --ServerApp.root_dir=notebooks " +
      "--MultiKernelManager.default_kernel_name=typescript-deno " +
      "--LabApp.app_settings_dir=src/cli/jupyter/settings --no-browser --port=9000",
    ]);
    expect(out).toContain("JUPYTER_PATH=src/jupyter-ts-kernel/jupyter\n");
  });

  it("prefers uv where there is one", () => {
    const { out } = lab(["--dry-run"], ["python3", "uv"]);
    expect(out).toContain("  uv venv --quiet --allow-existing …/env\n");
    expect(out).toContain("  uv pip install --quiet --python …/env/bin/python");
  });

  it("takes the JupyterLab that there is, with its own settings", () => {
    const { out } = lab(["--dry-run"], ["jupyter-lab"]);
    expect(out).toMatch(/^would start\n {2}…\/jupyter-lab --ServerApp/);
    expect(out).not.toContain("JUPYTER_CONFIG_DIR");
  });

  it("installs nothing where nobody can be asked", () => {
    const { code, err } = lab([], ["python3"]);
    expect(code).toBe(1);
    expect(err).toMatch(/^lab: nothing was installed\. .*--yes makes one by\n {2}python3 -m venv/);
  });

  it("says what is missing, and how to do without", () => {
    const { code, err } = lab([]);
    expect(code).toBe(1);
    expect(err).toMatch(/^lab: JupyterLab needs Python or uv, and neither is on the PATH\.\n/);
    expect(err).toContain("sudo apt install python3-venv");
    expect(err).toContain("deno task kernel execute notebooks/NAME.ipynb");
  });

  it("tells which step failed", () => {
    const { code, err } = lab(["--yes"], ["python3"]);
    expect(code).toBe(1);
    expect(err).toContain('lab: "python3 -m venv …/env" failed; …/env may be deleted');
  });

  it("refuses a folder that there is not, and a port that is none", () => {
    expect(lab(["--folder", "nowhere"])).toMatchObject({
      code: 2,
      err: 'lab: there is no folder "nowhere" to open\n',
    });
    expect(lab(["--port", "http"])).toMatchObject({ code: 2 });
  });

  it.skipIf(!("deno" in process.versions))("finds the kernel's deno where npx hides it", () => {
    expect(lab(["--dry-run"], ["jupyter-lab"]).out).toMatch(/\n {2}PATH=[^\n]*deno/);
  });
});

describe("the kernel specs that it points to", () => {
  it("are there", () => {
    for (const runtime of ["deno", "node"]) {
      const spec = `src/jupyter-ts-kernel/jupyter/kernels/typescript-${runtime}/kernel.json`;
      expect(existsSync(join(root, spec))).toBe(true);
    }
  });
});
