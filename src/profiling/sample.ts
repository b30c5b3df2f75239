/**
 * Samples of a signal by a plan: what a profiler that costs nothing would have read.
 *
 * For plans that do not look at what they see, instants are drawn in blocks and read by a cursor that
 * goes through the signal once; for the others, one after the other.
 */
import type { Random } from "../random/mod.ts";
import type { Signal } from "../signals/mod.ts";
import type { Dependence, Sampler, SamplingPlan } from "./plan.ts";

export interface Span {
  /** s */
  readonly from: number;
  /** s, > from */
  readonly to: number;
}

/** What was read when, and what each reading stands for. */
export interface Samples extends Span {
  /** The plan's name. */
  readonly plan: string;
  readonly dependence: Dependence;
  /** Increasing, in [from, to), s. */
  readonly times: Float64Array;
  /** The signal there, in its unit. */
  readonly values: Float64Array;
  /** Time that each stands for, s. */
  readonly weights: Float64Array;
}

// Large enough that the loop's overhead is nothing, small enough to stay in the second-level cache.
const blockLength = 0x4000;

/** Throws a RangeError unless from < to, both finite. */
export function sample(signal: Signal, plan: SamplingPlan, span: Span, random: Random): Samples {
  const { from, to } = span;
  if (!(from < to && Number.isFinite(from) && Number.isFinite(to))) {
    throw new RangeError(`sample: from < to must be finite instants, got ${from} and ${to} s`);
  }
  const sampler = plan.start(random, from);
  const { times, values, weights } = sampler.fill === undefined
    ? oneByOne(signal, sampler, span)
    : inBlocks(signal, sampler as FillingSampler, span, plan.rate);
  return { plan: plan.name, dependence: plan.dependence, from, to, times, values, weights };
}

type Drawn = Pick<Samples, "times" | "values" | "weights">;
type FillingSampler = Sampler & Required<Pick<Sampler, "fill">>;

function inBlocks(
  signal: Signal,
  sampler: FillingSampler,
  { from, to }: Span,
  rate: number,
): Drawn {
  const expected = rate * (to - from);
  let capacity = Math.ceil(expected + 6 * Math.sqrt(expected)) + 64;
  let times = new Float64Array(capacity), weights = new Float64Array(capacity);
  let n = 0;
  for (;;) {
    if (n === capacity) {
      capacity *= 2;
      times = grown(times, capacity);
      weights = grown(weights, capacity);
    }
    const end = Math.min(capacity, n + blockLength);
    const block = times.subarray(n, end);
    sampler.fill(block, weights.subarray(n, end));
    if (block[block.length - 1] >= to) {
      n += firstAtLeast(block, to);
      break;
    }
    n = end;
  }
  const taken = times.subarray(0, n);
  return { times: taken, values: readings(signal, taken), weights: weights.subarray(0, n) };
}

function oneByOne(signal: Signal, sampler: Sampler, { from, to }: Span): Drawn {
  const times: number[] = [], values: number[] = [], weights: number[] = [];
  for (let t = sampler.next(from, null); t < to;) {
    const value = signal.at(t);
    times.push(t);
    values.push(value);
    weights.push(sampler.weight);
    t = sampler.next(t, { time: t, value });
  }
  return {
    times: Float64Array.from(times),
    values: Float64Array.from(values),
    weights: Float64Array.from(weights),
  };
}

/** The signal at increasing instants. */
function readings(signal: Signal, times: Float64Array): Float64Array {
  const values = new Float64Array(times.length);
  if (signal.read !== undefined) signal.read(times, values);
  else for (let i = 0; i < times.length; i++) values[i] = signal.at(times[i]);
  return values;
}

/** Index of the first instant ≥ t, the number of instants if there is none. */
function firstAtLeast(times: Float64Array, t: number): number {
  let low = 0, high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] < t) low = middle + 1;
    else high = middle;
  }
  return low;
}

function grown(array: Float64Array, capacity: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(capacity);
  larger.set(array);
  return larger;
}
