import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { fixture, temporaryFolder } from "../experiment/fixture.ts";
import { root } from "../sources.ts";
import { run, runtime } from "./run.ts";

/** A folder with the source of one small figure. */
function sources(change: Readonly<Record<string, unknown>> = {}): string {
  const folder = temporaryFolder();
  writeSource(folder, change);
  return folder;
}

function writeSource(folder: string, change: Readonly<Record<string, unknown>>): void {
  const source = { scenario: fixture("walk"), figure: "distance", quick: { seeds: 4 }, ...change };
  writeFileSync(join(folder, "walk-distance.json"), JSON.stringify(source));
}

/** The command on that folder, with its store and its pictures in another. */
function figures(from: string, args: readonly string[], out = temporaryFolder()) {
  const flags = [...args, "--quick", "--from", from, "--out", out];
  return run("figures", flags, [`--allow-write=${from},${out}`]);
}

/** Makes the figure, changes its source, and verifies. */
function verifiedAfter(change: Readonly<Record<string, unknown>>) {
  const from = sources();
  expect(figures(from, []).code).toBe(0);
  writeSource(from, change);
  return figures(from, ["--verify"]);
}

const made = ["csv", "pdf", "png", "svg", "tex", "txt"].map((form) => `walk-distance.${form}`);

describe("the command `figures`", () => {
  it("explains itself in 80 columns", () => {
    const { code, out } = run("figures", ["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("[options] [name...]");
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("makes a figure as SVG, PDF, PNG, CSV, LaTeX and text, and says by which command", () => {
    const from = sources();
    const { code, out: text, err } = figures(from, []);
    expect(code, err).toBe(0);
    const folder = join(from, "walk-distance/quick");
    expect(text).toBe(`written  ${folder}\n`);
    expect(readdirSync(folder).sort()).toEqual(["manifest.json", ...made]);
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    expect(manifest.command).toBe("deno task figures walk-distance --quick");
    expect(manifest.design.seeds).toBe(4);
    expect(Object.keys(manifest.outputs).sort()).toEqual(made);
  });

  it("writes nothing the second time, and finds it the same", () => {
    const from = sources();
    const out = temporaryFolder();
    expect(figures(from, [], out).code).toBe(0);
    expect(figures(from, [], out).err).toContain("12 of 12 cells, 12 cached");
    expect(run("figures", ["--quick", "--from", from, "--out", out], [`--allow-write=${out}`]).out)
      .toContain("unchanged"); // it may not even write there
    const { code, out: text } = run(
      "figures",
      ["--verify", "--quick", "--from", from, "--out", out],
      [`--allow-write=${out}`],
    );
    expect(text).toBe("same     walk-distance\n");
    expect(code).toBe(0);
  });

  it("fails where the source has another seed, tells which number moved, and draws the difference", () => {
    const { code, out: text } = verifiedAfter({ seed: "2" });
    expect(code).toBe(1);
    expect(text).toMatch(/^changed {2}walk-distance: .*walk-distance\.svg/);
    expect(text).toMatch(/3 of 3 rows differ; row 1, y: \S+ → \S+/);
    const [, file] = /see (.*)\n/.exec(text) ?? [];
    const png = readFileSync(file);
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(4 * (3 * 321 + 4 * 16)); // three figures and the gaps
  });

  it("prints JSON for machines, and nothing else", () => {
    const { out: text, err } = figures(sources(), ["--verify", "--json"]);
    expect(err).toBe("");
    expect(JSON.parse(text).figures).toEqual([
      { name: "walk-distance", kind: "missing", files: ["manifest.json"], picture: null },
    ]);
  });

  it("fails where a cell fails, with its error", () => {
    const { code, err } = figures(sources({ quick: { seeds: 4, set: { failAt: 1 } } }), []);
    expect(code).toBe(1);
    expect(err).toContain('figure "walk-distance": 2 of 12 cells failed');
    expect(err).toContain("the walk was lost");
  });

  it("ends on Ctrl-C with exit code 130, keeps what is finished, and writes nothing", async () => {
    const from = sources({
      scenario: fixture("spin"),
      figure: "mean",
      quick: { set: { draws: 1e8 } },
    });
    const out = temporaryFolder();
    const [program, own] = runtime([`--allow-write=${from},${out}`]);
    const args = ["src/cli/figures.ts", "--quick", "--from", from, "--out", out];
    const child = spawn(program, [...own, ...args], { cwd: root });
    let err = "";
    child.stderr.on("data", (text) => err += text);
    while (!/[1-9]\d* of \d+ cells/.test(err)) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    // By a program: Deno tells no exit code of a child that it has signalled itself.
    spawnSync("kill", ["-INT", String(child.pid)]);
    expect(await new Promise((resolve) => child.on("close", resolve)), err).toBe(130);
    expect(err).toContain("the same command goes on from there");
    expect(readdirSync(from)).toEqual(["walk-distance.json"]);
  });

  it("refuses what it does not know, with the value, what is allowed, and exit code 2", () => {
    const refused: [Record<string, unknown>, string[], string][] = [
      [{}, ["walk-distanse"], 'there is no figure "walk-distanse"; did you mean walk-distance?'],
      [{}, ["--seed", "2"], "--seed needs --verify"],
      [{ figure: "distanse" }, [], 'draws no "distanse"; did you mean distance?'],
      [{ paper: { preset: "big" } }, [], 'has no preset "big"'],
    ];
    for (const [change, args, reason] of refused) {
      const { code, err } = figures(sources(change), args);
      expect(err).toContain(reason);
      expect(code).toBe(2);
    }
  });
});

describe("the sources of the project's figures", () => {
  it("name figures that are drawn, in designs that are allowed", () => {
    const { code, out, err } = run("figures", ["--list", "--json"]);
    expect(code, err).toBe(0);
    const names = JSON.parse(out).map(({ name }: { name: string }) => name);
    expect(names).toContain("lockstep-surface");
    for (const name of names) {
      expect(existsSync(join(root, "notebooks/figures", name, "quick/manifest.json"))).toBe(true);
    }
  });

  const other = "deno" in process.versions ? ["node"] : ["deno", "run", "-A", "--quiet"];
  const hasOther = spawnSync(other[0], ["--version"]).status === 0;

  it.skipIf(!hasOther)("give on the other runtime the bytes that are kept", () => {
    const [program, ...own] = other;
    const args = ["src/cli/figures.ts", "mm1-stay", "--verify", "--quick", "--out"];
    const { stdout, stderr } = spawnSync(program, [...own, ...args, temporaryFolder()], {
      cwd: root,
      encoding: "utf8",
    });
    expect(stdout, stderr).toBe("same     mm1-stay\n");
  });
});

describe("the command `figures --replications`", () => {
  /** A replication whose number is what the file says. */
  function replications(ours: number): string {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "replications"));
    write(folder, ours);
    return folder;
  }
  function write(folder: string, ours: number): void {
    writeFileSync(
      join(folder, "replications/answer.ts"),
      `export default {
        title: "The answer", kind: "published", source: "Adams 1979", unit: "",
        agreement: { by: "digits" },
        rows: () => [{ what: "of all", published: "42", ours: ${ours} }],
      };`,
    );
  }
  const table = (from: string, args: readonly string[] = []) =>
    figures(from, ["--replications", ...args]);

  it("writes the table as a page and as data", () => {
    const from = replications(42.3);
    expect(table(from).code).toBe(0);
    const page = readFileSync(join(from, "replications.md"), "utf8");
    expect(page).toContain("1 numbers that others published");
    expect(page).toMatch(/\| of all \| 42 +\| 42 +\| 0 +\| yes +\|/);
    const [record] = JSON.parse(readFileSync(join(from, "replications/numbers.json"), "utf8"));
    expect(record.rows).toEqual([
      { what: "of all", published: "42", ours: 42.3, isReproduced: true },
    ]);
  });

  it("verifies it, and tells which number moved", () => {
    const from = replications(42);
    expect(table(from, ["--verify"]).out).toBe("missing  answer\n");
    expect(table(from).code).toBe(0);
    expect(table(from, ["--verify"])).toMatchObject({ code: 0, out: "same     answer\n" });
    write(from, 43);
    expect(table(from, ["--verify"])).toMatchObject({
      code: 1,
      out: "changed  answer: 1 numbers moved; of all: 42 → 43\n",
    });
  });

  it("prints one of them by its name, and refuses unknown names", () => {
    const from = replications(41);
    const { code, out } = table(from, ["answer"]);
    expect(code).toBe(0);
    expect(out).toMatch(/\| of all \| 42 +\| 41 +\| −1 +\| \*\*no\*\* +\|/);
    expect(existsSync(join(from, "replications.md"))).toBe(false);
    expect(table(from, ["anser"])).toMatchObject({ code: 2 });
  });
});
