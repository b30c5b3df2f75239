import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { Node } from "../../../src/fleet/node/node.ts";
import { cubicPower, linearPower, tablePower } from "../../../src/fleet/node/power.ts";

describe("power models", () => {
  it("linear goes from idle to busy, whatever the frequency", () => {
    const { watts } = linearPower({ idle: 60, busy: 100 });
    expect([watts(0, 1e9), watts(0.5, 2e9), watts(1, 3e9)]).toEqual([60, 80, 100]);
  });

  it("cubic halves the frequency to an eighth of the dynamic power", () => {
    const { watts } = cubicPower({ static: 10, dynamic: 80, nominal: 2e9 });
    expect([watts(1, 2e9), watts(1, 1e9), watts(0, 1e9)]).toEqual([90, 20, 10]);
  });

  it("table goes through what was measured, with straight lines between", () => {
    const { watts } = tablePower({ utilisations: [0, 0.5, 1], watts: [50, 90, 100] });
    expect([0, 0.25, 0.5, 0.75, 1].map((u) => watts(u, 1e9))).toEqual([50, 70, 90, 95, 100]);
  });

  it("refuse what is no model", () => {
    expect(() => linearPower({ idle: 5, busy: 4 })).toThrow("busy must be ≥ idle (5 W), got 4");
    expect(() => tablePower({ utilisations: [0, 0.9], watts: [1, 2] })).toThrow(
      "utilisations must rise from 0 to 1, got 0, 0.9",
    );
  });
});

/** Energy and time of a task of 8 s at f₀ = 2 GHz, at another frequency; 10 W static, 80 W dynamic. */
function taskAt(frequency: number) {
  const simulation = new Simulation();
  const node = new Node(simulation, {
    frequencies: [frequency],
    nominal: 2e9,
    power: cubicPower({ static: 10, dynamic: 80, nominal: 2e9 }),
  });
  const task = simulation.spawn(() => node.execute(8));
  while (task.state !== "ended") simulation.step();
  return { energy: node.energy, time: simulation.now };
}

describe("the cubic law on a node", () => {
  it("gives energy W[Ps f₀/f + Pd (f/f₀)²] and time W f₀/f at every frequency", () => {
    for (const s of [0.25, 0.5, 0.8, 1]) {
      const { energy, time } = taskAt(2e9 * s);
      expect(time).toBeCloseTo(8 / s, 10);
      expect(energy).toBeCloseTo(8 * (10 / s + 80 * s * s), 9);
    }
  });

  it("has its least energy at f/f₀ = ∛(Ps/2Pd)", () => {
    const best = Math.cbrt(10 / 160);
    const energies = [best - 0.01, best, best + 0.01].map((s) => taskAt(2e9 * s).energy);
    expect(energies[1]).toBeLessThan(Math.min(energies[0], energies[2]));
  });

  it("has its least energy · delay at f/f₀ = ∛(2Ps/Pd), higher than that of energy", () => {
    // E·T ∝ Ps (f₀/f)² + Pd f/f₀
    const best = Math.cbrt(20 / 80);
    const products = [best - 0.01, best, best + 0.01].map((s) => {
      const { energy, time } = taskAt(2e9 * s);
      return energy * time;
    });
    expect(products[1]).toBeLessThan(Math.min(products[0], products[2]));
  });
});
