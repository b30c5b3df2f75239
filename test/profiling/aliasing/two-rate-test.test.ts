import { describe, expect, it } from "vitest";
import { twoRateTest } from "../../../src/profiling/aliasing/two-rate-test.ts";
import { sample } from "../../../src/profiling/sample.ts";
import { systematic } from "../../../src/profiling/plans/systematic.ts";
import { Random } from "../../../src/random/mod.ts";
import { periodic, type Signal, sine, sum } from "../../../src/signals/mod.ts";

const span = { from: 0, to: 20 }; // s

/** Both rates on the signal, with white noise of that standard deviation on every reading. */
function seen(
  signal: Signal,
  rates: readonly [number, number],
  noise: number,
  seed: string | number,
) {
  const random = Random.named(`two rates/${seed}`);
  const read = (rate: number) => {
    const own = random.stream(rate);
    const samples = sample(signal, systematic({ rate }), span, own);
    return { ...samples, values: samples.values.map((x) => x + noise * own.normal()) };
  };
  return twoRateTest(read(rates[0]), read(rates[1]));
}
const tone = (frequency: number, amplitude = 1) =>
  sine({ mean: 0, amplitude, period: 1 / frequency });

describe("twoRateTest", () => {
  it("finds a 130 Hz tone that 97 and 103 Hz fold to 33 and 27 Hz", () => {
    const { pValue, frequency } = seen(tone(130), [97, 103], 1, 1);
    expect(pValue).toBeLessThan(1e-6);
    expect([33, 27].some((alias) => Math.abs(frequency - alias) < 0.1)).toBe(true);
  });

  it("finds lockstep: 100 Hz sees one phase of a 100 Hz load, 97 Hz its mean", () => {
    const load = periodic({ period: 0.01, duty: 0.3, high: 1 });
    const { pValue, means } = seen(load, [100, 97], 0, 2);
    expect(pValue).toBeLessThan(1e-6);
    expect([0, 1]).toContain(Math.round(means[0]));
    expect(means[1]).toBeCloseTo(0.3, 1);
  });

  it("lets a tone below both Nyquist limits pass, loud, noisy or off the grid", () => {
    for (const f of [3, 7.317, 31.4159]) {
      expect(seen(tone(f), [97, 103], 0, f).pValue).toBeGreaterThan(0.01);
      expect(seen(tone(f, 5), [97, 103], 1, f).pValue).toBeGreaterThan(0.01);
    }
  });

  it("calls 200 signals without aliasing aliased at most as often as its level says", () => {
    const signal = sum(tone(5), tone(11.3, 0.5));
    const pValues = Array.from({ length: 200 }, (_, i) => seen(signal, [97, 103], 1, i).pValue);
    const rejected = pValues.filter((p) => p < 0.1).length;
    // at most 10 % and 3 standard errors of √(0.1 · 0.9/200)
    expect(rejected / 200).toBeLessThan(0.1 + 3 * Math.sqrt(0.1 * 0.9 / 200));
    expect(rejected).toBeGreaterThan(0);
  });

  it("refuses samples of different times, and too few", () => {
    const read = (to: number) =>
      sample(tone(1), systematic({ rate: 50 }), { from: 0, to }, Random.named("short"));
    expect(() => twoRateTest(read(2), read(3))).toThrow("both must be sampled from 0 to 2 s");
    expect(() => twoRateTest(read(0.2), read(0.2))).toThrow("at least 16 samples");
  });
});
