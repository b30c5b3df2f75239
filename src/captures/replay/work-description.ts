/**
 * Work: what a program did on real hardware, phase by phase, without the intervals it was read in.
 *
 * A phase is a stretch of time in which all rates were constant but for noise. A description can be
 * kept, scaled, and run again in a simulator: as rates over time (`workSignal`), or as instructions
 * to be executed at another speed (`atFrequency`).
 */
import { piecewiseConstant, type Signal } from "../../signals/mod.ts";
import type { StackShare } from "./stack-mix.ts";

export interface WorkPhase {
  /** s */
  readonly duration: number;
  /** Instructions executed; null where they were not counted. */
  readonly instructions: number | null;
  /** Mean rate of each event, in its unit per second; rate × duration is what was counted. */
  readonly rates: Readonly<Record<string, number>>;
  /** What ran; empty where no stacks were sampled. */
  readonly stackMix: readonly StackShare[];
}

export interface WorkDescription {
  readonly name: string;
  /** SI unit of what each event counts: "" for counts, "J", "B", "s". */
  readonly units: Readonly<Record<string, string>>;
  readonly phases: readonly WorkPhase[];
}

/**
 * The rate of one event over the phases, from t = 0 on. Throws a RangeError for an unknown event.
 */
export function workSignal(work: WorkDescription, event: string): Signal {
  const edges = [0];
  for (const { duration } of work.phases) edges.push(edges[edges.length - 1] + duration);
  const rates = work.phases.map((phase) => {
    const rate = phase.rates[event];
    if (rate !== undefined) return rate;
    const known = Object.keys(phase.rates).join(", ");
    throw new RangeError(`workSignal: "${work.name}" has no event "${event}"; it has ${known}`);
  });
  return piecewiseConstant({ edges, rates });
}
