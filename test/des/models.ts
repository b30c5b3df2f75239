/** The models that the tests of the kernel hold against queueing theory. */
import { expect } from "vitest";
import {
  type Activity,
  hold,
  replicate,
  type Replications,
  Resource,
  type ResourceOptions,
  Simulation,
  StationMonitor,
} from "../../src/des/mod.ts";
import { type Distribution, Random } from "../../src/random/mod.ts";
import { contains, type Estimate } from "../../src/stats/mod.ts";

/** Replications of every comparison with theory, and the level of its interval: 3.6 standard errors. */
export const replications = 40;
export const level = 0.999;

/** Poisson arrivals that each run `customer`. */
export function* poissonSource(
  simulation: Simulation,
  rate: number,
  customer: () => Activity,
  random: Random,
): Activity {
  for (;;) {
    yield hold(random.exponential() / rate);
    simulation.spawn(customer);
  }
}

export interface StationModel {
  /** Arrivals per second. */
  readonly rate: number;
  readonly service: Distribution;
  readonly resource?: ResourceOptions;
  /** Customers observed in each replication; a tenth as many come before. */
  readonly customers?: number;
}

/** Means of a station over replications. Little's law is asserted as an identity in each. */
export function stationMeans(
  { rate, service, resource = {}, customers = 10_000 }: StationModel,
): Replications<"wait" | "stay" | "line" | "population"> {
  return replicated((random) => {
    const simulation = new Simulation({ random });
    const server = new Resource(simulation, resource);
    const monitor = new StationMonitor(simulation);
    server.attach(monitor);
    const services = random.stream("services");
    function* customer(): Activity {
      const slot = yield* server.acquire();
      yield hold(service.draw(services));
      slot.release();
    }
    simulation.spawn(poissonSource(simulation, rate, customer, random.stream("arrivals")));
    return observe(simulation, monitor, customers / rate);
  });
}

/** Runs a model under the seeds of this file. */
export function replicated<M extends string>(
  model: (random: Random) => Record<M, number>,
): Replications<M> {
  return replicate(model, { replications, level }, Random.named("theory"));
}

/** Warms up for a tenth of the duration, s, then measures. */
export function observe(
  simulation: Simulation,
  monitor: StationMonitor,
  duration: number,
): Record<"wait" | "stay" | "line" | "population", number> {
  simulation.run({ until: 0.1 * duration });
  monitor.reset();
  simulation.run({ until: 1.1 * duration });
  expectLittle(monitor);
  return {
    wait: monitor.wait.moments.mean,
    stay: monitor.stay.moments.mean,
    line: monitor.line.moments.mean,
    population: monitor.population.moments.mean,
  };
}

/** Customer-seconds by the level and by the customers agree but for rounding. */
export function expectLittle(monitor: StationMonitor): void {
  const { integral, duration, max } = monitor.population.moments;
  expect(integral).toBeGreaterThan(0);
  // Each of some 10⁵ additions of clock readings may round by half an ulp of the clock's range.
  expect(Math.abs(monitor.littleResidual)).toBeLessThan(1e5 * max * duration * 2 ** -52);
}

export function expectContains(estimate: Estimate, expected: number): void {
  expect(contains(estimate, expected), `${JSON.stringify(estimate)} against ${expected}`).toBe(
    true,
  );
}
