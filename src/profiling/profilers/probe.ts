/** Probes: what reads a signal once, and what that costs. */
import type { Random } from "../../random/mod.ts";
import type { SamplingCost } from "./sampling-cost.ts";

export interface Probe {
  /** As tables call it: `counter`, `stack`. */
  readonly name: string;
  readonly cost: SamplingCost;
  /** Frames unwound at one sample; the greatest there can be is `mostFrames`. */
  frames(random: Random): number;
  readonly mostFrames: number;
}

/** Reads a number and unwinds nothing. Throws a RangeError unless the cost is finite and ≥ 0 s. */
export function counterProbe(perSample: number): Probe {
  requireCost("counterProbe", "perSample", perSample);
  return { name: "counter", cost: { perSample, perFrame: 0 }, frames: () => 0, mostFrames: 0 };
}

export interface StackProbeOptions {
  readonly cost: SamplingCost;
  /** Shallowest and deepest stack; any depth between is as likely. Whole numbers. */
  readonly depth: readonly [number, number];
}

/** Unwinds a stack. Throws a RangeError for costs < 0 s and depths that are not increasing and ≥ 0. */
export function stackProbe({ cost, depth: [least, most] }: StackProbeOptions): Probe {
  requireCost("stackProbe", "cost.perSample", cost.perSample);
  requireCost("stackProbe", "cost.perFrame", cost.perFrame);
  if (!(Number.isInteger(least) && Number.isInteger(most) && 0 <= least && least <= most)) {
    throw new RangeError(
      `stackProbe: depth must be whole numbers with 0 <= least <= most, got ${least} and ${most}`,
    );
  }
  return {
    name: "stack",
    cost,
    frames: (random) => least + random.integer(most - least + 1),
    mostFrames: most,
  };
}

/** Cost of the dearest sample, s. */
export function dearest({ cost, mostFrames }: Probe): number {
  return cost.perSample + cost.perFrame * mostFrames;
}

function requireCost(caller: string, argument: string, value: number): void {
  if (!(value >= 0 && value < Infinity)) {
    throw new RangeError(`${caller}: ${argument} must be >= 0 s and finite, got ${value}`);
  }
}
