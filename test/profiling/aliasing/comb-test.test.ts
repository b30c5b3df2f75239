import { describe, expect, it } from "vitest";
import { combTest } from "../../../src/profiling/aliasing/comb-test.ts";
import { lineSpectrum } from "../../../src/profiling/aliasing/line-spectrum.ts";
import { Random } from "../../../src/random/mod.ts";
import { periodic, piecewiseConstant, scale, sum } from "../../../src/signals/mod.ts";

const duration = 20; // s
const noise = (seed: number) => {
  const random = Random.named(`comb/${seed}`);
  return piecewiseConstant({
    edges: Float64Array.from({ length: 8001 }, (_, i) => i * duration / 8000),
    rates: Float64Array.from({ length: 8000 }, () => random.normal()),
  });
};
const spectrumOf = (signal: ReturnType<typeof noise>) =>
  lineSpectrum(signal, { from: 0, to: duration }, 8000);

describe("combTest", () => {
  it("finds a 10 Hz tick in noise that has thirty times its variance", () => {
    const tick = periodic({ period: 0.1, duty: 0.1, high: 0.6 });
    const { pValue, power, expected } = combTest(spectrumOf(sum(noise(1), tick)), 10);
    expect(pValue).toBeLessThan(0.02);
    expect(power).toBeGreaterThan(3 * expected);
  });

  it("rejects pure noise as often as its level says: 20 % of 100, within 3 standard errors", () => {
    const rejected = Array.from({ length: 100 }, (_, i) => combTest(spectrumOf(noise(i)), 10))
      .filter(({ pValue }) => pValue <= 0.2).length;
    expect(Math.abs(rejected / 100 - 0.2)).toBeLessThan(3 * Math.sqrt(0.2 * 0.8 / 100));
  });

  it("does not depend on the unit of the signal", () => {
    const p = (factor: number) => combTest(spectrumOf(scale(noise(7), factor)), 10).pValue;
    expect(p(1000)).toBe(p(1));
  });

  it("refuses a rate of a line or two", () => {
    expect(() => combTest(spectrumOf(noise(1)), 0.1)).toThrow(
      "rate must be between 0.4 and 200 Hz",
    );
  });
});
