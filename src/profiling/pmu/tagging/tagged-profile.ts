/**
 * The profile that a tagging policy makes of a commit trace.
 *
 * Samples fall due every `period` cycles from a random start, each moved by up to half a period: the
 * cycles of a loop are then all met, whatever its length.
 */
import type { Random } from "../../../random/mod.ts";
import type { CommitTrace } from "../core/pipeline.ts";
import type { TaggingPolicy } from "./policy.ts";

/**
 * Weight of each static instruction; the sum is the number of samples that were not lost. Throws a
 * RangeError unless 1 ≤ period ≤ the trace's cycles.
 */
export function taggedProfile(
  trace: CommitTrace,
  policy: TaggingPolicy,
  period: number,
  random: Random,
): Float64Array {
  const { committed, cycles, program } = trace;
  if (!(period >= 1 && period <= cycles)) {
    throw new RangeError(
      `taggedProfile: period must be in [1, ${cycles}], the cycles of the trace, got ${period}`,
    );
  }
  const profile = new Float64Array(program.instructions.latency.length);
  // one instant in each stratum of a period: the same for all policies on one stream
  const instants = random.stream("instants"), chance = random.stream("policy");
  const strata = Math.floor(cycles / period);
  for (let k = 0; k < strata; k++) {
    const cycle = committed[0] + Math.floor((k + instants.uniform()) * period);
    policy.tag(trace, cycle, profile, chance);
  }
  return profile;
}
