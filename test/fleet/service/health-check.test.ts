import { describe, expect, it } from "vitest";
import { hold, Simulation } from "../../../src/des/mod.ts";
import {
  healthCheck,
  type HealthCheckOptions,
  linearPower,
  Node,
  roundRobin,
  serviceGraph,
  work,
} from "../../../src/fleet/mod.ts";
import { constant } from "../../../src/random/mod.ts";

/** Failures among one request a second over 100 s, where one of two nodes has no power from 40 s on. */
function failures(options: HealthCheckOptions | null): number[] {
  const simulation = new Simulation();
  const power = linearPower({ idle: 1, busy: 1 }); // W
  const battery = { capacity: 40.5, charge: 40.5 }; // J
  const nodes = [new Node(simulation, { power, battery }), new Node(simulation)];
  const does = [work(constant({ value: 0.1 }))];
  const graph = serviceGraph(
    simulation,
    { it: { nodes, does, balancer: roundRobin() } },
    simulation.random,
  );
  if (options !== null) simulation.spawn(healthCheck(graph.named("it"), options));
  const failed: number[] = [];
  simulation.spawn(function* () {
    for (;;) {
      yield hold(1);
      const begin = simulation.now;
      if ((yield* graph.request("it")) !== null) failed.push(begin);
    }
  });
  simulation.run({ until: 100 });
  return failed;
}

describe("a health check", () => {
  it("keeps requests from an instance that is down, from the next check on", () => {
    const without = failures(null), checked = failures({ interval: 5 });
    expect(without.length).toBeGreaterThan(20);
    expect(checked.length).toBeGreaterThan(0);
    expect(Math.max(...checked)).toBeLessThanOrEqual(45);
  });

  it("that needs three misses in a row takes three checks", () => {
    const checked = failures({ interval: 5, misses: 3 });
    expect(Math.max(...checked)).toBeGreaterThan(50);
    expect(Math.max(...checked)).toBeLessThanOrEqual(55);
  });

  it("refuses options out of range", () => {
    expect(() => failures({ interval: 0 })).toThrow("healthCheck: interval must be > 0");
  });
});
