/**
 * Elementary functions with the same bits on every runtime.
 *
 * `Math.exp` and its kin may differ in the last bit between engines and their versions. These use only
 * + − × ÷, √, rounding to 32 bits and bit views, which IEEE 754 and ECMAScript fix exactly. Arguments
 * and special cases (NaN, ±0, ±∞, subnormals, overflow) are those of `Math`; `ln` is `Math.log`.
 *
 * Each is a table look-up and a short Taylor series, with the last operation a sum of a table entry
 * and a small correction. The tables are computed when the module is loaded, in whole-number
 * arithmetic (fixed-point.ts), and no coefficient is fitted: all are 1/n or 1/n!.
 *
 * Largest error in units in the last place (ulp; a correctly rounded function has 0.5), measured
 * against mpmath at 160 bits on 400,000 points a function over its whole range by
 * test/math/portable/accuracy.py:
 *
 * | exp | expm1 | ln | log1p | log2 | log10 | pow | cbrt | sinh |
 * |---|---|---|---|---|---|---|---|---|
 * | 0.51 | 0.60 | 0.501 | 0.501 | 0.501 | 0.501 | 0.51 | 0.501 | 0.53 |
 *
 * | cosh | tanh | sin | cos | tan | asin | acos | atan | atan2 |
 * |---|---|---|---|---|---|---|---|---|
 * | 0.51 | 0.53 | 0.53 | 0.54 | 0.54 | 0.58 | 0.57 | 0.58 | 0.55 |
 */
export { acos, asin, atan, atan2 } from "./portable/arc.ts";
export { cos, sin, tan } from "./portable/circular.ts";
export { exp, expm1 } from "./portable/exponential.ts";
export { cosh, sinh, tanh } from "./portable/hyperbolic.ts";
export { ln, log10, log1p, log2 } from "./portable/logarithm.ts";
export { cbrt, pow } from "./portable/power.ts";
