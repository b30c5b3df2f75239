/**
 * The same profiler over a signal, as of a capture, that was recorded already: what it would have
 * collected, had its samples disturbed nothing. Their cost is counted all the same. With the cost 0 it
 * collects what the profiler in the simulation does, sample for sample.
 */
import type { Random } from "../../random/mod.ts";
import type { Signal } from "../../signals/mod.ts";
import type { Sampler } from "../plan.ts";
import type { Span } from "../sample.ts";
import { type Collected, Collection, type ProfilerSettings } from "./collection.ts";

const blockLength = 0x1000;

/** Throws a RangeError unless from < to, both finite. */
export function profileSignal(
  signal: Signal,
  settings: ProfilerSettings,
  span: Span,
  random: Random,
): Collected {
  const { from, to } = span;
  if (!(from < to && Number.isFinite(from) && Number.isFinite(to))) {
    throw new RangeError(`profileSignal: from < to must be finite, got ${from} and ${to} s`);
  }
  const collection = new Collection(settings, from, random);
  const sampler = settings.plan.start(random.stream("plan"), from);
  const late = settings.timer?.start(random.stream("timer")) ?? null;
  if (late === null && isFilling(sampler)) inBlocks(signal, sampler, to, collection);
  else oneByOne(signal, sampler, late, span, collection);
  return collection.end(span);
}

type FillingSampler = Sampler & Required<Pick<Sampler, "fill">>;

function isFilling(sampler: Sampler): sampler is FillingSampler {
  return sampler.fill !== undefined;
}

function inBlocks(
  signal: Signal,
  sampler: FillingSampler,
  to: number,
  collection: Collection,
): void {
  const times = new Float64Array(blockLength), weights = new Float64Array(blockLength);
  const values = new Float64Array(blockLength);
  for (;;) {
    sampler.fill(times, weights);
    let n = blockLength;
    if (times[n - 1] >= to) n = times.findIndex((t) => t >= to);
    if (signal.read !== undefined) signal.read(times.subarray(0, n), values.subarray(0, n));
    else for (let i = 0; i < n; i++) values[i] = signal.at(times[i]);
    for (let i = 0; i < n; i++) collection.deliver(times[i], weights[i], values[i]);
    if (n < blockLength) return;
  }
}

function oneByOne(
  signal: Signal,
  sampler: Sampler,
  late: (() => number) | null,
  { from, to }: Span,
  collection: Collection,
): void {
  let now = from;
  for (let due = sampler.next(from, null); due < Infinity;) {
    now = Math.max(now, late === null ? due : due + late());
    if (now >= to) return;
    const value = signal.at(now);
    const cost = collection.deliver(now, sampler.weight, value);
    due = sampler.next(due, cost < 0 ? null : { time: now, value });
    while (due <= now && late !== null) {
      collection.coalesce();
      due = sampler.next(due, null);
    }
  }
}
