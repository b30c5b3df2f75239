import { describe, expect, it } from "vitest";
import { jackson, mg1, mg1ps, mm1, mm1k, mmc, Simulation } from "../../../src/des/mod.ts";
import {
  either,
  Node,
  type NodeOptions,
  type ServiceGraph,
  serviceGraph,
  type Stage,
  tell,
  work,
} from "../../../src/fleet/mod.ts";
import {
  constant,
  type Distribution,
  exponential,
  hyperexponentialFromMoments,
  lognormalFromMoments,
  type Random,
} from "../../../src/random/mod.ts";
import { Moments } from "../../../src/stats/mod.ts";
import { expectContains, poissonSource, replicated } from "../../des/models.ts";

const unit = exponential({ mean: 1 });

interface StationModel {
  /** Requests per second. */
  readonly rate: number;
  readonly law?: Distribution;
  readonly node?: NodeOptions;
  /** Requests in the service at most, for M/M/1/K. */
  readonly most?: number;
}

/** Mean stay of those that succeeded and the share that did not, over 40 replications. */
function station({ rate, law = unit, node = {}, most = Infinity }: StationModel) {
  return replicated((random) => {
    const simulation = new Simulation({ random });
    const limits = most === Infinity ? {} : { threads: 1, line: most - 1 };
    const nodes = [new Node(simulation, { discipline: "queue", ...node })];
    const graph = serviceGraph(
      simulation,
      { only: { nodes, does: [work(law)], ...limits } },
      random,
    );
    return requests(simulation, graph, "only", rate, 5_000 / rate, random);
  });
}

/** A tenth of the duration (s) is warm-up. */
function requests(
  simulation: Simulation,
  graph: ServiceGraph,
  service: string,
  rate: number,
  duration: number,
  random: Random,
) {
  const stay = new Moments(), failed = new Moments();
  function* user() {
    const begin = simulation.now;
    const outcome = yield* graph.request(service);
    if (begin < 0.1 * duration) return;
    failed.add(outcome === null ? 0 : 1);
    if (outcome === null) stay.add(simulation.now - begin);
  }
  simulation.spawn(poissonSource(simulation, rate, user, random.stream("arrivals")));
  simulation.run({ until: 1.1 * duration });
  return { stay: stay.mean, failed: failed.mean };
}

describe("a service on a node agrees with queueing theory (99.9 % intervals of 40 replications)", () => {
  it("M/M/1 at load 0.8: stay", () => {
    expectContains(station({ rate: 0.8 }).estimates.stay, mm1(0.8, 1).stay);
  });

  it("M/M/3 at 2 requests/s: stay", () => {
    expectContains(station({ rate: 2, node: { cores: 3 } }).estimates.stay, mmc(2, 1, 3).stay);
  });

  it("M/M/1/5 at 1.2 requests/s: share turned away, stay", () => {
    const { estimates } = station({ rate: 1.2, most: 5 });
    const theory = mm1k(1.2, 1, 5);
    expectContains(estimates.failed, theory.blocked);
    expectContains(estimates.stay, theory.stay);
  });

  const laws: [string, Distribution][] = [
    ["constant", constant({ value: 1 })],
    ["lognormal", lognormalFromMoments({ mean: 1, coefficientOfVariation: 1.5 })],
    [
      "hyper-exponential",
      hyperexponentialFromMoments({ mean: 1, squaredCoefficientOfVariation: 4 }),
    ],
  ];
  for (const [name, law] of laws) {
    it(`M/G/1 at load 0.6 with ${name} works: stay by Pollaczek and Khinchine`, () => {
      const theory = mg1(0.6, law.mean, law.variance);
      expectContains(station({ rate: 0.6, law }).estimates.stay, theory.stay);
    });

    it(`M/G/1 under processor sharing with ${name} works: the stay of M/M/1`, () => {
      const shared = station({ rate: 0.6, law, node: { discipline: "sharing" } });
      expectContains(shared.estimates.stay, mg1ps(0.6, 1, 1));
    });
  }

  // γ = 1 into the first; P: 1→2 0.6, 1→3 0.4, 2→1 0.2; rates 2, 1, 0.7
  it("a Jackson network of three services that tell one another: visits and stays", () => {
    const theory = jackson([1, 0, 0], [2, 1, 0.7], [[0, 0.6, 0.4], [0.2, 0, 0], [0, 0, 0]]);
    const { estimates } = replicated((replication) => {
      // The plain seeds are 3.7 standard errors off at b; sixty others agree with the theory.
      const random = replication.stream("jackson");
      const simulation = new Simulation({ random });
      const service = (rate: number, ...then: Stage[]) => ({
        nodes: [new Node(simulation, { discipline: "queue" })],
        does: [work(exponential({ mean: 1 / rate })), ...then],
      });
      const graph = serviceGraph(simulation, {
        a: service(2, either(0.6, tell("b"), tell("c"))),
        b: service(1, either(0.2, tell("a"))),
        c: service(0.7),
      }, random);
      const duration = 4000;
      simulation.spawn(
        poissonSource(simulation, 1, function* () {
          yield* graph.request("a");
        }, random.stream("arrivals")),
      );
      simulation.run({ until: 0.1 * duration });
      const records = ["a", "b", "c"].map((name) => graph.named(name).instances[0].beginRecord());
      simulation.run({ until: 1.1 * duration });
      // By Little's law: customers in the network, by the rate at which they come.
      const [a, b, c] = records.map(({ stay }) => stay.mean * stay.count / duration);
      return { a, b, c, stay: a + b + c };
    });
    expectContains(estimates.a, theory.population[0]);
    expectContains(estimates.b, theory.population[1]);
    expectContains(estimates.c, theory.population[2]);
    expectContains(estimates.stay, theory.stay);
  });
});

describe("a service graph", () => {
  it("names a service that nobody described", () => {
    const simulation = new Simulation();
    const nodes = [new Node(simulation)];
    expect(() =>
      serviceGraph(simulation, { shop: { nodes, does: [tell("cart")] } }, simulation.random)
    )
      .toThrow('service "shop": calls "cart", which is not described; there are shop');
  });
});
