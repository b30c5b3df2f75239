/**
 * Faults that come from outside, whether the last one is over or not.
 *
 * Each lasts for a time of its own. Where they come as a Poisson process of rate λ and last for m seconds
 * on average, the number that lasts is that of an M/G/∞ queue, Poisson of mean λm, so the thing is sound
 * for a share e^(−λm) of the time.
 *
 * Source: Takács, Introduction to the Theory of Queues, Oxford 1962, section 3.2.
 */
import { type Activity, hold, type Simulation } from "../../des/mod.ts";
import type { ArrivalProcess, Distribution, Random } from "../../random/mod.ts";
import type { Fault } from "./fault.ts";

export interface ArrivingOptions {
  /** `poissonProcess({ rate })`, `renewalProcess(…)` of Weibull gaps, a rate that varies in time, … */
  readonly arrivals: ArrivalProcess;
  /** How long each lasts, s. */
  readonly lasting: Distribution;
}

/** A process that begins now: `simulation.spawn(arriving(simulation, fault, options, random))`. */
export function* arriving(
  simulation: Simulation,
  fault: Fault,
  options: ArrivingOptions,
  random: Random,
): Activity {
  const times = options.arrivals.start(random.stream("arrivals"));
  const durations = random.stream("lasting"), start = simulation.now;
  for (;;) {
    yield hold(Math.max(0, start + times.next() - simulation.now)); // rounding may leave −1e-16
    simulation.after(options.lasting.draw(durations), fault.inject());
  }
}
