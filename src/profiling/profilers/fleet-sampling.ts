/**
 * Services of a fleet under sampling: who is asked how often, and what the aggregate says.
 *
 * Each service has its own sampler, as fleet profilers do, so that a small service is seen as well as
 * a large one. Each instant looks at one of the service's hosts, drawn at random; useful is what finds
 * it busy. With hₛ hosts sampled at rate rₛ in all, a sample stands for hₛ/rₛ host-seconds:
 *
 *     weighted     f̂ = Σ w f / Σ w          the share of the fleet's busy time spent in a function
 *     unweighted   f̂ = Σ f / n              the same of the samples, whoever gave them
 */
import type { Random } from "../../random/mod.ts";
import type { Signal } from "../../signals/mod.ts";
import type { SamplingPlan } from "../plan.ts";

export interface SampledService {
  readonly hosts: number;
  /** Share of its hosts that are busy, over time. */
  readonly busy: Signal;
  /** Share of its busy time spent in the function that is asked for. */
  readonly hot: number;
  readonly plan: SamplingPlan;
}

export interface FleetSamples {
  /** Useful samples of the fleet in each period. */
  readonly useful: Float64Array;
  /** Useful samples of each service in all. */
  readonly byService: Float64Array;
  /** Estimates of the function's share. */
  readonly weighted: number;
  readonly unweighted: number;
}

/** Samples the services from 0 on, over whole periods, s. */
export function sampleFleet(
  services: readonly SampledService[],
  { period, periods }: { readonly period: number; readonly periods: number },
  random: Random,
): FleetSamples {
  const useful = new Float64Array(periods), byService = new Float64Array(services.length);
  const end = period * periods;
  let n = 0, hits = 0, weight = 0, weightedHits = 0;
  services.forEach(({ hosts, busy, hot, plan }, s) => {
    const stream = random.stream(s);
    const state = stream.stream("state");
    const sampler = plan.start(stream.stream("plan"), 0);
    for (let t = sampler.next(0, null); t < end;) {
      const isBusy = state.uniform() < busy.at(t);
      if (isBusy) {
        const w = hosts * sampler.weight;
        const isHot = state.uniform() < hot;
        useful[Math.floor(t / period)]++;
        byService[s]++;
        n++;
        weight += w;
        if (isHot) {
          hits++;
          weightedHits += w;
        }
      }
      t = sampler.next(t, { time: t, value: isBusy ? 1 : 0 });
    }
  });
  if (n === 0) throw new RangeError("sampleFleet: no host was found busy; sample longer or faster");
  return { useful, byService, weighted: weightedHits / weight, unweighted: hits / n };
}
