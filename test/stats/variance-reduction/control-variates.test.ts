import { describe, expect, it } from "vitest";
import { exp } from "../../../src/math/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { halfWidth } from "../../../src/stats/estimate.ts";
import { tQuantile } from "../../../src/stats/laws.ts";
import { controlVariates } from "../../../src/stats/variance-reduction/control-variates.ts";
import { shareError } from "../coverage-study.ts";
import { exponential, replicated } from "./replicated.ts";

const root = Random.named("control variates");

/** n uniforms. */
function uniforms(n: number, name: string | number): Float64Array {
  const random = root.stream(name);
  return Float64Array.from({ length: n }, () => random.uniform());
}

// S6. ρ² with Cov(e^U, U) = (3 − e)/2 and Var[U] = 1/12
const unexplained = 1 - 12 * ((3 - Math.E) / 2) ** 2 / exponential.variance;

describe("the control U on E[e^U]", () => {
  const n = 60, replications = 2000;
  const { values, ratios, coverage, varianceError } = replicated(
    replications,
    exponential.mean,
    (r) => {
      const u = uniforms(n, r);
      return controlVariates(u.map(exp), [{ values: u, mean: 0.5 }]);
    },
  );
  const loss = (n - 2) / (n - 3); // Lavenberg and Welch's loss factor for one control
  const expected = unexplained * loss;

  it("estimates e − 1, within 4 standard errors and a bias under 5 % of one estimate's error", () => {
    const bias = 0.05 * values.standardDeviation;
    expect(Math.abs(values.mean - exponential.mean)).toBeLessThan(4 * values.standardError + bias);
  });

  it("leaves 1 − ρ² = 0.0163 of the variance, within 4 standard errors and 5 %", () => {
    expect(unexplained).toBeCloseTo(0.0163, 4);
    const measured = values.variance / (exponential.variance / n);
    expect(Math.abs(measured / expected - 1)).toBeLessThan(4 * varianceError + 0.05);
  });

  it("reports that ratio, within 4 standard errors and 5 %", () => {
    expect(Math.abs(ratios.mean - expected)).toBeLessThan(
      4 * ratios.standardError + 0.05 * expected,
    );
  });

  it("covers 94 to 96 % but for 3 standard errors", () => {
    expect(Math.abs(coverage - 0.95)).toBeLessThan(0.01 + 3 * shareError(0.95, replications));
  });
});

describe("control variates", () => {
  it("are for one control the textbook's ȳ − β(c̄ − μ) and its variance", () => {
    const c = Float64Array.of(0.1, 0.9, 0.4, 0.6, 0.3),
      y = Float64Array.of(1.2, 2.1, 1.4, 2.0, 1.5);
    const n = 5, mu = 0.5;
    const mean = (v: Float64Array) => v.reduce((a, b) => a + b, 0) / n;
    const cross = (a: Float64Array, b: Float64Array) =>
      a.reduce((sum, x, i) => sum + (x - mean(a)) * (b[i] - mean(b)), 0);
    const beta = cross(c, y) / cross(c, c);
    const residual = (cross(y, y) - beta * cross(c, y)) / (n - 2);
    const variance = residual * (1 / n + (mean(c) - mu) ** 2 / cross(c, c));
    const estimate = controlVariates(y, [{ values: c, mean: mu }]);
    expect(estimate.value).toBeCloseTo(mean(y) - beta * (mean(c) - mu), 13);
    expect(halfWidth(estimate)).toBeCloseTo(tQuantile(0.975, n - 2) * Math.sqrt(variance), 13);
  });

  it("are exact where the response is linear in the controls", () => {
    const a = uniforms(30, "a"), b = uniforms(30, "b");
    const y = a.map((x, i) => 1 + 2 * x - 3 * b[i]);
    const estimate = controlVariates(y, [{ values: a, mean: 0.5 }, { values: b, mean: 0.5 }]);
    expect(estimate.value).toBeCloseTo(0.5, 13);
    expect(halfWidth(estimate)).toBeLessThan(1e-13);
  });

  it("with a second control, U², leave less of E[e^U]'s variance than with one", () => {
    const u = uniforms(500, "two");
    const one = [{ values: u, mean: 1 / 2 }];
    const two = [...one, { values: u.map((x) => x * x), mean: 1 / 3 }];
    const ratio = (controls: typeof one) => controlVariates(u.map(exp), controls).varianceRatio;
    expect(ratio(two)).toBeLessThan(ratio(one) / 20);
  });

  it("refuse controls that are missing, dependent, constant, or of another length", () => {
    const u = uniforms(10, "errors");
    const control = { values: u, mean: 0.5 };
    expect(() => controlVariates(u, [])).toThrow("controls must not be empty");
    expect(() => controlVariates(u, [control, control])).toThrow(
      "got number 2 in the span of those before it",
    );
    expect(() => controlVariates(u, [{ values: u.map(() => 1), mean: 1 }])).toThrow(
      "must not depend linearly",
    );
    expect(() => controlVariates(u, [{ values: [1, 2], mean: 1 }])).toThrow(
      "each control must have 10 values, got 2",
    );
    expect(() => controlVariates(u, [{ values: u, mean: NaN }])).toThrow("controls must be finite");
    expect(() => controlVariates([1, 2], [control])).toThrow(
      "needs at least 3 responses for 1 controls, got 2",
    );
  });
});
