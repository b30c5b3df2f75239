import { describe, expect, it } from "vitest";
import { exp } from "../../../src/math/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { normalCdf } from "../../../src/stats/laws.ts";
import { importance } from "../../../src/stats/variance-reduction/importance.ts";
import { shareError } from "../coverage-study.ts";
import { replicated } from "./replicated.ts";

const root = Random.named("importance");
const c = 3;
const p = normalCdf(-c);

/** P(Z > 3) of a standard normal Z, drawn from N(3, 1). */
const tail = {
  draw: (random: Random) => c + random.normal(),
  weight: (x: number) => exp(c * c / 2 - c * x),
  integrand: (x: number) => x > c ? 1 : 0,
};

// S6. E_q[(w f)²] = e^(c²) Φ(−2c), against the indicator's p(1 − p)
const ratio = (Math.exp(c * c) * normalCdf(-2 * c) - p * p) / (p * (1 - p));

describe("importance sampling of P(Z > 3), drawn from N(3, 1)", () => {
  const n = 400, replications = 2000;
  const { values, ratios, coverage, varianceError } = replicated(
    replications,
    p,
    (r) => importance(tail, n, root.stream(r)),
  );

  it("is unbiased, within 4 standard errors", () => {
    expect(Math.abs(values.mean - p)).toBeLessThan(4 * values.standardError);
  });

  it("has (e⁹Φ(−6) − p²)/(p − p²) of plain Monte Carlo's variance, 1/218, within 4 standard errors", () => {
    expect(1 / ratio).toBeGreaterThan(217.5);
    expect(1 / ratio).toBeLessThan(218.5);
    const measured = values.variance / (p * (1 - p) / n);
    expect(Math.abs(measured / ratio - 1)).toBeLessThan(4 * varianceError);
  });

  it("reports that ratio, within 4 standard errors and 2 %", () => {
    expect(Math.abs(ratios.mean - ratio)).toBeLessThan(4 * ratios.standardError + 0.02 * ratio);
  });

  it("covers 94 to 96 % but for 3 standard errors", () => {
    expect(Math.abs(coverage - 0.95)).toBeLessThan(0.01 + 3 * shareError(0.95, replications));
  });
});

/** E[Z²] = 1 of a standard normal Z, drawn from N(0, 2²), the weight known up to a factor. */
const second = {
  draw: (random: Random) => 2 * random.normal(),
  weight: (x: number) => 100 * exp(-x * x / 2 + x * x / 8),
  integrand: (x: number) => x * x,
  selfNormalised: true,
};

describe("self-normalised importance sampling of E[Z²], drawn from N(0, 4)", () => {
  const n = 2000, replications = 1000;
  const { values, ratios, coverage, varianceError } = replicated(
    replications,
    1,
    (r) => importance(second, n, root.stream(`self/${r}`)),
  );
  // delta method: E_q[w²(x² − 1)²] with w = 2 e^(−3x²/8): 4/2 ∫ e^(−7x²/8)(x² − 1)²/√2π dx =
  // 2√(4/7)(3(4/7)² − 2(4/7) + 1)
  const v = 4 / 7;
  const variance = 2 * Math.sqrt(v) * (3 * v * v - 2 * v + 1);

  it("has the delta method's variance, within 4 standard errors and 2 %", () => {
    expect(Math.abs(n * values.variance / variance - 1)).toBeLessThan(4 * varianceError + 0.02);
  });

  it("reports its ratio to Var[Z²] = 2, within 4 standard errors and 2 %", () => {
    expect(Math.abs(ratios.mean / (variance / 2) - 1)).toBeLessThan(
      0.02 + 4 * ratios.standardError,
    );
  });

  it("covers 94 to 96 % but for 3 standard errors", () => {
    expect(Math.abs(coverage - 0.95)).toBeLessThan(0.01 + 3 * shareError(0.95, replications));
  });
});

describe("importance sampling", () => {
  it("knows the effective size (Σw)²/Σw²", () => {
    const weights = [1, 3];
    let i = 0;
    const problem = {
      draw: () => i++,
      weight: (k: number) => weights[k],
      integrand: (k: number) => k,
    };
    expect(importance(problem, 2, root).effectiveSampleSize).toBe(16 / 10);
  });

  it("has an infinite ratio where plain Monte Carlo would be exact, and 1 where both are", () => {
    let i = 0;
    const draw = () => i++;
    const integrand = () => 1;
    const uneven = { draw, integrand, weight: (k: number) => k % 2 === 0 ? 1.5 : 0.5 };
    expect(importance(uneven, 10, root).varianceRatio).toBe(Infinity);
    expect(importance({ draw, integrand, weight: () => 1 }, 10, root).varianceRatio).toBe(1);
  });

  it("refuses weights that are negative, infinite or all 0", () => {
    expect(() => importance({ ...tail, weight: () => -1 }, 10, root)).toThrow(
      "weight must be >= 0 and finite, got -1",
    );
    expect(() => importance({ ...tail, weight: () => Infinity }, 10, root)).toThrow(RangeError);
    expect(() => importance({ ...tail, weight: () => 0 }, 10, root)).toThrow(
      "all 10 weights are 0",
    );
  });
});
