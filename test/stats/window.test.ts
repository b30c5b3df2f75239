import { describe, expect, it } from "vitest";
import { type WindowName, windowWeights } from "../../src/stats/window.ts";

/** |Σ w_j e^(−2πi j bins/n)| at a distance from the line that need not be whole. */
function response(w: Float64Array, bins: number): number {
  let re = 0, im = 0;
  w.forEach((wj, j) => {
    const angle = (2 * Math.PI * j * bins) / w.length;
    re += wj * Math.cos(angle);
    im += wj * Math.sin(angle);
  });
  return Math.hypot(re, im);
}

const decibel = (ratio: number) => 20 * Math.log10(ratio);

/** Highest side lobe beyond `edge` bins, in decibels of the main lobe. */
function highestSideLobe(name: WindowName, edge: number): number {
  const w = windowWeights(name, 256);
  let worst = 0;
  for (let bins = edge; bins < 30; bins += 0.05) worst = Math.max(worst, response(w, bins));
  return decibel(worst / response(w, 0));
}

describe("windowWeights", () => {
  // Golden values: scipy.signal.get_window(name, 8)[:5], SciPy 1.17.1.
  it("equals SciPy's windows", () => {
    const golden: [WindowName, number[]][] = [
      ["hann", [0.0, 0.14644660940672627, 0.5, 0.8535533905932737, 1.0]],
      ["blackmanHarris", [
        6.0000000000001025e-05,
        0.021735837018679628,
        0.21747000000000008,
        0.6957641629813204,
        1.0,
      ]],
      ["flatTop", [
        -0.0004210510000000013,
        -0.026872193286334545,
        -0.05473684,
        0.4441353572863345,
        1.000000003,
      ]],
    ];
    for (const [name, weights] of golden) {
      const w = windowWeights(name, 8);
      weights.forEach((weight, j) => expect(w[j]).toBeCloseTo(weight, 14));
    }
  });

  it("has side lobes of −13, −31 and −92 dB: rectangular, Hann, Blackman-Harris (Harris 1978, table 1)", () => {
    expect(highestSideLobe("rectangular", 1)).toBeCloseTo(-13.3, 0);
    expect(highestSideLobe("hann", 2)).toBeCloseTo(-31.5, 0);
    expect(highestSideLobe("blackmanHarris", 4)).toBeCloseTo(-92, 0);
  });

  it("loses under 0.01 dB of a line between bins where it is flat-topped, 1.4 dB with Hann", () => {
    const loss = (name: WindowName) => {
      const w = windowWeights(name, 256);
      return -decibel(response(w, 0.5) / response(w, 0));
    };
    expect(Math.abs(loss("flatTop"))).toBeLessThan(0.01);
    expect(loss("hann")).toBeCloseTo(1.42, 2);
  });

  it("is 1 for a single sample", () => {
    expect([...windowWeights("hann", 1)]).toEqual([1]);
  });

  it("refuses unknown names and lengths below 1", () => {
    expect(() => windowWeights("bell" as WindowName, 8)).toThrow(
      "name must be one of rectangular, hann, blackmanHarris, flatTop, got bell",
    );
    expect(() => windowWeights("hann", 0)).toThrow("n must be a whole number ≥ 1, got 0");
  });
});
