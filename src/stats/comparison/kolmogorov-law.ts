/**
 * The law of Kolmogorov's statistic D_n = sup |F_n(x) − F(x)| for n independent values of a
 * continuous law F.
 *
 * Upper tail P(D_n ≥ d), each where it keeps its digits:
 *
 *     n d² ≥ 4         2 P(D_n⁺ ≥ d), Smirnov's exact one-sided sum; relative error 1e-10 at most
 *     n ≤ 2,000        1 − n! n⁻ⁿ (Hⁿ)_{kk}, the matrix form of Marsaglia, Tsang and Wang, k = ⌊nd⌋ + 1
 *     else             Kolmogorov's limit at x + 1/(6√n) + (x − 1)/(4n), x = √n d; errs by less than 1e-5
 *
 * Birnbaum and Tingey, Annals of Mathematical Statistics 22(4):592–596, 1951 (the one-sided sum).
 * Marsaglia, Tsang and Wang, Journal of Statistical Software 8(18), 2003. Simard and L'Ecuyer,
 * ibid. 39(11), 2011 (the choice of methods).
 * Vrbik, Pioneer Journal of Theoretical and Applied Statistics 15(1–2):15–23, 2018 (the correction
 * of the limit).
 */
import { exp, ln, log1p } from "../../math/mod.ts";

/** P(D_n ≥ d) for d in [0, 1] and n ≥ 1. Throws a RangeError otherwise. */
export function kolmogorovUpperTail(d: number, n: number): number {
  if (!(d >= 0 && d <= 1)) {
    throw new RangeError(`kolmogorovUpperTail: d must be in [0, 1], got ${d}`);
  }
  if (!Number.isInteger(n) || n < 1) {
    throw new RangeError(`kolmogorovUpperTail: n must be a whole number ≥ 1, got ${n}`);
  }
  if (2 * n * d <= 1) return 1; // D_n is never below 1/(2n)
  if (n * d * d >= 4) return Math.min(1, 2 * smirnovUpperTail(d, n));
  if (n <= 2000) return Math.max(0, 1 - matrixCdf(d, n));
  const x = Math.sqrt(n) * d;
  return kolmogorovLimit(x + 1 / (6 * Math.sqrt(n)) + (x - 1) / (4 * n));
}

/**
 * P(K ≥ x) of Kolmogorov's limiting law: 2 Σ_{k ≥ 1} (−1)^{k−1} e^{−2k²x²}, and below x = 1 its
 * theta-function twin 1 − (√(2π)/x) Σ_{k ≥ 1} e^{−(2k−1)²π²/(8x²)}, of which either converges in a
 * few terms.
 */
export function kolmogorovLimit(x: number): number {
  if (Number.isNaN(x)) throw new RangeError("kolmogorovLimit: x must be a number, got NaN");
  if (x <= 0) return 1;
  let sum = 0;
  if (x < 1) {
    for (let k = 1; k <= 19; k += 2) sum += exp((-k * k * Math.PI * Math.PI) / (8 * x * x));
    return 1 - (Math.sqrt(2 * Math.PI) / x) * sum;
  }
  for (let k = 10; k >= 1; k--) sum = exp(-2 * k * k * x * x) - sum;
  return 2 * sum;
}

/**
 * P(D_n⁺ ≥ d) = d Σ_{j ≤ n(1 − d)} C(n, j) (d + j/n)^{j−1} (1 − d − j/n)^{n−j}, all terms positive.
 */
function smirnovUpperTail(d: number, n: number): number {
  let logBinomial = 0; // ln C(n, j)
  let sum = 0;
  for (let j = 0; j / n < 1 - d; j++) {
    if (j > 0) logBinomial += ln((n - j + 1) / j);
    const share = j / n;
    sum += exp(logBinomial + (j - 1) * ln(d + share) + (n - j) * log1p(-d - share));
  }
  return d * sum;
}

/** P(D_n < d) by the power of a (2k − 1)-square matrix; O(k³ log n). */
function matrixCdf(d: number, n: number): number {
  const k = Math.floor(n * d) + 1;
  const m = 2 * k - 1;
  const h = k - n * d;
  const powers = new Float64Array(m + 1); // hⁱ
  const factorials = new Float64Array(m + 2); // i!, whose overflow to ∞ makes entries that are 0 to rounding
  powers[0] = factorials[0] = 1;
  for (let i = 1; i <= m; i++) powers[i] = powers[i - 1] * h;
  for (let i = 1; i <= m + 1; i++) factorials[i] = factorials[i - 1] * i;

  const H = new Float64Array(m * m); // (m, m)
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= Math.min(i + 1, m - 1); j++) {
      let entry = 1;
      if (j === 0) entry -= powers[i + 1];
      if (i === m - 1) entry -= powers[m - j];
      if (j === 0 && i === m - 1 && 2 * h > 1) entry += integerPower(2 * h - 1, m);
      H[i * m + j] = entry / factorials[i - j + 1];
    }
  }
  const middle = (k - 1) * m + (k - 1);
  const { matrix, exponent } = matrixPower(H, m, n, middle);
  let cdf = matrix[middle];
  let e = exponent;
  for (let i = 1; i <= n; i++) { // n!/nⁿ, scaled down as it goes
    cdf = (cdf * i) / n;
    if (cdf < tiny) {
      cdf *= huge;
      e -= 1;
    }
  }
  for (; e > 0; e--) cdf *= huge;
  for (; e < 0; e++) cdf *= tiny;
  return Math.min(1, cdf);
}

// Exact powers of two, so that scaling does not round; `exponent` counts factors of `huge`.
const huge = 0x10000000000 * 0x10000000000 * 0x10000000000 * 0x10000000000; // 2¹⁶⁰
const tiny = 1 / huge;

/**
 * Hⁿ by repeated squaring, divided by huge^exponent; the entry `middle`, which is the largest in
 * size, is kept small.
 */
function matrixPower(
  H: Float64Array,
  m: number,
  n: number,
  middle: number,
): { matrix: Float64Array; exponent: number } {
  if (n === 1) return { matrix: H, exponent: 0 };
  const half = matrixPower(H, m, Math.floor(n / 2), middle);
  let matrix = product(half.matrix, half.matrix, m);
  let exponent = 2 * half.exponent;
  if (n % 2 === 1) matrix = product(matrix, H, m);
  if (matrix[middle] > huge) {
    matrix = matrix.map((entry) => entry * tiny);
    exponent += 1;
  }
  return { matrix, exponent };
}

function product(A: Float64Array, B: Float64Array, m: number): Float64Array {
  const C = new Float64Array(m * m); // (m, m) × (m, m) → (m, m)
  for (let i = 0; i < m; i++) {
    for (let l = 0; l < m; l++) {
      const a = A[i * m + l];
      if (a === 0) continue;
      for (let j = 0; j < m; j++) C[i * m + j] += a * B[l * m + j];
    }
  }
  return C;
}

function integerPower(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i++) result *= base;
  return result;
}
