/**
 * The mathematics under everything: elementary functions with the same bits on every runtime, sums
 * that do not lose what they round, and linear algebra for small dense matrices.
 *
 * ```ts
 * import { cholesky, exp, fromRows, leastSquares, ln, solve, sum } from "wagonwheel/math";
 *
 * console.log(exp(1)); // 2.718281828459045
 * console.log(ln(exp(1))); // 1
 *
 * console.log(sum([1, 1e100, 1, -1e100])); // 2
 *
 * const A = fromRows([[4, 2], [2, 5]]); // (2, 2)
 * console.log(solve(A, [8, 12]).join(" ")); // 1 2
 * console.log(cholesky(A).logDeterminant.toFixed(6)); // 2.772589
 *
 * // the line through (0, 1), (1, 3), (2, 5): its intercept and slope
 * const design = fromRows([[1, 0], [1, 1], [1, 2]]); // (3, 2)
 * const { solution } = leastSquares(design, [1, 3, 5]); // (2)
 * console.log(Array.from(solution, (x) => x.toFixed(6)).join(" ")); // 1.000000 2.000000
 * ```
 *
 * **Elementary functions** stand in for those of `Math`, which may differ in the last bit between
 * runtimes: whatever feeds an observation uses these. `ln` is the natural logarithm; the others have
 * their names in `Math`. Errors are below 0.6 units in the last place; portable.ts has the table.
 *
 * **Sums**: `sum` and the running `compensatedSum` collect the rounding errors, `dot` works as if in
 * twice the precision, `norm` does not overflow.
 *
 * **Matrices** are a shape and a `Float64Array`, row by row, so that hot loops can index `data`
 * themselves. Vectors are plain arrays or typed arrays; results are `Float64Array`s.
 *
 * | to | use | it refuses |
 * |---|---|---|
 * | solve A x = b, A square | `solve`, `inverse`, `determinant` | singular A |
 * | solve A x = b, A a covariance; ln det A | `cholesky` | A not positive definite |
 * | fit min ‖A x − b‖ | `leastSquares`, `qr` | dependent columns |
 * | find the axes of a symmetric A | `symmetricEigen` | A not symmetric |
 * | use a triangle at hand | `solveLower`, `solveUpper`, `solveLowerTransposed` | a 0 pivot |
 *
 * What is refused throws a `RangeError` that names the shape or the pivot; no result is NaN for want of
 * a check. Sizes are those of a model, up to a few hundred rows; nothing is blocked or parallel.
 *
 * @module
 */
export * from "./portable.ts";
export { type Cholesky, cholesky } from "./cholesky.ts";
export { determinant, inverse, solve } from "./lu.ts";
export {
  column,
  diagonal,
  fromRows,
  identity,
  type Matrix,
  matrix,
  multiply,
  multiplyVector,
  row,
  transpose,
} from "./matrix.ts";
export { type LeastSquares, leastSquares, type Qr, qr } from "./qr.ts";
export { type CompensatedSum, compensatedSum, sum } from "./sum.ts";
export { type SymmetricEigen, symmetricEigen } from "./symmetric-eigen.ts";
export { solveLower, solveLowerTransposed, solveUpper } from "./triangular.ts";
export { dot, norm } from "./vector.ts";
export {
  largeGammaP,
  largeGammaQ,
  largeGammaQuantile,
  leastLargeShape,
} from "./incomplete-gamma.ts";
export { onFirstCall } from "./on-first-call.ts";
