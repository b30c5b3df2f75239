/**
 * Lloyd-Max: the quantiser of least mean squared error for a law.
 *
 *     bᵢ = (yᵢ + yᵢ₊₁)/2                        each value goes to the nearest level
 *     yᵢ = E[X | bᵢ₋₁ < X ≤ bᵢ]                 each level is the mean of what it stands for
 *
 * in turn until nothing moves. Every step lowers D; where the log of the density is concave, as the normal
 * one's, the fixed point is unique and so the best. At many levels
 *
 *     D ≈ (1/12N²) (∫ f^(1/3))³                 for N(0, 1): (π√3/2) / N²
 *
 * Source: Lloyd, IEEE Trans. Information Theory 28(2):129–137, 1982 (written 1957); Max, IRE Trans.
 * Information Theory 6(1):7–12, 1960; Panter and Dite, Proc. IRE 39:44–48, 1951 (many levels).
 */
import { ln } from "../../math/mod.ts";
import { distortion, type PartialMoments, type Quantiser, requireLevels } from "./quantiser.ts";

export interface LloydMaxOptions {
  /** N */
  readonly levels: number;
  /** y₁ … y_N to start from, increasing; evenly about the mean, over ±(1 + √(2 ln N)) σ, unless told. */
  readonly start?: ArrayLike<number>;
}

/** Steps after which the search is given up: it needs about N² of them. */
const mostSteps = 1_000_000;

/**
 * Throws a RangeError for a number of levels or a start that is none. Levels between which the law has no
 * mass stay where they were.
 */
export function lloydMax(law: PartialMoments, options: LloydMaxOptions): Quantiser {
  const { levels: N, start } = options;
  requireLevels("lloydMax", N);
  let y = Float64Array.from(start ?? evenStart(law, N));
  if (y.length !== N || y.some((yi, i) => !(i === 0 || yi > y[i - 1]))) {
    throw new RangeError(`lloydMax: start must hold ${N} increasing levels, got [${y.join(", ")}]`);
  }
  let quantiser = nearest(y), D = distortion(quantiser, law);
  for (let step = 0; step < mostSteps; step++) {
    const { thresholds: b } = quantiser;
    y = y.map((yi, i) => {
      const [mass, first] = law.between(b[i - 1] ?? -Infinity, b[i] ?? Infinity);
      return mass > 0 ? first / mass : yi;
    });
    const next = nearest(y), lower = distortion(next, law);
    if (!(lower < D - 1e-14 * D)) return next;
    [quantiser, D] = [next, lower];
  }
  return quantiser;
}

function evenStart(law: PartialMoments, N: number): Float64Array {
  const [, mean, meanSquare] = law.between(-Infinity, Infinity);
  const sigma = Math.sqrt(meanSquare - mean * mean);
  if (!(sigma > 0)) throw new RangeError("lloydMax: the law must have a variance > 0");
  const reach = (1 + Math.sqrt(2 * ln(N))) * sigma;
  return Float64Array.from(
    { length: N },
    (_, i) => N === 1 ? mean : mean + reach * (2 * i / (N - 1) - 1),
  );
}

function nearest(levels: Float64Array): Quantiser {
  return {
    levels,
    thresholds: Float64Array.from(
      { length: levels.length - 1 },
      (_, i) => (levels[i] + levels[i + 1]) / 2,
    ),
  };
}
