/**
 * Discrete Fourier transform of any length.
 *
 *     X_k = Σ_j x_j e^(−2πi jk/n),     x_j = (1/n) Σ_k X_k e^(+2πi jk/n),     j, k = 0 … n − 1
 *
 * Powers of two go through the radix-4 transform of the package fft.js, whose table of roots of
 * unity is replaced by one from portable sines and cosines, so that the spectrum has the same bits
 * on every runtime. Other lengths are exact as well, by Bluestein's chirp transform, at five to ten
 * times the cost of the next power of two. Nothing is padded in silence.
 *
 * The algorithm: Cooley and Tukey, Mathematics of Computation 19:297–301, 1965.
 */
import FFT from "fft.js";
import { cos, sin } from "../math/mod.ts";
import { chirpTransform } from "./chirp-transform.ts";

/** A vector of n complex numbers, real and imaginary parts apart; both of length n. */
export interface ComplexVector {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * The transform of one length, with its tables and buffers: make one and use it for many vectors.
 */
export interface FourierTransform {
  /** n, the number of complex values. */
  readonly size: number;
  /** X_k = Σ_j x_j e^(−2πi jk/n), into `out`, which may be `x` itself. Allocates nothing. */
  forward(x: ComplexVector, out: ComplexVector): void;
  /** x_j = (1/n) Σ_k X_k e^(+2πi jk/n), into `out`, which may be `X` itself. Allocates nothing. */
  inverse(X: ComplexVector, out: ComplexVector): void;
}

/** n complex zeros. */
export function complexZeros(n: number): ComplexVector {
  return { re: new Float64Array(n), im: new Float64Array(n) };
}

/**
 * The transform of length n ≥ 1. Building the tables costs about as much as ten transforms.
 * Throws a RangeError where n is not a whole number in [1, 2²⁶].
 */
export function fourierTransform(n: number): FourierTransform {
  if (!Number.isInteger(n) || n < 1 || n > 0x4000000) {
    throw new RangeError(`fourierTransform: n must be a whole number in [1, 2²⁶], got ${n}`);
  }
  const transform = (n & (n - 1)) === 0
    ? radix4Transform(n)
    : chirpTransform(n, radix4Transform(powerOfTwoFrom(2 * n - 1)));
  return {
    size: n,
    forward(x, out) {
      checkLength(n, x, out);
      transform.forward(x, out);
    },
    inverse(X, out) {
      checkLength(n, X, out);
      transform.inverse(X, out);
    },
  };
}

/**
 * The transform of x, whose imaginary part is 0 unless given. Uses the length of x as it is.
 * Throws a RangeError where the parts differ in length or are empty.
 */
export function fft(re: ArrayLike<number>, im: ArrayLike<number> | null = null): ComplexVector {
  const x = complexCopy("fft", re, im);
  fourierTransform(x.re.length).forward(x, x);
  return x;
}

/** The inverse of {@link fft}, with the factor 1/n here. */
export function inverseFft(re: ArrayLike<number>, im: ArrayLike<number>): ComplexVector {
  const x = complexCopy("inverseFft", re, im);
  fourierTransform(x.re.length).inverse(x, x);
  return x;
}

/**
 * The transform of a real series, bins k = 0 … ⌊n/2⌋; the others are their conjugates,
 * X_{n−k} = X̄_k.
 * Throws a RangeError where x is empty.
 */
export function realFft(x: ArrayLike<number>): ComplexVector {
  const X = complexCopy("realFft", x, null);
  fourierTransform(X.re.length).forward(X, X);
  const bins = Math.floor(X.re.length / 2) + 1;
  return { re: X.re.slice(0, bins), im: X.im.slice(0, bins) };
}

/** The smallest power of two ≥ n. */
export function powerOfTwoFrom(n: number): number {
  let m = 1;
  while (m < n) m *= 2;
  return m;
}

/** fft.js on split vectors, for n a power of two. */
function radix4Transform(n: number): FourierTransform {
  if (n === 1) { // fft.js begins at 2
    const copy = (x: ComplexVector, out: ComplexVector) => {
      out.re[0] = x.re[0];
      out.im[0] = x.im[0];
    };
    return { size: 1, forward: copy, inverse: copy };
  }
  const engine = new FFT(n);
  engine.table = Array.from(rootsOfUnity(n));
  const data = new Float64Array(2 * n); // interleaved re, im
  const result = new Float64Array(2 * n);
  const run = (x: ComplexVector, out: ComplexVector, inverse: boolean) => {
    for (let j = 0; j < n; j++) {
      data[2 * j] = x.re[j];
      data[2 * j + 1] = x.im[j];
    }
    if (inverse) engine.inverseTransform(result, data);
    else engine.transform(result, data);
    for (let k = 0; k < n; k++) {
      out.re[k] = result[2 * k];
      out.im[k] = result[2 * k + 1];
    }
  };
  return {
    size: n,
    forward: (x, out) => run(x, out, false),
    inverse: (X, out) => run(X, out, true),
  };
}

/** e^(−2πi k/n) for k = 0 … n − 1, interleaved, as fft.js keeps its table. */
function rootsOfUnity(n: number): Float64Array {
  const table = new Float64Array(2 * n);
  for (let k = 0; k < n; k++) {
    const angle = (2 * Math.PI * k) / n;
    table[2 * k] = cos(angle);
    table[2 * k + 1] = -sin(angle);
  }
  return table;
}

function complexCopy(
  caller: string,
  re: ArrayLike<number>,
  im: ArrayLike<number> | null,
): ComplexVector {
  if (re.length === 0) throw new RangeError(`${caller}: the series must not be empty`);
  if (im !== null && im.length !== re.length) {
    throw new RangeError(
      `${caller}: im must be as long as re, ${re.length}, got ${im.length} values`,
    );
  }
  return {
    re: Float64Array.from(re),
    im: im === null ? new Float64Array(re.length) : Float64Array.from(im),
  };
}

function checkLength(n: number, x: ComplexVector, out: ComplexVector): void {
  if (x.re.length !== n || x.im.length !== n || out.re.length !== n || out.im.length !== n) {
    const lengths = [x.re, x.im, out.re, out.im].map((part) => part.length).join(", ");
    throw new RangeError(`fourierTransform: vectors must have ${n} values, got ${lengths}`);
  }
}
