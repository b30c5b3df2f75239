import { describe, expect, it } from "vitest";
import { figuresNamed, levelsTable } from "../../src/report/mod.ts";
import { madeResults } from "../experiment/made-results.ts";

const waits = { near: 0.002, far: 0.003 } as const; // s

/** Two levels, of which the second waits longer in every replication. */
const results = madeResults({
  levels: { policy: ["near", "far"] },
  run: ({ levels, replication }) => ({
    wait: waits[levels.policy as keyof typeof waits] + replication * 1e-5,
  }),
});

describe("a table of levels", () => {
  it("has a row for each level, with interval and what is separated", () => {
    expect(String(levelsTable(results, "wait")).split("\n")).toEqual([
      expect.stringMatching(/^policy\s+wait, ms$/),
      expect.stringMatching(/^near\s+\S+ ± \S+$/),
      expect.stringMatching(/^far\s+\S+ ± \S+ \*$/),
    ]);
  });

  it("says which setting a row is of, and not what is the same in all", () => {
    const swept = madeResults({
      levels: { policy: ["near"], sight: ["clear"] },
      sweep: { users: [10, 20] },
      run: ({ replication }) => ({ wait: replication }),
    });
    const [head, ...rows] = String(levelsTable(swept)).split("\n");
    expect(head).toMatch(/^policy\s+users\s+wait, s$/);
    expect(rows.map((row) => row.split(/\s+/)[1])).toEqual(["10", "20"]);
  });

  it("has the main measure where none is named", () => {
    expect(String(levelsTable(results))).toBe(String(levelsTable(results, "wait")));
  });

  it("refuses a measure that there is not, with the one that was meant", () => {
    expect(() => levelsTable(results, "wair")).toThrow(
      'the run has no measure "wair"; did you mean wait? It has wait',
    );
  });
});

describe("figures by name", () => {
  it("are those that were asked for, in that order", async () => {
    const { figures } = await figuresNamed(results, "wait");
    expect(figures.map((one) => "name" in one ? one.name : "")).toEqual(["wait"]);
  });

  it("are refused where the run has none of that name", async () => {
    await expect(figuresNamed(results, "city")).rejects.toThrow('the run has no figure "city"');
  });
});
