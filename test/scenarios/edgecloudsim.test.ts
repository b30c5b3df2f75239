import { describe, expect, it } from "vitest";
import edgecloudsim from "../../scenarios/edgecloudsim.ts";
import { fiveRuns } from "../../scenarios/edgecloudsim/five-runs.ts";
import { oneCell } from "./one-cell.ts";

const run = async (model: string, architecture: string, devices: number) => {
  const parameters = { devices, duration: 600 };
  return (await oneCell(edgecloudsim, { levels: { model, architecture }, parameters })).measures;
};

describe("the scenario edgecloudsim", () => {
  it("knows the architectures of the five runs", () => {
    const known = Object.keys(edgecloudsim.factors.architecture);
    expect([...new Set(fiveRuns.map(({ architecture }) => architecture))]).toEqual(known);
  });

  it("splits the failed tasks by reason", async () => {
    const { failed, byCapacity, byMobility, byBandwidth } = await run(
      "corrected",
      "two tiers",
      900,
    );
    expect(byCapacity + byMobility + byBandwidth).toBeCloseTo(failed, 12);
  });

  it("lacks bandwidth at 900 devices only where corrected", async () => {
    expect((await run("as published", "two tiers", 900)).byBandwidth).toBe(0);
    expect((await run("corrected", "two tiers", 900)).byBandwidth).toBeGreaterThan(0.01);
  });

  it("takes four times as long over the WLAN where corrected", async () => {
    const published = await run("as published", "single tier", 100);
    const corrected = await run("corrected", "single tier", 100);
    expect(corrected.wlanDelay / published.wlanDelay).toBeCloseTo(4, 1);
  });
});
