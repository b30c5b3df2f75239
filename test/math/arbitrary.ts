/** Random vectors and matrices for property tests, and the sizes their bounds are stated in. */
import fc from "fast-check";
import { type Matrix, matrix, multiply, transpose } from "../../src/math/mod.ts";

export const epsilon = Number.EPSILON;

// Relative bounds end where products underflow.
const entry = fc.double({ min: -1, max: 1, noNaN: true })
  .map((x) => Math.abs(x) < 2 ** -250 ? 0 : x);

/** A vector of n entries that are 0 or of a size in [2⁻²⁵⁰, 1]. */
export function vectors(n: number): fc.Arbitrary<Float64Array> {
  return fc.array(entry, { minLength: n, maxLength: n }).map((x) => Float64Array.from(x));
}

/** A rows × columns matrix of such entries. */
export function matrices(rows: number, columns: number): fc.Arbitrary<Matrix> {
  return vectors(rows * columns).map((data) => matrix(rows, columns, data));
}

/** A symmetric n × n matrix G Gᵀ + shift·I. */
export function symmetric(n: number, shift: number): fc.Arbitrary<Matrix> {
  return matrices(n, n).map((G) => {
    const A = multiply(G, transpose(G));
    for (let i = 0; i < n; i++) A.data[i * n + i] += shift;
    return A;
  });
}

/** An order from 1 to 8. */
export const orders = fc.integer({ min: 1, max: 8 });

/** The largest |aᵢⱼ − bᵢⱼ|. */
export function distance(A: Matrix, B: Matrix): number {
  return Math.max(0, ...A.data.map((a, i) => Math.abs(a - B.data[i])));
}
