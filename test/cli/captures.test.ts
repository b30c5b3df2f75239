import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { bundledCaptures, openCapture, publicCaptures, summarise } from "../../src/captures/mod.ts";
import { askPerf, perfVersion } from "../../src/captures/recorder/offer.ts";
import { captureFile } from "../captures/files.ts";
import { root } from "../sources.ts";
import { run } from "./run.ts";

const { tasks } = JSON.parse(readFileSync(join(root, "deno.json"), "utf8"));
const permissions: string[] = tasks.captures.command.match(/--allow-\S+/g);
const captures = (...args: string[]) => run("captures", args, permissions);

const folder = mkdtempSync(join(tmpdir(), "captures-"));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string) => join(folder, name);

/** Two counters of perf stat -x, over 0.1 s each. */
const counters = inFolder("counters.csv");
writeFileSync(
  counters,
  [1, 2, 3, 4, 5, 6].map((k) =>
    `     0.${k}00000000,40.00,msec,task-clock,40000000,100.00,,\n` +
    `     0.${k}00000000,${k}000,,context-switches,40000000,100.00,,\n`
  ).join(""),
);
/** Stacks, folded. */
const stacks = inFolder("stacks.folded");
writeFileSync(stacks, "main;read 3\nmain;write;flush 2\n");
const widest = (text: string) => Math.max(...text.split("\n").map((line) => line.length));

describe("the command `captures`", () => {
  it("has narrow permissions", () => {
    expect(permissions).not.toContain("--allow-all");
    expect(permissions).toContain("--allow-net=raw.githubusercontent.com");
    expect(permissions.join(" ")).not.toMatch(/--allow-(ffi|run |run$)/);
  });

  it("explains itself", () => {
    const { code, out } = captures("--help");
    expect(code).toBe(0);
    for (const word of ["list", "pull", "show", "check", "convert", "record"]) {
      expect(out).toContain(`\n  ${word} `);
    }
    expect(widest(out)).toBeLessThanOrEqual(80);
  });

  it("lists bundled and public captures", () => {
    const { code, out } = captures("list");
    expect(code).toBe(0);
    for (const { name } of [...bundledCaptures(), ...publicCaptures]) {
      expect(out).toContain(`  ${name} `);
    }
  });

  it("refuses what it does not know, with the value and an exit code", () => {
    const refused: [string[], number, string][] = [
      [["shew"], 2, "must be one of list, pull, show, check, convert, compression, models, record"],
      [["toString"], 2, 'got "toString"'],
      [["show"], 2, "needs FILE or NAME, got nothing"],
      [["show", "a", "b"], 2, "needs FILE or NAME, got a b"],
      [["show", counters, "--jsn"], 2, "'--jsn'"],
      [
        ["show", counters, "--figure", "x.pdf"],
        2,
        '--figure must end in .svg or .png, got "x.pdf"',
      ],
      [["show", "no/such.csv"], 1, "no/such.csv: there is no such file"],
      [["pull", "zx81"], 1, "zx81: is not a public capture: see `list`"],
      [["compression"], 2, "compression needs at least one FILE, got none"],
      [["models"], 2, "models needs at least one FILE, got none"],
      [["record", "--name", "x"], 2, "record needs a command behind --, got none"],
      [["record", "--tool", "gdb", "--", "true"], 2, "--tool must be one of perf, v8, valgrind"],
      [["record", "--interval", "10", "--", "true"], 2, "--interval must be a number with a unit"],
    ];
    for (const [args, exit, reason] of refused) {
      const { code, err } = captures(...args);
      expect([args, code, err]).toEqual([args, exit, expect.stringContaining(reason)]);
      expect(err).not.toContain("    at ");
    }
  });
});

describe("captures models", () => {
  it("prints a line for each of the three models, in at most 90 columns", () => {
    const { code, out } = captures("models", counters);
    expect(code).toBe(0);
    const [head, ...rows] = out.split("\n");
    expect(head).toMatch(/^capture +model +series +B\/reading +total +around +stacks +course$/);
    expect(rows.slice(0, 3).map((row) => row.split(/ +/)[1])).toEqual(["series", "log", "hybrid"]);
    expect(widest(out)).toBeLessThanOrEqual(90);
  });
});

describe("captures show", () => {
  it("prints provenance, findings and a table of the events", () => {
    const { code, out } = captures("show", counters);
    expect(code).toBe(0);
    expect(out).toMatch(/^capture {3}counters.csv\nformat {4}counters of perf stat -x\n/);
    expect(out).toMatch(/^context-switches +(interval +)?6 +21 k +35 k\/s/m);
    expect(widest(out)).toBeLessThanOrEqual(80);
  });

  it("prints JSON for machines", () => {
    const { rows, events, provenance } = JSON.parse(captures("show", counters, "--json").out);
    expect(rows).toBe(12);
    expect(events[1]).toMatchObject({ name: "context-switches", total: 21_000 });
    expect(provenance.checksum).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it("draws a figure, whole or not at all", () => {
    const figure = inFolder("figures/counters.svg");
    expect(captures("show", counters, "--figure", figure).code).toBe(0);
    expect(readFileSync(figure, "utf8")).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    expect(readdirSync(inFolder("figures"))).toEqual(["counters.svg"]);
    const { code, err } = captures("show", stacks, "--figure", inFolder("none.png"));
    expect(code).toBe(1);
    expect(err).toContain("cannot be drawn");
    expect(existsSync(inFolder("none.png"))).toBe(false);
  });

  it("draws a picture of pixels", () => {
    const figure = inFolder("counters.png");
    expect(captures("show", counters, "--figure", figure).code).toBe(0);
    expect(readFileSync(figure).subarray(1, 4).toString()).toBe("PNG");
  });

  it.runIf(bundledCaptures().length > 0)("knows the bundled captures by name", () => {
    const [{ name }] = bundledCaptures();
    expect(captures("show", name).out).toMatch(/^capture {3}/);
  });
});

describe("captures check", () => {
  it("ends with 0 where nothing is an error, and with 1 where something is", () => {
    expect(captures("check", counters).code).toBe(0);
    const damaged = inFolder("damaged.csv");
    const text = readFileSync(counters, "utf8");
    writeFileSync(damaged, text.replace("0.300000000,3000", "0.300000000,-3000"));
    const { code, out } = captures("check", damaged);
    expect([code, out]).toEqual([1, expect.stringMatching(/^error +context-switches/)]);
  });
});

describe("captures convert", () => {
  const endings = [".folded", ".speedscope.json", ".cpuprofile", ".pb.gz", ".pb", ".parquet"];
  it("writes every format so that it opens again", async () => {
    for (const ending of endings) {
      const out = inFolder(`converted${ending}`);
      expect(captures("convert", stacks, out)).toMatchObject({ code: 0, err: "" });
      expect(summarise(await openCapture(out), 1).stacks).toBeGreaterThanOrEqual(2);
    }
    expect(captures("convert", counters, inFolder("table.csv")).code).toBe(0);
    expect(readFileSync(inFolder("table.csv"), "utf8").trim().split("\n")).toHaveLength(13);
  });

  it("leaves nothing behind where it fails, and what was there as it was", () => {
    const out = inFolder("kept.folded");
    writeFileSync(out, "a;b 1\n");
    const { code, err } = captures("convert", counters, out);
    expect([code, err]).toEqual([1, expect.stringContaining("no stacks")]);
    expect(readFileSync(out, "utf8")).toBe("a;b 1\n");
    expect(captures("convert", stacks, inFolder("new/x.doc")).code).toBe(1);
    expect(existsSync(inFolder("new"))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});

const haswell = captureFile(
  "deater_rapl_validation/phase_plots/haswellian-i5/hpl_atlas/hpl_atlas.perf",
);

describe.skipIf(haswell === null)("captures compression", () => {
  it("prints a row for each file, sizes in bytes and bytes a point", () => {
    const { code, out } = captures("compression", haswell as string);
    expect(code).toBe(0);
    expect(out).toMatch(/^hpl_atlas.perf +5517 +353591 +\d+ +\d+ \(\d\.\d\d\)/m);
  });
});

/** Whether perf is here and may count. */
const counts = perfVersion() !== null && askPerf(["task-clock"]).offered.length === 1;

describe.runIf(counts)("captures record", () => {
  it("records a command, says what it could not record, and writes a capture", async () => {
    const out = inFolder("recorded.parquet");
    const events = ["--events", "task-clock,no-such-event"];
    const { code, err } = captures("record", ...events, "--out", out, "--", "sh", "-c", "exit 4");
    expect(code).toBe(0);
    expect(err).toContain("not recorded: no-such-event");
    expect(err).toContain("the command ended with exit code 4");
    const capture = await openCapture(out);
    expect(capture.provenance.command).toBe("sh -c exit 4");
    expect(capture.events.map(({ name }) => name)).toContain("task-clock");
  });
});
