/**
 * A planned chaos experiment: is the steady state kept while something goes wrong?
 *
 *     hypothesis   a measure of the steady state (requests served, say) is no worse by more than a
 *                  tolerance while the fault lasts, and after it
 *     experiment   watch for a while, inject the fault, heal it, watch on
 *     abort        whenever the measure passes a bound during the fault, heal at once
 *     verdict      mean of the measure before, during and after, and what follows for the hypothesis
 *
 * The measure is read at the ends of intervals of equal length, each reading about its interval alone.
 * The comparison of means knows no significance: readings that follow one another depend on each other, so
 * chance is judged by replications of the whole experiment.
 *
 * Source: Basiri et al., "Chaos Engineering", IEEE Software 33(3):35–41, 2016: hypothesis about steady
 * state, real-world events, minimal blast radius.
 */
import { type Activity, hold, type Simulation } from "../../des/mod.ts";
import { Moments } from "../../stats/mod.ts";
import { nonNegative, positive } from "../parameter.ts";
import type { Fault } from "./fault.ts";

export interface Hypothesis {
  /** What is measured, as verdicts call it: "share of requests served". */
  readonly measure: string;
  readonly better: "higher" | "lower";
  /** How much worse is still the steady state, in the unit of the measure, ≥ 0. */
  readonly tolerance: number;
  /** Reads the measure of the interval that ends now, and begins the next; null where it had nothing. */
  read(): number | null;
}

export interface ChaosExperimentOptions {
  readonly hypothesis: Hypothesis;
  readonly fault: Fault;
  /** Time between two readings, s. */
  readonly interval: number;
  /** Times watched before, during and after the fault, s; whole numbers of intervals are kept. */
  readonly before: number;
  readonly during: number;
  readonly after: number;
  /** The fault is healed at once where a reading is worse than this; never unless told. */
  readonly abortAt?: number;
}

export interface ChaosVerdict {
  readonly measure: string;
  readonly fault: string;
  /** Whether the steady state was kept during the fault, and was there after it. */
  readonly isKept: boolean;
  readonly isRecovered: boolean;
  /** When the experiment was broken off, s of simulated time; null where it was not. */
  readonly abortedAt: number | null;
  /** When the fault began and was healed, s of simulated time. */
  readonly window: readonly [number, number];
  readonly before: Moments;
  readonly during: Moments;
  readonly after: Moments;
  /** Ends of the intervals, s of simulated time, and the readings; intervals without one are left out. */
  readonly times: readonly number[];
  readonly readings: readonly number[];
}

/**
 * A process that returns the verdict: `simulation.spawn(chaosExperiment(simulation, options)).result`, or
 * `yield*` it. Interrupted, it heals the fault. Throws a RangeError for options out of range.
 */
export function chaosExperiment(
  simulation: Simulation,
  options: ChaosExperimentOptions,
): Activity<ChaosVerdict> {
  const { interval, hypothesis } = options;
  positive("chaosExperiment", "interval", interval);
  nonNegative("chaosExperiment", "hypothesis.tolerance", hypothesis.tolerance);
  for (const phase of ["before", "during", "after"] as const) {
    const duration = positive("chaosExperiment", phase, options[phase]);
    if (duration < interval) {
      throw new RangeError(
        `chaosExperiment: ${phase} must be at least one interval of ${interval} s, got ${duration}`,
      );
    }
  }
  return experiment(simulation, options);
}

function* experiment(
  simulation: Simulation,
  options: ChaosExperimentOptions,
): Activity<ChaosVerdict> {
  const { hypothesis, fault, interval, abortAt } = options;
  const sign = hypothesis.better === "higher" ? 1 : -1;
  const isWorse = (value: number, bound: number) => sign * value < sign * bound;
  const times: number[] = [], readings: number[] = [];

  /** Reads interval after interval; stops after a reading worse than the bound and returns true. */
  function* watch(duration: number, moments: Moments, bound: number | null): Activity<boolean> {
    for (let left = Math.floor(duration / interval + 1e-9); left > 0; left--) {
      yield hold(interval);
      const reading = hypothesis.read();
      if (reading === null) continue;
      times.push(simulation.now);
      readings.push(reading);
      moments.add(reading);
      if (bound !== null && isWorse(reading, bound)) return true;
    }
    return false;
  }

  const before = new Moments(), during = new Moments(), after = new Moments();
  hypothesis.read(); // what was before the first interval is not about it
  yield* watch(options.before, before, null);
  const begin = simulation.now, heal = fault.inject();
  let isAborted = false;
  try {
    isAborted = yield* watch(options.during, during, abortAt ?? null);
  } finally {
    heal();
  }
  const end = simulation.now;
  yield* watch(options.after, after, null);
  const isSteady = (phase: Moments) =>
    phase.count > 0 && before.count > 0 &&
    !isWorse(phase.mean, before.mean - sign * hypothesis.tolerance);
  return {
    measure: hypothesis.measure,
    fault: fault.name,
    isKept: !isAborted && isSteady(during),
    isRecovered: isSteady(after),
    abortedAt: isAborted ? end : null,
    window: [begin, end],
    before,
    during,
    after,
    times,
    readings,
  };
}
