/**
 * Profiling: sampling plans, what they estimate and how surely, counters, probes and profilers.
 *
 * A plan says when to sample and what each sample stands for, so one estimator serves all plans; a
 * signal with known truth shows how wrong each is. Here a load of 100 Hz, busy for 30 % of the time,
 * watched by two clocks of 100 samples a second:
 *
 * ```ts
 * import { meanEstimate, poisson, sample, systematic } from "wagonwheel/profiling";
 * import { Random } from "wagonwheel/random";
 * import { periodic } from "wagonwheel/signals";
 * import { formatEstimate } from "wagonwheel/stats";
 *
 * const load = periodic({ period: 0.01, duty: 0.3, high: 1 });
 * const seen = (plan: ReturnType<typeof poisson>) =>
 *   meanEstimate(sample(load, plan, { from: 0, to: 30 }, Random.named("tour")));
 *
 * console.log(formatEstimate(seen(poisson({ rate: 100 })))); // 0.289 ± 0.016 (95 %, n = 2992, Hájek, independent)
 * console.log(formatEstimate(seen(systematic({ rate: 100 })))); // 0.000 ± 0.000 (95 %, n = 3000, Hájek, ordered)
 * ```
 *
 * The second is in lockstep: it sees one phase of the load, and its interval cannot know.
 *
 * - **Plans** (`plans`): systematic, jittered, one per stratum, uniform, Poisson, stratified by state,
 *   importance, adaptive, rate control, cascaded, event overflow, trigger, hybrid. All keep one contract.
 * - **Estimators**: means, totals, shares, ratios with the variance of their plan; rankings; sizes.
 * - **Aliasing**: where a frequency appears, what lockstep costs, tests and advice.
 * - **Counters** (`multiplex` and around it): rotation, scaling, overflow, skid, tagging, safepoints.
 * - **Profilers**: plan, probe, budget and buffer together, inside the simulation, where probing costs
 *   time, and over captures.
 *
 * @module
 */
export type { Dependence, Reading, Sampler, SamplingPlan } from "./plan.ts";
export { sample, type Samples, type Span } from "./sample.ts";
export { plans } from "./plans/index.ts";
export {
  adaptiveByActivity,
  type AdaptiveByActivityOptions,
} from "./plans/adaptive-by-activity.ts";
export { adaptiveByEntropy, type AdaptiveByEntropyOptions } from "./plans/adaptive-by-entropy.ts";
export {
  adaptiveByInterval,
  type AdaptiveByIntervalOptions,
} from "./plans/adaptive-by-interval.ts";
export { cascaded, type CascadedOptions } from "./plans/cascaded.ts";
export type { RateLimits } from "./plans/following.ts";
export { hybrid } from "./plans/hybrid.ts";
export { importance, type ImportanceOptions } from "./plans/importance.ts";
export { jittered, type JitteredOptions } from "./plans/jittered.ts";
export { lockstepDistance, type OffBeatOptions, offBeatRate, primeRate } from "./plans/off-beat.ts";
export { onePerStratum, type OnePerStratumOptions } from "./plans/one-per-stratum.ts";
export { overflow, type OverflowOptions as OverflowPlanOptions } from "./plans/overflow.ts";
export { poisson, type PoissonOptions } from "./plans/poisson.ts";
export { rateController, type RateControllerOptions } from "./plans/rate-controller.ts";
export {
  neymanRates,
  proportionalRates,
  stratifiedByState,
  type StratifiedByStateOptions,
} from "./plans/stratified-by-state.ts";
export { systematic, type SystematicOptions } from "./plans/systematic.ts";
export { trigger, type TriggerOptions } from "./plans/trigger.ts";
export { uniformRandom, type UniformRandomOptions } from "./plans/uniform-random.ts";

export {
  type CounterChoice,
  counterChoice,
  type CounterChoiceOptions,
} from "./estimators/counter-choice.ts";
export { type ErrorDecomposition, errorDecomposition } from "./estimators/error-decomposition.ts";
export { meanEstimate } from "./estimators/mean.ts";
export {
  type Disagreement,
  hottestDisagreement,
  type Profile,
  top,
  topOverlap,
} from "./estimators/ranking-stability.ts";
export { ratioEstimate } from "./estimators/ratio.ts";
export {
  samplesForShare,
  samplesForShift,
  type ShareSizeOptions,
  type ShiftSizeOptions,
} from "./estimators/required-samples.ts";
export { shareEstimate } from "./estimators/share.ts";
export { totalEstimate } from "./estimators/total.ts";

export { type CountedEvent, type CounterBank, type EventGroup } from "./pmu/counters.ts";
export { multiplex, type MultiplexLog, type MultiplexOptions } from "./pmu/multiplex.ts";
export { type GroupRead, groupReads, perfScaled } from "./pmu/scaling.ts";
export { type CountedCourse, countedCourse } from "./pmu/estimate/counted.ts";
export { interpolatedTotal } from "./pmu/estimate/interpolated-total.ts";
export { scaledTotal } from "./pmu/estimate/scaled-total.ts";
export { type SmoothedTotal, smoothedTotal } from "./pmu/estimate/smoothed-total.ts";
export { rotationSchedulers } from "./pmu/rotation/index.ts";
export { randomRotation } from "./pmu/rotation/random-rotation.ts";
export { rateOfChange, type RateOfChangeOptions } from "./pmu/rotation/rate-of-change.ts";
export { roundRobin, type RoundRobinOptions } from "./pmu/rotation/round-robin.ts";
export type { Rotation, RotationScheduler } from "./pmu/rotation/scheduler.ts";
export { type IntervalLog, intervalLog, intervalTotal } from "./pmu/interval-log.ts";
export { multiplexMethods } from "./pmu/multiplex-methods.ts";
export {
  type MultiplexMethod,
  multiplexStudy,
  type StudyError,
  type StudyOptions,
  type StudyResult,
  usualRatio,
} from "./pmu/multiplex-study.ts";

export { fixedPeriod, type FixedPeriodOptions } from "./pmu/overflow/fixed-period.ts";
export {
  adjustedPeriod,
  frequencyControl,
  type FrequencyOptions,
} from "./pmu/overflow/frequency.ts";
export { type OverflowOptions, type Overflows, overflows } from "./pmu/overflow/overflows.ts";
export type { PeriodControl, PeriodCourse } from "./pmu/overflow/period-control.ts";
export {
  courseLength,
  type FrameCourse,
  frameCourse,
  sampledProfile,
  trueProfile,
} from "./pmu/skid/frame-course.ts";
export { skidded, type SkidOptions } from "./pmu/skid/skid.ts";

export {
  type Block,
  type CoreFunction,
  type CoreProgram,
  type Instructions,
  operations,
} from "./pmu/core/instructions.ts";
export { type CommitTrace, type CoreOptions, runCore } from "./pmu/core/pipeline.ts";
export { type ProgramKind, programKinds, randomProgram } from "./pmu/core/random-program.ts";
export { type CycleKinds, cycleKinds, profileError, timeProfile } from "./pmu/core/time-profile.ts";
export { taggingPolicies } from "./pmu/tagging/index.ts";
export type { TaggingPolicy } from "./pmu/tagging/policy.ts";
export { software, type SoftwareOptions } from "./pmu/tagging/software.ts";
export { taggedProfile } from "./pmu/tagging/tagged-profile.ts";

export { type CausalityTest, causalityTest, type SamplesDue } from "./stacks/causality.ts";
export { demoServer } from "./stacks/demo-server.ts";
export {
  type Method,
  type MethodCourse,
  methodCourse,
  type PointKind,
  turnLength,
  withInjectedWork,
} from "./stacks/method-program.ts";
export {
  anywhereProfiler,
  safepointProfiler,
  type StackProfiler,
  stackProfilers,
} from "./stacks/safepoint-profiler.ts";
export {
  onCpuProfile,
  type ThreadInterval,
  type ThreadProfile,
  wallClockProfile,
} from "./stacks/wall-clock.ts";

export { adversary, type Charge } from "./aliasing/adversary.ts";
export {
  type Advice,
  type AdviceOptions,
  type ErrorByRate,
  errorByRate,
  safeRate,
  samplingAdvice,
  type Verdict,
} from "./aliasing/advice.ts";
export { type ComparedPlan, comparedPlans } from "./aliasing/compared-plans.ts";
export { type CombResult, combTest, combTests } from "./aliasing/comb-test.ts";
export {
  type ErrorGain,
  independentGain,
  jitteredGain,
  type Lines,
  onePerStratumGain,
  predictedError,
  systematicGain,
} from "./aliasing/error-gain.ts";
export {
  aliases,
  apparentFrequency,
  foldingLine,
  type SeenTone,
  unfolded,
} from "./aliasing/folding.ts";
export { type Band, bands, type LineSpectrum, lineSpectrum } from "./aliasing/line-spectrum.ts";
export {
  type Lockstep,
  lockstep,
  lockstepOverTime,
  lockstepShare,
  type SystematicSampling,
} from "./aliasing/lockstep.ts";
export { type ObservedLoad, observedLoad, observedSpectrum } from "./aliasing/observed-load.ts";
export { harmonicPowers, type RectangularLoad } from "./aliasing/rectangular-load.ts";
export { type TwoRateResult, twoRateTest } from "./aliasing/two-rate-test.ts";
export { type WagonWheel, wagonWheel } from "./aliasing/wagon-wheel.ts";
export {
  errorOverPhases,
  meanOfReadings,
  type Sight,
  type Watch,
  watchAdversary,
  watchObserved,
  watchRectangular,
  watchTone,
} from "./aliasing/watched.ts";

export { decimated } from "./filters/decimate.ts";
export { firLowPass, type FirOptions } from "./filters/fir.ts";
export { iirLowPass, type IirOptions } from "./filters/iir.ts";
export { filtered, gainOf, type LowPass, type Section } from "./filters/low-pass.ts";
export { coefficientStep, quantised } from "./filters/quantised.ts";

export { type Clock, clock, type ClockOptions } from "./clocks/clock.ts";
export type { BufferOptions } from "./profilers/buffer.ts";
export {
  type CircuitBreaker,
  circuitBreaker,
  type CircuitBreakerOptions,
} from "./profilers/circuit-breaker.ts";
export type { Collected, ProfilerSettings } from "./profilers/collection.ts";
export type { Guard, GuardEvent } from "./profilers/guard.ts";
export { type FleetSamples, type SampledService, sampleFleet } from "./profilers/fleet-sampling.ts";
export { measuredCosts } from "./profilers/measured-costs.ts";
export { overheadBudget, type OverheadBudgetOptions } from "./profilers/overhead-budget.ts";
export {
  counterProbe,
  dearest,
  type Probe,
  stackProbe,
  type StackProbeOptions,
} from "./profilers/probe.ts";
export { profileSignal } from "./profilers/profile-signal.ts";
export {
  bestRate,
  type ErrorOptions,
  type ProfiledQueue,
  profiledStay,
  totalSquaredError,
} from "./profilers/profiled-queue.ts";
export { attachProfiler, type Profiler } from "./profilers/profiler.ts";
export { costPerSample, type MeasuredCosts, type SamplingCost } from "./profilers/sampling-cost.ts";
export { type Throttle, throttle, type ThrottleOptions } from "./profilers/throttle.ts";
export { fitTimer, type Timer, type TimerModel } from "./profilers/timer.ts";
export {
  type UnequalServices,
  unequalServices,
  type UnequalServicesOptions,
} from "./profilers/unequal-services.ts";
export {
  type Watched,
  watchedNode,
  watchedProcessor,
  type WatchedProgram,
  watchedProgram,
  watchedServer,
} from "./profilers/watched.ts";

export {
  type AlarmFilter,
  domainRose,
  isRegression,
  type ShiftEvidence,
  stillThere,
} from "./regressions/alarm-filters.ts";
export {
  type Count,
  roughSamplesForShift,
  shareShift,
  shiftPower,
  type ShiftPowerOptions,
} from "./regressions/share-shift-test.ts";
export { shiftEvidence, type ShiftEvidenceOptions } from "./regressions/shift-evidence.ts";
