import { type Activity, hold, replicate, Simulation } from "../../../src/des/mod.ts";
import { Node, powerOfD, powerOfDTail, serviceGraph, work } from "../../../src/fleet/mod.ts";
import { exponential, Random } from "../../../src/random/mod.ts";
import { Moments } from "../../../src/stats/mod.ts";
import type { Replication } from "../../../src/report/mod.ts";

const instances = 500, warmUp = 60, observed = 150; // s, in mean works

export default {
  title: "Mean stay where the less loaded of two servers taken at random does the work",
  kind: "closed form",
  source:
    "Mitzenmacher, IEEE Trans. Parallel and Distributed Systems 12(10):1094–1104, 2001: exact for " +
    "infinitely many servers",
  unit: "mean works",
  agreement: { by: "size", share: 0.02 },
  remark: "Ours has 500 servers.",
  rows: () =>
    [0.5, 0.7, 0.9].map((load) => {
      const expected = powerOfDTail(load, 2).slice(1).reduce((sum, share) => sum + share, 0) / load;
      const { value, low, high } = replicate(
        (random) => ({ stay: meanStay(load, random) }),
        { replications: 8 },
        Random.named("replications/best-of-two"),
      ).estimates.stay;
      return { what: `load ${load}`, published: expected, ours: value, low, high };
    }),
} satisfies Replication;

function meanStay(load: number, random: Random): number {
  const simulation = new Simulation({ random });
  const nodes = Array.from(
    { length: instances },
    () => new Node(simulation, { discipline: "queue" }),
  );
  const does = [work(exponential({ mean: 1 }))];
  const graph = serviceGraph(simulation, {
    farm: { nodes, does, balancer: powerOfD(2) },
  }, random);
  const gaps = random.stream("arrivals");
  function* request(): Activity {
    yield* graph.request("farm");
  }
  simulation.spawn(function* () {
    for (;;) {
      yield hold(gaps.exponential() / (load * instances));
      simulation.spawn(request);
    }
  });
  simulation.run({ until: warmUp });
  const records = graph.named("farm").instances.map((instance) => instance.beginRecord());
  simulation.run({ until: warmUp + observed });
  const stay = new Moments();
  for (const record of records) stay.merge(record.stay);
  return stay.mean;
}
