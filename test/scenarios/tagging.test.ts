import { beforeAll, describe, expect, it } from "vitest";
import tagging from "../../scenarios/tagging.ts";
import { oneCell } from "./one-cell.ts";

/** Errors by policy, over 9 programs of each seed. */
const errors: Record<string, { error: number; worst: number }> = {};
const seeds = ["tagging/1", "tagging/2", "tagging/3"];

beforeAll(async () => {
  for (const policy of Object.keys(tagging.factors.policy)) {
    const runs = [];
    for (const seed of seeds) {
      const parameters = { instructions: 200_000 };
      runs.push((await oneCell(tagging, { parameters, levels: { policy }, seed })).measures);
    }
    errors[policy] = {
      error: runs.reduce((sum, { error }) => sum + error, 0) / runs.length,
      worst: Math.max(...runs.map(({ worst }) => worst)),
    };
  }
});
const crude = ["software", "dispatched", "last committed"];
// Gottschall, Eeckhout and Jahre, MICRO 2021, abstract
const published: Readonly<Record<string, number>> = {
  "software": 0.618,
  "dispatched": 0.531,
  "last committed": 0.554,
  "next committed": 0.093,
  "time-proportional": 0.016,
};

describe("the scenario tagging", () => {
  it("has the published order: three crude policies, then next committed, then time-proportional", () => {
    const next = errors["next committed"].error, time = errors["time-proportional"].error;
    for (const policy of crude) expect(errors[policy].error).toBeGreaterThan(3 * next);
    expect(next).toBeGreaterThan(3 * time);
  });

  // What we ask for, as sizes depend on the core model: the crude ones within a third of what is
  // published, the fine ones within a factor of 2. Ours have standard errors of 2 to 10 % here.
  it.each(crude)("%s errs by the published size within a third", (policy) => {
    expect(Math.abs(errors[policy].error / published[policy] - 1)).toBeLessThan(1 / 3);
  });

  it.each(["next committed", "time-proportional"])(
    "%s errs by the published size within a factor of 2",
    (policy) => {
      const ratio = errors[policy].error / published[policy];
      expect(ratio).toBeGreaterThan(0.5);
      expect(ratio).toBeLessThan(2);
    },
  );

  it("keeps the worst program under next committed near the published 21.0 %", () => {
    expect(errors["next committed"].worst).toBeGreaterThan(0.1);
    expect(errors["next committed"].worst).toBeLessThan(0.3);
    expect(errors["time-proportional"].worst).toBeLessThan(0.05);
  });

  it("misleads next committed more where more commits come together: longer reach, larger error", async () => {
    const run = async (reach: number) =>
      (await oneCell(tagging, {
        parameters: { instructions: 200_000, samples: 20_000, reach },
        levels: { policy: "next committed" },
      })).measures.error;
    expect(await run(8)).toBeGreaterThan(await run(2));
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
