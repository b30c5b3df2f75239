import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { Node } from "../../../src/fleet/node/node.ts";
import { cubicPower } from "../../../src/fleet/node/power.ts";
import { Thermal } from "../../../src/fleet/node/thermal.ts";

describe("the temperature", () => {
  it("answers a step of power with T_a + RP(1 − e^{−t/RC})", () => {
    const simulation = new Simulation();
    const thermal = new Thermal(simulation, { resistance: 0.5, capacitance: 40, ambient: 20 });
    thermal.power = 100;
    for (const t of [1, 5, 20, 100, 1000]) {
      simulation.run({ until: t });
      expect(thermal.temperature).toBeCloseTo(20 + 50 * (1 - Math.exp(-t / 20)), 10);
    }
  });

  it("reaches a bound when the closed form says, without an event before", () => {
    const simulation = new Simulation();
    const options = { resistance: 0.5, capacitance: 40, ambient: 20, trip: 60, release: 50 };
    const thermal = new Thermal(simulation, options);
    thermal.power = 100;
    expect(simulation.run({ events: 1 }).time).toBeCloseTo(20 * Math.log(50 / 10), 12);
    expect([thermal.isThrottled, thermal.temperature]).toEqual([true, 60]);
    thermal.power = 0;
    simulation.run();
    expect(simulation.now).toBeCloseTo(20 * Math.log(50 / 10) + 20 * Math.log(40 / 30), 12);
    expect(thermal.isThrottled).toBe(false);
  });

  it("balances energy: what flows in is held or lost, within 1e-9", () => {
    const course = fc.array(
      fc.record({
        watts: fc.double({ min: 0, max: 200, noNaN: true }),
        seconds: fc.double({ min: 0, max: 100, noNaN: true }),
      }),
      { maxLength: 30 },
    );
    fc.assert(fc.property(course, (steps) => {
      const simulation = new Simulation();
      const thermal = new Thermal(simulation, {
        resistance: 0.5,
        capacitance: 40,
        trip: 80,
        release: 70,
      });
      let energy = 0;
      for (const { watts, seconds } of steps) {
        thermal.power = watts;
        energy += watts * seconds;
        simulation.run({ until: simulation.now + seconds });
      }
      const error = energy - thermal.heatHeld - thermal.heatLost;
      expect(Math.abs(error)).toBeLessThan(1e-9 * (1 + energy));
    }));
  });

  it("refuses bounds in the wrong order", () => {
    expect(() =>
      new Thermal(new Simulation(), { resistance: 1, capacitance: 1, trip: 60, release: 70 })
    ).toThrow("Thermal: must have ambient < release < trip, got 25, 70, 60");
  });
});

describe("a node that throttles", () => {
  // 90 W at 2 GHz heats to 20 + 90 °C, 20 W at 1 GHz to 20 + 20: it swings between 65 and 60 °C
  it("is slow for the share of time that the closed form gives", () => {
    const simulation = new Simulation();
    const node = new Node(simulation, {
      frequencies: [1e9, 2e9],
      power: cubicPower({ static: 10, dynamic: 80, nominal: 2e9 }),
      thermal: { resistance: 1, capacitance: 10, ambient: 20, trip: 65, release: 60 },
    });
    const task = simulation.spawn(() => node.execute(1000));
    const heating = 10 * Math.log((110 - 60) / (110 - 65)); // s
    const cooling = 10 * Math.log((65 - 40) / (60 - 40)); // s
    const first = 10 * Math.log((110 - 20) / (110 - 65)); // s
    const cycles = 200;
    simulation.run({ until: first + cycles * (heating + cooling) });
    expect(node.energy).toBeCloseTo(90 * first + cycles * (20 * cooling + 90 * heating), 6);
    while (task.state !== "ended") simulation.step();
    expect(node.thermal!.temperature).toBeLessThanOrEqual(65);
    const slow = cooling / (heating + cooling);
    const speed = 1 - slow / 2; // in work per second
    expect(Math.abs(simulation.now * speed / 1000 - 1)).toBeLessThan(0.01);
  });
});
