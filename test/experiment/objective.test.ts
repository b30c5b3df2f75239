import { describe, expect, it } from "vitest";
import { compare } from "../../src/experiment/compare.ts";
import { objective, withObjective } from "../../src/experiment/objective.ts";
import { madeResults } from "./made-results.ts";

const measures = {
  latencyP95: { unit: "s", better: "lower", meaning: "95th percentile of latency" },
  energyPerTask: { unit: "J", better: "lower", meaning: "energy per task" },
  served: { unit: "1", better: "higher", meaning: "share of tasks served" },
  rate: { unit: "request/s", better: "higher", meaning: "requests served" },
  sent: { unit: "kB", better: "neither", meaning: "bytes sent" },
} as const;
const values = { latencyP95: 0.25, energyPerTask: 3, served: 0.9, rate: 12, sent: 2 };

async function read(text: string) {
  const { name, measure: { unit, better }, evaluate } = await objective(text, { measures });
  return { name, unit, better, value: evaluate(values) };
}

describe("an objective", () => {
  it("is an expression over measures with units", async () => {
    expect(await read("cost = latencyP95 / 1 s + 0.1 * energyPerTask / 1 J")).toEqual({
      name: "cost",
      unit: "1",
      better: "lower",
      value: 0.25 + 0.1 * 3,
    });
  });

  it("is named by its expression where it has no name", async () => {
    expect((await read(" 2 * latencyP95 ")).name).toBe("2 * latencyP95");
  });

  it("has the unit that follows from its measures, in SI", async () => {
    expect(await read("energyPerTask / latencyP95")).toMatchObject({ unit: "J/s", value: 12 });
    expect(await read("latencyP95 + 20 ms")).toMatchObject({ unit: "s", value: 0.27 });
    expect(await read("sqrt(latencyP95^2)")).toMatchObject({ unit: "s", value: 0.25 });
    expect(await read("sent / latencyP95")).toMatchObject({ unit: "B/s", value: 8000 });
    expect(await read("energyPerTask * rate / 1 W")).toMatchObject({ unit: "J·request/(s·W)" });
  });

  it("counts with words that are no units as units of their own", async () => {
    expect(await read("rate / (4 request/s)")).toMatchObject({ unit: "1", value: 3 });
    await expect(read("rate + 4 / 1 s")).rejects.toThrow("units clash");
  });

  it("is better where its measures are, and neither way where they disagree", async () => {
    expect((await read("served - latencyP95 / 1 s")).better).toBe("higher");
    expect((await read("served / latencyP95")).better).toBe("higher");
    expect((await read("-1 * served")).better).toBe("lower");
    expect((await read("1 - served")).better).toBe("lower");
    expect((await read("min(served, latencyP95 / 1 s)")).better).toBe("neither");
    expect((await objective("2 sent", { measures }, { better: "lower" })).measure.better)
      .toBe("lower");
  });

  it("says where units clash, between what, and the remedy", async () => {
    await expect(read("latencyP95 + 0.1 * energyPerTask / 1 J")).rejects.toThrow(
      'objective "latencyP95 + 0.1 * energyPerTask / 1 J", column 12: units clash, cannot add ' +
        '"latencyP95" in s and "0.1 * energyPerTask / 1 J" without a unit; divide by a unit to be ' +
        'rid of it, as in "latencyP95 / 1 s"',
    );
    await expect(read("max(served, energyPerTask)")).rejects.toThrow("column 1: units clash");
  });

  it("says which name is unknown, where, and the nearest one", async () => {
    await expect(read("served + latencyP59 / 1 s")).rejects.toThrow(
      'column 10: "latencyP59" is no known unit and none of the measures latencyP95, ' +
        'energyPerTask, served, rate, sent; did you mean "latencyP95"?',
    );
  });

  it("refuses what does not give the same bytes everywhere, and all else of mathjs", async () => {
    const refused = [
      "exp(served)",
      "served ^ 0.5",
      "served ^ served",
      'createUnit("x")',
      'import("x")',
      'evaluate("1")',
      "served > 0 ? 1 : 2",
      "[served]",
      "f(x) = served",
      "served; rate",
      "served'",
      "served!",
      "served mod 2",
      "served.constructor",
      "constructor",
      '"served"',
      "served +* 2",
      "",
      "cost =",
    ];
    for (const text of refused) await expect(read(text), text).rejects.toThrow(RangeError);
    await expect(read("exp(served)")).rejects.toThrow(
      'column 1: the function "exp" is not allowed: only + - * / ^ with whole numbers, sqrt, min, ' +
        "max, abs and parentheses are allowed",
    );
  });

  it("refuses a name that is taken, and an expression over no measure", async () => {
    await expect(read("served = 2 * rate")).rejects.toThrow(
      'the scenario has a measure "served" already',
    );
    await expect(read("2 s")).rejects.toThrow("must name at least one of the measures");
  });
});

describe("results with an objective", () => {
  const results = madeResults({
    levels: { policy: ["a", "b"] },
    measures: { wait: { unit: "s", better: "lower", meaning: "wait" } },
    run: ({ levels, replication }) =>
      levels.policy === "b" && replication === 1 ? "failed" : { wait: replication },
  });

  it("compare it as a measure, the last, and leave the observations as they were", async () => {
    const wider = await withObjective(results, "double = 2 * wait");
    expect(Object.keys(wider.scenario.measures)).toEqual(["wait", "double"]);
    const { wait, double } = compare(wider).blocks[0].measures;
    expect(double[0].estimate.value).toBe(2 * wait[0].estimate.value);
    expect(wider.failures).toEqual(results.failures);
    expect(Object.keys(results.observations[0].measures)).toEqual(["wait"]);
    expect(Object.keys(results.scenario.measures)).toEqual(["wait"]);
  });

  it("refuse a value that is not finite, and say of which cell", async () => {
    await expect(withObjective(results, "1 s / wait")).rejects.toThrow(
      'objective "1 s / wait": must be finite, got Infinity in replication 0 at {"policy":"a"}',
    );
  });
});
