import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openStore } from "../../src/experiment/mod.ts";
import { runFixture, temporaryFolder } from "../experiment/fixture.ts";
import { run } from "./run.ts";

async function storeWithRuns(): Promise<{ out: string; ids: string[] }> {
  const out = temporaryFolder();
  const store = openStore(join(out, "store.sqlite"));
  const ids = [];
  for (const choices of [{ seeds: 4 }, { seeds: 6 }, { seeds: 4, set: { width: 2 } }]) {
    ids.push((await runFixture("walk", choices, { store })).manifest.run);
  }
  store.close();
  return { out, ids };
}
const runs = (out: string, ...args: string[]) =>
  run("runs", [...args, "--out", out], [`--allow-write=${out}`]);

describe("the command `runs`", () => {
  it("lists runs with their cells, as a table and as JSON", async () => {
    const { out, ids } = await storeWithRuns();
    const table = runs(out, "list");
    expect(table.code).toBe(0);
    for (const id of ids) expect(table.out).toContain(id);
    expect(table.out.match(/complete/g)).toHaveLength(3);
    const listed = JSON.parse(runs(out, "list", "--json").out);
    expect(listed.map(({ run, cells }: { run: string; cells: number }) => [run, cells]).sort())
      .toEqual([[ids[0], 12], [ids[1], 18], [ids[2], 12]].sort());
  });

  it("shows the table of a run that is named by the beginning of its id", async () => {
    const { out, ids } = await storeWithRuns();
    const { code, out: text } = runs(out, "show", ids[0].slice(0, -3));
    expect(code).toBe(0);
    expect(text).toContain("distance from the start at the end");
    expect(runs(out, "show", "walk").err).toContain('"walk" is more than one run');
    expect(runs(out, "show", "mm1").err).toContain('there is no run "mm1"');
  });

  it("tells what differs between two runs, with paired differences", async () => {
    const { out, ids } = await storeWithRuns();
    const same = runs(out, "diff", ids[0], ids[0]).out;
    expect(same).toContain("made alike");
    expect(same).toContain("12 equal, 0 changed");
    const wider = runs(out, "diff", ids[0], ids[2]).out;
    expect(wider).toContain("design.parameters.width: 1 → 2");
    expect(wider).toContain("12 changed");
    expect(wider).toMatch(/distance · none .*(±|\[)/);
  });

  it("forgets a run with the cells that no other has", async () => {
    const { out, ids } = await storeWithRuns();
    // The 12 cells of the first are among the 18 of the second.
    expect(runs(out, "rm", ids[0]).out).toContain("0 cells");
    expect(runs(out, "rm", ids[1]).out).toContain("18 cells");
    expect(JSON.parse(runs(out, "list", "--json").out)).toHaveLength(1);
  });

  it("finds damaged and missing cells, with exit code 1", async () => {
    const { out } = await storeWithRuns();
    expect(runs(out, "verify")).toMatchObject({ code: 0 });
    const file = join(out, "store.sqlite");
    const bytes = readFileSync(file);
    // A digit of a measure, wherever the file has it.
    const name = '"farthest":';
    for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
      bytes[at + name.length] ^= 1;
    }
    writeFileSync(file, bytes);
    const { code, out: text } = runs(out, "verify");
    expect(code).toBe(1);
    expect(text).toMatch(/^cell [0-9a-f]{12} is not as it was written$/m);
  });

  it("exports observations as CSV, JSON and Parquet", async () => {
    const { out, ids } = await storeWithRuns();
    const csv = runs(out, "export", ids[0]).out.trimEnd().split("\n");
    expect(csv[0]).toBe("drift,replication,distance,farthest");
    expect(csv).toHaveLength(13);
    const { observations } = JSON.parse(runs(out, "export", ids[0], "--as", "json").out);
    expect(observations).toHaveLength(12);
    const to = join(out, "walk.parquet");
    expect(runs(out, "export", ids[0], "--as", "parquet", "--to", to).code).toBe(0);
    expect(readFileSync(to).subarray(0, 4).toString()).toBe("PAR1");
    expect(runs(out, "export", ids[0], "--as", "xlsx")).toMatchObject({ code: 2 });
  });
});
