/**
 * Statistics of simulated observations: what a number is worth.
 *
 * Whatever answers with an interval returns an `Estimate` {value, low, high, level, n, method}. The
 * level is 95 % unless told; `formatEstimate` prints it with the digits that mean something.
 *
 * - **Summaries** in one pass and mergeable: `Moments`, `WeightedMoments`, `TimeWeightedMoments` (of
 *   a level held over time), `Histogram`, `HdrHistogram`; quantiles by any of Hyndman and Fan's nine
 *   definitions.
 * - **Intervals** for independent observations: of a mean (z, t), a difference (Welch, paired), a
 *   ratio (Fieller), a proportion (Wilson, Clopper-Pearson), a rate (Garwood), a variance, a quantile;
 *   the sample size that a wanted half-width needs; and the `bootstrap` for any statistic.
 * - **Correlated series**, what one long run gives: `autocorrelation`, `effectiveSampleSize`,
 *   `batchMeans`, `blockBootstrap`, and `mser5` to leave the warm-up out. An interval for independent
 *   observations is too short here, often by far.
 * - **Variance reduction**: antithetic and control variates, importance and stratified sampling,
 *   conditional Monte Carlo, common random numbers. Each says by its `varianceRatio` what it bought
 *   against plain Monte Carlo.
 * - **Comparison**: tests, effect sizes, corrections for many comparisons, equivalence and regression
 *   gates.
 * - **Spectra** of even (`periodogram`, `welchSpectrum`) and uneven samples (`lombScargle`), and
 *   **information**: entropies and mutual information by several estimators.
 * - **Quantisers**: `uniformQuantiser`, `lloydMax`, and μ-law and A-law companding, with their
 *   `distortion` under a law.
 *
 * Functions which draw take a `Random` last. They throw a RangeError where data or options allow no
 * answer; none returns NaN.
 *
 * ```ts
 * import { Random } from "wagonwheel/random";
 * import { antithetic, batchMeans, bootstrap, formatEstimate } from "wagonwheel/stats";
 * import { meanInterval, quantile } from "wagonwheel/stats";
 *
 * const waits = [2.1, 3.4, 1.9, 5.6, 4.4, 3.8, 2.7, 6.1]; // s
 * console.log(formatEstimate(meanInterval(waits))); // 3.8 ± 1.3 (95 %, n = 8, t)
 * console.log(quantile(waits, 0.9)); // 5.75
 *
 * const random = Random.named("stats/example");
 * const median = (sample: Float64Array) => quantile(sample, 0.5);
 * console.log(formatEstimate(bootstrap(waits, median, { method: "percentile" }, random))); // 3.6 [2.1, 5.6] (95 %, n = 8, bootstrap percentile)
 *
 * let wait = 0; // of one customer after the other, in a queue with load 0.5
 * const run = Float64Array.from({ length: 100_000 }, () => {
 *   const present = wait;
 *   wait = Math.max(0, wait + 0.5 * random.exponential() - random.exponential());
 *   return present;
 * });
 * console.log(formatEstimate(batchMeans(run))); // 0.497 ± 0.020 (95 %, n = 100000, batch means)
 *
 * const area = antithetic((stream) => Math.sqrt(1 - stream.uniform()), 1000, random);
 * console.log(formatEstimate(area), area.varianceRatio.toFixed(2)); // 0.6654 ± 0.0028 (95 %, n = 1000, antithetic) 0.07
 * ```
 *
 * @module
 */
export {
  contains,
  type Estimate,
  formatEstimate,
  formatInterval,
  halfWidth,
  type IntervalOptions,
  plusMinus,
  relativeHalfWidth,
} from "./estimate.ts";

export { HdrHistogram, type HdrHistogramOptions } from "./hdr-histogram.ts";
export { Histogram } from "./histogram.ts";
export { Moments, type Sample } from "./moments.ts";
export {
  median,
  quantile,
  type QuantileDefinition,
  quantileInterval,
  type QuantileOptions,
  sortedQuantile,
} from "./quantiles.ts";
export { TimeWeightedMoments } from "./time-weighted-moments.ts";
export { WeightedMoments } from "./weighted-moments.ts";

export {
  betaCdf,
  betaQuantile,
  chiSquareCdf,
  chiSquareQuantile,
  fCdf,
  fQuantile,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile,
} from "./laws.ts";

export { differenceInterval, pairedDifferenceInterval } from "./interval/difference.ts";
export { lognormalMeanInterval } from "./interval/lognormal-mean.ts";
export { meanInterval, type MeanIntervalOptions } from "./interval/mean.ts";
export { proportionInterval, type ProportionIntervalOptions } from "./interval/proportion.ts";
export { rateInterval } from "./interval/rate.ts";
export { ratioInterval } from "./interval/ratio.ts";
export {
  sampleSizeForMean,
  sampleSizeForProportion,
  sampleSizeFromPilot,
  steinInterval,
  steinSampleSize,
} from "./interval/sample-size.ts";
export { varianceInterval } from "./interval/variance.ts";
export { bootstrap, type BootstrapOptions, type Statistic } from "./bootstrap.ts";

export { autocorrelation, autocovariance } from "./autocorrelation.ts";
export { type BatchMeans, batchMeans, type BatchMeansOptions } from "./batch-means.ts";
export { blockBootstrap, type BlockBootstrapOptions, type BlockScheme } from "./block-bootstrap.ts";
export { blockLength } from "./block-length.ts";
export {
  type AutocorrelationTimeOptions,
  effectiveSampleSize,
  integratedAutocorrelationTime,
} from "./effective-sample-size.ts";
export { mser5, type WarmUp, welchMovingAverage } from "./warmup.ts";

export { antithetic } from "./variance-reduction/antithetic.ts";
export {
  type CommonEstimate,
  commonRandomNumbers,
  type System,
} from "./variance-reduction/common-random-numbers.ts";
export {
  conditional,
  type ConditionalEstimate,
  type Conditioning,
} from "./variance-reduction/conditional.ts";
export { type Control, controlVariates } from "./variance-reduction/control-variates.ts";
export {
  importance,
  type ImportanceEstimate,
  type ImportanceSampling,
} from "./variance-reduction/importance.ts";
export type { ReducedEstimate } from "./variance-reduction/reduced-estimate.ts";
export {
  type Strata,
  stratified,
  type StratifiedEstimate,
} from "./variance-reduction/stratified.ts";
export { varianceSaved } from "./variance-reduction/variance-saved.ts";

export {
  chiSquareGoodnessOfFit,
  type ChiSquareResult,
  type GoodnessOfFitOptions,
} from "./comparison/chi-square.ts";
export {
  benjaminiHochberg,
  bonferroni,
  type Correction,
  corrections,
  holm,
} from "./comparison/correction.ts";
export { cliffDelta, varghaDelaneyA } from "./comparison/dominance.ts";
export { cohenD, hedgesG } from "./comparison/effect-size.ts";
export {
  type EquivalenceOptions,
  type EquivalenceResult,
  equivalenceTest,
} from "./comparison/equivalence.ts";
export { hodgesLehmannCentre, hodgesLehmannShift } from "./comparison/hodges-lehmann.ts";
export {
  kolmogorovSmirnovTest,
  twoSampleKolmogorovSmirnovTest,
} from "./comparison/kolmogorov-smirnov.ts";
export { mannWhitneyTest, type RankTestOptions } from "./comparison/mann-whitney.ts";
export { pairedTest, type PairedTestOptions } from "./comparison/paired.ts";
export {
  type PermutationOptions,
  permutationTest,
  type TwoSampleStatistic,
} from "./comparison/permutation.ts";
export {
  type GatePowerOptions,
  gateReplications,
  type PowerOptions,
  replicationPairs,
  replicationsPerSample,
} from "./comparison/power.ts";
export { rank, type Ranking } from "./comparison/ranks.ts";
export { ratioOfMeans } from "./comparison/ratio-of-means.ts";
export {
  type GateResult,
  regressionGate,
  type RegressionGateOptions,
  type Verdict,
} from "./comparison/regression-gate.ts";
export { signTest } from "./comparison/sign-test.ts";
export type {
  Alternative,
  ShiftTestResult,
  TestOptions,
  TestResult,
  TTestResult,
} from "./comparison/test-result.ts";
export { welchTest, type WelchTestOptions } from "./comparison/welch.ts";
export { wilcoxonTest } from "./comparison/wilcoxon.ts";

export {
  type ComplexVector,
  fft,
  type FourierTransform,
  fourierTransform,
  inverseFft,
  realFft,
} from "./fft.ts";
export { falseAlarmProbability } from "./false-alarm.ts";
export {
  lombScargle,
  type LombScargleNormalization,
  type LombScargleOptions,
} from "./lomb-scargle.ts";
export { spectralWindow } from "./spectral-window.ts";
export {
  periodogram,
  type Spectrum,
  type SpectrumOptions,
  welchSpectrum,
  type WelchSpectrumOptions,
} from "./spectrum.ts";
export { windowCoefficients, type WindowName, windowWeights } from "./window.ts";

export { binsForPairs, equalFrequencyLabels, equalWidthLabels } from "./information/binning.ts";
export {
  chaoShenEntropy,
  type EntropyEstimator,
  entropyEstimators,
  grassbergerEntropy,
  millerMadowEntropy,
  plugInEntropy,
  shannonEntropy,
} from "./information/entropy.ts";
export { gaussianEntropy, gaussianMutualInformation } from "./information/gaussian.ts";
export {
  type GreedyChoice,
  greedyChoice,
  informationAbout,
  jointEntropy,
  type SetValue,
} from "./information/greedy-choice.ts";
export {
  conditionalEntropy,
  type ContingencyTable,
  contingencyTable,
  millerMadowMutualInformation,
  plugInMutualInformation,
} from "./information/mutual-information.ts";
export {
  nearestNeighbourMutualInformation,
  type NearestNeighbourOptions,
} from "./information/nearest-neighbour.ts";

export { aLaw, type Compander, compandingQuantiser, muLaw } from "./quantiser/companding.ts";
export { sampleLaw, standardNormal } from "./quantiser/laws.ts";
export { lloydMax, type LloydMaxOptions } from "./quantiser/lloyd-max.ts";
export {
  distortion,
  levelNumber,
  type PartialMoments,
  quantise,
  type Quantiser,
} from "./quantiser/quantiser.ts";
export { uniformQuantiser, type UniformQuantiserOptions } from "./quantiser/uniform.ts";
