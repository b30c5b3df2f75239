import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { compare, Results } from "../../src/experiment/mod.ts";
import { Random } from "../../src/random/mod.ts";
import { columns } from "../../src/report/columns.ts";
import { measureScale, scaledInterval } from "../../src/report/measure-scale.ts";
import { endingText } from "../../src/report/results-footnotes.ts";
import { resultsTable } from "../../src/report/results-table.ts";
import { madeResults, type Making } from "../experiment/made-results.ts";

const wait = { unit: "s", better: "lower", meaning: "mean wait in line" } as const;
const line = { unit: "", better: "neither", meaning: "mean number in line" } as const;
const served = { unit: "1", better: "higher", meaning: "share served in time" } as const;

/** A draw that all levels of a replication share. */
const shared = (replication: number) => Random.named("table").stream(replication).normal();

const widest = (text: string) => Math.max(...text.split("\n").map((line) => [...line].length));

describe("the table of results", () => {
  it("has levels as rows, in one prefix, with theory, difference, mark and rank", () => {
    const results = madeResults({
      name: "queue",
      levels: { policy: ["fifo", "sjf", "lifo"] },
      seeds: 20,
      theory: (_, { policy }) => policy === "sjf" ? {} : { wait: 0.004 },
      run: ({ levels: { policy }, replication }) => ({
        wait: 0.004 + 0.0002 * shared(replication) + (policy === "sjf" ? -0.0009 : 0) +
          (policy === "lifo" ? (replication % 2 - 0.5) / 1e4 : 0),
      }),
    });
    expect(resultsTable(results)).toBe(`\
queue
3 levels of policy · 20 replications · 95 % intervals

wait: mean wait in line, ms (lower is better)
policy         mean  theory            against fifo     rank
fifo    4.01 ± 0.10    4.00                                2
sjf     3.11 ± 0.10          -22.4 [-23.0, -21.9] %  *     1
lifo    4.01 ± 0.11    4.00    0.0 [-0.6, 0.6] %           2

* separated from fifo: paired t-test on common random numbers, 95 %, Holm's
  correction; ranks: the same over all pairs, where ties are not separated
complete: 60 cells`);
  });

  it("has measures as rows where one level was run", () => {
    const results = madeResults({
      name: "mm1",
      measures: { wait, line, served },
      seeds: 4,
      theory: () => ({ wait: 4, line: 3.2 }),
      run: ({ replication }) => ({
        wait: 4 + replication / 10,
        line: 3.2,
        served: 0.9 + replication / 100,
      }),
    });
    expect(resultsTable(results).split("\n").slice(3, 7).join("\n")).toBe(`\
measure                        mean  unit  theory
mean wait in line      4.15  ± 0.21     s    4.00
mean number in line    3.200 ± 0             3.2
share served in time  91.5   ± 2.1      %`);
  });

  it("has settings as rows where one level and one measure were run", () => {
    const results = madeResults({
      sweep: { load: [0.5, 0.9] },
      run: ({ parameters, replication }) => ({ wait: 10 * Number(parameters.load) + replication }),
    });
    expect(resultsTable(results)).toContain(
      "\nload        mean\n0.5    7.0 ± 2.0\n0.9   11.0 ± 2.0",
    );
  });

  it("has sections for settings, in the parameter's unit, and says once what is the same in all", () => {
    const made = madeResults({
      levels: { policy: ["a", "b"], plan: ["systematic"] },
      sweep: { "handoff.delay": [0.02, 0.2], users: [100] },
      run: ({ replication }) => ({ wait: replication }),
    });
    const parameters = z.looseObject({
      handoff: z.strictObject({ delay: z.number().meta({ unit: "s" }) }),
      users: z.number(),
    });
    const { design, manifest, all } = made;
    const scenario = { ...made.scenario, parameters };
    const text = resultsTable(new Results(scenario, design, manifest, all));
    expect(text).toContain("2 levels of policy · plan = systematic, users = 100 · 5 replications");
    expect(text).toContain("\nhandoff.delay = 20 ms\n  a ");
    expect(text).toContain("\nhandoff.delay = 200 ms\n  a ");
  });

  it("shows differences in the unit where the baseline may be 0", () => {
    const results = madeResults({
      levels: { policy: ["a", "b"] },
      run: ({ levels, replication }) => ({ wait: levels.policy === "a" ? 0 : 1e-3 * replication }),
    });
    expect(resultsTable(results)).toMatch(/\nb +2\.0 ± 2\.0 +\+2\.0 ± 2\.0 ms +\* +2\n/);
  });

  it("says which cells failed and which levels have no interval", () => {
    const results = madeResults({
      levels: { policy: ["a", "b"] },
      sweep: { users: [1, 2] },
      run: ({ levels, parameters, replication }) =>
        levels.policy === "b" && parameters.users === 2
          ? "no path to the edge\n  more"
          : { wait: replication },
    });
    expect(resultsTable(results)).toContain(`\
no interval, since fewer than 2 replications gave measures: policy = b, users =
2
failed: 5 × no path to the edge
complete: 20 cells, 5 of them failed`);
  });

  it("never needs more than 80 columns, and never cuts a number", () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,70}$/);
    const unit = fc.constantFrom("s", "J", "1", "", "1/s", "B/s", "requests/s");
    const size = fc.integer({ min: -30, max: 30 }).map((exponent) => Number(`1e${exponent}`));
    const making = fc.record({ name, other: name, unit, size, noise: size, measures: fc.nat(1) });
    fc.assert(
      fc.property(making, ({ name, other, unit, size, noise, measures }) => {
        const measure = { unit, better: "lower", meaning: `meaning of ${name}` } as const;
        const results = madeResults({
          levels: { [other]: [name, `${name}-x`] },
          sweep: { [name]: [1, 2] },
          measures: measures === 0 ? { wait: measure } : { wait: measure, [name]: measure },
          run: ({ levels, replication }) => {
            const value = size * (levels[other] === name ? 1 : 2) + noise * shared(replication);
            return { wait: value, [name]: -value };
          },
        });
        const text = resultsTable(results);
        expect(widest(text)).toBeLessThanOrEqual(80);
        expect(text).not.toContain("NaN");
        expect(text).not.toMatch(/ $/m);
        const all = compare(results).blocks.flatMap(({ measures }) => measures.wait);
        const scale = measureScale(measure, all.map(({ estimate }) => estimate.value));
        const inOneLine = text.replace(/\s+/g, " ");
        for (const { estimate } of all) {
          expect(inOneLine).toContain(scaledInterval(estimate, scale));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("columns", () => {
  it("align numbers at the decimal point", () => {
    const text = columns(["x", "mean"], [{ heading: "", rows: [["a", "1.25 ± 9"], ["b", "10"]] }]);
    expect(text).toBe("x       mean\na   1.25 ± 9\nb  10");
  });

  it("become blocks of lines where they do not fit beside the shortest label", () => {
    const row = ["a-label-of-some-length", "1234567890 ± 12", "0987654321 ± 21", "*"];
    const text = columns(["level", "mean", "against b", ""], [{ heading: "", rows: [row] }], 40);
    expect(text).toBe(
      "a-label-of-some-length\n  mean       1234567890 ± 12\n  against b  0987654321 ± 21 *",
    );
  });
});

describe("how a run ended", () => {
  const ended = (ending: Making["ending"]) =>
    endingText(madeResults({ ending, run: ({ replication }) => ({ wait: replication }) }));

  it("is said in a line", () => {
    expect(ended({ kind: "complete" })).toBe("complete: 5 cells");
    expect(ended({ kind: "interrupted", remaining: 7 })).toBe(
      "interrupted: 5 cells; 7 were not run, the same command goes on with them",
    );
    expect(ended({ kind: "precision", wanted: 0.05, reached: 0.0431 })).toBe(
      "precision reached, ±4.3 % where ±5 % was asked: 5 cells",
    );
    const budget = { kind: "budget", budget: "60 s", remaining: 3 } as const;
    expect(ended(budget)).toBe("budget of 60 s ended: 5 cells; 3 were not run");
    expect(ended({ ...budget, remaining: 0, wanted: 0.05, reached: Infinity })).toBe(
      "budget of 60 s ended at ±∞ where ±5 % was asked: 5 cells",
    );
  });
});
