import erfcinv from "@stdlib/math-base-special-erfcinv";
import { describe, expect, it } from "vitest";
import { Random } from "../../src/random/mod.ts";

/** The correlations of all pairs of rows, of n numbers each. */
function correlations(rows: Float64Array[]): Float64Array {
  const n = rows[0].length;
  const standard = rows.map((row) => {
    const mean = row.reduce((sum, x) => sum + x, 0) / n;
    const norm = Math.sqrt(row.reduce((sum, x) => sum + (x - mean) ** 2, 0));
    return row.map((x) => (x - mean) / norm);
  });
  const r = new Float64Array(rows.length * (rows.length - 1) / 2);
  let pair = 0;
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j < i; j++, pair++) {
      for (let k = 0; k < n; k++) r[pair] += standard[i][k] * standard[j][k];
    }
  }
  return r;
}

describe("1,000 sibling streams", () => {
  const n = 1000;
  const parent = Random.named("siblings");
  const rows = Array.from({ length: 1000 }, (_, i) => {
    const random = parent.stream(i);
    return Float64Array.from({ length: n }, () => random.uniform());
  });
  const r = correlations(rows);
  const pairs = 499_500;

  it("have no pair more correlated than the largest of 499,500 independent ones is", () => {
    // r √n is nearly standard normal: all are below z with probability 1 − 2 pairs (1 − Φ(z))
    const largest = r.reduce((most, ri) => Math.max(most, Math.abs(ri)), 0);
    const beyondOnceIn10000 = Math.SQRT2 * erfcinv(1e-4 / pairs) / Math.sqrt(n);
    expect(r).toHaveLength(pairs);
    expect(largest).toBeLessThan(beyondOnceIn10000);
  });

  it("have correlations of mean 0 and variance 1/(n − 1), within 5 standard errors", () => {
    const mean = r.reduce((sum, ri) => sum + ri, 0) / pairs;
    const variance = r.reduce((sum, ri) => sum + ri * ri, 0) / pairs;
    expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(1 / ((n - 1) * pairs)));
    expect(Math.abs(variance * (n - 1) - 1)).toBeLessThan(5 * Math.sqrt(2 / pairs));
  });
});
