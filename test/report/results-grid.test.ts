import { describe, expect, it } from "vitest";
import { resultsTable } from "../../src/report/mod.ts";
import { madeResults } from "../experiment/made-results.ts";

/** Two levels over loads and rates; the second level waits twice as long. */
const results = (
  loads: readonly string[],
  rates: readonly number[],
  more: readonly string[] = [],
) =>
  madeResults({
    levels: { policy: ["near", "far and wide", ...more], load: loads },
    measures: {
      wait: { unit: "s", better: "lower", meaning: "mean wait" },
      stay: { unit: "s", better: "lower", meaning: "mean stay" },
    },
    sweep: { rate: rates },
    run: ({ levels, parameters, replication }) => {
      const wait = (levels.policy === "near" ? 1 : 2) * (parameters.rate as number) +
        replication / 100 + (levels.load === "busy" ? 10 : 0);
      return { wait, stay: wait + 1 };
    },
  });

describe("a measure in many settings", () => {
  it("is a grid: a row a setting, a column a level, with intervals and marks", () => {
    const lines = resultsTable(results(["idle"], [1, 2, 3, 4, 5, 6, 7])).split("\n");
    const head = lines.findIndex((line) => /^rate\s+near\s+far and wide$/.test(line));
    expect(head).toBeGreaterThan(0);
    expect(lines[head + 1]).toMatch(/^1 +1\.020±0\.020 +2\.020±0\.020\*$/);
    expect(lines.slice(head + 1, head + 8).map((line) => line.split(/\s/)[0]))
      .toEqual(["1", "2", "3", "4", "5", "6", "7"]);
  });

  it("has a section for each setting of the other keys", () => {
    const text = resultsTable(results(["idle", "busy"], [1, 2, 3, 4]));
    const idle = text.indexOf("load = idle"), busy = text.indexOf("load = busy");
    expect(idle).toBeGreaterThan(0);
    expect(busy).toBeGreaterThan(idle);
    expect(text.slice(idle, busy).match(/^ {2}\d +\S+ +\S+$/gm)).toHaveLength(4);
  });

  it("stays within 80 columns: levels that have no room go on below", () => {
    const many = Array.from({ length: 12 }, (_, i) => `a policy of number ${i}`);
    const lines = resultsTable(results(["idle", "busy"], [1, 2, 3, 4], many)).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines.filter((line) => line === "load = busy").length).toBeGreaterThan(2);
  });

  it("shows the first measure alone where there are very many settings, and names the others", () => {
    const rates = Array.from({ length: 25 }, (_, i) => i + 1);
    const text = resultsTable(results(["idle"], rates));
    expect(text).not.toContain("mean stay");
    expect(text).toContain("in the report too: stay");
  });
});
