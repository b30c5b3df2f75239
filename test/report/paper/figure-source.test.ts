import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { choicesOf, figureSources, scenarioOf } from "../../../src/report/mod.ts";
import { temporaryFolder } from "../../experiment/fixture.ts";

function folderWith(source: unknown): string {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, "stay.json"),
    typeof source === "string" ? source : JSON.stringify(source),
  );
  return folder;
}
const source = (change: Readonly<Record<string, unknown>> = {}) =>
  figureSources(folderWith({ scenario: "mm1", figure: "stay", ...change }))[0];

describe("the source of a figure", () => {
  it("has the name of its file, the seed 1 and the preset quick unless it says other", () => {
    expect(source()).toMatchObject({ name: "stay", seed: "1", paper: { preset: "quick" } });
  });

  it("chooses a design for each size", () => {
    const { paper, quick } = {
      paper: { preset: "paper", levels: { discipline: ["shared"] } },
      quick: { set: { duration: 100 }, seeds: 3 },
    };
    const one = source({ paper, quick, seed: "a" });
    expect(choicesOf(one, "paper")).toMatchObject({ ...paper, seed: "a" });
    expect(choicesOf(one, "quick")).toMatchObject({ ...quick, preset: "quick", seed: "a" });
  });

  it("names a scenario of the project, or a file by its path from the source", () => {
    expect(scenarioOf(source())).toBe("mm1");
    const own = source({ scenario: "../walk.ts" });
    expect(scenarioOf(own)).toBe(join(own.file, "../../walk.ts"));
  });

  it.each([
    ["{", "stay.json is no JSON: "],
    [{ figure: "stay" }, "✖ Invalid input: expected string, received undefined\n  → at scenario"],
    [{ scenario: "mm1", figure: "stay", sead: "2" }, '✖ Unrecognized key: "sead"'],
    [{ scenario: "mm1", figure: "stay", width: "wide" }, 'expected one of "column"|"page"'],
    [{ scenario: "mm1", figure: "stay", quick: { seeds: 1 } }, "→ at quick.seeds"],
  ])("refuses %j with file and place", (wrong, reason) => {
    expect(() => figureSources(folderWith(wrong))).toThrow(reason);
    expect(() => figureSources(folderWith(wrong))).toThrow(RangeError);
  });

  it("is looked for by name", () => {
    const folder = folderWith({ scenario: "mm1", figure: "stay" });
    expect(() => figureSources(folder, ["sty"])).toThrow(
      'there is no figure "sty"; did you mean stay? Known are stay',
    );
    expect(() => figureSources(temporaryFolder())).toThrow("holds no source of a figure");
  });
});
