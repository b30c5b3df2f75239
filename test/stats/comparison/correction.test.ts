import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  benjaminiHochberg,
  bonferroni,
  corrections,
  holm,
} from "../../../src/stats/comparison/correction.ts";
import { Random } from "../../../src/random/mod.ts";
import { shareError } from "../coverage-study.ts";

const pValues = [0.01, 0.04, 0.03, 0.005, 0.2, 0.04, 0.8];
const anyPValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

function expectClose(actual: Float64Array, expected: number[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((e, i) => expect(actual[i]).toBeCloseTo(e, 14));
}

describe("corrections", () => {
  // Golden values: statsmodels.stats.multitest.multipletests(p, method="bonferroni" | "holm" | "fdr_bh")[1], statsmodels 0.15.0.
  it("equal statsmodels'", () => {
    expectClose(bonferroni(pValues), [0.07, 0.28, 0.21, 0.035, 1, 0.28, 1]);
    expectClose(holm(pValues), [0.06, 0.16, 0.15, 0.035, 0.4, 0.16, 0.8]);
    const fdr = [0.035, 0.056, 0.056, 0.035, 0.23333333333333336, 0.056, 0.8];
    expectClose(benjaminiHochberg(pValues), fdr);
  });

  it("never lower a p-value, keep it at most 1 and keep the order", () => {
    fc.assert(
      fc.property(anyPValues, (raw) => {
        for (const correction of Object.values(corrections)) {
          const adjusted = correction(raw);
          raw.forEach((p, i) => {
            expect(adjusted[i]).toBeGreaterThanOrEqual(p);
            expect(adjusted[i]).toBeLessThanOrEqual(1);
            raw.forEach((q, j) => {
              if (p <= q) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]);
            });
          });
        }
      }),
      { seed: 1 },
    );
  });

  it("stand in order of strictness: Benjamini-Hochberg ≤ Holm ≤ Bonferroni", () => {
    fc.assert(
      fc.property(anyPValues, (raw) => {
        const [a, b, c] = [benjaminiHochberg(raw), holm(raw), bonferroni(raw)];
        raw.forEach((_, i) => {
          expect(a[i]).toBeLessThanOrEqual(b[i] * (1 + 1e-15));
          expect(b[i]).toBeLessThanOrEqual(c[i]);
        });
      }),
      { seed: 1 },
    );
  });

  it("leave a single p-value as it is", () => {
    for (const correction of Object.values(corrections)) {
      expect([...correction([0.03])]).toEqual([0.03]);
    }
  });

  it("keep the chance of any false rejection: 1 − 0.95²⁰ = 64 % raw and 5 % by Holm, within 4 standard errors", () => {
    const random = Random.named("correction");
    const replications = 4000, tests = 20;
    let raw = 0, corrected = 0;
    for (let r = 0; r < replications; r++) {
      const p = Array.from({ length: tests }, () => random.uniform());
      if (Math.min(...p) <= 0.05) raw += 1;
      if (Math.min(...holm(p)) <= 0.05) corrected += 1;
    }
    const any = 1 - 0.95 ** tests;
    const anyCorrected = 1 - (1 - 0.05 / tests) ** tests;
    const error = (share: number) => 4 * shareError(share, replications);
    expect(Math.abs(raw / replications - any)).toBeLessThan(error(any));
    expect(Math.abs(corrected / replications - anyCorrected)).toBeLessThan(error(anyCorrected));
  });

  it("keep the share of false rejections at m₀/m · 5 %: Benjamini-Hochberg, within 4 standard errors", () => {
    const random = Random.named("correction/fdr");
    const replications = 3000;
    let sum = 0, squares = 0;
    for (let r = 0; r < replications; r++) { // 15 true hypotheses, 5 false ones with tiny p-values
      const p = Array.from({ length: 20 }, (_, i) => (i < 15 ? 1 : 1e-4) * random.uniform());
      const rejected = [...benjaminiHochberg(p)].map((q) => q <= 0.05);
      const count = rejected.filter(Boolean).length;
      const share = count === 0 ? 0 : rejected.slice(0, 15).filter(Boolean).length / count;
      sum += share / replications;
      squares += (share * share) / replications;
    }
    const error = Math.sqrt((squares - sum * sum) / replications);
    expect(Math.abs(sum - (15 / 20) * 0.05)).toBeLessThan(4 * error);
  });

  it("refuse what is no p-value", () => {
    expect(() => holm([0.5, 1.2])).toThrow("holm: p-values must be in [0, 1], got 1.2 at index 1");
  });
});
