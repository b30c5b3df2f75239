/**
 * A fixed number of events between overflows (`perf record -c`), with or without chance in it.
 *
 *     Pₖ = P,     P (1 + j (2u − 1)),     or  1 + ⌊P E⌋ with E exponential
 *
 * Without chance, a loop whose number of events divides P is sampled at one place only. Uniform
 * jitter of half-width j, or a geometric period (memoryless: every event is as likely as any other to
 * be sampled), keep the mean and break the step.
 *
 * Source: Anderson et al., "Continuous profiling: where have all the cycles gone?", ACM Transactions
 * on Computer Systems 15(4):357–390, 1997: randomised periods against this synchronisation.
 * Geometric: Liblit, Aiken, Zheng and Jordan, PLDI 2003.
 */
import type { PeriodControl } from "./period-control.ts";

export interface FixedPeriodOptions {
  /** P: events between overflows on the mean, ≥ 1. */
  readonly period: number;
  /** j: half-width of the uniform jitter as a share of P, in [0, 1); or `geometric`. 0 unless told. */
  readonly jitter?: number | "geometric";
}

/** Throws a RangeError for a period below 1 or a jitter outside [0, 1). */
export function fixedPeriod(options: FixedPeriodOptions): PeriodControl {
  const { period: P, jitter: j = 0 } = options;
  if (!(P >= 1 && P < Infinity)) {
    throw new RangeError(`fixedPeriod: period must be >= 1 event and finite, got ${P}`);
  }
  if (j !== "geometric" && !(j >= 0 && j < 1)) {
    throw new RangeError(`fixedPeriod: jitter must be in [0, 1) or "geometric", got ${j}`);
  }
  return {
    name: j === 0 ? "period" : j === "geometric" ? "geometric period" : "jittered period",
    tick: Infinity,
    start: (_from, random) => ({
      period() {
        if (j === 0) return P;
        if (j === "geometric") return Math.max(1, P * random.exponential());
        return Math.max(1, P * (1 + j * (2 * random.uniform() - 1)));
      },
      overflowed() {},
      ticked: (_now, _counted, left) => left,
    }),
  };
}
