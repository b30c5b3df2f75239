import { beforeAll, describe, expect, it } from "vitest";
import edgeMobility from "../../scenarios/edge-mobility.ts";
import { recordedWorks } from "../../scenarios/edge-mobility/recorded-works.ts";
import { type Capture, findCapture, openCapture, replayed } from "../../src/captures/mod.ts";
import { oneCell } from "./one-cell.ts";

let program: Capture;
beforeAll(async () => {
  program = await openCapture(findCapture("web-server"));
});

const cell = (policy: string, sight = "truth", parameters = {}, seed = "edge-mobility/1") =>
  oneCell(edgeMobility, { parameters, levels: { policy, sight }, captures: { program }, seed });

/** How unevenly sites are loaded: the highest load less the lowest. */
const spread = ({ load }: Record<string, unknown>) => {
  const loads = Array.from(load as ArrayLike<number>);
  return Math.max(...loads) - Math.min(...loads);
};

describe("the scenario edge-mobility", () => {
  it("has frames that take what the recorded program took of a core, and no other work", () => {
    const works = recordedWorks(program, "task-clock", 0.1);
    const total = replayed(program, { event: "task-clock" }).integral(0, 0.1 * works.length);
    expect(works.reduce((sum, work) => sum + work)).toBeCloseTo(total, 9);
  });

  it("has no moves, no downtime and no bytes where sessions never move", async () => {
    const { measures } = await cell("never-move");
    expect([measures.handoffs, measures.downtime, measures.migrated]).toEqual([0, 0, 0]);
  });

  it("gives the same measures in every run of a cell", async () => {
    const small = { users: 30, duration: 5 };
    const [a, b] = [
      await cell("predictive", "truth", small),
      await cell("predictive", "truth", small),
    ];
    expect(a).toEqual(b);
  });

  it.each(["never-move", "nearest", "hysteresis", "predictive"])(
    "gives %s the same however load is seen: it does not look",
    async (policy) => {
      const small = { users: 30, duration: 10 };
      const { measures: { loadError: none, ...truth } } = await cell(policy, "truth", small);
      const { measures: { loadError, ...seen } } = await cell(policy, "10 Hz systematic", small);
      expect(seen).toEqual(truth);
      expect(none).toBe(0);
      expect(loadError).toBeGreaterThan(0);
    },
  );

  it("has least-loaded spread the load that nearest crowds into the middle, at a price in moves", async () => {
    const near = await cell("nearest"), spreading = await cell("least-loaded");
    expect(spread(spreading.tables.sites)).toBeLessThan(0.6 * spread(near.tables.sites));
    expect(spreading.measures.handoffs).toBeGreaterThan(near.measures.handoffs);
    expect(spreading.measures.energy).toBeGreaterThan(near.measures.energy);
  });

  it("has samples in step with the frames err twice as much as samples at random, and least-loaded pay", async () => {
    const systematic = (await cell("least-loaded", "10 Hz systematic")).measures;
    const random = (await cell("least-loaded", "10 Hz Poisson")).measures;
    expect(systematic.loadError).toBeGreaterThan(2 * random.loadError);
    expect(systematic.handoffs).toBeGreaterThan(random.handoffs);
    expect(systematic.misses).toBeGreaterThan(random.misses);
  });

  it("has samples off the beat of the frames err less: the lockstep is what is wrong", async () => {
    // ten samples fall at ten phases of the frame, evenly spread
    const period = 0.1 / 1.618;
    const off = (await cell("nearest", "10 Hz systematic", { period })).measures;
    const inStep = (await cell("nearest", "10 Hz systematic")).measures;
    expect(off.loadError).toBeLessThan(0.6 * inStep.loadError);
  });

  it.each([["cold", 0.2], ["pre-copy", 0.02], ["post-copy", 0.02]])(
    "moves sessions by %s, which stand still for 10 ms at least and %s s at most",
    async (migration, most) => {
      const { measures } = await cell("nearest", "truth", { migration, users: 30 });
      const downtime = 3600 * measures.downtime / measures.handoffs; // s a move
      expect(downtime).toBeGreaterThan(0.009); // 10 ms of latency, but for moves under way at the end
      expect(downtime).toBeLessThan(most);
    },
  );
});
