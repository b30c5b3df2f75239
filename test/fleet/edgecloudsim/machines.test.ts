import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { EdgeMachinePark, noMachine } from "../../../src/fleet/edgecloudsim/machines.ts";
import { sampleApp1 } from "../../../src/fleet/mod.ts";

function park() {
  const simulation = new Simulation(), ends: [machine: number, task: number, at: number][] = [];
  const machines = new EdgeMachinePark(simulation, sampleApp1, (machine, task) => {
    ends.push([machine, task, simulation.now]);
  });
  return { simulation, machines, ends };
}

describe("the machines of edgecloudsim-4.0", () => {
  it("share two cores of 1000 MIPS among three tasks", () => {
    const { simulation, machines, ends } = park();
    for (const task of [0, 1, 2]) machines.enter(0, task, 1000, 10);
    simulation.run();
    expect(ends.map(([, , at]) => at)).toEqual([1.5, 1.5, 1.5]);
  });

  it("let a task in up to claims of exactly 100 %", () => {
    const { machines } = park();
    for (let task = 0; task < 10; task++) machines.enter(machines.nextAt(3, 20), task, 1, 20);
    expect(machines.nextAt(3, 5)).toBe(noMachine);
    machines.leave(7, 5);
    expect([machines.nextAt(3, 6), machines.nextAt(3, 5)]).toEqual([noMachine, 7]);
  });

  it("are taken in turn at a place", () => {
    const { machines } = park();
    expect([1, 2, 3].map(() => machines.nextAt(5, 10))).toEqual([10, 11, 10]);
  });

  it("are taken place by place where orchestrated, the other one of a place in the next round", () => {
    const { machines } = park();
    const taken = Array.from({ length: 16 }, () => machines.nextAnywhere(10));
    expect(taken).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 1, 3]);
  });

  it("are the least loaded in the cloud, where a core does 10,000 MIPS", () => {
    const { simulation, machines, ends } = park();
    machines.enter(machines.inCloud(2), 0, 20_000, 2);
    expect(machines.inCloud(2)).toBe(29);
    simulation.run();
    expect(ends).toEqual([[28, 0, 2]]);
  });

  it("are used by the claims at the edge, over time", () => {
    const { simulation, machines } = park();
    machines.enter(4, 0, 5000, 28);
    machines.enter(28, 1, 5000, 50);
    simulation.run({ until: 10 });
    expect(machines.utilisation).toBeCloseTo(0.01, 12);
    machines.leave(4, 28);
    machines.reset();
    simulation.run({ until: 20 });
    expect(machines.utilisation).toBe(0);
  });
});
