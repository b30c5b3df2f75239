import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { figureSources, paperFigure, verdictOf, writeFigure } from "../../../src/report/mod.ts";
import { fixture, runFixture, temporaryFolder } from "../../experiment/fixture.ts";

async function walk(change: Readonly<Record<string, unknown>> = {}) {
  const folder = temporaryFolder();
  const source = { scenario: fixture("walk"), figure: "distance", ...change };
  writeFileSync(join(folder, "walk.json"), JSON.stringify(source));
  const [read] = figureSources(folder);
  return await paperFigure(read, "quick", await runFixture("walk", { seeds: 4, seed: read.seed }));
}

/** A folder in which the figure is kept. */
async function kept() {
  const folder = temporaryFolder(), figure = await walk();
  expect(await writeFigure(figure, folder)).toBe(true);
  return { folder, figure };
}

describe("a figure for print", () => {
  it("is drawn without title and caption, which stand in the text and in LaTeX", async () => {
    const { files } = await walk({ title: "How far", caption: "Over {replications} walks." });
    const content = (form: string) => String(files.get(`walk.${form}`));
    expect(content("svg")).not.toContain("walks");
    expect(content("txt")).toBe("How far\n\nOver 4 walks.\n");
    expect(content("tex")).toContain("\\caption{\\textbf{How far.} Over 4 walks.}");
  });

  it("has the numbers that it shows", async () => {
    const [head, first] = String((await walk()).files.get("walk.csv")).split("\n");
    expect(head).toBe("part,x,y,low,high,level,n,unit");
    const { value, low, high } =
      (await runFixture("walk", { seeds: 4 })).compare().blocks[0].measures.distance[0].estimate;
    const numbers = [value, low, high].map((number) => Number(number.toPrecision(8)));
    expect(first).toBe(["measured", "none", ...numbers, "none", 4, "m"].join(","));
  });

  it("is 85 or 178 mm wide", async () => {
    const width = async (width: string) =>
      Number(/width="(\d+)"/.exec(String((await walk({ width })).files.get("walk.svg")))?.[1]);
    expect(await width("column") / 96 * 25.4).toBeCloseTo(85, 0);
    expect(await width("page") / 96 * 25.4).toBeCloseTo(178, 0);
  });

  it("is refused where the scenario draws no such figure", async () => {
    await expect(walk({ figure: "speed" })).rejects.toThrow(
      'figure "walk": scenario "walk" draws no "speed". It draws distance, farthest',
    );
  });
});

describe("the folder of a figure", () => {
  it("is left alone where it holds the same, and found the same", async () => {
    const { folder } = await kept();
    expect(await writeFigure(await walk(), folder)).toBe(false);
    expect(verdictOf(await walk(), folder)).toEqual({ kind: "same" });
  });

  it("is missing before it is made", async () => {
    expect(verdictOf(await walk(), temporaryFolder())).toEqual({
      kind: "missing",
      files: ["manifest.json"],
    });
  });

  it("has changed where the seed has", async () => {
    const { folder } = await kept();
    const verdict = verdictOf(await walk({ seed: "2" }), folder);
    expect(verdict).toMatchObject({ kind: "changed", data: { rows: 3, of: 3 } });
  });

  it("has changed in its words alone where the caption has", async () => {
    const { folder } = await kept();
    const verdict = verdictOf(await walk({ caption: "Other words." }), folder);
    expect(verdict).toMatchObject({
      kind: "changed",
      files: ["walk.txt", "walk.tex"],
      data: null,
    });
  });

  it("has changed where a file was edited by hand, and is made whole by writing", async () => {
    const { folder, figure } = await kept();
    const csv = join(folder, "walk.csv");
    writeFileSync(csv, readFileSync(csv, "utf8").replace("large", "LARGE"));
    expect(verdictOf(figure, folder)).toMatchObject({
      kind: "changed",
      files: ["walk.csv"],
      data: { rows: 1, of: 3, first: "row 3, x: LARGE → large" },
    });
    expect(await writeFigure(figure, folder)).toBe(true);
    expect(verdictOf(figure, folder)).toEqual({ kind: "same" });
  });

  it("misses what is kept under version control, and nothing else", async () => {
    const { folder, figure } = await kept();
    for (const form of ["pdf", "png"]) rmSync(join(folder, `walk.${form}`));
    expect(verdictOf(figure, folder)).toEqual({ kind: "same" });
    rmSync(join(folder, "walk.svg"));
    expect(verdictOf(figure, folder)).toEqual({ kind: "missing", files: ["walk.svg"] });
  });
});
