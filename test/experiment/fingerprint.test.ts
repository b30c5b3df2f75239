import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codeFingerprint } from "../../src/experiment/mod.ts";
import { root } from "../sources.ts";
import { fixture, temporaryFolder } from "./fixture.ts";

/** A copy of the test scenarios beside links to src/ and the packages, to be edited. */
function copied(): (name: string) => string {
  const folder = temporaryFolder();
  const scenarios = join(folder, "test/fixtures/scenarios");
  mkdirSync(scenarios, { recursive: true });
  cpSync(join(root, "test/fixtures/scenarios"), scenarios, { recursive: true });
  symlinkSync(join(root, "src"), join(folder, "src"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return (name) => join(scenarios, name);
}
function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

describe("the fingerprint of a scenario's code", () => {
  it("is the same each time, and 64 hexadecimal digits", async () => {
    const code = await codeFingerprint(fixture("walk"));
    expect(code).toMatch(/^[0-9a-f]{64}$/);
    expect(await codeFingerprint(fixture("walk"))).toBe(code);
    expect(await codeFingerprint(fixture("spin"))).not.toBe(code);
  });

  it("changes with the file and with what it imports, and with nothing else", async () => {
    const at = copied();
    const before = await codeFingerprint(at("walk.ts"));
    edit(at("spin.ts"), "sum / draws", "sum / draws / 2");
    expect(await codeFingerprint(at("walk.ts"))).toBe(before);
    edit(at("walk-drift.ts"), "step + drift", "step + 2 * drift");
    const imported = await codeFingerprint(at("walk.ts"));
    expect(imported).not.toBe(before);
    edit(at("walk.ts"), "let place = 0", "let place = 1");
    expect(await codeFingerprint(at("walk.ts"))).not.toBe(imported);
  });

  it("does not follow types, nor the engine itself", async () => {
    const at = copied();
    const engine = 'import { scenario, z } from "../../../src/experiment/mod.ts";';
    edit(at("walk.ts"), engine, `${engine}\nimport type { Nothing } from "./walk-types.ts";`);
    writeFileSync(at("walk-types.ts"), "export type Nothing = never;\n");
    const before = await codeFingerprint(at("walk.ts"));
    edit(at("walk-types.ts"), "never", "undefined");
    expect(await codeFingerprint(at("walk.ts"))).toBe(before);
  });

  it("follows dynamic imports with a literal name, and the package's own name", async () => {
    const at = copied();
    edit(
      at("walk.ts"),
      "export default",
      'const _late = () => import("./walk-late.ts");\nimport "wagonwheel/signals";\nexport default',
    );
    writeFileSync(at("walk-late.ts"), "export const late = 1;\n");
    const before = await codeFingerprint(at("walk.ts"));
    writeFileSync(at("walk-late.ts"), "export const late = 2;\n");
    expect(await codeFingerprint(at("walk.ts"))).not.toBe(before);
  });

  it("names the file and the import where there is nothing", async () => {
    const at = copied();
    edit(at("walk.ts"), './walk-drift.ts"', './walk-draft.ts"');
    await expect(codeFingerprint(at("walk.ts"))).rejects.toThrow(
      /walk\.ts imports "\.\/walk-draft\.ts", which is not there/,
    );
  });
});
