/**
 * Common-cause failures by the β-factor model: of all failures of a component, a share β comes from
 * causes that take the whole group down with it.
 *
 *     own failures of each of n components:  Poisson of rate (1 − β) λ
 *     failures of all n together:            Poisson of rate β λ
 *
 * Faults lie over one another, and each lasts for m seconds on average. So by M/G/∞ (arriving.ts)
 *
 *     P(k given components are up) = e^(−λm [β + (1 − β) k])
 *
 * whatever the law of the time to repair. With independence (β = 0) a pair is down together for a share
 * (1 − e^(−λm))² of the time; for small λm already β = 0.05 makes that about 0.05 λm, orders more.
 *
 * Source: Fleming, "A reliability model for common mode failures in redundant safety systems", Report
 * GA-A13284, General Atomic, 1975; NUREG/CR-4780, volume 1, 1988, section 3.3.
 */
import type { Simulation } from "../../des/mod.ts";
import { exp } from "../../math/mod.ts";
import { type Distribution, poissonProcess, type Random } from "../../random/mod.ts";
import { nonNegative, positive, within } from "../parameter.ts";
import { arriving } from "./arriving.ts";
import { type Fault, together } from "./fault.ts";

export interface CommonCauseOptions {
  /** λ: failures of one component per second, of both kinds. */
  readonly rate: number;
  /** β, in [0, 1]; 0.01 to 0.1 is usual for like components in one place. */
  readonly beta: number;
  /** How long each failure lasts, s. */
  readonly lasting: Distribution;
}

/** Starts the faults of a group, one for each component. Throws a RangeError for options out of range. */
export function commonCause(
  simulation: Simulation,
  faults: readonly Fault[],
  { rate, beta, lasting }: CommonCauseOptions,
  random: Random,
): void {
  positive("commonCause", "rate", rate);
  within("commonCause", "beta", beta, 0, 1);
  const begin = (fault: Fault, rate: number, stream: Random) => {
    if (rate === 0) return;
    const options = { arrivals: poissonProcess({ rate }), lasting };
    simulation.spawn(arriving(simulation, fault, options, stream));
  };
  const all = together(`common cause of ${faults.length} faults`, faults);
  begin(all, beta * rate, random.stream("common"));
  faults.forEach((fault, i) => begin(fault, (1 - beta) * rate, random.stream(`own/${i}`)));
}

/** P(k given components are up at an instant, long after the start); m in s. */
export function upTogether(k: number, rate: number, beta: number, m: number): number {
  nonNegative("upTogether", "k", k);
  return k === 0 ? 1 : exp(-rate * m * (beta + (1 - beta) * k));
}
