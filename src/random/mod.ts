/**
 * Random streams, distributions, arrival processes and low-discrepancy points.
 *
 * A `Random` is a stream of numbers with a name. One seed string names everything in a run: each
 * consumer takes its own child stream, `seed/users/17/mobility`, whose numbers follow from that name
 * alone. So a new consumer never shifts another one's numbers, and two policies under one seed meet
 * the same world (common random numbers). All numbers are the same bits on every runtime.
 *
 * A `Distribution` knows its mean and variance, draws from a stream, and inverts its distribution
 * function: `quantile(u)` is for antithetic twins, Latin hypercubes and Sobol points. The families:
 * `constant`, `uniform`, `exponential`, `normal`, `lognormal`, `gamma`, `erlang`, `beta`, `weibull`,
 * `pareto`, `hyperexponential`, `integer`, `bernoulli`, `binomial`, `geometric`, `poisson`, `zipf`,
 * `discrete` and `empirical`. Parameters are checked when the law is made, never in a
 * draw: a RangeError names the argument, the rule and the value.
 *
 * An `ArrivalProcess` starts courses of arrival times in seconds: Poisson, renewal, Markov-modulated,
 * on-off, and Poisson with a rate that varies in time.
 *
 * `shuffle`, `permutation`, `sampleWithoutReplacement` and its weighted twin choose among items;
 * `sobol`, `scrambledSobol` and `latinHypercube` spread points evenly over the unit cube.
 *
 * ```ts
 * import { exponential, poissonProcess, Random, scrambledSobol } from "wagonwheel/random";
 *
 * const seed = Random.named("paper/42");
 * const service = exponential({ mean: 0.25 }); // s
 * const random = seed.stream("server/3");
 * console.log(random.name); // paper/42/server/3
 *
 * let total = 0;
 * for (let i = 0; i < 100_000; i++) total += service.draw(random);
 * console.log((total / 100_000).toFixed(2)); // 0.25
 * console.log(service.quantile(0.5).toFixed(4)); // 0.1733
 *
 * const arrivals = poissonProcess({ rate: 2 }).start(seed.stream("arrivals"));
 * console.log(arrivals.next() < arrivals.next()); // true
 *
 * const points = scrambledSobol({ dimensions: 2 }, seed.stream("design"));
 * let inside = 0;
 * for (let i = 0; i < 65_536; i++) {
 *   const [x, y] = points.at(i);
 *   if (x * x + y * y < 1) inside += 1;
 * }
 * console.log((4 * inside / 65_536).toFixed(2)); // 3.14
 * ```
 *
 * @module
 */
export type { Distribution } from "./distribution.ts";
export { Random } from "./random.ts";

export { bernoulli, type BernoulliOptions } from "./distributions/bernoulli.ts";
export { beta, type BetaOptions } from "./distributions/beta.ts";
export { binomial, type BinomialOptions } from "./distributions/binomial.ts";
export { constant, type ConstantOptions } from "./distributions/constant.ts";
export { discrete, type DiscreteOptions } from "./distributions/discrete.ts";
export { empirical, type EmpiricalOptions } from "./distributions/empirical.ts";
export { erlang, type ErlangOptions } from "./distributions/erlang.ts";
export { exponential, type ExponentialOptions } from "./distributions/exponential.ts";
export { gamma, type GammaOptions } from "./distributions/gamma.ts";
export { geometric, type GeometricOptions } from "./distributions/geometric.ts";
export {
  hyperexponential,
  hyperexponentialFromMoments,
  type HyperexponentialMomentsOptions,
  type HyperexponentialOptions,
} from "./distributions/hyperexponential.ts";
export { distributions } from "./distributions/index.ts";
export { integer, type IntegerOptions } from "./distributions/integer.ts";
export {
  lognormal,
  lognormalFromMoments,
  type LognormalMomentsOptions,
  type LognormalOptions,
} from "./distributions/lognormal.ts";
export { normal, type NormalOptions } from "./distributions/normal.ts";
export { pareto, type ParetoOptions } from "./distributions/pareto.ts";
export { poisson, type PoissonOptions } from "./distributions/poisson.ts";
export { uniform, type UniformOptions } from "./distributions/uniform.ts";
export { weibull, type WeibullOptions } from "./distributions/weibull.ts";
export { zipf, type ZipfOptions } from "./distributions/zipf.ts";

export type { ArrivalProcess, ArrivalTimes } from "./arrivals/arrival-process.ts";
export { arrivalProcesses } from "./arrivals/index.ts";
export {
  markovModulatedPoisson,
  type MarkovModulatedPoissonOptions,
} from "./arrivals/markov-modulated-poisson.ts";
export {
  nonHomogeneousPoisson,
  type NonHomogeneousPoissonOptions,
} from "./arrivals/non-homogeneous-poisson.ts";
export { onOffProcess, type OnOffProcessOptions } from "./arrivals/on-off-process.ts";
export { poissonProcess, type PoissonProcessOptions } from "./arrivals/poisson-process.ts";
export { renewalProcess, type RenewalProcessOptions } from "./arrivals/renewal-process.ts";

export { permutation, type Shufflable, shuffle } from "./permutation.ts";
export { sampleWithoutReplacement, weightedSampleWithoutReplacement } from "./sample.ts";

export { latinHypercube, type LatinHypercubeOptions } from "./points/latin-hypercube.ts";
export { type PointSequence, scrambledSobol, sobol, type SobolOptions } from "./points/sobol.ts";
