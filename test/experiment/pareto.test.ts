import { describe, expect, it } from "vitest";
import { pareto } from "../../src/experiment/pareto.ts";
import type { Results } from "../../src/experiment/results.ts";
import { madeResults } from "./made-results.ts";

const measures = {
  wait: { unit: "s", better: "lower", meaning: "wait" },
  served: { unit: "1", better: "higher", meaning: "share served" },
} as const;

/** Levels at the given means, with the given noise of each replication added. */
function made(
  levels: Readonly<Record<string, readonly [wait: number, served: number]>>,
  noise: (level: string, replication: number) => number = (_, r) => (r % 3) / 100,
): Results {
  return madeResults({
    levels: { policy: Object.keys(levels) },
    measures,
    seeds: 9,
    run: ({ levels: { policy }, replication }) => ({
      wait: levels[policy][0] + noise(policy, replication),
      served: levels[policy][1] - noise(policy, replication),
    }),
  });
}

const statuses = (results: Results) =>
  Object.fromEntries(
    pareto(results, ["wait", "served"])[0].points.map(({ level, status }) => [level, status]),
  );

describe("the Pareto front of two measures", () => {
  it("holds the levels that no other beats in both, whichever direction is better", () => {
    const results = made({ fast: [1, 0.5], good: [3, 0.9], middle: [2, 0.7], worse: [3, 0.6] });
    expect(statuses(results)).toEqual({
      fast: "front",
      good: "front",
      middle: "front",
      worse: "dominated",
    });
  });

  it("leaves open whether a level is off it, where noise hides one of the two differences", () => {
    const own = (level: string, r: number) => level === "b" ? (r % 2) / 2 : (r % 3) / 4;
    expect(statuses(made({ a: [1, 0.9], b: [1.1, 0.8] }, own))).toEqual({ a: "front", b: "open" });
  });

  it("counts a measure that is equal in every replication as not worse", () => {
    expect(statuses(made({ a: [1, 0.5], b: [2, 0.5] }))).toEqual({ a: "front", b: "dominated" });
  });

  it("keeps two equal levels on the front", () => {
    expect(statuses(made({ a: [1, 0.5], b: [1, 0.5] }))).toEqual({ a: "front", b: "front" });
  });

  it("refuses one measure twice, and unknown ones", () => {
    const results = made({ a: [1, 1] });
    expect(() => pareto(results, ["wait", "wait"])).toThrow('must differ, got "wait" twice');
    expect(() => pareto(results, ["wait", "energy"])).toThrow(
      'pareto: scenario "made" has the measures wait, served, got "energy"',
    );
  });
});
