import { describe, expect, it } from "vitest";
import { Simulation } from "../../../../src/des/mod.ts";
import {
  autoscaler,
  Node,
  predictive,
  scalingPolicies,
  type ScalingPolicyFactory,
  serviceGraph,
  targetTracking,
  threshold,
  work,
} from "../../../../src/fleet/mod.ts";
import { exponential, Random } from "../../../../src/random/mod.ts";
import { Moments } from "../../../../src/stats/mod.ts";
import { poissonSource } from "../../../des/models.ts";

const load = (instances: number, utilisation: number, now = 0) => ({ now, instances, utilisation });

/** Instances and failures of a service on up to 20 nodes at 8 busy cores of demand. */
function scaled(policy: ScalingPolicyFactory, seed: string) {
  const random = Random.named(seed), simulation = new Simulation({ random });
  const nodes = Array.from({ length: 20 }, () => new Node(simulation));
  const does = [work(exponential({ mean: 0.1 }))];
  const graph = serviceGraph(simulation, { it: { nodes, does, instances: 10 } }, random);
  const service = graph.named("it");
  simulation.spawn(autoscaler(simulation, service, { policy, startup: 30 }));
  const outcomes = new Moments(), instances = new Moments(), utilisation = new Moments();
  simulation.spawn(
    poissonSource(simulation, 80, function* () {
      outcomes.add((yield* graph.request("it")) === null ? 0 : 1);
    }, random.stream("arrivals")),
  );
  simulation.run({ until: 600 });
  const busyBefore = nodes.reduce((sum, node) => sum + node.busyTime, 0);
  for (let t = 601; t <= 1200; t++) {
    simulation.run({ until: t });
    instances.add(service.instances.length);
  }
  const busy = nodes.reduce((sum, node) => sum + node.busyTime, 0) - busyBefore;
  utilisation.add(busy / 600 / instances.mean);
  return { failed: outcomes.mean, instances: instances.mean, utilisation: utilisation.mean };
}

describe("every scaling policy", () => {
  for (const [name, policy] of Object.entries(scalingPolicies)) {
    it(`${name}: leaves a service at its target alone and wants more of one that is full`, () => {
      expect(policy().decide(load(10, 0.6))).toBeCloseTo(10, 9);
      expect(policy().decide(load(10, 1))).toBeGreaterThan(10);
      expect(policy().decide(load(10, 0.05))).toBeLessThan(10);
    });

    it(`${name}: loses no request by scaling in`, () => {
      expect(scaled(policy, "scaling").failed).toBe(0);
    });
  }
});

describe("scaling policies one by one", () => {
  it("threshold goes one by one", () => {
    const policy = threshold({ low: 0.2, high: 0.8 })();
    expect([0.9, 0.5, 0.1].map((u) => policy.decide(load(10, u)))).toEqual([11, 10, 9]);
  });

  it("target tracking brings 8 busy cores to 60 % of 13.3 instances, and not to 55 or 65 %", () => {
    const { instances, utilisation } = scaled(targetTracking({ target: 0.6 }), "target");
    expect(utilisation).toBeGreaterThan(0.6 / 1.1 - 0.02);
    expect(utilisation).toBeLessThan(0.6 * 1.1 + 0.02);
    expect(instances).toBeGreaterThan(8 / 0.66 - 1);
  });

  it("predictive sees a ramp `ahead` seconds before it is there", () => {
    const policy = predictive({ ahead: 60, target: 0.5 })();
    let wanted = 0;
    // Demand grows by 0.1 busy instances a second.
    for (let now = 0; now <= 600; now += 15) wanted = policy.decide(load(100, 0.001 * now, now));
    expect(wanted * 0.5).toBeCloseTo(0.1 * (600 + 60), 1);
  });

  it("refuse options out of range", () => {
    expect(() => threshold({ low: 0.8, high: 0.2 })).toThrow(
      "threshold: low must be in [0, 0.2], got 0.8",
    );
    expect(() => targetTracking({ target: 0 })).toThrow("targetTracking: target must be in");
  });
});

describe("an autoscaler", () => {
  it("adds instances that are up after their start-up delay, and no earlier", () => {
    const simulation = new Simulation();
    const nodes = [1, 2, 3].map(() => new Node(simulation));
    const does = [work(exponential({ mean: 1000 }))];
    const graph = serviceGraph(
      simulation,
      { it: { nodes, does, instances: 1 } },
      simulation.random,
    );
    const service = graph.named("it");
    simulation.spawn(() => graph.request("it"));
    simulation.spawn(
      autoscaler(simulation, service, { policy: threshold(), interval: 10, startup: 30 }),
    );
    const up = (t: number) => {
      simulation.run({ until: t });
      return service.candidates.length;
    };
    // The first look has no whole interval behind it; the second starts one.
    expect([20, 49, 51].map(up)).toEqual([1, 1, 2]);
  });
});
