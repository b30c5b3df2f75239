import { describe, expect, it } from "vitest";
import rateControl from "../../scenarios/rate-control.ts";
import { oneCell } from "./one-cell.ts";

// A tenth of the samples, to be quick: 4000 an hour.
const parameters = { days: 4, target: 4000 / 3600 };
const run = (control: string) => oneCell(rateControl, { levels: { control }, parameters });

describe("the scenario rate-control", () => {
  it("is on its target the day after each retuning, within 2 %", async () => {
    const { measures, tables } = await run("controlled");
    const hourly = tables.hourly.samples as readonly number[];
    expect(measures.miss).toBeLessThan(0.02);
    expect(hourly[2] / hourly[1]).toBeCloseTo(0.5, 1); // the load has halved
  });

  it("is right with weights and biased without", async () => {
    const { measures } = await run("controlled");
    expect(measures.weightedError).toBeLessThan(0.005);
    expect(measures.unweightedError).toBeGreaterThan(0.02);
  });
});
