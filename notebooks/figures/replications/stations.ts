import {
  type Activity,
  erlangB,
  hold,
  mg1,
  mmc,
  replicate,
  Resource,
  Simulation,
  StationMonitor,
} from "../../../src/des/mod.ts";
import {
  constant,
  type Distribution,
  exponential,
  hyperexponentialFromMoments,
  Random,
} from "../../../src/random/mod.ts";
import type { Replication } from "../../../src/report/mod.ts";

const unit = exponential({ mean: 1 });
const varied = hyperexponentialFromMoments({ mean: 1, squaredCoefficientOfVariation: 4 });
/** Customers a second, servers, the law of service, and the mean wait that is known, s. */
const stations: readonly (readonly [string, number, number, Distribution, number])[] = [
  ["M/M/2, 1.6 customers a second", 1.6, 2, unit, mmc(1.6, 1, 2).wait],
  ["M/M/10, 8 customers a second", 8, 10, unit, mmc(8, 1, 10).wait],
  ["M/D/1 at a load of 0.8", 0.8, 1, constant({ value: 1 }), mg1(0.8, 1, 0).wait],
  ["M/H₂/1 at a load of 0.8, variance 4", 0.8, 1, varied, mg1(0.8, 1, 4).wait],
];
const losses: readonly (readonly [string, Distribution])[] = [
  ["M/M/10/10", unit],
  ["M/H₂/10/10, variance 4", varied],
];
const customers = 50_000;

export default {
  title: "Mean wait at stations, and customers lost where there is no line",
  kind: "closed form",
  source:
    "Erlang's C and B, Pollaczek and Khinchine, as in Kleinrock, Queueing Systems, volume 1, Wiley 1975",
  unit: "",
  agreement: { by: "interval" },
  rows: () => [
    ...stations.map(([what, rate, capacity, service, published]) => {
      const { value, low, high } = replicated((random) => wait(rate, capacity, service, random));
      return { what: `${what}: mean wait, s`, published, ours: value, low, high };
    }),
    ...losses.map(([what, service]) => {
      const { value, low, high } = replicated((random) => lost(8, 10, service, random));
      return {
        what: `${what}, 8 customers a second: share lost`,
        published: erlangB(10, 8),
        ours: value,
        low,
        high,
      };
    }),
  ],
} satisfies Replication;

function replicated(model: (random: Random) => number) {
  const random = Random.named("replications/stations");
  return replicate((random) => ({ value: model(random) }), { replications: 40 }, random)
    .estimates.value;
}

/** Mean wait, s; a tenth of the time goes before. */
function wait(rate: number, capacity: number, service: Distribution, random: Random): number {
  const simulation = new Simulation({ random });
  const server = new Resource(simulation, { capacity });
  const monitor = new StationMonitor(simulation);
  server.attach(monitor);
  const works = random.stream("works");
  arrivals(simulation, rate, random, function* () {
    const slot = yield* server.acquire();
    yield hold(service.draw(works));
    slot.release();
  });
  simulation.run({ until: 0.1 * customers / rate });
  monitor.reset();
  simulation.run({ until: 1.1 * customers / rate });
  return monitor.wait.moments.mean;
}

/** Share of the customers who find all servers busy and leave. */
function lost(rate: number, capacity: number, service: Distribution, random: Random): number {
  const simulation = new Simulation({ random });
  const server = new Resource(simulation, { capacity });
  const works = random.stream("works");
  let come = 0, refused = 0;
  arrivals(simulation, rate, random, function* () {
    come++;
    if (server.busy === capacity) {
      refused++;
      return;
    }
    const slot = yield* server.acquire();
    yield hold(service.draw(works));
    slot.release();
  });
  simulation.run({ until: 0.1 * customers / rate });
  come = refused = 0;
  simulation.run({ until: 1.1 * customers / rate });
  return refused / come;
}

function arrivals(simulation: Simulation, rate: number, random: Random, customer: () => Activity) {
  const gaps = random.stream("arrivals");
  simulation.spawn(function* () {
    for (;;) {
      yield hold(gaps.exponential() / rate);
      simulation.spawn(customer);
    }
  });
}
