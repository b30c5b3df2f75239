/**
 * Windows: weights that taper a stretch of a series before its spectrum is taken.
 *
 * A window trades resolution (the width of its main lobe) for leakage (the height of its side
 * lobes). All are the periodic ("DFT-even") form, a sum of cosines of t_j = 2πj/n:
 *
 *     w_j = a₀ − a₁ cos t_j + a₂ cos 2t_j − a₃ cos 3t_j + a₄ cos 4t_j,     j = 0 … n − 1
 *
 * Blackman-Harris: the 4-term, −92 dB window of Harris, Proceedings of the IEEE 66(1):51–83, 1978.
 * Flat top: D'Antona and Ferrero, Digital Signal Processing for Measurement Systems, Springer,
 * 2006.
 */
import { cos } from "../math/mod.ts";

/** a₀ … a₄ of each window. */
export const windowCoefficients = {
  /** No taper: narrowest lobe, −13 dB side lobes. */
  rectangular: [1],
  /** The everyday choice: −31 dB side lobes that fall at 18 dB an octave. */
  hann: [0.5, 0.5],
  /** For weak lines beside strong ones: −92 dB side lobes, a lobe twice as wide as Hann's. */
  blackmanHarris: [0.35875, 0.48829, 0.14128, 0.01168],
  /** For the height of a line: it errs by less than 0.01 dB between bins. */
  flatTop: [0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368],
} satisfies Record<string, readonly number[]>;

/** The name of a window. */
export type WindowName = keyof typeof windowCoefficients;

/**
 * The n weights of a window.
 * Throws a RangeError where the name is unknown or n is not a whole number ≥ 1.
 */
export function windowWeights(name: WindowName, n: number): Float64Array {
  if (!Object.hasOwn(windowCoefficients, name)) {
    const names = Object.keys(windowCoefficients).join(", ");
    throw new RangeError(`windowWeights: name must be one of ${names}, got ${name}`);
  }
  if (!Number.isInteger(n) || n < 1) {
    throw new RangeError(`windowWeights: n must be a whole number ≥ 1, got ${n}`);
  }
  const a: readonly number[] = windowCoefficients[name];
  const w = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < a.length; k++) {
      const sign = k % 2 === 0 ? 1 : -1;
      w[j] += sign * a[k] * cos((2 * Math.PI * ((k * j) % n)) / n);
    }
  }
  return n === 1 ? w.fill(1) : w; // one sample has no taper
}
