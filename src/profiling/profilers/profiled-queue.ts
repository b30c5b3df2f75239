/**
 * A profiled server in closed form: M/G/1 with interrupts, and the rate at which its error is least.
 *
 * Jobs arrive at rate λ with service S; a profiler with Poisson instants of rate r takes the processor
 * for c seconds each time, busy or idle, and an instant that falls into a sample being taken is
 * coalesced. A job's service is stretched to C; blocked periods are of length c:
 *
 *     E[C] = E[S] (1 + r c),      E[C²] = E[S²] (1 + r c)² + E[S] r c²
 *     E[W] = E[C] + λ E[C²] / (2 (1 − λ E[C])) + r c² / (2 (1 + r c))
 *
 * The second term is Pollaczek and Khinchine's, the third the blocked period that a job may meet in an
 * empty system.
 *
 * **Total error.** The busy share p of the server is estimated by the mean of Poisson samples over T
 * seconds. n = rT/(1 + r c) of them are taken, and they see the time that samples leave, a share
 * 1/(1 + r c) of it, into which the same work has to fit: they find the server busy with p (1 + r c). So
 *
 *     E(p̂ − p)² ≈ p (1 − p) (1 + r c) / (r T)  +  (p r c)²       variance, falling; bias², rising
 *     minimum at r* = ((1 − p) / (2 T p c²))^{1/3}               where the variance is twice the bias²
 *
 * to first order in r c in the variance. The cheaper a sample and the shorter the time, the higher the
 * best rate. At r* the derivative −p (1 − p)/(r² T) + 2 p² c² r is 0.
 *
 * Source: Gaver, Journal of the Royal Statistical Society B 24(1):73–90, 1962, for the completion time C;
 * Fuhrmann and Cooper, Operations Research 33(5):1117–1129, 1985, for the decomposition.
 */
import { cbrt } from "../../math/mod.ts";

export interface ProfiledQueue {
  /** λ, 1/s. */
  readonly arrivalRate: number;
  /** E[S], s. */
  readonly service: number;
  /** E[S²], s². */
  readonly secondMoment: number;
  /** r, 1/s. */
  readonly rate: number;
  /** c, s. */
  readonly cost: number;
}

/** Mean stay E[W] of a job, s. Throws a RangeError where the server is overloaded. */
export function profiledStay(queue: ProfiledQueue): number {
  const { arrivalRate: lambda, service, secondMoment, rate: r, cost: c } = queue;
  const stretch = 1 + r * c;
  const completion = service * stretch;
  const second = secondMoment * stretch * stretch + service * r * c * c;
  const load = lambda * completion;
  if (!(load < 1)) throw new RangeError(`profiledStay: load must be < 1, got ${load}`);
  return completion + lambda * second / (2 * (1 - load)) + r * c * c / (2 * stretch);
}

export interface ErrorOptions {
  /** p: busy share without a profiler, in (0, 1). */
  readonly share: number;
  /** T, s. */
  readonly duration: number;
  /** c, s. */
  readonly cost: number;
}

/** E(p̂ − p)² at a rate of the plan, samples/s. */
export function totalSquaredError(
  { share: p, duration, cost }: ErrorOptions,
  rate: number,
): number {
  const bias = p * rate * cost;
  const variance = p * (1 - p) * (1 + rate * cost) / (rate * duration);
  return variance + bias * bias;
}

/** r*: the rate of least total error, samples/s. */
export function bestRate({ share: p, duration, cost }: ErrorOptions): number {
  return cbrt((1 - p) / (2 * duration * p * cost * cost));
}
