/**
 * Laws by their partial moments, for the design of quantisers.
 *
 *     normal      P = Φ(b) − Φ(a),   ∫ x = φ(a) − φ(b),   ∫ x² = P + a φ(a) − b φ(b)       (μ = 0, σ = 1)
 *     a sample    the share, and the sums over n, of the values in (a, b]
 */
import { exp } from "../../math/mod.ts";
import { normalCdf } from "../laws.ts";
import type { PartialMoments } from "./quantiser.ts";

/** The standard normal law. */
export const standardNormal: PartialMoments = {
  between(a, b) {
    // on the side where both tails are small, so that far intervals keep their digits
    const mass = a > 0 ? normalCdf(-a) - normalCdf(-b) : normalCdf(b) - normalCdf(a);
    const [pa, pb] = [density(a), density(b)];
    return [mass, pa - pb, mass + (pa === 0 ? 0 : a * pa) - (pb === 0 ? 0 : b * pb)];
  },
};

/** The law that gives every value of the sample the same chance. Throws a RangeError where it is empty. */
export function sampleLaw(sample: ArrayLike<number>): PartialMoments {
  const x = Float64Array.from(sample).sort();
  const n = x.length;
  if (n === 0 || !x.every(Number.isFinite)) {
    throw new RangeError("sampleLaw: needs at least one value, and all finite");
  }
  const first = new Float64Array(n + 1), second = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    first[i + 1] = first[i] + x[i];
    second[i + 1] = second[i] + x[i] * x[i];
  }
  const upTo = (b: number) => {
    let low = 0, high = n;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (x[middle] <= b) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    between(a, b) {
      const i = upTo(a), j = upTo(b);
      return [(j - i) / n, (first[j] - first[i]) / n, (second[j] - second[i]) / n];
    },
  };
}

function density(x: number): number {
  return exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
}
