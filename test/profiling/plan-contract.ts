/**
 * What every sampling plan keeps to. Run over the whole index by plans.test.ts; users can run it on
 * plans of their own.
 *
 * Statistical facts are held against their standard errors: 4 of them, so that a right plan fails once
 * in 16,000 times, and the seeds are fixed.
 */
import { expect, it } from "vitest";
import { Random } from "../../src/random/mod.ts";
import type { Signal } from "../../src/signals/mod.ts";
import { Moments } from "../../src/stats/mod.ts";
import { sample, type SamplingPlan } from "../../src/profiling/mod.ts";

export interface ContractOptions {
  /** What is sampled, by name; of a mean rate of order 1. */
  readonly signals: Readonly<Record<string, Signal>>;
  /** Observed from 0 to here, s. */
  readonly duration: number;
  readonly repetitions?: number;
}

const errors = 4; // standard errors

/** @param make a plan of the rate asked for, samples/s */
export function planContract(
  make: (rate: number) => SamplingPlan,
  { signals, duration, repetitions = 400 }: ContractOptions,
): void {
  const rate = 100 / duration * 4; // 400 samples a run
  const plan = make(rate);
  const span = { from: 0, to: duration };
  const [first] = Object.values(signals);
  const stream = (r: number | string) => Random.named(`contract/${plan.name}/${r}`);

  it("samples at increasing instants within the time, each with a positive weight", () => {
    const { times, weights } = sample(first, plan, span, stream(0));
    expect(times.length).toBeGreaterThan(0);
    expect(times[0]).toBeGreaterThanOrEqual(0);
    expect(times.at(-1)).toBeLessThan(duration);
    expect(times.every((t, i) => i === 0 || t > times[i - 1])).toBe(true);
    expect(weights.every((w) => w > 0 && Number.isFinite(w))).toBe(true);
  });

  it("gives the same instants for the same stream", () => {
    const [a, b] = [stream("same"), stream("same")].map((random) =>
      sample(first, plan, span, random)
    );
    expect(b.times).toEqual(a.times);
    expect(b.weights).toEqual(a.weights);
  });

  it("gives the same instants one by one as in blocks", () => {
    const blocks = sample(first, plan, span, stream("blocks"));
    const single: SamplingPlan = {
      ...plan,
      start: (random, from) => {
        const sampler = plan.start(random, from);
        return {
          next: (now, seen) => sampler.next(now, seen),
          get weight() {
            return sampler.weight;
          },
        };
      },
    };
    const singles = sample(first, single, span, stream("blocks"));
    expect(singles.times).toEqual(blocks.times);
    expect(singles.values).toEqual(blocks.values);
    expect(singles.weights).toEqual(blocks.weights);
  });

  it("starts where it is told to", () => {
    const { times } = sample(first, plan, { from: duration / 2, to: duration }, stream("late"));
    expect(times[0]).toBeGreaterThanOrEqual(duration / 2);
  });

  if (plan.isUnbiased) {
    for (const [name, signal] of Object.entries(signals)) {
      it(`estimates the total of the ${name} signal without bias`, () => {
        const truth = signal.integral(0, duration);
        const estimates = Moments.of(Array.from({ length: repetitions }, (_, r) => {
          const { values, weights } = sample(signal, plan, span, stream(`${name}/${r}`));
          return values.reduce((sum, value, i) => sum + value * weights[i], 0);
        }));
        const error = Math.sqrt(estimates.variance / repetitions);
        // A plan may be exact; then rounding is all that is left.
        expect(Math.abs(estimates.mean - truth)).toBeLessThan(errors * error + 1e-9 * truth);
      });
    }
  }

  const { intensity } = plan;
  if (intensity !== null) {
    it("samples each stretch of time as often as its intensity says", () => {
      const bins = 20;
      const counts = Array.from({ length: bins }, () => new Moments());
      for (let r = 0; r < repetitions; r++) {
        const here = new Float64Array(bins);
        const { times } = sample(first, plan, span, stream(`bins/${r}`));
        for (const t of times) here[Math.floor(t / duration * bins)]++;
        here.forEach((count, b) => counts[b].add(count));
      }
      counts.forEach((count, b) => {
        const expected = meanOver(intensity, b * duration / bins, (b + 1) * duration / bins) *
          duration / bins;
        const error = Math.sqrt(count.variance / repetitions);
        expect(Math.abs(count.mean - expected)).toBeLessThan(errors * error + 0.01 * expected);
      });
    });

    it("keeps its rate over many runs", () => {
      const counts = Moments.of(
        Array.from(
          { length: repetitions },
          (_, r) => sample(first, plan, span, stream(`rate/${r}`)).times.length,
        ),
      );
      const error = Math.sqrt(counts.variance / repetitions);
      const expected = meanOver(intensity, 0, duration) * duration;
      expect(Math.abs(counts.mean - expected)).toBeLessThan(errors * error + 0.01 * expected);
    });
  }
}

/** By the midpoint rule, fine enough for steps: 1 % is left for it in the comparisons. */
function meanOver(f: (t: number) => number, from: number, to: number): number {
  const n = 20_000;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += f(from + (i + 0.5) / n * (to - from));
  return sum / n;
}
