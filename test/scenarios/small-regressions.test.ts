import { describe, expect, it } from "vitest";
import smallRegressions from "../../scenarios/small-regressions.ts";
import { roughSamplesForShift, samplesForShift, shiftPower } from "../../src/profiling/mod.ts";
import { oneCell } from "./one-cell.ts";

const run = async (filters: string) =>
  (await oneCell(smallRegressions, { levels: { filters }, parameters: { changes: 2000 } }))
    .measures;

describe("the scenario small-regressions", () => {
  // numbers-profiling.md F7
  it.each([[1e-4, 1.24e6], [1e-3, 1.23e7], [1e-2, 1.22e8], [1e-1, 1.11e9]])(
    "needs, by the rule of thumb, for a share of %d the known %d samples, within 1 %",
    (share, known) => {
      expect(Math.abs(roughSamplesForShift({ share, shift: 5e-5 }) / known - 1)).toBeLessThan(0.01);
    },
  );

  it("has, in closed form, the power 0.8 at the samples needed", () => {
    const samples = samplesForShift({ share: 1e-3, shift: 5e-5 });
    expect(shiftPower({ share: 1e-3, shift: 5e-5, samples })).toBeCloseTo(0.8, 4);
  });

  it("finds 80 % of the regressions, within 4 standard errors", async () => {
    const { found } = await run("none");
    expect(Math.abs(found - 0.8)).toBeLessThan(4 * Math.sqrt(0.16 / 2000));
  });

  it("loses false alarms to the filters that are made for them", async () => {
    const none = await run("none"), both = await run("both");
    expect(both.transients).toBeLessThan(none.transients / 5);
    expect(both.moved).toBeLessThan(none.moved / 5);
    expect(both.found).toBeGreaterThan(0.6);
  });
});
