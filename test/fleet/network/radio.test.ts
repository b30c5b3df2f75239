import { describe, expect, it } from "vitest";
import { macroCellRate, wlanRate } from "../../../src/fleet/network/radio.ts";

const distances = Array.from({ length: 200 }, (_, i) => 1 + 25 * i); // m

describe("the rate of a radio link", () => {
  it("never rises with the distance", () => {
    for (const rate of [macroCellRate, wlanRate]) {
      const rates = distances.map((d) => rate(d));
      expect(rates.every((x, i) => i === 0 || x <= rates[i - 1])).toBe(true);
      expect(rates[0]).toBeGreaterThan(0);
    }
  });

  it("in a macro cell is 4.4 bit/s/Hz near by, and α log₂(1 + SNR) at 3 km", () => {
    expect(macroCellRate(50)).toBe(10e6 * 4.4 / 8);
    // by hand: L = 128.1 + 37.6 lg 3 dB, N = −174 + 70 + 9 = −95 dBm
    const snr = 61 - (128.1 + 37.6 * Math.log10(3)) + 95;
    const expected = 10e6 * 0.6 * Math.log2(1 + 10 ** (snr / 10)) / 8;
    expect(macroCellRate(3000)).toBeCloseTo(expected, 3);
  });

  it("in a WLAN has the eight rates of 802.11a, 54 Mbit/s down to 6, then none", () => {
    const seen = [...new Set(Array.from({ length: 400 }, (_, d) => 8e-6 * wlanRate(d + 1)))];
    expect(seen.map((rate) => Math.round(rate))).toEqual([54, 48, 36, 24, 18, 12, 9, 6, 0]);
  });
});
