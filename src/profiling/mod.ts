/**
 * Profiling: sampling plans, probes, profilers, estimators.
 *
 * @module
 */
export type { Reading, Sampler, SamplingPlan } from "./plan.ts";
export { systematic, type SystematicOptions } from "./plans/systematic.ts";
