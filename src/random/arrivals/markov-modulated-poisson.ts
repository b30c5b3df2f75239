/**
 * Markov-modulated Poisson process (MMPP): a Poisson process whose rate follows a Markov chain in
 * continuous time. In phase i arrivals come at rate λᵢ and the chain leaves for j at rate qᵢⱼ.
 *
 * With two phases, δ = λ₁ − λ₂ and q = q₁₂ + q₂₁, the counts N(t) have the index of dispersion
 *
 *     Var[N(t)] / E[N(t)] = 1 + 2 q₁₂ q₂₁ δ² / (q² (λ₁ q₂₁ + λ₂ q₁₂)) · (1 − (1 − exp(−qt)) / (qt))
 *
 * Sources: Fischer & Meier-Hellstern, "The Markov-modulated Poisson process (MMPP) cookbook",
 * Performance Evaluation 18(2):149–171, 1993. Stationary phases: Grassmann, Taksar & Heyman,
 * Operations Research 33(5):1107–1116, 1985.
 */
import { nonNegative } from "../parameter.ts";
import type { ArrivalProcess } from "./arrival-process.ts";

export interface MarkovModulatedPoissonOptions {
  /** λᵢ ≥ 0: arrivals per second in phase i, at least one above 0 */
  rates: readonly number[];
  /** qᵢⱼ ≥ 0: changes from phase i to j per second; the diagonal is not read */
  transitions: readonly (readonly number[])[];
}

/** The stationary process: each course starts in a phase drawn from the chain's stationary law. */
export function markovModulatedPoisson(
  { rates, transitions }: MarkovModulatedPoissonOptions,
): ArrivalProcess {
  const m = rates.length;
  const where = "markovModulatedPoisson";
  const lambda = Float64Array.from(rates, (rate) => nonNegative(where, "rates", rate));
  if (transitions.length !== m || transitions.some((row) => row.length !== m)) {
    throw new RangeError(
      `${where}: transitions must have ${m} rows of ${m}, one of each for every rate, ` +
        `got rows of ${transitions.map((row) => row.length).join(", ") || "none"}`,
    );
  }
  const q = Float64Array.from(
    transitions.flatMap((row, i) =>
      row.map((rate, j) => (i === j ? 0 : nonNegative(where, "transitions", rate)))
    ),
  ); // (m, m)
  const phases = stationary(q, m);
  const rate = lambda.reduce((sum, li, i) => sum + phases[i] * li, 0);
  if (!(rate > 0)) {
    throw new RangeError(`${where}: rates must not all be 0, got ${rates.join(", ")}`);
  }
  // out of phase i: an arrival or a change of phase, whichever comes first
  const events = lambda.map((li, i) =>
    q.subarray(i * m, i * m + m).reduce((s, qij) => s + qij, li)
  );

  return {
    name: `markov-modulated poisson(rates ${rates.join(" ")})`,
    rate,
    start(random) {
      let i = pick(phases, 0, m, random.uniform());
      let t = 0;
      return {
        next() {
          for (;;) {
            t += random.exponential() / events[i];
            const u = random.uniform() * events[i] - lambda[i];
            if (u < 0) return t;
            i = pick(q, i * m, m, u);
          }
        },
      };
    },
  };
}

/** The index at which the running sum of the m weights from `offset` on first exceeds u. */
function pick(weights: Float64Array, offset: number, m: number, u: number): number {
  let last = 0;
  for (let j = 0; j < m; j++) {
    const weight = weights[offset + j];
    if (weight === 0) continue;
    if (u < weight) return j;
    u -= weight;
    last = j; // rounding may leave u above the sum
  }
  return last;
}

/**
 * The stationary law π of a chain, πQ = 0, by GTH elimination: phases are censored one by one, and
 * nothing is ever subtracted. Throws a RangeError where a phase can't be reached from, or can't
 * reach, the others.
 */
function stationary(q: Float64Array, m: number): Float64Array {
  const a = q.slice(); // (m, m)
  for (let n = m - 1; n > 0; n--) {
    let out = 0;
    for (let j = 0; j < n; j++) out += a[n * m + j];
    for (let i = 0; i < n; i++) {
      a[i * m + n] /= out;
      for (let j = 0; j < n; j++) {
        if (i !== j) a[i * m + j] += a[i * m + n] * a[n * m + j];
      }
    }
  }
  const pi = new Float64Array(m);
  pi[0] = 1;
  for (let n = 1; n < m; n++) {
    for (let i = 0; i < n; i++) pi[n] += pi[i] * a[i * m + n];
  }
  const total = pi.reduce((sum, x) => sum + x, 0);
  if (!(total < Infinity) || pi.some((x) => !(x > 0))) {
    throw new RangeError(
      "markovModulatedPoisson: transitions must lead from every phase to every other, " +
        `got ${Array.from(q).join(", ")}`,
    );
  }
  return pi.map((x) => x / total);
}
