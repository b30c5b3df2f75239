/**
 * Spectral window of a sampling plan: the spectrum of the sampling instants themselves.
 *
 *     W(f) = |Σ_j e^(−2πi f t_j)|² / n²,     W(0) = 1
 *
 * The periodogram of a sampled tone is W shifted to the tone's frequency. So wherever W comes back
 * to 1 away from 0, two frequencies that far apart cannot be told from each other: an alias. Even
 * sampling at rate f_s has W = 1 at every multiple of f_s. Poisson sampling has E[W(f)] ≈ 1/n
 * everywhere but near 0: no alias, and a floor of noise instead.
 *
 * Deeming, Astrophysics and Space Science 36:137–158, 1975.
 */
import { cos, sin } from "../math/mod.ts";

/**
 * W at each frequency (hertz) for samples taken at `times` (seconds): numbers in [0, 1].
 * Throws a RangeError where there are no instants or a number is not finite.
 */
export function spectralWindow(
  times: ArrayLike<number>,
  frequencies: ArrayLike<number>,
): Float64Array {
  const n = times.length;
  if (n === 0) throw new RangeError("spectralWindow: at least one instant is needed, got none");
  const window = new Float64Array(frequencies.length);
  for (let k = 0; k < window.length; k++) {
    let C = 0, S = 0;
    for (let j = 0; j < n; j++) {
      const turns = frequencies[k] * times[j];
      const angle = 2 * Math.PI * (turns - Math.floor(turns));
      C += cos(angle);
      S += sin(angle);
    }
    window[k] = (C * C + S * S) / (n * n);
    if (!Number.isFinite(window[k])) {
      throw new RangeError(
        `spectralWindow: instants and frequencies must be finite, got frequency ${
          frequencies[k]
        } Hz`,
      );
    }
  }
  return window;
}
