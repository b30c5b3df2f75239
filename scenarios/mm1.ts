/**
 * M/M/1: one server, Poisson arrivals, exponential service, first come first served.
 *
 * Question   Does the kernel reproduce the textbook's waits, and how close does it come?
 * Expected   Every interval contains the closed form, at the confidence level shown.
 * Source     Kleinrock, Queueing Systems, volume 1, Wiley 1975, §3.2.
 */
import { hold, mm1, replicate, Resource, Simulation, StationMonitor } from "../src/des/mod.ts";
import { Random } from "../src/random/mod.ts";
import { contains, type Estimate } from "../src/stats/mod.ts";

export interface Mm1Options {
  /** Names every random stream of the run. */
  readonly seed: string;
  /** Arrivals, 1/s. */
  readonly arrivalRate: number;
  /** Services, 1/s. */
  readonly serviceRate: number;
  /** Simulated time observed in each replication, s; a tenth as much goes before as warm-up. */
  readonly duration: number;
  readonly replications: number;
}

export interface Mm1Row {
  readonly measure: string;
  readonly unit: string;
  readonly estimate: Estimate;
  readonly theory: number;
  readonly isInside: boolean;
}

/** The station's means, estimated and in theory. Throws a RangeError where there is no steady state. */
export default function compare(options: Mm1Options): Mm1Row[] {
  const { seed, arrivalRate, serviceRate, duration, replications } = options;
  const theory = mm1(arrivalRate, serviceRate);
  const { estimates } = replicate(run, { replications, level: 0.99 }, Random.named(seed));

  function run(random: Random) {
    const simulation = new Simulation({ random });
    const server = new Resource(simulation, { name: "server" });
    const monitor = new StationMonitor(simulation);
    server.attach(monitor);
    const arrivals = random.stream("arrivals");
    const services = random.stream("services");

    function* customer() {
      using _slot = yield* server.acquire();
      yield hold(services.exponential() / serviceRate);
    }
    function* source() {
      for (;;) {
        yield hold(arrivals.exponential() / arrivalRate);
        simulation.spawn(customer);
      }
    }
    simulation.spawn(source);
    simulation.run({ until: 0.1 * duration });
    monitor.reset();
    simulation.run({ until: 1.1 * duration });
    return {
      wait: monitor.wait.moments.mean,
      stay: monitor.stay.moments.mean,
      line: monitor.line.moments.mean,
      population: monitor.population.moments.mean,
    };
  }

  const rows = [
    ["mean wait in line Wq", "s", "wait"],
    ["mean stay W", "s", "stay"],
    ["mean number in line Lq", "", "line"],
    ["mean number present L", "", "population"],
  ] as const;
  return rows.map(([measure, unit, name]) => ({
    measure,
    unit,
    estimate: estimates[name],
    theory: theory[name],
    isInside: contains(estimates[name], theory[name]),
  }));
}
