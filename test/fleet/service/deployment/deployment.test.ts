import { describe, expect, it } from "vitest";
import { type Activity, hold, Simulation } from "../../../../src/des/mod.ts";
import {
  canary,
  type CanaryVerdict,
  fail,
  Node,
  rolling,
  serviceGraph,
  type Stage,
  work,
} from "../../../../src/fleet/mod.ts";
import { exponential, Random } from "../../../../src/random/mod.ts";
import { Moments } from "../../../../src/stats/mod.ts";
import { poissonSource } from "../../../des/models.ts";

const quick = work(exponential({ mean: 0.02 }));

/** A service of five instances on `nodes` nodes under 40 requests/s, and what is deployed at 60 s. */
function deployed<R>(
  nodes: number,
  deploy: (service: ReturnType<typeof world>["service"]) => Activity<R>,
  seed = "deployment",
) {
  const { simulation, service, failed } = world(nodes, seed);
  const results: R[] = [];
  let fewest = Infinity;
  simulation.spawn(function* () {
    yield hold(60);
    results.push(yield* deploy(service));
  });
  for (let t = 1; t <= 600; t++) {
    simulation.run({ until: t });
    fewest = Math.min(fewest, service.candidates.length);
  }
  const versions = service.candidates.map(({ version }) => version.name);
  return { result: results[0], fewest, versions, failed: failed.mean };
}

function world(nodes: number, seed: string) {
  const random = Random.named(seed), simulation = new Simulation({ random });
  const all = Array.from({ length: nodes }, () => new Node(simulation));
  const graph = serviceGraph(
    simulation,
    { it: { nodes: all, does: [quick], instances: 5 } },
    random,
  );
  const failed = new Moments();
  simulation.spawn(
    poissonSource(simulation, 40, function* () {
      failed.add((yield* graph.request("it")) === null ? 0 : 1);
    }, random.stream("arrivals")),
  );
  return { simulation, service: graph.named("it"), failed };
}

const second = (...does: Stage[]) => ({ name: "second", does });

describe("a rolling deployment", () => {
  it("replaces all, one at a time, and loses no request", () => {
    const { versions, fewest, failed } = deployed(5, (service) => rolling(service, second(quick)));
    expect(versions).toEqual(["second", "second", "second", "second", "second"]);
    expect(fewest).toBe(4);
    expect(failed).toBe(0);
  });

  it("with free nodes keeps all five up", () => {
    expect(deployed(6, (service) => rolling(service, second(quick))).fewest).toBe(5);
  });

  it("two at once leaves three", () => {
    expect(deployed(5, (service) => rolling(service, second(quick), { atOnce: 2 })).fewest).toBe(3);
  });
});

describe("a canary deployment", () => {
  const watched = (...does: Stage[]) => (seed: string): CanaryVerdict & { versions: string[] } => {
    const { result, versions } = deployed(6, (service) => (
      canary(service, second(...does), { watch: 120 })
    ), seed);
    return { ...result, versions };
  };
  const seeds = [1, 2, 3, 4, 5].map((i) => `canary/${i}`);

  it("promotes a version that is as good", () => {
    for (const { isPromoted, versions } of seeds.map(watched(quick))) {
      expect(isPromoted).toBe(true);
      expect(new Set(versions)).toEqual(new Set(["second"]));
    }
  });

  it("turns down one that fails in 5 % of the requests, and puts the old one back", () => {
    for (const { isPromoted, failures, versions } of seeds.map(watched(quick, fail(0.05)))) {
      expect(isPromoted).toBe(false);
      expect(failures).toBeLessThan(0.005);
      expect(new Set(versions)).toEqual(new Set(["first"]));
    }
  });

  it("turns down one that takes half as long again", () => {
    const slower = work(exponential({ mean: 0.03 }));
    for (const { isPromoted, stay } of seeds.map(watched(slower))) {
      expect(isPromoted).toBe(false);
      expect(stay).toBeLessThan(0.005);
    }
  });
});
