import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hold, Simulation } from "../../../src/des/mod.ts";
import {
  Availability,
  bytesByLink,
  cost,
  Emissions,
  jainIndex,
  linearPower,
  type Link,
  Network,
  Node,
  Served,
  utilisation,
} from "../../../src/fleet/mod.ts";
import { constant, piecewiseConstant, sine } from "../../../src/signals/mod.ts";

describe("availability of a node", () => {
  it("is the share of time for which it was on, by hand: off for 2 + 3 of 20 s", () => {
    const simulation = new Simulation(), node = new Node(simulation);
    const seen = new Availability(simulation, node);
    for (const [from, to] of [[4, 6], [10, 13]]) {
      simulation.at(from, () => {
        simulation.at(to, node.impair({ kind: "down", work: "lost" }));
      });
    }
    simulation.run({ until: 20 });
    expect(seen.share).toBe(0.75);
    expect([seen.failures, seen.meanTimeToFailure, seen.meanTimeToRepair]).toEqual([2, 7.5, 2.5]);
    seen.reset();
    expect([seen.share, seen.failures, seen.meanTimeToFailure]).toEqual([1, 0, Infinity]);
  });

  it("counts an empty battery", () => {
    const simulation = new Simulation();
    const power = linearPower({ idle: 10, busy: 10 });
    const node = new Node(simulation, { power, battery: { capacity: 100 } });
    const seen = new Availability(simulation, node);
    simulation.run({ until: 40 });
    expect([seen.share, seen.failures]).toEqual([0.25, 1]);
  });
});

describe("served requests", () => {
  it("are available by those served, and missed by those failed or late", () => {
    const served = new Served({ deadline: 0.5 });
    served.add(0.1, true);
    served.add(0.6, true);
    served.add(0.01, false);
    served.add(0.2, true);
    expect([served.count, served.availability, served.missed]).toEqual([4, 0.75, 0.5]);
  });

  it("have quantiles to three digits, in memory that does not grow", () => {
    const served = new Served();
    for (let i = 1; i <= 100_000; i++) served.add(i * 1e-5, true);
    expect(Math.abs(served.latencyQuantile(0.99) / 0.99 - 1)).toBeLessThan(1e-3);
    expect(served.latency.mean).toBeCloseTo(0.500005, 9);
  });

  it("are all served and none missed before the first", () => {
    const served = new Served({ deadline: 1 });
    served.add(2, false);
    served.reset();
    expect([served.count, served.availability, served.missed]).toEqual([0, 1, 0]);
  });
});

describe("emissions", () => {
  const power = linearPower({ idle: 100, busy: 300 });

  it("are watts times intensity, stretch by stretch, by hand", () => {
    const simulation = new Simulation(), node = new Node(simulation, { power });
    const edges = [0, 1800, 3600], rates = [100, 400]; // gCO2/kWh
    const emitted = new Emissions(simulation, node, piecewiseConstant({ edges, rates }));
    simulation.spawn(function* () {
      yield hold(900);
      yield* node.execute(1800);
    });
    simulation.run({ until: 3600 });
    const expected = (900 * 100 * 100 + 900 * 300 * 100 + 900 * 300 * 400 + 900 * 100 * 400) /
      3.6e6;
    expect(emitted.grams).toBeCloseTo(expected, 9);
  });

  it("are those of the energy at constant intensity, to 1e-12, whatever runs", () => {
    const tasks = fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
      ),
      { maxLength: 20 },
    );
    fc.assert(fc.property(tasks, (tasks) => {
      const simulation = new Simulation(), node = new Node(simulation, { power, cores: 2 });
      const emitted = new Emissions(simulation, node, constant(300));
      for (const [at, work] of tasks) {
        simulation.spawn(function* () {
          yield hold(at);
          yield* node.execute(work);
        });
      }
      simulation.run({ until: 2000 });
      expect(emitted.grams / (node.energy * 300 / 3.6e6)).toBeCloseTo(1, 12);
    }));
  });

  it("are the closed integral of a sine for an idle node", () => {
    const simulation = new Simulation(), node = new Node(simulation, { power });
    const intensity = sine({ mean: 300, amplitude: 100, period: 86_400 });
    const emitted = new Emissions(simulation, node, intensity);
    simulation.run({ until: 30_000 });
    expect(emitted.grams).toBeCloseTo(100 * intensity.integral(0, 30_000) / 3.6e6, 9);
  });
});

describe("utilisation", () => {
  it("weights each value with its time: 2 of 4 cores for 1 s, 1 of 4 for 2 s, of 10 s", () => {
    const simulation = new Simulation(), node = new Node(simulation, { cores: 4 });
    const level = utilisation(simulation, node);
    simulation.spawn(() => node.execute(1));
    simulation.spawn(() => node.execute(3));
    simulation.run({ until: 10 });
    const { mean, max } = level.moments;
    expect(max).toBe(0.5);
    expect(mean).toBeCloseTo(0.1, 12);
    expect(mean).toBeCloseTo(node.busyTime / 40, 12);
  });
});

describe("bytes by link", () => {
  it("are what was carried up to now, and its share of the bandwidth", () => {
    const simulation = new Simulation(), network = new Network(simulation);
    const [a, b] = ["a", "b"].map((name) => network.link({ name, bandwidth: 1000 }));
    const send = function* (route: Link[], bytes: number) {
      yield* network.transfer(route, bytes);
    };
    simulation.spawn(send([a, b], 3000));
    simulation.spawn(send([b], 500));
    simulation.run({ until: 2 });
    expect(bytesByLink(network, [a, b], 2)).toEqual([
      { link: "a", bytes: 1500, utilisation: 0.75 },
      { link: "b", bytes: 2000, utilisation: 1 },
    ]);
  });
});

describe("cost", () => {
  it("is linear in core hours, gigabytes and kilowatt hours", () => {
    const usage = { coreSeconds: 7200, bytes: 5e9, energy: 7.2e6 };
    const prices = { coreHour: 0.04, gigabyte: 0.1, kilowattHour: 0.3 };
    const { cores, bytes, energy, total } = cost(usage, prices);
    expect([cores, bytes, energy]).toEqual([0.08, 0.5, 0.6]);
    expect(total).toBeCloseTo(1.18, 12);
  });

  it("refuses a negative price", () => {
    expect(() => cost({}, { coreHour: -1 })).toThrow(
      "cost: coreHour must be ≥ 0 and finite, got -1",
    );
  });
});

describe("Jain's index", () => {
  it("is k/n where k of n share all alike, and 1 where nobody has anything", () => {
    expect([jainIndex([2, 2, 2, 2]), jainIndex([7, 0, 0, 7]), jainIndex([0, 0])]).toEqual([
      1,
      0.5,
      1,
    ]);
  });

  it("lies in [1/n, 1] and knows no unit", () => {
    const shares = fc.array(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), { minLength: 1 });
    fc.assert(fc.property(shares, (x) => {
      const J = jainIndex(x);
      expect(J).toBeGreaterThanOrEqual(1 / x.length - 1e-12);
      expect(J).toBeLessThanOrEqual(1 + 1e-12);
      expect(jainIndex(x.map((one) => 1e-200 * one))).toBeCloseTo(J, 9);
    }));
  });

  it("refuses no shares", () => {
    expect(() => jainIndex([])).toThrow("jainIndex: needs at least one share, got none");
  });
});
