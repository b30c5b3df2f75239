/**
 * Thirty replications against five runs of the original, at the ends and in the middle of its range of
 * devices; preset `paper` of the scenario edgecloudsim holds all of it.
 *
 * Overlap is that of 95 % t intervals. Of service time and utilisation only the means of the five runs
 * are known: their interval is made with the deviation among our replications.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { fiveRuns, runs } from "../../../scenarios/edgecloudsim/five-runs.ts";
import { replicate } from "../../../src/des/mod.ts";
import { edgeArchitectures, edgeCloudSim } from "../../../src/fleet/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { type Estimate, halfWidth, tQuantile } from "../../../src/stats/mod.ts";

const replications = 30;
const cells = fiveRuns.filter(({ devices }) => [100, 500, 1000].includes(devices));

describe.each(cells)("$devices devices, $architecture", (cell) => {
  const architecture = edgeArchitectures[cell.architecture as keyof typeof edgeArchitectures];
  let estimates: Record<"failed" | "service" | "utilisation", Estimate>;
  beforeAll(() => {
    const model = (random: Random) => {
      const outcome = edgeCloudSim({ devices: cell.devices, architecture }, random);
      const { failed, tasks, service, utilisation } = outcome;
      return { failed: failed / tasks, service, utilisation };
    };
    ({ estimates } = replicate(model, { replications }, Random.named("five runs")));
  });

  it("fails as many tasks as the original", () => {
    const half = tQuantile(0.975, runs - 1) * cell.failedSd / Math.sqrt(runs);
    expectOverlap(estimates.failed, cell.failed, half);
  });

  it("takes as long as the original", () => {
    expectOverlap(estimates.service, cell.service, ofFive(estimates.service));
  });

  it("uses its machines as the original", () => {
    expectOverlap(estimates.utilisation, cell.utilisation, ofFive(estimates.utilisation));
  });
});

/** Half the interval that five of our replications would have. */
function ofFive(estimate: Estimate): number {
  return halfWidth(estimate) * Math.sqrt(replications / runs);
}

function expectOverlap(ours: Estimate, theirs: number, half: number): void {
  expect(Math.abs(ours.value - theirs)).toBeLessThanOrEqual(halfWidth(ours) + half);
}
