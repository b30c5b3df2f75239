/**
 * The wagon wheel: tones from far below to far above the rate, and the frequency that each seems to have.
 *
 * It is read where the Lomb-Scargle periodogram of the samples is highest, up to the highest frequency that
 * was sent: even samples show it at all aliases alike, of which the lowest is taken; uneven ones at the
 * true place.
 */
import type { Random } from "../../random/mod.ts";
import { sine } from "../../signals/mod.ts";
import { lombScargle } from "../../stats/mod.ts";
import type { SamplingPlan } from "../plan.ts";
import { sample } from "../sample.ts";

export interface WagonWheel {
  /** Frequencies sent, Hz. */
  readonly true: Float64Array;
  /** Where each was seen, Hz. */
  readonly apparent: Float64Array;
}

/** Mean number of samples of each tone. */
const samples = 60;
/** Frequencies tried for each multiple of the rate. */
const grid = 120;
/** Peaks this close to the highest, as a share of it, are as high. */
const alike = 1e-6;

/** Tones at 0.05, 0.15, 0.25, … times the rate, up to that many times the rate. */
export function wagonWheel(plan: SamplingPlan, multiples: number, random: Random): WagonWheel {
  const { rate } = plan;
  const sent = Float64Array.from({ length: 10 * multiples }, (_, i) => (i + 0.5) / 10 * rate);
  const tried = Float64Array.from({ length: grid * multiples }, (_, k) => (k + 1) / grid * rate);
  const apparent = sent.map((frequency, i) => {
    const own = random.stream(i);
    const tone = sine({ mean: 0, amplitude: 1, period: 1 / frequency, phase: own.uniform() });
    const { times, values } = sample(tone, plan, { from: 0, to: samples / rate }, own);
    const power = lombScargle(times, values, tried);
    const highest = power.reduce((a, b) => Math.max(a, b));
    return tried[power.findIndex((p) => p >= highest * (1 - alike))];
  });
  return { true: sent, apparent };
}
