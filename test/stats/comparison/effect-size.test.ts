import { describe, expect, it } from "vitest";
import { cohenD, hedgesG } from "../../../src/stats/comparison/effect-size.ts";
import { Random } from "../../../src/random/mod.ts";
import { coverage, shareError } from "../coverage-study.ts";
import { normals } from "./rejections.ts";
import { relativeError, x, y } from "./samples.ts";

describe("cohenD", () => {
  // Golden value: (x̄ − ȳ)/√((9 var(x) + 11 var(y))/20) with numpy.var(…, ddof=1), NumPy 2.4.6.
  it("equals NumPy's arithmetic", () => {
    expect(relativeError(cohenD(x, y).value, 1.0639872636504013)).toBeLessThan(1e-13);
  });

  it("does not change with the unit, and turns its sign with the samples", () => {
    const scale = (values: number[]) => values.map((value) => 1000 * value + 7);
    expect(cohenD(scale(x), scale(y)).value).toBeCloseTo(cohenD(x, y).value, 10);
    expect(cohenD(y, x).value).toBeCloseTo(-cohenD(x, y).value, 13);
  });

  it("refuses constant samples", () => {
    expect(() => cohenD([1, 1], [2, 2])).toThrow("samples must vary, both are constant");
  });
});

describe("hedgesG", () => {
  // Golden value: exp(gammaln(10) − gammaln(9.5))/√10, scipy.special.gammaln, SciPy 1.17.1.
  it("is d times J(ν), exactly", () => {
    const J = hedgesG(x, y).value / cohenD(x, y).value;
    expect(relativeError(J, 0.9619445337407481)).toBeLessThan(1e-13);
  });

  it("has no bias where d has: δ = 0.8, 6 values a sample, within 4 standard errors", () => {
    const random = Random.named("hedges");
    const delta = 0.8, replications = 4000;
    let g = 0, squares = 0, d = 0;
    for (let r = 0; r < replications; r++) {
      const a = normals(6, random, delta), b = normals(6, random);
      const value = hedgesG(a, b).value;
      g += value / replications;
      squares += (value * value) / replications;
      d += cohenD(a, b).value / replications;
    }
    const error = Math.sqrt((squares - g * g) / replications);
    expect(Math.abs(g - delta)).toBeLessThan(4 * error);
    expect(d - delta).toBeGreaterThan(4 * error);
  });

  it("covers δ in 95 % of cases at 20 values a sample, within 4 standard errors and 1 %", () => {
    const random = Random.named("hedges/coverage");
    const share = coverage(
      2000,
      0.8,
      () => hedgesG(normals(20, random, 0.8), normals(20, random)),
    );
    expect(Math.abs(share - 0.95)).toBeLessThan(4 * shareError(0.95, 2000) + 0.01);
  });
});
