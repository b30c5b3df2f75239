import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aliases,
  apparentFrequency,
  foldingLine,
  unfolded,
} from "../../../src/profiling/aliasing/folding.ts";
import { sample } from "../../../src/profiling/sample.ts";
import { systematic } from "../../../src/profiling/plans/systematic.ts";
import { Random } from "../../../src/random/mod.ts";
import { sine } from "../../../src/signals/mod.ts";
import { periodogram } from "../../../src/stats/mod.ts";

const rate = 100; // samples/s
const duration = 10; // s

/** Where the spectrum of samples of a tone is highest, Hz. */
function measuredFrequency(frequency: number): number {
  const tone = sine({ period: 1 / frequency, mean: 2, amplitude: 1, phase: 0.7 });
  const { values } = sample(
    tone,
    systematic({ rate, randomStart: false }),
    { from: 0, to: duration },
    Random.named("folding"),
  );
  const { frequency: at, density } = periodogram(values, { sampleRate: rate, window: "hann" });
  return at[density.indexOf(Math.max(...density))];
}

describe("apparentFrequency", () => {
  it("is where the spectrum of the samples has its peak, over a sweep to 3.5 times the rate", () => {
    // off the multiples of half the rate, where a tone of unlucky phase has no amplitude
    for (let f = 3.5; f < 350; f += 7.3) {
      expect(Math.abs(measuredFrequency(f) - apparentFrequency(f, rate)))
        .toBeLessThanOrEqual(0.5 / duration + 1e-9);
    }
  });

  it("is 0 for a tone in lockstep and 1 Hz for one that is 1 Hz off", () => {
    expect(apparentFrequency(100, 100)).toBe(0);
    expect(apparentFrequency(101, 100)).toBe(1);
    expect(apparentFrequency(99, 100)).toBe(1);
    expect(apparentFrequency(50, 100)).toBe(50);
  });

  it("lies between 0 and half the rate and stays where it is when folded again", () => {
    const positive = fc.double({ min: 1e-3, max: 1e4, noNaN: true });
    fc.assert(fc.property(positive, positive, (f, fs) => {
      const folded = apparentFrequency(f, fs);
      return folded >= 0 && folded <= fs / 2 && apparentFrequency(folded, fs) === folded;
    }));
  });

  it("refuses a rate of 0, naming it", () => {
    expect(() => apparentFrequency(1, 0)).toThrow("rate must be > 0");
  });
});

describe("foldingLine", () => {
  it("rises to half the rate and falls back to 0 at the rate", () => {
    const line = foldingLine(100, 220);
    expect([...line.true]).toEqual([0, 50, 100, 150, 200, 220]);
    expect([...line.apparent]).toEqual([0, 50, 0, 50, 0, 20]);
  });
});

describe("aliases", () => {
  it("are k fs ± f′ up to the highest", () => {
    expect(aliases(3, 100, 250)).toEqual([3, 97, 103, 197, 203]);
    expect(aliases(0, 100, 250)).toEqual([0, 100, 200]);
    expect(aliases(50, 100, 260)).toEqual([50, 150, 250]);
  });
});

describe("unfolded", () => {
  it("finds the one frequency below 2 kHz that explains what two rates show", () => {
    const f = 1234;
    const seen = [97, 103].map((rate) => ({ rate, apparent: apparentFrequency(f, rate) }));
    expect(unfolded(seen, 2000, 0.01)).toEqual([f]);
    expect(unfolded(seen.slice(0, 1), 2000, 0.01).length).toBeGreaterThan(30);
  });
});
