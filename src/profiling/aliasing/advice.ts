/**
 * De-aliasing advice: at which rate, by which plan, and how wrong.
 *
 * A spectrum says by the plans' error gains how far off the mean of the signal each plan is at each
 * rate. A clock is never exactly right, so a plan that is in step with the signal only for one rate in
 * a thousand gets the worst error within its tolerance. Held against chance, that of as many instants
 * drawn anywhere:
 *
 *     aliased   the error is more than half as much again: the plan is in step with something
 *     chance    in between
 *     better    the error of chance is half as much again: the plan's order helps
 *
 * The spectrum of one capture is noisy itself, a line in it by 100 %: hence the broad middle.
 *
 * Only what the spectrum shows can be judged. A signal known in steps of h seconds shows nothing above
 * 1/2h Hz, so a plan called better at a rate may still be in step with what is faster.
 */
import { comparedPlans } from "./compared-plans.ts";
import { type ErrorGain, independentGain, predictedError, systematicGain } from "./error-gain.ts";
import type { LineSpectrum } from "./line-spectrum.ts";

export type Verdict = "aliased" | "chance" | "better";

export interface Advice {
  /** Samples per second. */
  readonly rate: number;
  readonly plan: string;
  /** Root mean squared error of the mean, in the unit of the signal: the worst within the tolerance. */
  readonly error: number;
  /** The same as a share of the mean. */
  readonly relativeError: number;
  readonly verdict: Verdict;
}

export interface AdviceOptions {
  /** By how much the clock may be off, as a share of the rate; 0.001 unless told. */
  readonly tolerance?: number;
}

const usualTolerance = 0.001;

/**
 * A row for each rate and plan. Throws a RangeError for a rate that gives no sample over the
 * spectrum's duration.
 */
export function samplingAdvice(
  spectrum: LineSpectrum,
  rates: readonly number[],
  { tolerance = usualTolerance }: AdviceOptions = {},
): Advice[] {
  return rates.flatMap((rate) => {
    const chance = errorAt(spectrum, independentGain, rate);
    return Object.entries(comparedPlans).map(([plan, { gain }]) => {
      const error = worstNear(spectrum, gain, rate, tolerance);
      return {
        rate,
        plan,
        error,
        relativeError: error / Math.abs(spectrum.mean),
        verdict: verdictOf(error, chance),
      };
    });
  });
}

/**
 * The whole rate within a tenth of the wanted one at which a systematic plan errs least, and its error;
 * null where at none it is better than chance: then take a plan that draws its instants.
 */
export function safeRate(
  spectrum: LineSpectrum,
  wanted: number,
  options: AdviceOptions = {},
): Advice | null {
  const rates: number[] = [];
  for (let r = Math.ceil(0.9 * wanted); r <= Math.floor(1.1 * wanted); r++) rates.push(r);
  const safe = samplingAdvice(spectrum, rates, options)
    .filter(({ plan, verdict }) => plan === "systematic" && verdict !== "aliased");
  return safe.reduce<Advice | null>(
    (best, advice) => best === null || advice.error < best.error ? advice : best,
    null,
  );
}

/** Predicted errors over many rates, as shares of the mean: a curve in which lockstep stands out. */
export interface ErrorByRate {
  /** Samples per second. */
  readonly rate: Float64Array;
  /** Of a clock of that rate, the worst within its tolerance. */
  readonly systematic: Float64Array;
  /** Of as many instants drawn anywhere. */
  readonly chance: Float64Array;
}

/** Whole rates, each at least 2 % above the one before. Throws a RangeError unless 1 ≤ from ≤ to. */
export function errorByRate(
  spectrum: LineSpectrum,
  { from, to }: { readonly from: number; readonly to: number },
  { tolerance = usualTolerance }: AdviceOptions = {},
): ErrorByRate {
  if (!(from >= 1 && from <= to && to < Infinity)) {
    throw new RangeError(`errorByRate: needs 1 ≤ from ≤ to in Hz, got ${from} and ${to}`);
  }
  const rates: number[] = [];
  for (let r = Math.ceil(from); r <= to; r = Math.ceil(Math.max(r + 1, 1.02 * r))) rates.push(r);
  const relative = (gain: ErrorGain, within: number) =>
    Float64Array.from(
      rates,
      (r) => worstNear(spectrum, gain, r, within) / Math.abs(spectrum.mean),
    );
  return {
    rate: Float64Array.from(rates),
    systematic: relative(systematicGain, tolerance),
    chance: relative(independentGain, 0),
  };
}

/** The largest error of rates within the tolerance: of its ends and its middle. */
function worstNear(
  spectrum: LineSpectrum,
  gain: ErrorGain,
  rate: number,
  tolerance: number,
): number {
  const steps = tolerance === 0 ? [0] : [-1, 0, 1];
  return Math.max(...steps.map((d) => errorAt(spectrum, gain, rate * (1 + d * tolerance))));
}

function errorAt(spectrum: LineSpectrum, gain: ErrorGain, rate: number): number {
  const n = Math.round(rate * spectrum.duration);
  if (!(n >= 1)) {
    throw new RangeError(
      `samplingAdvice: a rate must give a sample in ${spectrum.duration} s, got ${rate} Hz`,
    );
  }
  return predictedError(spectrum, gain, n, 1 / rate);
}

function verdictOf(error: number, chance: number): Verdict {
  if (error > 1.5 * chance) return "aliased";
  return error > chance / 1.5 ? "chance" : "better";
}
