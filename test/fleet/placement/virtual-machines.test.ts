import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hold, ProcessorSharing, Simulation } from "../../../src/des/mod.ts";
import { Hosts, VirtualMachines } from "../../../src/fleet/mod.ts";

function oneHost(cores = 8) {
  const simulation = new Simulation(), hosts = new Hosts([{ cores, memory: 100 }]);
  return { simulation, hosts, machines: new VirtualMachines(simulation, hosts) };
}

describe("jobs of a virtual machine", () => {
  it("share its cores: three on two cores, of 1, 2 and 4 s, end after 1.5, 2.5 and 4.5 s", () => {
    const { simulation, machines } = oneHost();
    const machine = machines.place({ cores: 2 });
    const jobs = [1, 2, 4].map((work) => machines.submit(machine, work));
    simulation.run();
    expect(jobs.map((job) => machines.endOf(job))).toEqual([1.5, 2.5, 4.5]);
    expect(machines.busyTime(machine)).toBe(7);
  });

  it("go on as fast as their machine's cores, whatever other machines do", () => {
    const { simulation, machines } = oneHost();
    const slow = machines.place({ cores: 1 }, 0.5), fast = machines.place({ cores: 1 }, 2);
    const jobs = [slow, fast].map((machine) => machines.submit(machine, 4));
    simulation.run();
    expect(jobs.map((job) => machines.endOf(job))).toEqual([8, 2]);
  });

  it("end when jobs of ProcessorSharing do, to rounding, whenever they come", () => {
    const second = fc.double({ min: 0, max: 5, noNaN: true });
    const job = fc.tuple(second, fc.double({ min: 1e-3, max: 5, noNaN: true }));
    const world = fc.tuple(fc.array(job, { maxLength: 30 }), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(world, ([jobs, cores]) => {
        const { simulation, machines } = oneHost();
        const machine = machines.place({ cores }, 1.5);
        const sharing = new ProcessorSharing(simulation, { servers: cores, speed: 1.5 });
        const ends = jobs.map(() => NaN), numbers = jobs.map(() => -1);
        jobs.forEach(([at, work], i) =>
          simulation.spawn(function* () {
            yield hold(at);
            numbers[i] = machines.submit(machine, work);
            yield* sharing.serve(work);
            ends[i] = simulation.now;
          })
        );
        simulation.run();
        for (const [i, end] of ends.entries()) {
          expect(Math.abs(machines.endOf(numbers[i]) - end)).toBeLessThan(1e-12 * end);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("virtual machines", () => {
  it("give back what they had when they are removed, not before their jobs' end", () => {
    const { simulation, hosts, machines } = oneHost();
    const machine = machines.place({ cores: 8, memory: 60 });
    const job = machines.submit(machine, 1);
    expect(machines.place({ cores: 1 })).toBe(-1);
    expect(() => machines.remove(machine)).toThrow(
      "VirtualMachines.remove: machine 0 has 1 jobs; remove it after their end",
    );
    simulation.run();
    machines.remove(machine);
    expect([hosts.freeCores[0], hosts.freeMemory[0]]).toEqual([8, 100]);
    expect(machines.machineOf(job)).toBe(machine);
    expect(machines.hostOf(machine)).toBe(-1);
    expect(() => machines.submit(machine, 1)).toThrow(
      "VirtualMachines.submit: machine must be one that was placed and not removed, got 0",
    );
  });

  it("refuse amounts and works out of range", () => {
    const { machines } = oneHost();
    expect(() => machines.place({ cores: 0 })).toThrow(
      "VirtualMachines.place: cores must be > 0 and finite, got 0",
    );
    expect(() => machines.place({ cores: 1, memory: -1 })).toThrow("memory must be ≥ 0");
    expect(() => machines.submit(machines.place({ cores: 1 }), 0)).toThrow("work must be > 0");
    expect(() => new Hosts([{ cores: NaN }])).toThrow(
      "Hosts: cores must be ≥ 0 and finite, got NaN",
    );
  });
});
