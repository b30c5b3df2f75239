/**
 * Generalised harmonic numbers H(n, s) = Σ i^(−s), i = 1 … n, for any n: added up to 64, beyond it
 * by the Euler-Maclaurin formula for f(x) = x^(−s), a = 64:
 *
 *     H(n) − H(a) = ∫ₐⁿ f + [f(n) − f(a)]/2 + [f′(n) − f′(a)]/12 − [f‴(n) − f‴(a)]/720 + …
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 23.1.30.
 */
import { expm1, ln, pow } from "../../math/mod.ts";

const a = 64;

/** H(·, s) for whole numbers n ≥ 1 and finite s, to about 1e-14 of its value. */
export function harmonicNumbers(s: number): (n: number) => number {
  const added = new Float64Array(a + 1);
  for (let i = 1; i <= a; i++) added[i] = added[i - 1] + pow(i, -s);
  const fa = pow(a, -s);
  return (n) => {
    if (n <= a) return added[n];
    const logRatio = ln(n / a);
    const fn = pow(n, -s);
    const integral = s === 1 ? logRatio : a * fa * expm1((1 - s) * logRatio) / (1 - s);
    const slope = -s * (fn / n - fa / a);
    const third = -s * (s + 1) * (s + 2) * (fn / n / n / n - fa / a / a / a);
    return added[a] + integral + (fn - fa) / 2 + slope / 12 - third / 720;
  };
}
