import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { experiment, loadScenario, scenario, z } from "../../src/experiment/mod.ts";
import { fixture, hashOf, runFixture, temporaryFolder } from "./fixture.ts";

describe("loadScenario", () => {
  it("finds the project's by name and a user's by path or URL", async () => {
    expect((await loadScenario("mm1")).scenario.name).toBe("mm1");
    const { file } = await loadScenario(pathToFileURL(fixture("walk")).href);
    expect(file).toBe(fixture("walk"));
  });

  it("refuses a name that is none, with the nearest and all", async () => {
    await expect(loadScenario("mmm1")).rejects.toThrow(
      /there is no scenario "mmm1"; did you mean mm1\? Known are .*mm1/,
    );
    await expect(loadScenario("./nothing.ts")).rejects.toThrow("there is no file nothing.ts");
  });

  it("refuses a file without a scenario, and one of another name", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "empty.ts");
    writeFileSync(file, "export default 3;\n");
    await expect(loadScenario(file)).rejects.toThrow("must export a scenario by default");
    const other = join(folder, "other.ts");
    writeFileSync(other, `export { default } from ${JSON.stringify(fixture("walk"))};\n`);
    await expect(loadScenario(other)).rejects.toThrow(
      'the scenario\'s name must be that of its file, other; got "walk"',
    );
  });
});

describe("experiment", () => {
  it("is written as a sentence, and runs as the same choices do", async () => {
    const built = await experiment(fixture("walk")).level("drift", "none", "large")
      .sweep("width", 1, 2).set({ steps: 50 }).seeds(3).seed("x").workers(0).run();
    const chosen = await runFixture("walk", {
      levels: { drift: ["none", "large"] },
      sweep: { width: [1, 2] },
      set: { steps: 50 },
      seeds: 3,
      seed: "x",
    });
    expect(hashOf(built)).toBe(hashOf(chosen));
  });

  it("leaves the experiment that it was made from as it was", async () => {
    const base = experiment(fixture("walk")).seeds(2).workers(0);
    base.seeds(5);
    expect((await base.run()).design.seeds).toBe(2);
  });

  it("refuses unknown names when it is run", async () => {
    await expect(experiment(fixture("walk")).level("drift", "huge").run()).rejects.toThrow(
      'no level of drift "huge"',
    );
  });

  it("fails cells whose run returns what was not declared, or nothing", async () => {
    const made = (run: () => Record<string, number>) =>
      scenario({
        name: "made",
        title: "Made",
        question: "Is it refused?",
        references: [],
        parameters: z.strictObject({}),
        factors: {},
        measures: { a: { unit: "", better: "neither", meaning: "a" } },
        presets: { quick: { seeds: 2 }, paper: { seeds: 2 } },
        run: run as () => { a: number },
      });
    const failureOf = async (run: () => Record<string, number>) =>
      (await experiment(made(run)).run()).failures[0].failure?.message;
    expect(await failureOf(() => ({ b: 1 }))).toContain("run returned b, which");
    expect(await failureOf(() => ({}))).toContain('measure "a" as a finite number, got undefined');
    expect(await failureOf(() => ({ a: NaN }))).toContain("got NaN");
  });
});
