import { describe, expect, it } from "vitest";
import type { CommitTrace } from "../../../../src/profiling/pmu/core/pipeline.ts";
import { runCore } from "../../../../src/profiling/pmu/core/pipeline.ts";
import { programKinds, randomProgram } from "../../../../src/profiling/pmu/core/random-program.ts";
import { profileError, timeProfile } from "../../../../src/profiling/pmu/core/time-profile.ts";
import { taggingPolicies } from "../../../../src/profiling/pmu/tagging/index.ts";
import { firstFrom } from "../../../../src/profiling/pmu/tagging/policy.ts";
import { software } from "../../../../src/profiling/pmu/tagging/software.ts";
import { taggedProfile } from "../../../../src/profiling/pmu/tagging/tagged-profile.ts";
import { Random } from "../../../../src/random/mod.ts";

const random = Random.named("tagging");
const program = randomProgram(programKinds.flush, random.stream("program"));

// Six instructions by hand: A and B commit together in cycle 10, C stalls until 20, D is a branch that
// is mispredicted and commits in 21, the window is empty until E enters it in 30; E and F commit in 33.
const trace: CommitTrace = {
  program,
  width: 2,
  instruction: Int32Array.of(0, 1, 2, 3, 4, 5),
  fetched: Int32Array.of(0, 0, 1, 2, 22, 22),
  dispatched: Int32Array.of(5, 5, 6, 7, 30, 30),
  committed: Int32Array.of(10, 10, 20, 21, 33, 33),
  restarts: Uint8Array.of(0, 0, 0, 1, 0, 0),
  wrongPathUntil: Int32Array.of(0, 0, 0, 22, 0, 0),
  cycles: 24,
};
/** Who gets the sample that is due in that cycle: letters with their weights. */
function tagged(policy: keyof typeof taggingPolicies, cycle: number): string {
  const profile = new Float64Array(program.instructions.latency.length);
  taggingPolicies[policy].tag(trace, cycle, profile, random);
  return [..."ABCDEF"].filter((_, i) => profile[i] > 0)
    .map((name) => name + (profile["ABCDEF".indexOf(name)] < 1 ? "½" : "")).join("");
}
const cycles = [10, 15, 21, 25, 31, 33];
const row = (policy: keyof typeof taggingPolicies) =>
  cycles.map((c) => tagged(policy, c)).join(" ");

describe("tagging policies on a trace of six instructions", () => {
  it("time-proportional: shared commit, the stalled, the branch itself while empty, the oldest", () => {
    expect(row("time-proportional")).toBe("A½B½ C D D E E½F½");
  });

  it("next committed: one of those that commit, the stalled, and the innocent one while empty", () => {
    expect(row("next committed")).toBe("A C D E E E");
  });

  it("last committed: the one before the stall", () => {
    expect(row("last committed")).toBe("B B D D D F");
  });

  it("dispatched: what enters next, however old the stall", () => {
    expect([6, 7, 22, 25].map((c) => tagged("dispatched", c)).join(" ")).toBe("C D E E");
  });

  it("dispatched: nothing for what is marked on a wrong path", () => {
    expect(tagged("dispatched", 15)).toBe("");
  });

  it("software: what is fetched next when the interrupt comes", () => {
    const profile = new Float64Array(program.instructions.latency.length);
    software({ delay: [3, 3] }).tag(trace, 1, profile, random);
    expect(profile[4]).toBe(1);
    expect(() => software({ delay: [5, 3] })).toThrow("0 <= least <= most, got 5 and 3");
  });

  it("find the first place from a value on", () => {
    expect([9, 10, 11, 21, 34].map((x) => firstFrom(trace.committed, x))).toEqual([0, 0, 2, 3, 6]);
  });
});

describe("a tagged profile", () => {
  const run = runCore(program, 200_000, {}, random.stream("run"));

  it("holds one sample a period, less those that are lost", () => {
    const samples = (policy: keyof typeof taggingPolicies) =>
      taggedProfile(run, taggingPolicies[policy], run.cycles / 5000, random)
        .reduce((a, b) => a + b, 0);
    expect(samples("time-proportional")).toBeCloseTo(5000, 6);
    expect(samples("next committed")).toBe(5000);
    expect(samples("dispatched")).toBeLessThan(5000);
  });

  it("of every cycle is the time profile, under time-proportional tagging", () => {
    const profile = new Float64Array(program.instructions.latency.length);
    for (let c = run.committed[0]; c <= run.committed[run.committed.length - 1]; c++) {
      taggingPolicies["time-proportional"].tag(run, c, profile, random);
    }
    expect(profileError(profile, timeProfile(run))).toBeLessThan(1e-12);
  });

  // the error of n independent samples is Σ √(2/π) √(pᵢ(1 − pᵢ)/n) / 2 on the mean; strata only help
  it("errs as n samples must and falls as 1/√n, under time-proportional tagging", () => {
    const truth = timeProfile(run);
    const error = (n: number) =>
      profileError(
        taggedProfile(run, taggingPolicies["time-proportional"], run.cycles / n, random),
        truth,
      );
    const independent = (n: number) =>
      truth.reduce((sum, cycles) => {
        const p = cycles / run.cycles;
        return sum + Math.sqrt(2 / Math.PI) * Math.sqrt(p * (1 - p) / n) / 2;
      }, 0);
    expect(error(4000)).toBeLessThan(1.1 * independent(4000));
    expect(error(4000)).toBeGreaterThan(0.4 * independent(4000));
    expect(error(500) / error(8000)).toBeGreaterThan(3);
  });

  it("is refused for a period longer than the trace", () => {
    expect(() => taggedProfile(run, taggingPolicies.software, 1e9, random)).toThrow(
      "got 1000000000",
    );
  });
});
