import { describe, expect, it } from "vitest";
import { asPublished, corrected } from "../../../src/fleet/edgecloudsim/errors.ts";
import { EdgeNetwork } from "../../../src/fleet/edgecloudsim/network.ts";
import { sampleApp1 } from "../../../src/fleet/mod.ts";

// means over applications: 1207.5 kB up, 661.5 kB down, 21.6 s between tasks, 81.5 s to the cloud
const wlan = 25e6, wan = 1.875e6, up = 1207.5e3, down = 661.5e3, gap = 21.6, cloudGap = 81.5;
const published = new EdgeNetwork(sampleApp1, asPublished);
const right = new EdgeNetwork(sampleApp1, corrected);
const only = (errors: Partial<typeof corrected>) =>
  new EdgeNetwork(sampleApp1, { ...corrected, ...errors });

describe("the network of edgecloudsim-4.0", () => {
  it("takes 1/(μ − nλ) over the WLAN, with the means divided by four", () => {
    const { uploadToEdge, downloadFromEdge } = bound(published);
    expect(uploadToEdge(7)).toBeCloseTo(1 / (4 * wlan / up - 7 * 4 / gap), 12);
    expect(downloadFromEdge(7, false)).toBeCloseTo(1 / (4 * wlan / down - 7 * 4 / gap), 12);
  });

  it("takes 0.019 s up and down at 100 devices, and 0.076 s without the division", () => {
    const both = (network: EdgeNetwork) =>
      network.uploadToEdge(7) + network.downloadFromEdge(7, false);
    expect(both(published)).toBeCloseTo(0.0189, 3);
    expect(both(right)).toBeCloseTo(0.0758, 3);
  });

  it("adds the WAN with its propagation on the way to the cloud", () => {
    const { uploadToEdge, uploadToCloud } = bound(right);
    expect(uploadToCloud(7) - uploadToEdge(7)).toBeCloseTo(
      1 / (wan / up - 7 / cloudGap) + 0.1,
      12,
    );
  });

  it("takes 62.7 s between tasks to the cloud where gaps are summed up", () => {
    const { downloadFromEdge, downloadFromCloud } = bound(only({ partialSums: true }));
    expect(downloadFromCloud(7) - downloadFromEdge(7, false)).toBeCloseTo(
      1 / (wan / down - 7 / 62.7) + 0.1,
      12,
    );
  });

  it("adds the LAN twice where the host is elsewhere", () => {
    const { downloadFromEdge } = bound(published);
    expect(downloadFromEdge(3, true) - downloadFromEdge(3, false)).toBeCloseTo(0.01, 12);
  });

  it("has no bandwidth above 5 s and when saturated", () => {
    const n = (left: number) => (wan / up - left) * cloudGap;
    expect(right.uploadToCloud(n(1 / 4.8))).toBeGreaterThan(4.9);
    expect(right.uploadToCloud(n(1 / 4.95))).toBeLessThanOrEqual(0);
    expect(right.uploadToCloud(n(-20))).toBeLessThanOrEqual(0);
  });

  it("takes deep saturation for a fast WAN as published", () => {
    const n = (wan / up + 20) * cloudGap; // −1/20 s of queue and 0.1 s of propagation
    const wide = { ...sampleApp1, wlan: 1e12 };
    const fast = new EdgeNetwork(wide, { ...corrected, fastWhenSaturated: true });
    expect(fast.uploadToCloud(n)).toBeCloseTo(0.05, 3);
    expect(new EdgeNetwork(wide, corrected).uploadToCloud(n)).toBeLessThanOrEqual(0);
  });
});

/** Its methods as functions. */
function bound(network: EdgeNetwork): Pick<
  EdgeNetwork,
  "uploadToEdge" | "downloadFromEdge" | "uploadToCloud" | "downloadFromCloud"
> {
  return {
    uploadToEdge: (n) => network.uploadToEdge(n),
    downloadFromEdge: (n, isElsewhere) => network.downloadFromEdge(n, isElsewhere),
    uploadToCloud: (n) => network.uploadToCloud(n),
    downloadFromCloud: (n) => network.downloadFromCloud(n),
  };
}
