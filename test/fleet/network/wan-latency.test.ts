import { describe, expect, it } from "vitest";
import {
  lognormalFromQuantiles,
  speedInFibre,
  wanLatency,
} from "../../../src/fleet/network/wan-latency.ts";
import { Random } from "../../../src/random/mod.ts";

describe("a wide-area delay", () => {
  it("is at least light's time in fibre: 4.9 ms for 1000 km, times the inflation", () => {
    const { propagation } = wanLatency({ distance: 1e6, inflation: 2 });
    expect(propagation).toBe(2e6 / speedInFibre);
    expect(1e6 / speedInFibre).toBeCloseTo(4.9e-3, 5);
  });

  it("has the two quantiles it was made from, on top", () => {
    const excess = lognormalFromQuantiles({ p50: 0.01, p95: 0.08 });
    expect(excess.quantile(0.5)).toBeCloseTo(0.01, 12);
    expect(excess.quantile(0.95)).toBeCloseTo(0.08, 12);
    const latency = wanLatency({ distance: 3e6, excess });
    const random = Random.named("wan");
    const n = 20_000;
    let below = 0;
    for (let i = 0; i < n; i++) below += latency.draw(random) < latency.propagation + 0.08 ? 1 : 0;
    expect(Math.abs(below / n - 0.95)).toBeLessThan(4 * Math.sqrt(0.95 * 0.05 / n));
  });

  it("refuses quantiles in the wrong order", () => {
    expect(() => lognormalFromQuantiles({ p50: 0.2, p95: 0.1 })).toThrow(
      "lognormalFromQuantiles: p95 must be > p50 (0.2 s) and finite, got 0.1",
    );
  });
});
