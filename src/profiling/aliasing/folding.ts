/**
 * Folding: which frequency a tone seems to have when it is sampled too slowly.
 *
 *     f′ = |f − k fₛ|,      k the whole number nearest to f/fₛ,      0 ≤ f′ ≤ fₛ/2
 *
 * Against f this is a zigzag, the folding line: it rises to half the rate, falls back to 0 at the rate,
 * and so on. Where it falls, the tone seems to turn backwards, as the wagon wheel on film. All the
 * tones that seem alike at one rate are f′ + k fₛ and k fₛ − f′; at a second rate they differ.
 *
 * Source: Nyquist, Trans. AIEE 47:617–644, 1928; Oppenheim and Schafer, Discrete-Time Signal
 * Processing, 3rd edition, §4.2.
 */
import { requireRate } from "../plans/rate.ts";

/**
 * f′, Hz, of a tone of frequency f, Hz, sampled at fₛ per second. Throws a RangeError for a rate that is
 * none or a frequency that is not finite.
 */
export function apparentFrequency(frequency: number, rate: number): number {
  requireRate("apparentFrequency", rate);
  if (!Number.isFinite(frequency)) {
    throw new RangeError(`apparentFrequency: frequency must be finite, got ${frequency}`);
  }
  return Math.abs(frequency - rate * Math.round(frequency / rate));
}

/** Corners of the folding line from 0 to the highest frequency, Hz, for samples at that rate. */
export function foldingLine(
  rate: number,
  highest: number,
): { readonly true: Float64Array; readonly apparent: Float64Array } {
  requireRate("foldingLine", rate);
  const corners = Math.floor(2 * highest / rate);
  const line = Float64Array.from({ length: corners + 1 }, (_, k) => k * rate / 2);
  const isOpen = line[corners] < highest;
  const known = isOpen ? Float64Array.from([...line, highest]) : line;
  return { true: known, apparent: known.map((f) => apparentFrequency(f, rate)) };
}

/** All frequencies up to the highest that seem to be f′ at that rate, in order, Hz. */
export function aliases(apparent: number, rate: number, highest: number): number[] {
  const folded = apparentFrequency(apparent, rate);
  const found: number[] = [];
  for (let k = 0; k * rate - folded <= highest; k++) {
    const below = k * rate - folded, above = k * rate + folded;
    if (below > 0 && below !== found.at(-1)) found.push(below);
    if (above <= highest && above !== below) found.push(above);
  }
  return folded === 0 ? [0, ...found] : found;
}

/** A tone as it seems at one rate. */
export interface SeenTone {
  /** Hz */
  readonly apparent: number;
  /** Samples per second. */
  readonly rate: number;
}

/**
 * The frequencies up to the highest that explain what is seen at several rates at once, in order, Hz:
 * with rates that have no common multiple below, only one is left.
 *
 * @param tolerance how far a tone may lie from where it should be, Hz: about 1 / duration
 */
export function unfolded(seen: readonly SeenTone[], highest: number, tolerance: number): number[] {
  if (seen.length === 0) throw new RangeError("unfolded: at least one seen tone is needed");
  const [first, ...others] = seen;
  return aliases(first.apparent, first.rate, highest).filter((f) =>
    others.every(({ apparent, rate }) =>
      Math.abs(apparentFrequency(f, rate) - apparent) <= tolerance
    )
  );
}
