/**
 * Slopes of a rate within its intervals, from the mean rates alone.
 *
 *     sᵢ = minmod( (rᵢ₊₁ − rᵢ₋₁)/(mᵢ₊₁ − mᵢ₋₁),  2(rᵢ − rᵢ₋₁)/hᵢ,  2(rᵢ₊₁ − rᵢ)/hᵢ )
 *
 * minmod is 0 unless all have one sign, and then the smallest: the line through (mᵢ, rᵢ) ends
 * between the means of the neighbours, so it adds no new peak and never falls below 0 where no mean
 * does. At the first and last interval, and at peaks, the slope is 0.
 *
 * Method: the monotonised central slope of van Leer, J. Comput. Phys. 23(3):276–299, 1977; LeVeque,
 * Finite Volume Methods for Hyperbolic Problems, 2002, section 6.11.
 */
export function limitedSlopes(edges: Float64Array, rates: Float64Array): Float64Array {
  const slopes = new Float64Array(rates.length);
  for (let i = 1; i + 1 < rates.length; i++) {
    const h = edges[i + 1] - edges[i];
    const distance = (edges[i + 2] - edges[i - 1] + h) / 2; // from the middle before to that behind
    slopes[i] = minmod(
      (rates[i + 1] - rates[i - 1]) / distance,
      minmod(2 * (rates[i] - rates[i - 1]) / h, 2 * (rates[i + 1] - rates[i]) / h),
    );
  }
  return slopes;
}

function minmod(a: number, b: number): number {
  if (!(a * b > 0)) return 0;
  return Math.abs(a) < Math.abs(b) ? a : b;
}
