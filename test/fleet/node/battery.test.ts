import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { Battery } from "../../../src/fleet/node/battery.ts";
import { Node } from "../../../src/fleet/node/node.ts";
import { linearPower } from "../../../src/fleet/node/power.ts";

describe("a battery", () => {
  it("is empty after capacity/power seconds, and says so once", () => {
    const simulation = new Simulation();
    const battery = new Battery(simulation, { capacity: 100 });
    const changes: number[] = [];
    battery.watch(() => changes.push(simulation.now));
    battery.load = 8;
    simulation.run();
    expect([changes, battery.isEmpty, battery.charge, battery.drawn]).toEqual([
      [12.5],
      true,
      0,
      100,
    ]);
    expect(() => battery.load = 1).toThrow("Battery: empty, cannot feed 1 W");
  });

  it("feeds again once its charger has brought it to the restart level, and stops at full", () => {
    const simulation = new Simulation();
    const battery = new Battery(simulation, { capacity: 100, charge: 0, charger: 5 });
    const changes: number[] = [];
    battery.watch(() => changes.push(simulation.now));
    simulation.run({ until: 50 });
    expect([changes, battery.charge, battery.stored]).toEqual([[2], 100, 100]);
  });

  it("is never emptied by a load too small for its time to be told", () => {
    const simulation = new Simulation();
    const battery = new Battery(simulation, { capacity: 100 });
    battery.load = 5e-324;
    expect(simulation.run({ until: 1e9 }).events).toBe(0);
    expect(battery.charge).toBe(100);
  });

  it("conserves energy under any course of loads: Q = Q₀ + stored − drawn within 1e-9", () => {
    const loads = fc.array(
      fc.record({
        watts: fc.double({ min: 0, max: 20, noNaN: true }),
        seconds: fc.double({ min: 0, max: 30, noNaN: true }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(loads, fc.constantFrom(0, 3, 10), fc.double({ min: 0, max: 100, noNaN: true }), (
        course,
        charger,
        charge,
      ) => {
        const simulation = new Simulation();
        const battery = new Battery(simulation, { capacity: 100, charge, charger });
        for (const { watts, seconds } of course) {
          if (!battery.isEmpty) battery.load = watts;
          simulation.run({ until: simulation.now + seconds });
          expect(battery.charge).toBeGreaterThanOrEqual(0);
          expect(battery.charge).toBeLessThanOrEqual(100);
          const error = charge + battery.stored - battery.drawn - battery.charge;
          expect(Math.abs(error)).toBeLessThan(1e-9 * (100 + battery.drawn));
        }
      }),
    );
  });
});

describe("a node with a battery", () => {
  it("draws what its power model says, stands still when empty, and goes on when charged", () => {
    const simulation = new Simulation();
    const node = new Node(simulation, {
      power: linearPower({ idle: 0, busy: 10 }),
      battery: { capacity: 100, charge: 50, charger: 5, restart: 0.1 },
    });
    let end = NaN;
    simulation.spawn(function* () {
      yield* node.execute(12);
      end = simulation.now;
    });
    simulation.run({ until: 10.5 });
    expect(node.isOn).toBe(false); // −5 W empties 50 J in 10 s
    simulation.run({ until: 100 });
    expect(end).toBeCloseTo(14, 12); // 2 s without power, until 10 J are there
    expect(node.energy).toBeCloseTo(120, 12);
    expect(node.battery!.drawn).toBeCloseTo(node.energy, 12);
  });
});
