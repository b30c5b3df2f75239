/**
 * How the load of sites is seen: the busy share of each over the last seconds, exactly or from samples.
 *
 * A sampling profiler looks whether cores are busy at the instants of its plan and takes the mean of
 * what it saw in the window. (A counter of busy time, read at two instants, would be exact: it is
 * samples of a state that can fall into step with the load.)
 */
import { hold, type Simulation } from "../../src/des/mod.ts";
import type { Node } from "../../src/fleet/mod.ts";
import { poisson, type SamplingPlan, systematic } from "../../src/profiling/mod.ts";
import type { Random } from "../../src/random/mod.ts";

/** Keeps the load of each node, from 0 to 1, up to date over a window in s. */
export type Sight = (
  simulation: Simulation,
  nodes: readonly Node[],
  window: number,
  random: Random,
) => Float64Array;

const steps = 20; // in which the true window moves on

/** The busy share of the last window, to the bit. */
export const truth: Sight = (simulation, nodes, window) => {
  const load = new Float64Array(nodes.length);
  const busyTimes = nodes.map(() => [0]); // at the steps of the window, core-seconds
  function* watch() {
    for (;;) {
      yield hold(window / steps);
      nodes.forEach((node, s) => {
        const past = busyTimes[s];
        past.push(node.busyTime);
        load[s] = (past[past.length - 1] - past[0]) / (node.allCores * window);
        if (past.length > steps) past.shift();
      });
    }
  }
  simulation.spawn(watch);
  return load;
};

/** The mean of samples by a plan, each for the time that it stands for (Hájek). */
function sampled(plan: SamplingPlan): Sight {
  return (simulation, nodes, window, random) => {
    const load = new Float64Array(nodes.length);
    function* profiler(site: number) {
      const sampler = plan.start(random.stream(`site/${site}`), simulation.now);
      const kept: { readonly time: number; readonly value: number; readonly weight: number }[] = [];
      for (let due = sampler.next(simulation.now, null);;) {
        yield hold(due - simulation.now);
        const reading = { time: simulation.now, value: nodes[site].utilisation };
        kept.push({ ...reading, weight: sampler.weight });
        while (kept[0].time <= simulation.now - window) kept.shift();
        const weight = kept.reduce((sum, { weight }) => sum + weight, 0);
        load[site] = kept.reduce((sum, { value, weight }) => sum + value * weight, 0) / weight;
        due = sampler.next(due, reading);
      }
    }
    nodes.forEach((_, site) => simulation.spawn(profiler(site)));
    return load;
  };
}

export const sights = {
  "truth": truth,
  "10 Hz systematic": sampled(systematic({ rate: 10 })),
  "10 Hz Poisson": sampled(poisson({ rate: 10 })),
} satisfies Record<string, Sight>;

/** What was seen beside what was so, at instants a quarter of a window apart. */
export interface Looks {
  readonly time: readonly number[];
  /** For each site and instant. */
  readonly seen: readonly number[][];
  readonly exact: readonly number[][];
}

/** Looks from `from` s on. */
export function compareSights(
  simulation: Simulation,
  seen: Float64Array,
  exact: Float64Array,
  { from, window }: { readonly from: number; readonly window: number },
): Looks {
  const looks = {
    time: [] as number[],
    seen: Array.from(seen, (): number[] => []),
    exact: Array.from(exact, (): number[] => []),
  };
  function* watch() {
    yield hold(from);
    for (;;) {
      yield hold(window / 4);
      looks.time.push(simulation.now);
      seen.forEach((load, s) => looks.seen[s].push(load));
      exact.forEach((load, s) => looks.exact[s].push(load));
    }
  }
  simulation.spawn(watch);
  return looks;
}

/** Root mean squared error over sites and instants. */
export function sightError({ seen, exact }: Looks): number {
  let sum = 0, n = 0;
  seen.forEach((loads, s) =>
    loads.forEach((load, i) => {
      const error = load - exact[s][i];
      sum += error * error;
      n++;
    })
  );
  return Math.sqrt(sum / n);
}
