import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  installKernelSpec,
  kernelSpec,
  removeKernelSpec,
  runtimes,
} from "../../../src/jupyter-ts-kernel/install/kernelspec.ts";

const own = "Deno" in globalThis ? "deno" : "node";

describe("a kernel spec", () => {
  it("is written below a prefix, with a path that exists, and taken away", () => {
    const prefix = mkdtempSync(join(tmpdir(), "prefix-"));
    onTestFinished(() => rmSync(prefix, { recursive: true }));
    const folder = installKernelSpec(own, { prefix, memory: 512, check: "strict" }) as string;
    expect(folder).toBe(join(prefix, "share", "jupyter", "kernels", `typescript-${own}`));
    const { argv, interrupt_mode } = JSON.parse(readFileSync(join(folder, "kernel.json"), "utf8"));
    expect(interrupt_mode).toBe("message");
    expect(argv.slice(-6)).toEqual([
      "run",
      "{connection_file}",
      "--memory",
      "512",
      "--check",
      "strict",
    ]);
    expect(existsSync(argv[0])).toBe(true);
    expect(existsSync(argv.find((part: string) => part.endsWith("main.ts")))).toBe(true);
    removeKernelSpec(own, prefix);
    expect(existsSync(folder)).toBe(false);
  });

  it.each(runtimes)("in the project starts %s the same way", (runtime) => {
    const folder = `src/jupyter-ts-kernel/jupyter/kernels/typescript-${runtime}`;
    const stored = JSON.parse(readFileSync(`${folder}/kernel.json`, "utf8"));
    const main = normalize(`${folder}/../../../main.ts`);
    const argv = stored.argv.map((part: string) => part.replace("{resource_dir}", folder)).map((
      part: string,
    ) => part.endsWith("main.ts") ? normalize(part) : part);
    const made = kernelSpec(runtime, runtime, {});
    expect(argv).toEqual(made.argv.map((part) => part.endsWith(main) ? main : part));
    expect({ ...stored, argv: [] }).toEqual({ ...made, argv: [] });
  });
});
