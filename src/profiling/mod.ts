/**
 * Profiling: sampling plans, probes, profilers, estimators.
 *
 * @module
 */
export type { Reading, Sampler, SamplingPlan } from "./plan.ts";
export { systematic, type SystematicOptions } from "./plans/systematic.ts";

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

export type { Block, CoreFunction, CoreProgram, Instructions } from "./pmu/core/instructions.ts";
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
