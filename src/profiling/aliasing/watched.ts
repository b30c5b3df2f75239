/**
 * What a plan sees of a load, and what was true, over one phase of the load and one draw of the plan.
 *
 *     error of a plan = √ mean (seen − true)²      over phases
 *
 * A load here is anything that can be watched so: a rectangular one with a random phase, a tone of random
 * frequency, an adversary that hides from the ticks, or what a capture showed. Shares are of the load's
 * highest value, so that all errors have one scale.
 */
import { Random } from "../../random/mod.ts";
import { constant, periodic, type Signal, sine } from "../../signals/mod.ts";
import type { SamplingPlan } from "../plan.ts";
import { systematic } from "../plans/systematic.ts";
import { sample, type Span } from "../sample.ts";
import { adversary } from "./adversary.ts";
import type { ObservedLoad } from "./observed-load.ts";
import type { RectangularLoad } from "./rectangular-load.ts";

export interface Sight {
  /** Mean that the plan sees. */
  readonly seen: number;
  /** What it is. */
  readonly truth: number;
}

/** Watches a load once. Two draws of one stream give two phases. */
export type Watch = (plan: SamplingPlan, random: Random) => Sight;

/** A rectangular load with a random phase, for so many seconds; true is its duty. */
export function watchRectangular({ period, duty }: RectangularLoad, duration: number): Watch {
  return (plan, random) => {
    const phase = random.stream("phase").uniform() * period;
    const signal = periodic({ period, duty, high: 1, phase: phase - period });
    return { seen: meanSeen(signal, plan, { from: 0, to: duration }, random), truth: duty };
  };
}

/** A tone ½ + ½ sin of a random frequency up to the highest, Hz, and random phase; true is its mean. */
export function watchTone(highest: number, duration: number): Watch {
  return (plan, random) => {
    const own = random.stream("tone");
    const signal = sine({
      mean: 0.5,
      amplitude: 0.5,
      period: 1 / (highest * own.openUniform()),
      phase: own.uniform(),
    });
    const span = { from: 0, to: duration };
    return {
      seen: meanSeen(signal, plan, span, random),
      truth: signal.integral(0, duration) / duration,
    };
  };
}

/** An adversary that runs for a share of the mean gap after each tick; true is what it used. */
export function watchAdversary(share: number, duration: number): Watch {
  return (plan, random) => {
    const { times } = sample(constant(1), plan, { from: 0, to: duration }, random.stream("plan"));
    const { charged, used } = adversary(times, share / plan.rate);
    return { seen: charged, truth: used };
  };
}

/** What a capture showed, from its beginning to its end. */
export function watchObserved({ signal, duration, highest }: ObservedLoad): Watch {
  const truth = signal.integral(0, duration) / duration / highest;
  return (plan, random) => ({
    seen: meanSeen(signal, plan, { from: 0, to: duration }, random) / highest,
    truth,
  });
}

/** Root mean squared error of the plan over so many phases, and the mean of the truths. */
export function errorOverPhases(
  watch: Watch,
  plan: SamplingPlan,
  phases: number,
  random: Random,
): { readonly error: number; readonly truth: number } {
  let squares = 0, truths = 0;
  for (let i = 0; i < phases; i++) {
    const { seen, truth } = watch(plan, random.stream(i));
    squares += (seen - truth) * (seen - truth);
    truths += truth;
  }
  return { error: Math.sqrt(squares / phases), truth: truths / phases };
}

/**
 * Mean of what a meter reads that takes the first reading of a capture and from then on `rate` a second:
 * how published tables of sampling rates were made. Readings are taken in the middle of their steps, so
 * that rounding never takes the one before.
 */
export function meanOfReadings({ signal, duration, step }: ObservedLoad, rate: number): number {
  const plan = systematic({ rate, randomStart: false });
  return meanSeen(signal, plan, { from: step / 2, to: duration }, Random.named("no chance"));
}

function meanSeen(signal: Signal, plan: SamplingPlan, span: Span, random: Random): number {
  const { values, weights } = sample(signal, plan, span, random.stream("plan"));
  let weighted = 0, total = 0;
  for (let i = 0; i < values.length; i++) {
    weighted += weights[i] * values[i];
    total += weights[i];
  }
  if (total === 0) {
    throw new RangeError(
      `watch: "${plan.name}" took no sample from ${span.from} to ${span.to} s: raise its rate`,
    );
  }
  return weighted / total;
}
