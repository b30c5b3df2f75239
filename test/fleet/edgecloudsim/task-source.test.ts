import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { TaskSource } from "../../../src/fleet/edgecloudsim/task-source.ts";
import { edgeTaskRate, sampleApp1 } from "../../../src/fleet/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { expectContains, replicated } from "../../des/models.ts";

/** Tasks of 100 devices in half an hour from the fourth minute on. */
function tasks(random: Random) {
  const simulation = new Simulation({ random });
  const source = new TaskSource(simulation, sampleApp1, 100, 1800, random);
  const seen: { readonly device: number; readonly length: number; readonly at: number }[] = [];
  source.start((device, length) => {
    if (simulation.now >= 180) seen.push({ device, length, at: simulation.now });
  });
  simulation.run();
  return { seen, application: source.application };
}

describe("the tasks of edgecloudsim-4.0", () => {
  it("are 0.059603 a second and device", () => {
    expect(edgeTaskRate(sampleApp1)).toBeCloseTo(0.059603, 6);
  });

  it("are 9,656 for 100 devices in the 27 minutes that count", () => {
    const { estimates } = replicated((random) => ({ count: tasks(random).seen.length }));
    expectContains(estimates.count, 100 * 1620 * edgeTaskRate(sampleApp1));
  });

  it("are as long as their applications say, cut to whole millions of instructions", () => {
    const { estimates } = replicated((random) => {
      const { seen, application } = tasks(random);
      const own = seen.filter(({ device }) => application[device] === 0);
      return { length: own.reduce((sum, { length }) => sum + length, 0) / own.length };
    });
    expectContains(estimates.length, 2000 - 0.5);
  });

  it("come within the active period of their device, 15 s of 60 for infotainment", () => {
    const { seen, application } = tasks(Random.named("periods"));
    const device = application.indexOf(3);
    const phases = seen.filter((task) => task.device === device).map(({ at }) => at % 60);
    const sorted = phases.toSorted((a, b) => a - b);
    const gaps = sorted.map((at, i) => (i === 0 ? at + 60 - sorted.at(-1)! : at - sorted[i - 1]));
    expect(Math.max(...gaps)).toBeGreaterThan(45);
  });
});
