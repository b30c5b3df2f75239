/**
 * Thirty replications against five runs of the original, where little happens and where the orchestrated
 * edge fills up. The preset `paper` of the scenario edgecloudsim does the same for all of it and draws the
 * figure `agreement`.
 */
import { describe, expect, it } from "vitest";
import { agreement } from "../../../scenarios/edgecloudsim/agreement.ts";
import { fiveRuns } from "../../../scenarios/edgecloudsim/five-runs.ts";
import { edgeArchitectures, edgeCloudSim } from "../../../src/fleet/mod.ts";
import { Random } from "../../../src/random/mod.ts";

const replications = 30;
const cells = fiveRuns.filter(({ devices }) => devices === 100 || devices === 700);

describe.each(cells)("$devices devices, $architecture", (original) => {
  const architecture = edgeArchitectures[original.architecture as keyof typeof edgeArchitectures];
  const outcomes = onFirstUse(() =>
    Array.from({ length: replications }, (_, i) => {
      const options = { devices: original.devices, architecture };
      return edgeCloudSim(options, Random.named(`five runs/${i}`));
    })
  );

  it("fails as many tasks as the original", () => {
    const failed = outcomes().map(({ failed, tasks }) => failed / tasks);
    expect(Math.abs(agreement(original, "failed", failed))).toBeLessThanOrEqual(1);
  });

  it("takes as long as the original", () => {
    const service = outcomes().map(({ service }) => service);
    expect(Math.abs(agreement(original, "service", service))).toBeLessThanOrEqual(1);
  });

  it("uses its machines as the original", () => {
    const utilisation = outcomes().map(({ utilisation }) => utilisation);
    expect(Math.abs(agreement(original, "utilisation", utilisation))).toBeLessThanOrEqual(1);
  });
});

/** What is made when first asked for, within the time of a test. */
function onFirstUse<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
