import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { listedScenarios } from "../../src/cli/scenario-list.ts";
import { loadScenario } from "../../src/experiment/mod.ts";
import { fixture, temporaryFolder } from "../experiment/fixture.ts";
import { root } from "../sources.ts";
import { run, runtime } from "./run.ts";

const walk = fixture("walk");

/** The command with its store in a folder of its own, and no figures unless asked. */
function scenario(args: readonly string[], out = temporaryFolder()) {
  return { out, ...ended(run("scenario", [...args, "--out", out], [`--allow-write=${out}`])) };
}
function ended({ code, out, err }: ReturnType<typeof run>) {
  return { code, text: out, err };
}

/** Cells in the store while another process writes to it. */
function storedCells(out: string): number {
  const file = join(out, "store.sqlite");
  if (!existsSync(file)) return 0;
  const sqlite = process.getBuiltinModule("node:sqlite");
  const database = new sqlite.DatabaseSync(file);
  try {
    return Number(database.prepare("SELECT count(*) AS n FROM cells").get()?.n);
  } catch {
    return 0; // the table is not made yet
  } finally {
    database.close();
  }
}

describe("the command `scenario`", () => {
  it("lists the scenarios by the title that they have", async () => {
    const { code, out } = run("scenario", ["--list"]);
    expect(code).toBe(0);
    const listed = listedScenarios();
    expect(out.trimEnd().split("\n")).toHaveLength(listed.length);
    for (const { name, title } of listed) {
      expect(out).toContain(name);
      const { scenario } = await loadScenario(name);
      const start = (text: string) => text.split(/[:.?]/)[0];
      expect(start(scenario.title)).toBe(start(title));
    }
  });

  it("explains itself in 80 columns", () => {
    const { code, out } = run("scenario", ["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("Usage: deno task scenario [options] [name]");
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("prints a table of 80 columns and writes the run's folder", () => {
    const { out, code, text, err } = scenario([walk]);
    expect(code).toBe(0);
    expect(text).toContain("distance: distance from the start at the end, m (higher is better)");
    expect(text).toMatch(/^complete: 18 cells$/m);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    const [folder] = readdirSync(out).filter((name) => name.startsWith("walk-"));
    expect(err).toContain(join(out, folder, "report.html"));
    const files = readdirSync(join(out, folder), { recursive: true }).sort();
    expect(files).toEqual([
      "figures",
      "figures/distance.pdf",
      "figures/distance.png",
      "figures/distance.svg",
      "figures/farthest.pdf",
      "figures/farthest.png",
      "figures/farthest.svg",
      "manifest.json",
      "observations.csv",
      "observations.parquet",
      "report.html",
      "table.txt",
    ]);
    expect(`${readFileSync(join(out, folder, "table.txt"), "utf8")}`).toBe(text);
  });

  it("simulates nothing the second time, and prints the same", () => {
    const first = scenario([walk, "--no-figures"]);
    const again = scenario([walk, "--no-figures"], first.out);
    expect(again.text).toBe(first.text);
    expect(again.err).toContain("18 of 18 cells, 18 cached");
    expect(again.err).toContain("unchanged");
  });

  it("takes units, sweeps, levels and an objective", () => {
    const { code, text } = scenario([
      walk,
      "--no-figures",
      ...["--set", "width=20 cm", "--sweep", "steps=50,100", "--level", "drift=none,large"],
      ...["--objective", "reach = farthest / 1 m - distance / 1 m"],
    ]);
    expect(code).toBe(0);
    expect(text).toContain("steps = 50");
    expect(text).toContain("steps = 100");
    expect(text).not.toContain("small");
    expect(text).toContain("reach");
  });

  it("prints JSON for machines, and nothing else", () => {
    const { text, err } = scenario([walk, "--no-figures", "--json"]);
    const { manifest, ending, comparison } = JSON.parse(text);
    expect(manifest.command).toBe(`deno task scenario ${walk}`);
    expect(ending).toEqual({ kind: "complete" });
    expect(comparison.baseline).toBe("none");
    expect(err).toBe("");
  });

  it("says with exit code 1 which cell failed, where and under which seed", () => {
    const { code, text, err } = scenario([walk, "--no-figures", "--set", "failAt=3"]);
    expect(code).toBe(1);
    expect(text).toContain("2 × the walk was lost");
    expect(err).toContain("Error: the walk was lost");
    expect(err).toContain("walk.ts");
  });

  it("runs shards that are merged to the same table", () => {
    const whole = scenario([walk, "--no-figures", "--quiet"]);
    const out = temporaryFolder();
    for (const shard of ["1/3", "2/3", "3/3"]) {
      expect(scenario([walk, "--shard", shard], out).text).toContain("deno task runs merge");
    }
    const files = [1, 2, 3].map((i) => join(out, `shard-${i}-of-3.sqlite`));
    const runs = (args: readonly string[]) =>
      run("runs", [...args, "--out", out], [`--allow-write=${out}`]);
    expect(runs(["merge", ...files]).out).toMatch(/^18 cells taken[\s\S]*: complete$/m);
    const again = scenario([walk, "--no-figures"], out);
    expect(again.text).toBe(whole.text);
    expect(again.err).toContain("18 cached");
  });

  it("refuses what it does not know, with the value, what is allowed, and exit code 2", () => {
    const refused: [string[], string][] = [
      [["mm2"], 'there is no scenario "mm2"; did you mean mm1?'],
      [[], "name a scenario, one of "],
      [["./nothing.ts"], "there is no file nothing.ts"],
      [[walk, "--preset", "papper"], 'has no preset "papper"; did you mean paper?'],
      [[walk, "--set", "step=3"], 'parameter "step" is unknown'],
      [[walk, "--set", "steps"], '--set must be name=value, got "steps"'],
      [[walk, "--set", "width=3 s"], "width"],
      [[walk, "--set", "steps=-1"], '"-1" is not allowed'],
      [[walk, "--level", "drift=smal"], 'no level of drift "smal"; did you mean small?'],
      [[walk, "--vary", "speed"], 'has no factor "speed"'],
      [[walk, "--seeds", "1"], '--seeds must be a whole number >= 2, got "1"'],
      [[walk, "--budget", "soon"], "--budget"],
      [[walk, "--shard", "4/3"], 'shard must be i/n with 1 <= i <= n, as in 2/8; got "4/3"'],
      [[walk, "--measure", "speed"], "--measure must be one of distance, farthest"],
      [[walk, "--sead", "3"], "unknown option '--sead'"],
    ];
    const out = temporaryFolder();
    for (const [args, reason] of refused) {
      const { code, err } = run("scenario", [...args, "--out", out], [`--allow-write=${out}`]);
      expect(err).toContain(reason);
      expect(code).toBe(2);
    }
  });

  it("keeps on Ctrl-C what is finished, says so with exit code 130, and goes on from there", async () => {
    const out = temporaryFolder();
    const [program, own] = runtime([`--allow-write=${out}`]);
    const args = [...own, "src/cli/scenario.ts", fixture("spin"), "--no-figures", "--out", out];
    const child = spawn(program, [...args, "--set", "draws=5000000"], {
      cwd: root,
      env: { ...process.env, NO_COLOR: "1" },
    });
    let err = "";
    child.stderr.on("data", (text) => err += text);
    while (storedCells(out) === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    // By a program: Deno tells no exit code of a child that it has signalled itself.
    spawnSync("kill", ["-INT", String(child.pid)]);
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(code, err).toBe(130);
    const { err: rest } = scenario(
      [fixture("spin"), "--no-figures", "--set", "draws=5000000", "--budget", "1 cell"],
      out,
    );
    const [, cached] = /(\d+) cached/.exec(rest) ?? [];
    expect(Number(cached)).toBeGreaterThan(0);
    expect(Number(cached)).toBeLessThan(40);
  });
});
