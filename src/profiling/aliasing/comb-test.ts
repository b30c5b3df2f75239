/**
 * Comb test: whether a signal has more power at the multiples of a rate than beside them.
 *
 *     C(r) = Σₘ P(m r),      m = 1, 2, …
 *
 * is what aliases to 0 when the signal is sampled systematically at r: the squared error of its mean. It
 * is held against the combs of rates a little beside r, shifted by whole lines of the spectrum up to
 * half the rate; if r means nothing to the signal, each is as likely to be the largest:
 *
 *     p = (1 + number of combs with C ≥ C(r)) / (1 + number of combs)
 *
 * So "the meter aliases with the kernel's tick" is a claim that one capture can refute.
 *
 * Source: a rank test, exact where the spectrum is flat over half the rate on either side; Lehmann and
 * D'Abrera, Nonparametrics, Springer 2006, §1.2.
 */
import type { LineSpectrum } from "./line-spectrum.ts";

export interface CombResult {
  /** C(r), in the unit of the signal squared. */
  readonly power: number;
  /** Mean of the combs beside it. */
  readonly expected: number;
  readonly pValue: number;
  /** Number of combs beside it. */
  readonly combs: number;
}

/** Throws a RangeError where the rate is not a few lines of the spectrum, or above its highest. */
export function combTest(spectrum: LineSpectrum, rate: number): CombResult {
  const { power, duration } = spectrum;
  const spacing = rate * duration; // lines from tooth to tooth
  if (!(spacing >= 8 && spacing <= power.length)) {
    throw new RangeError(
      `combTest: rate must be between ${8 / duration} and ${power.length / duration} Hz ` +
        `for a spectrum of ${duration} s, got ${rate}`,
    );
  }
  const comb = (shift: number) => {
    let sum = 0;
    for (let m = 1; m * spacing + shift <= power.length; m++) {
      sum += power[Math.round(m * spacing) + shift - 1];
    }
    return sum;
  };
  // The neighbours of a tooth hold its leakage; beyond half the rate the next tooth begins.
  const beside: number[] = [];
  for (let shift = 2; shift < spacing / 2 - 1; shift++) beside.push(comb(shift), comb(-shift));
  const C = comb(0);
  const larger = beside.filter((c) => c >= C).length;
  return {
    power: C,
    expected: beside.reduce((sum, c) => sum + c, 0) / beside.length,
    pValue: (1 + larger) / (1 + beside.length),
    combs: beside.length,
  };
}

/** The test for those of the rates that the spectrum allows, with the rate of each. */
export function combTests(
  spectrum: LineSpectrum,
  rates: readonly number[],
): (CombResult & { readonly rate: number })[] {
  const { duration, power } = spectrum;
  return rates.filter((rate) => rate * duration >= 8 && rate * duration <= power.length)
    .map((rate) => ({ rate, ...combTest(spectrum, rate) }));
}
