import { describe, expect, it } from "vitest";
import { winLoss } from "../../src/experiment/win-loss.ts";
import { madeOf, madeResults } from "./made-results.ts";

describe("the win-loss matrix", () => {
  const base = [1, 2, 3, 4, 5, 6];
  const shifted = (by: number) => base.map((x, i) => x + by + (i % 2 === 0 ? 0.01 : -0.01));
  const first = madeOf({ a: base, b: shifted(1), c: shifted(0) });
  const second = madeOf({ b: shifted(-1), a: base, d: shifted(2) });

  it("counts wins and ties of every pair of levels over all runs", () => {
    const { levels, wins, ties } = winLoss([first, second]);
    expect(levels).toEqual(["a", "b", "c", "d"]);
    expect(wins).toEqual([
      [0, 1, 0, 1], // a wins against b in the first, against d in the second
      [1, 0, 0, 1],
      [0, 1, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect(ties).toEqual([[0, 0, 1, 0], [0, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]]);
  });

  it("counts every setting of a run", () => {
    const run = madeResults({
      levels: { policy: ["a", "b"] },
      sweep: { users: [1, 2, 3] },
      run: ({ levels, replication, parameters }) => ({
        wait: replication + (levels.policy === "b" ? Number(parameters.users) - 2 : 0),
      }),
    });
    expect(winLoss([run])).toMatchObject({ wins: [[0, 1], [1, 0]], ties: [[0, 1], [1, 0]] });
  });

  it("refuses no run, an unknown measure and one without a better direction", () => {
    expect(() => winLoss([])).toThrow("winLoss: needs at least 1 run, got none");
    expect(() => winLoss([first], { measure: "energy" })).toThrow(
      'winLoss: scenario "made" has the measures wait, got "energy"',
    );
    const neither = madeResults({
      measures: { line: { unit: "", better: "neither", meaning: "line" } },
      run: () => ({ line: 1 }),
    });
    expect(() => winLoss([neither])).toThrow('measure "line" must be better lower or higher');
  });
});
