import { describe, expect, it } from "vitest";
import { run } from "./run.ts";

const short = ["mm1", "--duration", "200", "--replications", "5"];

describe("the command `scenario`", () => {
  it("prints estimate, interval and theory in at most 80 columns", () => {
    const { code, out } = run("scenario", short);
    expect(code).toBe(0);
    const lines = out.trimEnd().split("\n");
    expect(lines[0]).toBe(
      'M/M/1, 0.8 arrivals/s, 1 services/s: 5 replications of 200 s, seed "1"',
    );
    expect(lines[2]).toMatch(/^measure +estimate +99 % interval +theory +inside$/);
    expect(lines.slice(3)).toHaveLength(4);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("prints the same bytes for the same seed, and others for another", () => {
    const [first, again] = [run("scenario", short), run("scenario", short)];
    expect(again.out).toBe(first.out);
    expect(run("scenario", [...short, "--seed", "2"]).out).not.toBe(first.out);
  });

  it("prints JSON for machines", () => {
    const { options, rows } = JSON.parse(run("scenario", [...short, "--json"]).out);
    expect(options.replications).toBe(5);
    expect(rows[1].theory).toBeCloseTo(5, 12);
    expect(rows[1].estimate.low).toBeLessThan(rows[1].estimate.high);
  });

  it("explains itself", () => {
    const { code, out } = run("scenario", ["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("Usage: deno task scenario mm1 [options]");
  });

  it("refuses what it does not know, with the value and exit code 2", () => {
    const refused: [string[], string][] = [
      [["mm2"], "the scenario must be mm1, got mm2"],
      [[], "the scenario must be mm1, got none"],
      [["mm1", "--duration", "soon"], '--duration must be a number > 0, got "soon"'],
      [["mm1", "--arrivals", "2"], "load must be in (0, 1), got 2/1 = 2"],
      [["mm1", "--replications", "1.5"], "replications must be a whole number >= 2, got 1.5"],
      [["mm1", "--sead", "3"], "'--sead'"],
    ];
    for (const [args, reason] of refused) {
      const { code, err } = run("scenario", args);
      expect(code).toBe(2);
      expect(err).toContain(reason);
    }
  });
});
