/**
 * Closed forms of queueing theory, to hold simulations against.
 *
 * Throughout, λ is the arrival rate and μ the service rate of one server, both in 1/s; ρ = λ/(cμ) is
 * the load. Means are of the steady state, times in seconds: Wq in line, W in line and in service;
 * Lq and L are the mean numbers of customers there.
 *
 * Source: Kleinrock, Queueing Systems, volume 1, Wiley 1975, chapters 3 and 5; volume 2, 1976,
 * chapters 3 and 4; Harchol-Balter, Performance Modeling and Design of Computer Systems, Cambridge 2013.
 */

export interface StationMeans {
  /** Mean wait in line, s. */
  readonly wait: number;
  /** Mean stay, in line and in service, s. */
  readonly stay: number;
  /** Mean number in line. */
  readonly line: number;
  /** Mean number present. */
  readonly population: number;
}

/** M/M/1. Throws a RangeError unless 0 < λ < μ. */
export function mm1(lambda: number, mu: number): StationMeans {
  return mmc(lambda, mu, 1);
}

/** M/M/c: Wq = C(c, λ/μ)/(cμ − λ), with Erlang's C. Throws a RangeError unless 0 < λ < cμ. */
export function mmc(lambda: number, mu: number, c: number): StationMeans {
  checkLoad("mmc", lambda, c * mu);
  const wait = erlangC(c, lambda / mu) / (c * mu - lambda);
  return byLittle(lambda, wait, 1 / mu);
}

/**
 * Erlang's B: the share of customers that find all c servers busy and leave, at offered load a = λ/μ.
 *
 *     B(0, a) = 1,     B(k, a) = a B(k−1, a) / (k + a B(k−1, a))
 *
 * It depends on the service time through its mean only.
 */
export function erlangB(c: number, a: number): number {
  let B = 1;
  for (let k = 1; k <= c; k++) B = a * B / (k + a * B);
  return B;
}

/** Erlang's C: the share of customers that have to wait in M/M/c, C = B / (1 − (a/c)(1 − B)). */
export function erlangC(c: number, a: number): number {
  const B = erlangB(c, a);
  return B / (1 - (a / c) * (1 - B));
}

export interface FiniteStation extends StationMeans {
  /** Share of customers turned away. */
  readonly blocked: number;
}

/**
 * M/M/1/K, at most K present: pₙ ∝ ρⁿ for n ≤ K. Means are of the customers admitted. Any load.
 */
export function mm1k(lambda: number, mu: number, K: number): FiniteStation {
  const { p, population } = birthDeath(() => lambda, () => mu, K);
  const admitted = lambda * (1 - p[K]);
  const stay = population / admitted;
  const wait = stay - 1 / mu;
  return { wait, stay, line: admitted * wait, population, blocked: p[K] };
}

/**
 * M/G/1, first come first served (Pollaczek and Khinchine): Wq = ρ E[S](1 + cv²) / (2(1 − ρ)).
 *
 * @param mean E[S], mean service time, s
 * @param variance Var[S], s²
 */
export function mg1(lambda: number, mean: number, variance: number): StationMeans {
  const rho = checkLoad("mg1", lambda, 1 / mean);
  const squaredCv = variance / (mean * mean);
  return byLittle(lambda, rho * mean * (1 + squaredCv) / (2 * (1 - rho)), mean);
}

/** M/G/1 with processor sharing: a job of x seconds stays x/(1 − ρ) seconds on average, whatever the law. */
export function mg1ps(lambda: number, mean: number, x: number): number {
  return x / (1 - checkLoad("mg1ps", lambda, 1 / mean));
}

/** A class of customers, for the priority queues. */
export interface PriorityClass {
  /** Arrival rate, 1/s. */
  readonly lambda: number;
  /** Mean service time, s. */
  readonly mean: number;
  /** Second moment of the service time, s²; 2 mean² if exponential. */
  readonly secondMoment: number;
}

/**
 * M/G/1 with priorities, the first class the most urgent (Cobham, Operations Research 2(1):70–76, 1954).
 *
 *     σₖ = ρ₁ + … + ρₖ,    Rₖ = ½ Σ_{i≤k} λᵢ E[Sᵢ²]
 *     not preemptive:       Wqₖ = R_all / ((1 − σₖ₋₁)(1 − σₖ))
 *     preemptive-resume:    Wₖ  = E[Sₖ]/(1 − σₖ₋₁) + Rₖ / ((1 − σₖ₋₁)(1 − σₖ))
 *
 * @returns for each class its mean stay W and the part of it not spent in service, W − E[S], in s
 */
export function priorities(
  classes: readonly PriorityClass[],
  preemptive: boolean,
): { readonly wait: number; readonly stay: number }[] {
  const residual = (count: number) =>
    classes.slice(0, count).reduce((sum, k) => sum + k.lambda * k.secondMoment / 2, 0);
  let before = 0; // σₖ₋₁
  return classes.map(({ lambda, mean }, k) => {
    const upTo = before + lambda * mean; // σₖ
    if (!(upTo < 1)) {
      throw new RangeError(`priorities: load up to class ${k} must be < 1, got ${upTo}`);
    }
    const queueing = residual(preemptive ? k + 1 : classes.length) / ((1 - before) * (1 - upTo));
    const stay = preemptive ? mean / (1 - before) + queueing : mean + queueing;
    before = upTo;
    return { wait: stay - mean, stay };
  });
}

/**
 * M/M/1 whose customers leave the line after an exponential patience of rate θ (Palm's model).
 *
 *     λₙ = λ,     μₙ = μ + (n − 1) θ
 */
export function reneging(
  lambda: number,
  mu: number,
  theta: number,
): { readonly abandoned: number; readonly population: number } {
  // The tail beyond n falls at least like (λ/(nθ))ⁿ; 40 times the point of balance leaves nothing.
  const enough = Math.ceil(40 * (1 + lambda / theta));
  const { p, population } = birthDeath(() => lambda, (n) => mu + (n - 1) * theta, enough);
  return { abandoned: 1 - mu * (1 - p[0]) / lambda, population };
}

/**
 * A machine-repair model: N customers think for a mean of Z seconds, then queue at one server of rate
 * μ, for ever. By mean value analysis (Reiser & Lavenberg, Journal of the ACM 27(2):313–322, 1980):
 *
 *     Rₙ = (1 + Qₙ₋₁)/μ,    Xₙ = n/(Z + Rₙ),    Qₙ = Xₙ Rₙ
 *
 * @returns response R, s, and throughput X, 1/s
 */
export function machineRepair(
  N: number,
  think: number,
  mu: number,
): { readonly response: number; readonly throughput: number } {
  let queue = 0, response = 0, throughput = 0;
  for (let n = 1; n <= N; n++) {
    response = (1 + queue) / mu;
    throughput = n / (think + response);
    queue = throughput * response;
  }
  return { response, throughput };
}

/**
 * M/M/1 whose server breaks down after an exponential time of mean `up` s, busy or idle, and is
 * repaired in an exponential time of mean `down` s; the work done is kept. With f = 1/up, r = 1/down:
 *
 *     L = λ((r + f)² + f μ) / ((r + f)(μ r − λ(r + f)))
 */
export function breakdowns(lambda: number, mu: number, up: number, down: number): StationMeans {
  const f = 1 / up, r = 1 / down;
  checkLoad("breakdowns", lambda, mu * r / (r + f));
  const population = lambda * ((r + f) * (r + f) + f * mu) /
    ((r + f) * (mu * r - lambda * (r + f)));
  const stay = population / lambda;
  return byLittle(lambda, stay - 1 / mu, 1 / mu);
}

/** Equilibrium of a birth-death chain on 0 … N: pₙ ∝ Π λᵢ₋₁/μᵢ. */
function birthDeath(
  birth: (n: number) => number,
  death: (n: number) => number,
  N: number,
): { readonly p: Float64Array; readonly population: number } {
  const p = new Float64Array(N + 1);
  let total = p[0] = 1, weighted = 0;
  for (let n = 1; n <= N; n++) {
    p[n] = p[n - 1] * birth(n - 1) / death(n);
    total += p[n];
    weighted += n * p[n];
  }
  return { p: p.map((x) => x / total), population: weighted / total };
}

function byLittle(lambda: number, wait: number, service: number): StationMeans {
  const stay = wait + service;
  return { wait, stay, line: lambda * wait, population: lambda * stay };
}

function checkLoad(where: string, lambda: number, capacity: number): number {
  const rho = lambda / capacity;
  if (!(lambda > 0 && rho < 1)) {
    throw new RangeError(`${where}: load must be in (0, 1), got ${lambda}/${capacity} = ${rho}`);
  }
  return rho;
}
