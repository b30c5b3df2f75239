/**
 * A fleet of services of unequal work, to sample: sizes by Zipf's law, each with its own load by day,
 * and the smaller the service, the more of its time it spends in the function asked for. That is
 * what makes equal numbers of samples of unequal services misleading.
 */
import type { Random } from "../../random/mod.ts";
import { piecewiseConstant, product, sine } from "../../signals/mod.ts";
import type { SamplingPlan } from "../plan.ts";
import type { SampledService } from "./fleet-sampling.ts";

const day = 86_400; // s

export interface UnequalServicesOptions {
  readonly hosts: number;
  /** Services that share them, at least 2 and no more than hosts. */
  readonly count: number;
  readonly days: number;
  /** Load of the second half of the days, as a part of the first's. */
  readonly change: number;
  /** The plan of each service. */
  readonly plan: () => SamplingPlan;
}

export interface UnequalServices {
  readonly services: readonly SampledService[];
  /** Share of the fleet's busy time spent in the function, over all days. */
  readonly truth: number;
}

/** Throws a RangeError for fewer hosts than services. */
export function unequalServices(options: UnequalServicesOptions, random: Random): UnequalServices {
  const { hosts, count, days, change, plan } = options;
  if (!(count >= 2 && hosts >= count)) {
    throw new RangeError(
      `unequalServices: 2 <= count <= hosts must hold, got ${count} services and ${hosts} hosts`,
    );
  }
  const harmonic = Array.from({ length: count }, (_, s) => 1 / (s + 1)).reduce((a, b) => a + b);
  const halves = piecewiseConstant({
    edges: [0, Math.ceil(days / 2) * day, days * day],
    rates: [1, change],
  });
  const services = Array.from({ length: count }, (_, s): SampledService => {
    const mean = 0.2 + 0.5 * random.uniform(); // busy share of its hosts
    const daily = sine({ mean, amplitude: mean / 3, period: day, phase: random.uniform() });
    return {
      hosts: Math.max(1, Math.round(hosts / (s + 1) / harmonic)),
      busy: product(daily, halves),
      hot: 0.02 + 0.2 * s / (count - 1),
      plan: plan(),
    };
  });
  const busyTime = services.map(({ hosts, busy }) => hosts * busy.integral(0, days * day)); // host-s
  const total = busyTime.reduce((a, b) => a + b);
  const inFunction = services.reduce((sum, { hot }, s) => sum + hot * busyTime[s], 0);
  return { services, truth: inFunction / total };
}
