/**
 * Control variates: quantities with known means, simulated along, tell how lucky the sample was.
 *
 *     Y = β₀ + Σ βⱼ (Cⱼ − μⱼ) + ε
 *
 * The estimate of E[Y] is the intercept β₀ by least squares, so Var = (1 − R²) Var[Y]/n up to the
 * loss factor (n − 2)/(n − q − 2) for estimating q coefficients; R is the multiple correlation, ρ
 * for one control. With c the controls' centred columns and r the part of the vector of ones that
 * is orthogonal to them,
 *
 *     β₀ = r·Y / r·r,     Var[β₀] = s²/r·r,     s² = |residual|²/(n − q − 1)
 *
 * Interval: t with n − q − 1 degrees of freedom, exact for jointly normal Y and C. For E[e^U] with
 * control U, 1 − ρ² = 1 − 6(3 − e)²/(−e² + 4e − 3) ≈ 0.0163.
 *
 * Source: Lavenberg and Welch, Management Science 27(3):322–335, 1981; Asmussen and Glynn,
 * Stochastic Simulation, Springer 2007, §V.2.
 */
import { type IntervalOptions, levelOf, plusMinus } from "../estimate.ts";
import { tQuantile } from "../laws.ts";
import { Moments } from "../moments.ts";
import { type ReducedEstimate, varianceRatioOf } from "./reduced-estimate.ts";

/** A control: its values, one for each response, and its known mean μ. */
export interface Control {
  readonly values: ArrayLike<number>;
  readonly mean: number;
}

const dependent = 1e-10; // share of a control's length that must be left when those before it are taken out

/**
 * The mean of the responses, corrected by the controls. Throws a RangeError where there is no
 * control, a control differs in length from the responses, there are under q + 2 responses, a value
 * is not finite, or the controls are linearly dependent.
 */
export function controlVariates(
  responses: ArrayLike<number>,
  controls: readonly Control[],
  options: IntervalOptions = {},
): ReducedEstimate {
  const level = levelOf("controlVariates", options);
  const n = responses.length, q = controls.length;
  if (q === 0) {
    throw new RangeError("controlVariates: controls must not be empty, got 0 of them");
  }
  if (n < q + 2) {
    throw new RangeError(
      `controlVariates: needs at least ${q + 2} responses for ${q} controls, got ${n}`,
    );
  }
  const plain = Moments.of(responses).variance;
  const y = Float64Array.from(responses);
  const r = new Float64Array(n).fill(1);
  for (const c of orthonormal(controls, n)) {
    takeOut(y, c);
    takeOut(r, c);
  }
  const rr = dot(r, r);
  const value = dot(r, y) / rr;
  for (let i = 0; i < n; i++) y[i] -= value * r[i]; // what is left is the residual
  const degrees = n - q - 1;
  const variance = dot(y, y) / degrees / rr;
  const half = tQuantile((1 + level) / 2, degrees) * Math.sqrt(variance);
  const varianceRatio = varianceRatioOf(variance, plain / n);
  return { ...plusMinus(value, half, { level, n, method: "control variates" }), varianceRatio };
}

/** The centred columns Cⱼ − μⱼ, made orthonormal by modified Gram-Schmidt. */
function orthonormal(controls: readonly Control[], n: number): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const { values, mean } of controls) {
    if (values.length !== n) {
      throw new RangeError(
        `controlVariates: each control must have ${n} values, got ${values.length}`,
      );
    }
    const c = Float64Array.from(values, (x) => x - mean);
    const length = Math.sqrt(dot(c, c));
    if (!(length < Infinity)) {
      throw new RangeError(`controlVariates: controls must be finite, got one of length ${length}`);
    }
    for (const b of basis) takeOut(c, b);
    const left = Math.sqrt(dot(c, c));
    if (!(left > dependent * length)) {
      throw new RangeError(
        `controlVariates: controls must not depend linearly on each other, got number ${
          basis.length + 1
        } in the span of those before it`,
      );
    }
    basis.push(c.map((x) => x / left));
  }
  return basis;
}

/** Removes from v its part along the unit vector b. */
function takeOut(v: Float64Array, b: Float64Array): void {
  const along = dot(v, b);
  for (let i = 0; i < v.length; i++) v[i] -= along * b[i];
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
