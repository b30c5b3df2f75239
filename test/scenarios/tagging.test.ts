import { beforeAll, describe, expect, it } from "vitest";
import tagging from "../../scenarios/tagging.ts";
import { meanInterval } from "../../src/stats/mod.ts";
import { oneCell } from "./one-cell.ts";

/** Errors by policy, one of each seed: over two programs of each kind. */
const errors: Record<string, number[]> = {};
const worst: Record<string, number> = {}; // of six programs, mean over seeds
const seeds = Array.from({ length: 8 }, (_, k) => `tagging/${k}`);
const programs = 2;

beforeAll(async () => {
  for (const policy of Object.keys(tagging.factors.policy)) {
    errors[policy] = [];
    worst[policy] = 0;
    for (const seed of seeds) {
      const parameters = { programs, instructions: 100_000, samples: 20_000 };
      const { measures } = await oneCell(tagging, { parameters, levels: { policy }, seed });
      errors[policy].push(measures.error);
      worst[policy] += measures.worst / seeds.length;
    }
  }
}, 240_000);
const mean = (policy: string) => errors[policy].reduce((a, b) => a + b, 0) / seeds.length;
/** 95 % interval of how much more the first errs, on the same programs. */
const excess = (more: string, less: string) =>
  meanInterval(errors[more].map((error, k) => error - errors[less][k]));

const crude = ["software", "last committed", "dispatched"];
// Gottschall, Eeckhout and Jahre, MICRO 2021, abstract
const published: Readonly<Record<string, number>> = {
  "software": 0.618,
  "last committed": 0.554,
  "dispatched": 0.531,
  "next committed": 0.093,
  "time-proportional": 0.016,
};

describe("the scenario tagging", () => {
  it("has the published order: software, last committed, dispatched, next committed, time", () => {
    expect(excess("software", "last committed").low).toBeGreaterThan(0);
    expect(excess("last committed", "dispatched").low).toBeGreaterThan(0);
    expect(mean("dispatched")).toBeGreaterThan(3 * mean("next committed"));
    expect(mean("next committed")).toBeGreaterThan(3 * mean("time-proportional"));
  });

  // What we ask for, as programs are not the paper's: the crude ones within 15 % of what is
  // published, the fine ones within a factor of 2.
  it.each(crude)("%s errs by the published size within 15 %", (policy) => {
    expect(Math.abs(mean(policy) / published[policy] - 1)).toBeLessThan(0.15);
  });

  it.each(["next committed", "time-proportional"])(
    "%s errs by the published size within a factor of 2",
    (policy) => {
      const ratio = mean(policy) / published[policy];
      expect(ratio).toBeGreaterThan(0.5);
      expect(ratio).toBeLessThan(2);
    },
  );

  it("errs in the worst of six programs near the published 21.0 %, under next committed", () => {
    expect(worst["next committed"]).toBeGreaterThan(0.15);
    expect(worst["next committed"]).toBeLessThan(0.3);
    expect(worst["time-proportional"]).toBeLessThan(0.05);
  });

  it("owes the place of last committed to rows: without, it errs as much as software", async () => {
    const without: number[] = [];
    for (const policy of ["last committed", "software"]) {
      let sum = 0;
      for (const seed of seeds) {
        const parameters = { programs, instructions: 100_000, samples: 20_000, rows: false };
        sum += (await oneCell(tagging, { parameters, levels: { policy }, seed })).measures.error;
      }
      without.push(sum / seeds.length);
    }
    expect(without[0] - mean("last committed")).toBeGreaterThan(0.03);
    expect(Math.abs(without[0] - without[1])).toBeLessThan(0.03);
  });

  it("records the error of each program with its kind", async () => {
    const { tables } = await oneCell(tagging, {
      parameters: { instructions: 50_000, samples: 1000 },
      levels: { policy: "software" },
    });
    expect(tables.programs.kind).toEqual(["compute", "stall", "flush"]);
    expect(tables.programs.error).toHaveLength(3);
  });
});
