/**
 * Welch's t test: do two independent samples have the same mean, whatever their variances?
 *
 *     t = (x̄ − ȳ − δ₀) / √(vₓ + vᵧ),     v = s²/n,     ν = (vₓ + vᵧ)² / (vₓ²/(nₓ − 1) + vᵧ²/(nᵧ − 1))
 *
 * Welch, Biometrika 34(1/2):28–35, 1947; Satterthwaite, Biometrics Bulletin 2(6):110–114, 1946.
 */
import { differenceInterval } from "../interval/difference.ts";
import { momentsOf, type Sample } from "../moments.ts";
import { studentised, type TestOptions, tPValue, type TTestResult } from "./test-result.ts";

/** How Welch's test is asked for. */
export interface WelchTestOptions extends TestOptions {
  /**
   * δ₀: the difference of means under the hypothesis, in the unit of the samples; 0 unless told.
   */
  readonly difference?: number;
}

/**
 * Welch's test of E[x] − E[y] = δ₀; `less` is E[x] − E[y] < δ₀. The estimate is x̄ − ȳ with Welch's
 * interval. Two constant samples give p = 1 where they differ by δ₀ and p = 0 (or 1, on the wrong
 * side) where not.
 * Throws a RangeError where a sample has under two values.
 */
export function welchTest(x: Sample, y: Sample, options: WelchTestOptions = {}): TTestResult {
  const { alternative = "two-sided", difference = 0 } = options;
  const { mean: meanX, variance: varianceX, count: nx } = momentsOf("welchTest", x, 2);
  const { mean: meanY, variance: varianceY, count: ny } = momentsOf("welchTest", y, 2);
  const vx = varianceX / nx;
  const vy = varianceY / ny;
  const v = vx + vy;
  const nu = v === 0 ? nx + ny - 2 : (v * v) / ((vx * vx) / (nx - 1) + (vy * vy) / (ny - 1));
  const t = studentised(meanX - meanY - difference, Math.sqrt(v));
  return {
    method: "welch t",
    statistic: t,
    degreesOfFreedom: nu,
    pValue: tPValue(t, nu, alternative),
    n: nx + ny,
    estimate: differenceInterval(x, y, options),
  };
}
