/**
 * The regularised incomplete gamma functions P(a, x) = 1 − Q(a, x) for large a, by Temme's uniform
 * expansion: with μ = x/a − 1 and ½η² = μ − ln(1 + μ), η of the sign of μ,
 *
 *     Q(a, x) = ½ erfc(η √(a/2)) + R,   P(a, x) = ½ erfc(−η √(a/2)) − R
 *     R = exp(−½aη²) / √(2πa) · [c₀(η) + c₁(η)/a + c₂(η)/a² + c₃(η)/a³ + …]
 *
 *     c₀ = 1/μ − 1/η,   cₖ = c′ₖ₋₁/η + (−1)^k gₖ/μ,   g = 1/12, 1/288, −139/51840
 *
 * The cₖ stand here as power series in η, found in rational arithmetic from that recurrence. From
 * a = 500 on the error is below 1e-13 of 1.
 *
 * @stdlib's own functions are used below that; theirs are off by up to 0.05 where x > 1000.
 *
 * Sources: NIST Digital Library of Mathematical Functions, 8.12; Temme, SIAM Journal on Mathematical
 * Analysis 10(4):757–766, 1979.
 */
import { exp, log1p } from "./portable.ts";
import { onFirstCall } from "./on-first-call.ts";

const erfc = onFirstCall("@stdlib/math-base-special-erfc");

/** The least a for which `largeGammaP` and `largeGammaQ` hold. */
export const leastLargeShape = 500;

// deno-fmt-ignore
const c0 = [
  -1 / 3, 1 / 12, -0.014814814814814815, 0.0011574074074074073, 0.0003527336860670194,
  -0.0001787551440329218, 3.919263178522438e-5, -2.185448510679992e-6, -1.85406221071516e-6,
  8.296711340953087e-7, -1.7665952736826078e-7, 6.707853543401498e-9, 1.0261809784240309e-8,
  -4.382036018453353e-9, 9.14769958223679e-10,
];
// deno-fmt-ignore
const c1 = [
  -1 / 540, -1 / 288, 1 / 378, -0.0009902263374485596, 0.00020576131687242798,
  -4.018775720164609e-7, -1.8098550334489977e-5, 7.64916091608111e-6, -1.6120900894563446e-6,
];
const c2 = [25 / 6048, -139 / 51840, 1 / 1296, 2.0093878600823047e-6, -0.0001073665322636516];
const c3 = [101 / 155520, 571 / 2488320, -0.0004691894943952557];

/** P(a, x): the chance that a gamma variable of shape a ≥ 500 and scale 1 is at most x. */
export function largeGammaP(a: number, x: number): number {
  const { eta, halfSquare, remainder } = expansion(a, x);
  return 0.5 * tail(-eta, a * halfSquare) - remainder;
}

/** Q(a, x): for whole a ≥ 500 the chance that a Poisson variable of mean x is below a. */
export function largeGammaQ(a: number, x: number): number {
  const { eta, halfSquare, remainder } = expansion(a, x);
  return 0.5 * tail(eta, a * halfSquare) + remainder;
}

/** The x with P(a, x) = p, p in [0, 1], for a ≥ 500, by bisection to the last bit. */
export function largeGammaQuantile(p: number, a: number): number {
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
  let low = 0;
  let high = a + 40 * Math.sqrt(a); // beyond the quantile of the largest p < 1
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) return high;
    if (largeGammaP(a, middle) >= p) high = middle;
    else low = middle;
  }
}

function expansion(
  a: number,
  x: number,
): { eta: number; halfSquare: number; remainder: number } {
  const mu = (x - a) / a;
  const halfSquare = excess(mu);
  const eta = Math.sign(mu) * Math.sqrt(2 * halfSquare);
  const series = polynomial(c0, eta) +
    (polynomial(c1, eta) + (polynomial(c2, eta) + polynomial(c3, eta) / a) / a) / a;
  return { eta, halfSquare, remainder: exp(-a * halfSquare) / Math.sqrt(2 * Math.PI * a) * series };
}

/** μ − ln(1 + μ), near 0 without cancellation: with r = μ/(2 + μ) it is μr − 2(r³/3 + r⁵/5 + …). */
function excess(mu: number): number {
  if (Math.abs(mu) > 0.4) return mu - log1p(mu);
  const r = mu / (2 + mu);
  const r2 = r * r;
  let sum = 0;
  for (let n = 25; n >= 3; n -= 2) sum = sum * r2 + 1 / n; // r²⁴ < 1e-14
  return mu * r - 2 * r * r2 * sum;
}

/** erfc(± √square), with the sign of `side`. */
function tail(side: number, square: number): number {
  return erfc(side < 0 ? -Math.sqrt(square) : Math.sqrt(square));
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, c) => sum * x + c, 0);
}
