import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeRunFolder } from "../../src/report/mod.ts";
import { runFixture, temporaryFolder } from "../experiment/fixture.ts";

const content = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map(({ name }) => name).sort();

describe("the folder of a run", () => {
  it("holds report, table, observations, manifest and every figure in three forms", async () => {
    const folder = temporaryFolder();
    const { isNew, files } = await writeRunFolder(await runFixture("walk"), folder);
    expect(isNew).toBe(true);
    expect(content(folder)).toEqual([
      "distance.pdf",
      "distance.png",
      "distance.svg",
      "farthest.pdf",
      "farthest.png",
      "farthest.svg",
      "manifest.json",
      "observations.csv",
      "observations.parquet",
      "report.html",
      "table.txt",
    ]);
    expect(files.every(existsSync)).toBe(true);
  });

  it("is left alone where it holds the same already, in less than 0.5 s", async () => {
    const folder = temporaryFolder();
    const results = await runFixture("walk");
    await writeRunFolder(results, folder);
    const before = statSync(join(folder, "report.html")).mtimeMs;
    const from = performance.now();
    expect((await writeRunFolder(results, folder)).isNew).toBe(false);
    expect(performance.now() - from).toBeLessThan(500);
    expect(statSync(join(folder, "report.html")).mtimeMs).toBe(before);
  });

  it("is written anew where a file is missing, other numbers came out, or the baseline is another", async () => {
    const folder = temporaryFolder();
    const results = await runFixture("walk");
    const options = { figures: false };
    await writeRunFolder(results, folder, options);
    rmSync(join(folder, "table.txt"));
    expect((await writeRunFolder(results, folder, options)).isNew).toBe(true);
    const other = await runFixture("walk", { seeds: 4 });
    expect((await writeRunFolder(other, folder, options)).isNew).toBe(true);
    const comparison = other.compare({ baseline: "large" });
    expect((await writeRunFolder(other, folder, { ...options, comparison })).isNew).toBe(true);
  });

  it("loses figures that are no longer made, and nothing of others", async () => {
    const folder = temporaryFolder();
    const results = await runFixture("walk");
    await writeRunFolder(results, folder);
    writeFileSync(join(folder, "notes.txt"), "mine");
    await writeRunFolder(results, folder, { figures: false });
    expect(content(folder)).toEqual([
      "manifest.json",
      "notes.txt",
      "observations.csv",
      "observations.parquet",
      "table.txt",
    ]);
  });

  it("keeps a manifest that makes the run again", async () => {
    const folder = temporaryFolder();
    const results = await runFixture("walk");
    await writeRunFolder(results, folder, { figures: false });
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject(JSON.parse(JSON.stringify(results.manifest)));
  });

  it("names the file that cannot be written, and leaves no half of it and no manifest", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "observations.csv/full"), { recursive: true });
    await expect(writeRunFolder(await runFixture("walk"), folder, { figures: false }))
      .rejects.toThrow(/observations\.csv cannot be written: /);
    expect(content(folder)).toEqual(["table.txt"]);
  });
});
