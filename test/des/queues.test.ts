import { describe, it } from "vitest";
import {
  type Activity,
  first,
  hold,
  ProcessorSharing,
  Resource,
  Simulation,
  StationMonitor,
  Tally,
  timeout,
} from "../../src/des/mod.ts";
import { jackson } from "../../src/des/theory/jackson.ts";
import {
  breakdowns,
  erlangB,
  machineRepair,
  mg1,
  mg1ps,
  mm1,
  mm1k,
  mmc,
  priorities,
  reneging,
} from "../../src/des/theory/queues.ts";
import {
  constant,
  type Distribution,
  erlang,
  exponential,
  hyperexponentialFromMoments,
  lognormalFromMoments,
  type Random,
  uniform,
} from "../../src/random/mod.ts";
import {
  expectContains,
  expectLittle,
  observe,
  poissonSource,
  replicated,
  stationMeans,
} from "./models.ts";

const unit = exponential({ mean: 1 });

describe("simulated queues agree with queueing theory (99.9 % intervals of 40 replications)", () => {
  for (const rate of [0.5, 0.8, 0.9]) {
    it(`M/M/1 at load ${rate}: Wq, W, Lq and L`, () => {
      const { estimates } = stationMeans({ rate, service: unit, customers: 40_000 });
      const theory = mm1(rate, 1);
      expectContains(estimates.wait, theory.wait);
      expectContains(estimates.stay, theory.stay);
      expectContains(estimates.line, theory.line);
      expectContains(estimates.population, theory.population);
    });
  }

  it("M/M/1 at load 0.8: the stay is exponential with mean 5 s", () => {
    const { estimates } = replicated((random) => {
      const simulation = new Simulation({ random });
      const server = new Resource(simulation);
      const monitor = new StationMonitor(simulation, { stay: { histogram: { unit: 1e-4 } } });
      server.attach(monitor);
      const services = random.stream("services");
      function* customer(): Activity {
        yield* server.serve(services.exponential());
      }
      simulation.spawn(poissonSource(simulation, 0.8, customer, random.stream("arrivals")));
      observe(simulation, monitor, 25_000);
      const { histogram } = monitor.stay;
      return { p50: histogram.quantile(0.5), p95: histogram.quantile(0.95) };
    });
    expectContains(estimates.p50, -5 * Math.log(0.5));
    expectContains(estimates.p95, -5 * Math.log(0.05));
  });

  for (const [servers, rate] of [[2, 1.6], [3, 2], [10, 8]]) {
    it(`M/M/${servers} at ${rate} arrivals/s: Erlang's C`, () => {
      const resource = { capacity: servers };
      const { estimates } = stationMeans({ rate, service: unit, resource });
      expectContains(estimates.wait, mmc(rate, 1, servers).wait);
      expectContains(estimates.population, mmc(rate, 1, servers).population);
    });
  }

  const lossServices: [string, Distribution][] = [
    ["exponential", unit],
    ["constant", constant({ value: 1 })],
    [
      "hyper-exponential",
      hyperexponentialFromMoments({ mean: 1, squaredCoefficientOfVariation: 4 }),
    ],
  ];
  for (const [law, service] of lossServices) {
    it(`M/G/10/10 with ${law} service: Erlang's B`, () => {
      const { estimates } = replicated((random) => blocking(random, 8, 10, 10, service));
      expectContains(estimates.blocked, erlangB(10, 8));
    });
  }

  for (const [rate, K] of [[0.8, 10], [1.2, 5]]) {
    it(`M/M/1/${K} at ${rate} arrivals/s: blocking, L and W`, () => {
      const { estimates } = replicated((random) => blocking(random, rate, 1, K, unit));
      const theory = mm1k(rate, 1, K);
      expectContains(estimates.blocked, theory.blocked);
      expectContains(estimates.population, theory.population);
      expectContains(estimates.stay, theory.stay);
    });
  }

  const services: [string, Distribution][] = [
    ["deterministic", constant({ value: 1 })],
    ["Erlang-2", erlang({ stages: 2, mean: 1 })],
    ["uniform", uniform({ low: 0, high: 2 })],
    [
      "hyper-exponential",
      hyperexponentialFromMoments({ mean: 1, squaredCoefficientOfVariation: 4 }),
    ],
  ];
  for (const [law, service] of services) {
    it(`M/G/1 with ${law} service: Pollaczek and Khinchine`, () => {
      const { estimates } = stationMeans({ rate: 0.8, service, customers: 30_000 });
      expectContains(estimates.wait, mg1(0.8, service.mean, service.variance).wait);
    });
  }

  it("M/G/1 with lognormal service of cv² 4 at load 0.5: Pollaczek and Khinchine", () => {
    const service = lognormalFromMoments({ mean: 1, coefficientOfVariation: 2 });
    const { estimates } = stationMeans({ rate: 0.5, service, customers: 30_000 });
    expectContains(estimates.wait, mg1(0.5, 1, 4).wait);
  });

  for (const [law, service] of [["exponential", unit], ...services.slice(3)] as typeof services) {
    it(`M/G/1-PS with ${law} service: W, and a stay in proportion to the work`, () => {
      const { estimates } = replicated((random) => sharing(random, 0.8, service));
      expectContains(estimates.stay, mg1ps(0.8, 1, 1));
      expectContains(estimates.slowdown, mg1ps(0.8, 1, 1));
    });
  }

  for (const discipline of ["priority", "preemptive-resume"] as const) {
    it(`two classes with ${discipline}: Cobham`, () => {
      const { estimates } = replicated((random) => twoClasses(random, discipline, [0.3, 0.5]));
      const classes = [0.3, 0.5].map((lambda) => ({ lambda, mean: 1, secondMoment: 2 }));
      const theory = priorities(classes, discipline === "preemptive-resume");
      expectContains(estimates.urgent, theory[0].stay);
      expectContains(estimates.patient, theory[1].stay);
    });
  }

  it("M/M/1 with exponential patience: share that reneges, and L", () => {
    const { estimates } = replicated((random) => {
      const simulation = new Simulation({ random });
      const server = new Resource(simulation);
      const monitor = new StationMonitor(simulation);
      server.attach(monitor);
      const services = random.stream("services"), patience = random.stream("patience");
      function* customer(): Activity {
        const winner = yield* first(server.acquire(), timeout(5 * patience.exponential()));
        if (winner.index === 1) return;
        using _slot = winner.value;
        yield hold(services.exponential());
      }
      simulation.spawn(poissonSource(simulation, 1.2, customer, random.stream("arrivals")));
      const { population } = observe(simulation, monitor, 10_000);
      return { population, abandoned: monitor.abandonments / monitor.arrivals };
    });
    const theory = reneging(1.2, 1, 0.2);
    expectContains(estimates.abandoned, theory.abandoned);
    expectContains(estimates.population, theory.population);
  });

  it("a Jackson network of three nodes with feedback: L of each node and W of the whole", () => {
    const gamma = [1, 0, 0], mu = [2, 1, 0.7];
    const routing = [[0, 0.6, 0.4], [0.2, 0, 0], [0, 0, 0]];
    const { estimates } = replicated((random) => network(random, mu, routing));
    const theory = jackson(gamma, mu, routing);
    expectContains(estimates.first, theory.population[0]);
    expectContains(estimates.second, theory.population[1]);
    expectContains(estimates.third, theory.population[2]);
    expectContains(estimates.stay, theory.stay);
  });

  for (const machines of [5, 11, 20]) {
    it(`machine repair with ${machines} machines: response and throughput`, () => {
      const { estimates } = replicated((random) => {
        const simulation = new Simulation({ random });
        const repairman = new Resource(simulation);
        const monitor = new StationMonitor(simulation);
        repairman.attach(monitor);
        const lives = random.stream("lives"), repairs = random.stream("repairs");
        function* machine(): Activity {
          for (;;) {
            yield hold(10 * lives.exponential());
            yield* repairman.serve(repairs.exponential());
          }
        }
        for (let i = 0; i < machines; i++) simulation.spawn(machine);
        const { stay } = observe(simulation, monitor, 10_000);
        return { stay, throughput: monitor.departures / 10_000 };
      });
      expectContains(estimates.stay, machineRepair(machines, 10, 1).response);
      expectContains(estimates.throughput, machineRepair(machines, 10, 1).throughput);
    });
  }

  it("M/M/1 with breakdowns, as pre-emption by a most urgent repair: L", () => {
    const { estimates } = replicated((random) => {
      const simulation = new Simulation({ random });
      const server = new Resource(simulation, { discipline: "preemptive-resume" });
      const services = random.stream("services"), faults = random.stream("faults");
      const stay = new Tally();
      function* customer(): Activity {
        const arrived = simulation.now;
        yield* server.serve(services.exponential());
        stay.add(simulation.now - arrived);
      }
      function* breaker(): Activity {
        for (;;) {
          yield hold(50 * faults.exponential());
          yield* server.serve(5 * faults.exponential(), { priority: -1 });
        }
      }
      simulation.spawn(breaker);
      simulation.spawn(poissonSource(simulation, 0.5, customer, random.stream("arrivals")));
      simulation.run({ until: 2_000 });
      stay.reset();
      simulation.run({ until: 62_000 });
      return { stay: stay.moments.mean };
    });
    expectContains(estimates.stay, breakdowns(0.5, 1, 50, 5).stay);
  });

  it("M/M/∞ at 8 Erlang: the number present has mean and variance 8", () => {
    const { estimates } = replicated((random) => {
      const simulation = new Simulation({ random });
      const server = new ProcessorSharing(simulation, { servers: 1e9 });
      const monitor = new StationMonitor(simulation);
      server.attach(monitor);
      const services = random.stream("services");
      function* customer(): Activity {
        yield* server.serve(services.exponential());
      }
      simulation.spawn(poissonSource(simulation, 8, customer, random.stream("arrivals")));
      observe(simulation, monitor, 2_000);
      return {
        mean: monitor.population.moments.mean,
        variance: monitor.population.moments.variance,
      };
    });
    expectContains(estimates.mean, 8);
    expectContains(estimates.variance, 8);
  });
});

/** A station of c servers that turns away whoever finds K customers present. */
function blocking(random: Random, rate: number, servers: number, K: number, service: Distribution) {
  const simulation = new Simulation({ random });
  const server = new Resource(simulation, { capacity: servers });
  const monitor = new StationMonitor(simulation);
  server.attach(monitor);
  const services = random.stream("services");
  let came = 0, blocked = 0;
  function* customer(): Activity {
    came++;
    if (server.busy + server.waiting >= K) {
      blocked++;
      return;
    }
    using _slot = yield* server.acquire();
    yield hold(service.draw(services));
  }
  simulation.spawn(poissonSource(simulation, rate, customer, random.stream("arrivals")));
  simulation.at(1_000 / rate, () => came = blocked = 0);
  const { population, stay } = observe(simulation, monitor, 10_000 / rate);
  return { blocked: blocked / came, population, stay };
}

/** Processor sharing; the slowdown is the stay over the work, weighted by work. */
function sharing(random: Random, rate: number, service: Distribution) {
  const simulation = new Simulation({ random });
  const server = new ProcessorSharing(simulation);
  const monitor = new StationMonitor(simulation);
  server.attach(monitor);
  const services = random.stream("services");
  // Bytes would do as well: jobs of more than one second only, so that long and short are both seen.
  let stays = 0, works = 0;
  function* customer(): Activity {
    const work = service.draw(services), arrived = simulation.now;
    yield* server.serve(work);
    if (work <= 1) return;
    stays += simulation.now - arrived;
    works += work;
  }
  simulation.spawn(poissonSource(simulation, rate, customer, random.stream("arrivals")));
  const { stay } = observe(simulation, monitor, 40_000);
  return { stay, slowdown: stays / works };
}

/** Two Poisson classes at one server; mean stay of each. */
function twoClasses(
  random: Random,
  discipline: "priority" | "preemptive-resume",
  rates: readonly [number, number],
) {
  const simulation = new Simulation({ random });
  const server = new Resource(simulation, { discipline });
  const monitor = new StationMonitor(simulation);
  server.attach(monitor);
  const stays = rates.map((rate, priority) => {
    const stay = new Tally();
    const services = random.stream(`services/${priority}`);
    function* customer(): Activity {
      const arrived = simulation.now;
      yield* server.serve(services.exponential(), { priority });
      stay.add(simulation.now - arrived);
    }
    const arrivals = random.stream(`arrivals/${priority}`);
    simulation.spawn(poissonSource(simulation, rate, customer, arrivals));
    return stay;
  });
  simulation.run({ until: 2_000 });
  for (const stay of stays) stay.reset();
  simulation.run({ until: 42_000 });
  expectLittle(monitor);
  return { urgent: stays[0].moments.mean, patient: stays[1].moments.mean };
}

/** Customers enter at the first node and wander by the routing probabilities. */
function network(random: Random, mu: readonly number[], routing: readonly (readonly number[])[]) {
  const simulation = new Simulation({ random });
  const route = random.stream("route");
  const stay = new Tally();
  const nodes = mu.map((_, i) => {
    const server = new Resource(simulation, { name: `node ${i}` });
    const monitor = new StationMonitor(simulation);
    server.attach(monitor);
    return { server, monitor, services: random.stream(`services/${i}`) };
  });
  function* customer(): Activity {
    const arrived = simulation.now;
    for (let at = 0; at >= 0;) {
      yield* nodes[at].server.serve(nodes[at].services.exponential() / mu[at]);
      let u = route.uniform();
      at = routing[at].findIndex((p) => (u -= p) < 0); // −1: leaves
    }
    stay.add(simulation.now - arrived);
  }
  simulation.spawn(poissonSource(simulation, 1, customer, random.stream("arrivals")));
  simulation.run({ until: 1_000 });
  for (const { monitor } of nodes) monitor.reset();
  stay.reset();
  simulation.run({ until: 21_000 });
  for (const { monitor } of nodes) expectLittle(monitor);
  const [first, second, third] = nodes.map(({ monitor }) => monitor.population.moments.mean);
  return { first, second, third, stay: stay.moments.mean };
}
