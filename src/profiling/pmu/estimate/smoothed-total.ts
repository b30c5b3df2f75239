/**
 * The total by a Kalman filter that carries it in its state: the Bayesian estimate for a rate that
 * walks at random and is seen through noise.
 *
 *     rate      xᵢ₊₁ = xᵢ + wᵢ,          Var wᵢ = q
 *     counts    yᵢ   = cᵢ xᵢ + vᵢ,       Var vᵢ = r cᵢ
 *     total     T    = Σ yᵢ
 *
 * cᵢ is the exposure: the interval's length, or what a counter saw that always ran. Where yᵢ was
 * counted it is added as it is and teaches the rate; where not, cᵢ xᵢ is added to the expected total
 * and its variance grows. The state (x, T) after the last interval has seen all data, so the filter's
 * T is the smoothed one: no backward pass. q/r is chosen by maximum likelihood with r concentrated
 * out; the first count starts the rate (diffuse prior).
 *
 * Where the rate is steady the result is that of scaling; where it wanders, intervals far from any
 * look get the level nearby instead of the mean of the whole run.
 *
 * Method: Durbin and Koopman, Time Series Analysis by State Space Methods, 2nd edition, Oxford 2012,
 * chapters 2 and 4. BayesPerf (Banerjee et al., ASPLOS 2021) joins many counters by their invariants;
 * here one counter joins by its exposure.
 */
import { exp, ln } from "../../../math/mod.ts";
import type { CountedCourse } from "./counted.ts";

export interface SmoothedTotal {
  /** E[T | counts], events. */
  readonly total: number;
  /** √Var[T | counts], events, given q and r. */
  readonly standardError: number;
  /** q/r, the one that fits best. */
  readonly ratio: number;
}

const leastLnRatio = -14, greatestLnRatio = 14; // e^±14 = 10^±6: steady and jumpy beyond telling
const gridStep = 1;
const goldenSteps = 20; // narrows the bracket of two grid steps to 1e-4 in ln(q/r)

/**
 * `exposure`, (n), stands for the lengths of the intervals unless told. Throws a RangeError where
 * fewer than 3 intervals with an exposure above 0 were counted: q and r cannot be told from them.
 */
export function smoothedTotal(course: CountedCourse, exposure = course.lengths): SmoothedTotal {
  const { counts } = course;
  let seen = 0;
  for (let i = 0; i < counts.length; i++) if (counts[i] >= 0 && exposure[i] > 0) seen++;
  if (seen < 3) {
    throw new RangeError(
      `smoothedTotal: at least 3 counted intervals with exposure > 0 are needed, got ${seen}`,
    );
  }
  const scale = meanExposure(exposure); // q/r is then a number without unit
  const state = new Float64Array(3); // total, its variance over r, −2 ln likelihood
  const lnRatio = minimum((u) => {
    filter(counts, exposure, exp(u) / scale, state);
    return state[2];
  });
  const r = filter(counts, exposure, exp(lnRatio) / scale, state);
  return {
    total: state[0],
    standardError: Math.sqrt(r * state[1]),
    ratio: exp(lnRatio),
  };
}

/**
 * The filter with variances in units of r; writes total, variance and −2 ln likelihood (constants
 * left out) into `state` and returns r.
 */
function filter(
  counts: Float64Array,
  exposure: Float64Array,
  ratio: number,
  state: Float64Array,
): number {
  let x = 0, P = -1; // P < 0: nothing known yet
  let T = 0, C = 0, V = 0; // E[T], Cov(x, T), Var[T]
  let early = 0; // exposure before the first count: filled in with the rate found later
  let squares = 0, lnS = 0, seen = 0;
  for (let i = 0; i < counts.length; i++) {
    const c = exposure[i], y = counts[i];
    if (c > 0 && P >= 0) P += ratio;
    if (Number.isNaN(y)) {
      if (P < 0) {
        early += c;
        continue;
      }
      T += c * x;
      V += 2 * c * C + c * c * P + c;
      C += c * P;
      continue;
    }
    T += y;
    if (!(c > 0)) continue;
    if (P < 0) {
      x = y / c;
      P = 1 / c;
      // going backward from here the level walks the same way
      T += early * x;
      C = early * P;
      V = early * early * P + early;
      continue;
    }
    const S = c * c * P + c; // of the innovation
    const e = y - c * x;
    const gainX = c * P / S, gainT = c * C / S;
    x += gainX * e;
    T += gainT * e;
    V -= gainT * c * C;
    C -= gainX * c * C;
    P -= gainX * c * P;
    squares += e * e / S;
    lnS += ln(S);
    seen++;
  }
  const r = squares / seen;
  state[0] = T;
  state[1] = Math.max(0, V);
  state[2] = r > 0 ? seen * ln(r) + lnS : lnS - seen * 700; // an exact fit: as likely as can be
  return r;
}

/** The least point of f on the grid, refined by golden-section search. */
function minimum(f: (u: number) => number): number {
  let best = leastLnRatio, least = f(best);
  for (let u = leastLnRatio + gridStep; u <= greatestLnRatio; u += gridStep) {
    const value = f(u);
    if (value < least) [best, least] = [u, value];
  }
  const golden = (Math.sqrt(5) - 1) / 2;
  let a = best - gridStep, b = best + gridStep;
  let x1 = b - golden * (b - a), x2 = a + golden * (b - a);
  let f1 = f(x1), f2 = f(x2);
  for (let k = 0; k < goldenSteps; k++) {
    if (f1 < f2) {
      [b, x2, f2] = [x2, x1, f1];
      x1 = b - golden * (b - a);
      f1 = f(x1);
    } else {
      [a, x1, f1] = [x1, x2, f2];
      x2 = a + golden * (b - a);
      f2 = f(x2);
    }
  }
  return (a + b) / 2;
}

function meanExposure(exposure: Float64Array): number {
  let total = 0, n = 0;
  for (let i = 0; i < exposure.length; i++) {
    if (exposure[i] > 0) {
      total += exposure[i];
      n++;
    }
  }
  return total / n;
}
