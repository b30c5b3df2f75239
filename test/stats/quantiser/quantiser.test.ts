import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "../../../src/random/mod.ts";
import {
  aLaw,
  type Compander,
  compandingQuantiser,
  muLaw,
} from "../../../src/stats/quantiser/companding.ts";
import { sampleLaw, standardNormal } from "../../../src/stats/quantiser/laws.ts";
import { lloydMax } from "../../../src/stats/quantiser/lloyd-max.ts";
import { distortion, quantise, type Quantiser } from "../../../src/stats/quantiser/quantiser.ts";
import { uniformQuantiser } from "../../../src/stats/quantiser/uniform.ts";

const finite = fc.double({ min: -1, max: 1, noNaN: true });

describe("uniformQuantiser", () => {
  it("errs by at most half a step within its range", () => {
    const q = uniformQuantiser({ low: -1, high: 1, levels: 16 });
    fc.assert(fc.property(finite, (x) => Math.abs(quantise(q, x) - x) <= 1 / 16 + 1e-15));
  });

  it("has mean squared error Δ²/12 on evenly spread values", () => {
    const even = Float64Array.from({ length: 100_000 }, (_, i) => (i + 0.5) / 50_000 - 1);
    const D = distortion(uniformQuantiser({ low: -1, high: 1, levels: 32 }), sampleLaw(even));
    expect(D / ((2 / 32) * (2 / 32) / 12)).toBeCloseTo(1, 4);
  });

  it("gives the outermost level beyond its range", () => {
    const q = uniformQuantiser({ low: 0, high: 4, levels: 4 });
    expect([-9, 0.2, 1.5, 9].map((x) => quantise(q, x))).toEqual([0.5, 0.5, 1.5, 3.5]);
  });

  it("refuses a range of no width", () => {
    expect(() => uniformQuantiser({ low: 1, high: 1, levels: 2 })).toThrow("low < high");
  });
});

describe("lloydMax on the standard normal law", () => {
  // Max 1960, table I
  it.each([[1, 2, 0.3634], [2, 4, 0.1175], [3, 8, 0.03454], [4, 16, 0.009497]])(
    "with %i bits has the published mean squared error within 0.1 %",
    (_, levels, published) => {
      const D = distortion(lloydMax(standardNormal, { levels }), standardNormal);
      expect(Math.abs(D / published - 1)).toBeLessThan(0.001);
    },
  );

  it("with 1 bit errs by 1 − 2/π, with levels ±√(2/π)", () => {
    const q = lloydMax(standardNormal, { levels: 2 });
    expect(distortion(q, standardNormal)).toBeCloseTo(1 - 2 / Math.PI, 12);
    expect(q.levels[1]).toBeCloseTo(Math.sqrt(2 / Math.PI), 6);
    expect(q.thresholds[0]).toBeCloseTo(0, 12);
  });

  it("at 128 levels comes within 2 % of Panter and Dite's (π√3/2)/N²", () => {
    const D = distortion(lloydMax(standardNormal, { levels: 128 }), standardNormal);
    const highRate = Math.PI * Math.sqrt(3) / 2 / (128 * 128);
    expect(Math.abs(D / highRate - 1)).toBeLessThan(0.02);
  });

  it("beats every uniform quantiser of as many levels", () => {
    const best = distortion(lloydMax(standardNormal, { levels: 8 }), standardNormal);
    for (let high = 1; high < 4; high += 0.05) {
      const uniform = uniformQuantiser({ low: -high, high, levels: 8 });
      expect(distortion(uniform, standardNormal)).toBeGreaterThan(best);
    }
  });
});

describe("lloydMax on a sample", () => {
  const random = Random.named("lloyd-max");
  const sample = Float64Array.from({ length: 20_000 }, () => random.normal());

  it("of 20,000 normal values comes within 3 % of the law's 0.1175", () => {
    const law = sampleLaw(sample);
    expect(Math.abs(distortion(lloydMax(law, { levels: 4 }), law) / 0.1175 - 1)).toBeLessThan(0.03);
  });

  it("puts each level at the mean of what it stands for", () => {
    const q = lloydMax(sampleLaw(sample), { levels: 5 });
    for (const level of q.levels) {
      const own = sample.filter((x) => quantise(q, x) === level);
      expect(own.reduce((a, b) => a + b, 0) / own.length).toBeCloseTo(level, 3);
    }
  });

  it("refuses levels out of order", () => {
    expect(() => lloydMax(standardNormal, { levels: 2, start: [1, 0] }))
      .toThrow("2 increasing levels");
  });
});

describe("companding", () => {
  const companders: [string, Compander][] = [["μ-law", muLaw()], ["A-law", aLaw()]];

  it.each(companders)(
    "%s is odd, increasing, and undone by its inverse",
    (_, { compress, expand }) => {
      fc.assert(fc.property(finite, finite, (x, y) => {
        expect(expand(compress(x))).toBeCloseTo(x, 12);
        expect(compress(-x)).toBe(-compress(x));
        if (x < y) expect(compress(x)).toBeLessThanOrEqual(compress(y));
      }));
      expect([compress(0), compress(1)]).toEqual([0, 1]);
    },
  );

  const random = Random.named("companding");
  /** Decibels of a normal signal over its error, at a loudness in decibels below full scale. */
  const ratio = (q: Quantiser, loudness: number) => {
    const scale = 10 ** (loudness / 20);
    let signal = 0, noise = 0;
    for (let i = 0; i < 20_000; i++) {
      const x = scale * random.normal();
      const e = x - quantise(q, x);
      signal += x * x;
      noise += e * e;
    }
    return 10 * Math.log10(signal / noise);
  };

  it.each(companders)(
    "%s with 8 bits keeps 34 to 40 dB from −15 to −40 dB of loudness",
    (_, law) => {
      for (const loudness of [-15, -20, -30, -40]) {
        const decibels = ratio(compandingQuantiser(law, 256), loudness);
        expect(decibels).toBeGreaterThan(32);
        expect(decibels).toBeLessThan(40);
      }
    },
  );

  it("μ-law reaches 6.02 b + 4.77 − 20 log₁₀ ln(1 + μ) within 1 dB on loud signals", () => {
    const expected = 6.02 * 8 + 4.77 - 20 * Math.log10(Math.log(256));
    expect(Math.abs(ratio(compandingQuantiser(muLaw(), 256), -15) - expected)).toBeLessThan(1);
  });

  it("is what a uniform quantiser cannot do: that loses a decibel for each of loudness", () => {
    const uniform = uniformQuantiser({ low: -1, high: 1, levels: 256 });
    expect(ratio(uniform, -20) - ratio(uniform, -35)).toBeCloseTo(15, 0);
  });

  it("refuses μ = 0", () => {
    expect(() => muLaw(0)).toThrow("mu must be > 0");
  });
});
