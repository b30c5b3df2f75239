import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  compare,
  mergeStores,
  openStore,
  type Progress,
  storedResults,
} from "../../src/experiment/mod.ts";
import { fixture, hashOf, runFixture, temporaryFolder } from "./fixture.ts";

const paper = { preset: "paper" } as const;

describe("runExperiment", () => {
  it("gives the same bytes with 0, 1, 2 and 4 threads, and when run again", async () => {
    const hashes = [];
    for (const workers of [0, 1, 2, 4, 0]) {
      hashes.push(hashOf(await runFixture("walk", paper, { workers })));
    }
    expect(new Set(hashes).size).toBe(1);
  });

  it("gives other numbers for another seed", async () => {
    const [one, other] = [await runFixture("walk"), await runFixture("walk", { seed: "2" })];
    expect(hashOf(one)).not.toBe(hashOf(other));
  });

  it("lets all levels and sweep points meet the same random numbers", async () => {
    const results = await runFixture("walk", { sweep: { width: [1, 2] } });
    const [none, small] = ["none", "small"].map((level) =>
      results.observations.filter(({ cell }) => cell.levels.drift === level)
    );
    none.forEach(({ measures, cell }, i) => {
      const { steps, width } = cell.parameters as { steps: number; width: number };
      // The steps are the same, so only steps · width · drift lies between the two.
      const between = small[i].measures.distance - measures.distance;
      expect(between).toBeCloseTo(steps * width * 0.1, 9);
    });
  });

  it("draws 1 − u in the second replication of an antithetic pair", async () => {
    const { observations } = await runFixture("spin", {
      set: { draws: 100 },
      seeds: 4,
      antithetic: true,
    });
    const means = observations.filter(({ cell }) => cell.levels.level === "a")
      .map(({ measures }) => measures.mean);
    expect(means[0] + means[1]).toBeCloseTo(1, 9);
    expect(means[2] + means[3]).toBeCloseTo(1, 9);
    expect(means[0]).not.toBeCloseTo(means[2], 9);
  });

  it("marks a cell that throws as failed, with message and stack, and runs the others", async () => {
    for (const workers of [0, 2]) {
      const results = await runFixture("walk", { set: { failAt: 3 } }, { workers });
      expect(results.failures).toHaveLength(2); // small and large in replication 3
      expect(results.observations).toHaveLength(3 * 6 - 2);
      expect(results.failures[0].cell.replication).toBe(3);
      expect(results.failures[0].failure?.message).toBe("the walk was lost");
      expect(results.failures[0].failure?.stack).toContain("walk.ts");
      expect(results.ending).toEqual({ kind: "complete" });
    }
  });

  it("refuses workers, precision and budgets that are none", async () => {
    await expect(runFixture("walk", {}, { workers: -1 })).rejects.toThrow(
      "workers must be a whole number >= 0, got -1",
    );
    await expect(runFixture("walk", {}, { precision: { relative: 0 } })).rejects.toThrow(
      "precision must be > 0, as in 5%; got 0",
    );
    await expect(runFixture("walk", {}, { budget: { cells: 0 } })).rejects.toThrow(
      "budget must be > 0 cells, got 0",
    );
    await expect(runFixture("walk", {}, { captures: { program: "sort" } })).rejects.toThrow(
      'scenario "walk" uses no capture, got "sort"',
    );
  });

  it("tells how far it is, ending at all cells and a share of 1", async () => {
    const seen: Progress[] = [];
    await runFixture("walk", paper, { workers: 2, onProgress: (progress) => seen.push(progress) });
    expect(seen[0].done).toBe(0);
    expect(seen.at(-1)).toMatchObject({ done: 180, total: 180, cached: 0, failed: 0, share: 1 });
    const shares = seen.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });
});

describe("a run with a store", () => {
  const inStore = (folder = temporaryFolder()) => openStore(join(folder, "store.sqlite"));

  it("simulates nothing the second time, and gives the same bytes", async () => {
    const store = inStore();
    const first = await runFixture("walk", paper, { store });
    let cached = 0;
    const again = await runFixture("walk", paper, {
      store,
      onProgress: (progress) => cached = progress.cached,
    });
    expect(cached).toBe(180);
    expect(hashOf(again)).toBe(hashOf(first));
    expect(again.manifest.run).toBe(first.manifest.run);
    store.close();
  });

  it("simulates only what is new when seeds or levels are added", async () => {
    const store = inStore();
    await runFixture("walk", { levels: { drift: ["none", "small"] }, seeds: 4 }, { store });
    let progress: Progress | undefined;
    await runFixture("walk", { seeds: 6 }, { store, onProgress: (p) => progress = p });
    expect(progress).toMatchObject({ total: 18, cached: 8 });
    store.close();
  });

  it("keeps failures, and runs them again only when asked to", async () => {
    const store = inStore();
    const choices = { set: { failAt: 3 } };
    await runFixture("walk", choices, { store });
    const counts: number[] = [];
    for (const retryFailed of [false, true]) {
      let cached = 0;
      const { failures } = await runFixture("walk", choices, {
        store,
        retryFailed,
        onProgress: (progress) => cached = progress.cached,
      });
      counts.push(cached);
      expect(failures).toHaveLength(2);
    }
    expect(counts).toEqual([18, 16]);
    store.close();
  });

  it("stops at a signal with what is finished, and goes on from there", async () => {
    const store = inStore();
    const whole = await runFixture("walk", paper);
    const stop = new AbortController();
    const part = await runFixture("walk", paper, {
      store,
      signal: stop.signal,
      onProgress: ({ done }) => done >= 0 && setTimeout(() => stop.abort(), 20),
    });
    expect(part.ending).toMatchObject({ kind: "interrupted" });
    const done = part.observations.length;
    expect(done).toBeLessThan(180);
    let cached = 0;
    const rest = await runFixture("walk", paper, {
      store,
      onProgress: (progress) => cached = progress.cached,
    });
    expect(cached).toBe(done);
    expect(hashOf(rest)).toBe(hashOf(whole));
    store.close();
  });

  it("ends with its budget of cells, whole replications first", async () => {
    const results = await runFixture("walk", { seeds: 10 }, { budget: { cells: 9 } });
    expect(results.ending).toEqual({ kind: "budget", remaining: 21, budget: "9 cells" });
    expect(results.observations.map(({ cell }) => cell.replication).sort())
      .toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
  });

  it("adds replications until the precision is reached, and says so", async () => {
    const precision = { relative: 0.25, measure: "farthest" };
    const results = await runFixture("walk", { seeds: 2, set: { steps: 100 } }, { precision });
    expect(results.ending).toMatchObject({ kind: "precision", wanted: 0.25 });
    const { measures } = compare(results).blocks[0];
    const base = measures.farthest[0].estimate.value;
    for (const { difference } of measures.farthest.slice(1)) {
      const { low, high } = difference?.estimate ?? { low: NaN, high: NaN };
      expect((high - low) / 2 / base).toBeLessThanOrEqual(0.25);
    }
    expect(results.design.seeds).toBeGreaterThanOrEqual(10);
  });

  it("says that the budget ended where the precision was not reached", async () => {
    const results = await runFixture("walk", { seeds: 2 }, {
      precision: { relative: 1e-6, measure: "farthest" },
      budget: { cells: 60 },
    });
    expect(results.ending).toMatchObject({ kind: "budget", wanted: 1e-6, budget: "60 cells" });
  });

  it("runs in 3 shards that merge to the bytes of a run in one", async () => {
    const folder = temporaryFolder();
    const whole = await runFixture("walk", paper);
    const shards = [1, 2, 3].map((index) => openStore(join(folder, `shard-${index}.sqlite`)));
    for (const [i, store] of shards.entries()) {
      const part = await runFixture("walk", paper, { store, shard: { index: i + 1, count: 3 } });
      expect(part.observations).toHaveLength(60);
      expect(part.manifest.run).toBe(whole.manifest.run);
    }
    const store = inStore(folder);
    expect(mergeStores(store, shards.slice(0, 2)).runs[0].missing).toBe(60);
    expect(mergeStores(store, shards)).toEqual({
      cells: 60,
      runs: [{ id: whole.manifest.run, missing: 0 }],
    });
    const [run] = store.runs();
    expect(hashOf(await storedResults(store, run))).toBe(hashOf(whole));
    for (const one of [...shards, store]) one.close();
  });

  it("does not take the cells of a scenario that only has the same name", async () => {
    // What was made in memory has no code to tell it by.
    const store = inStore();
    const { default: walk } = await import(fixture("walk"));
    const { experiment } = await import("../../src/experiment/mod.ts");
    await experiment(walk).seeds(2).with({ store }).run();
    expect(store.runs()).toEqual([]);
    store.close();
  });
});
