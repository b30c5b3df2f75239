import { describe, expect, it } from "vitest";
import observerEffect from "../../scenarios/observer-effect.ts";
import { costPerSample, measuredCosts } from "../../src/profiling/mod.ts";
import { oneCell } from "./one-cell.ts";

const run = async (guard: string, rate: number) =>
  (await oneCell(observerEffect, { levels: { guard }, parameters: { rate } })).measures;

describe("the scenario observer-effect", () => {
  it("takes the share r c / (1 + r c) of the processor, within 4 standard errors", async () => {
    const { overhead, samples } = await run("unguarded", 5000);
    const load = 5000 * costPerSample(measuredCosts);
    expect(Math.abs(overhead * (1 + load) / load - 1)).toBeLessThan(4 / Math.sqrt(samples));
  });

  it("keeps to a budget of 1 %, and lets the breaker halt above it", async () => {
    const budget = await run("budget", 10_000), breaker = await run("breaker", 10_000);
    expect(budget.overhead).toBeLessThanOrEqual(0.01);
    expect(budget.overhead).toBeGreaterThan(0.008);
    expect(breaker.overhead).toBeLessThan(0.01);
    expect(breaker.refused).toBeGreaterThan(0.5);
  });

  it("rests on a measured cost of a sample between 1 and 50 µs", () => {
    expect(costPerSample(measuredCosts)).toBeGreaterThan(1e-6);
    expect(costPerSample(measuredCosts)).toBeLessThan(5e-5);
  });
});
