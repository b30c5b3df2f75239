/**
 * Work at another clock frequency, and which counters scale how.
 *
 *     T(f) = T₀ [(1 − β) f₀/f + β]            duration
 *     C(f) = C₀ [(1 − β) + β f/f₀]            busy core cycles
 *
 * β is the share of the time at f₀ that waits for memory, which runs on a clock of its own: the
 * part that does not depend on the core's frequency. It is measured by the leading loads, the first
 * of each group of overlapping misses, or by the critical path through them; a stall counter is a
 * rough guess. A counter is one of four kinds:
 *
 * | kind | what it keeps | examples |
 * |---|---|---|
 * | `work` | its count: the program does the same | instructions, branches, misses, bytes |
 * | `cycles` | the count of its core part; the memory part goes with f | cycles, cpu-cycles |
 * | `time` | its rate: it goes with the wall clock | task-clock, ref-cycles, tsc |
 * | `unpredicted` | nothing: left out and named | joules (they need voltages), stall cycles |
 *
 * The stack mix is kept, although the shares of functions that wait for memory would change.
 *
 * Sources: Keramidas, Spiliopoulos & Kaxiras, "Interval-based models for run-time DVFS
 * orchestration in superscalar processors", Computing Frontiers 2010 (leading loads, stall time);
 * Eyerman & Eeckhout, "A counter architecture for online DVFS profitability estimation", IEEE
 * Trans. Computers 59(11):1576–1583, 2010; Miftakhutdinov, Ebrahimi & Patt, "Predicting performance
 * impact of DVFS for realistic memory systems", MICRO 2012 (critical path).
 */
import type { WorkDescription, WorkPhase } from "./work-description.ts";

export type Scaling = "work" | "cycles" | "time" | "unpredicted";
export const scalings: readonly Scaling[] = ["work", "cycles", "time", "unpredicted"];

export interface FrequencyOptions {
  /** f₀: frequency at which the work was recorded, Hz */
  from: number;
  /** f: Hz */
  to: number;
  /**
   * β, in [0, 1], of the work or of each phase; 0 by default, which is right for no misses at all
   */
  memoryShare?: number | ((phase: WorkPhase) => number);
  /** kinds of events that `scalingOf` does not know right */
  scaling?: Readonly<Record<string, Scaling>>;
}

export interface WorkAtFrequency {
  readonly work: WorkDescription;
  /** Events that are left out of it, since the model does not tell them. */
  readonly unpredicted: readonly string[];
}

/** Throws a RangeError for frequencies that are not above 0 or a share outside [0, 1]. */
export function atFrequency(work: WorkDescription, options: FrequencyOptions): WorkAtFrequency {
  const { from, to, memoryShare = 0, scaling = {} } = options;
  requireFrequency("from", from);
  requireFrequency("to", to);
  const kinds = Object.entries(work.units).map(([event, unit]) => {
    const kind = scaling[event] ?? scalingOf(event, unit);
    if (scalings.includes(kind)) return [event, kind] as const;
    throw new RangeError(
      `atFrequency: scaling of "${event}" must be one of ${scalings.join(", ")}, got ${kind}`,
    );
  });
  const predicted = kinds.filter(([, kind]) => kind !== "unpredicted");
  const phases = work.phases.map((phase) => {
    const beta = typeof memoryShare === "number" ? memoryShare : memoryShare(phase);
    requireShare(beta);
    const slowdown = (1 - beta) * from / to + beta; // T(f) / T₀
    const cycleGrowth = (1 - beta) + beta * to / from; // C(f) / C₀
    const growth = { work: 1, cycles: cycleGrowth, time: slowdown, unpredicted: 0 }; // of the count
    return {
      ...phase,
      duration: phase.duration * slowdown,
      rates: Object.fromEntries(
        predicted.map(([event, kind]) => [event, phase.rates[event] * growth[kind] / slowdown]),
      ),
    };
  });
  return {
    work: {
      name: work.name,
      units: Object.fromEntries(predicted.map(([event]) => [event, work.units[event]])),
      phases,
    },
    unpredicted: kinds.filter(([, kind]) => kind === "unpredicted").map(([event]) => event),
  };
}

/** β at another frequency: β / [(1 − β) f₀/f + β]. Throws a RangeError as `atFrequency` does. */
export function memoryShareAt(memoryShare: number, from: number, to: number): number {
  requireFrequency("from", from);
  requireFrequency("to", to);
  requireShare(memoryShare);
  return memoryShare / ((1 - memoryShare) * from / to + memoryShare);
}

/**
 * The kind of a counter by its unit and its name in `perf`; counts that are not known are `work`.
 */
export function scalingOf(event: string, unit: string): Scaling {
  if (unit === "J" || unit === "W" || /stall/.test(event)) return "unpredicted";
  if (unit === "s" || /clock|ref[-_]cycles|bus-cycles|tsc|_time\b/.test(event)) return "time";
  return /cycles/.test(event) ? "cycles" : "work";
}

function requireFrequency(argument: string, frequency: number): void {
  if (frequency > 0 && frequency < Infinity) return;
  throw new RangeError(`atFrequency: ${argument} must be > 0 Hz and finite, got ${frequency}`);
}

function requireShare(share: number): void {
  if (share >= 0 && share <= 1) return;
  throw new RangeError(`atFrequency: memoryShare must be in [0, 1], got ${share}`);
}
