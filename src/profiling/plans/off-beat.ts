/**
 * Rates that are in step with nothing: primes, and rates far from all simple ratios of known periods.
 *
 * A sampler at rate r meets a load of frequency f at few phases when f/r is near p/q with a small q:
 * it sees about q of them. The distance from lockstep is how many phases are seen before the pattern
 * of the first one comes back.
 *
 * Source: the habit of sampling at 99 or 97 Hz where the tick is 100 Hz (Gregg, Systems Performance,
 * 2nd edition, Addison-Wesley 2020, §13.6); rational approximation as in Hardy and Wright, An
 * Introduction to the Theory of Numbers, §10.
 */
import { requireRate } from "./rate.ts";

/** The prime nearest to the rate, the smaller one where two are; at least 2. */
export function primeRate(rate: number): number {
  requireRate("primeRate", rate);
  for (let distance = 0;; distance++) {
    const below = Math.floor(rate) - distance, above = Math.ceil(rate) + distance;
    const candidates = [below, above].filter(isPrime)
      .sort((a, b) => Math.abs(a - rate) - Math.abs(b - rate) || a - b);
    if (candidates.length > 0) return candidates[0];
  }
}

function isPrime(n: number): boolean {
  if (n < 2) return false;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return true;
}

export interface OffBeatOptions {
  /** Frequencies of the loads that are known, Hz. */
  readonly frequencies: readonly number[];
  /** How far the rate may be from the wanted one, as a share of it; 0.05 unless told. */
  readonly within?: number;
  /** q: denominators looked at; 8 unless told. */
  readonly denominators?: number;
}

/**
 * The whole rate near the wanted one that is farthest from lockstep with all the frequencies: the one
 * whose least `lockstepDistance` is greatest.
 */
export function offBeatRate(rate: number, options: OffBeatOptions): number {
  requireRate("offBeatRate", rate);
  const { frequencies, within = 0.05, denominators = 8 } = options;
  const least = Math.ceil(rate * (1 - within)), most = Math.floor(rate * (1 + within));
  let best = rate, distance = -1;
  for (let candidate = Math.max(1, least); candidate <= most; candidate++) {
    const nearest = Math.min(
      ...frequencies.map((frequency) => lockstepDistance(candidate, frequency, denominators)),
    );
    const isNearer = Math.abs(candidate - rate) < Math.abs(best - rate);
    if (nearest > distance || (nearest === distance && isNearer)) {
      best = candidate;
      distance = nearest;
    }
  }
  return best;
}

/**
 * How far f/r is from the ratios p/q of small denominators, in cycles per sample times q: 0 in
 * lockstep, and the slow beat against p/q has a period of q/distance samples.
 */
export function lockstepDistance(rate: number, frequency: number, denominators = 8): number {
  requireRate("lockstepDistance", rate);
  requireRate("lockstepDistance", frequency);
  let least = Infinity;
  for (let q = 1; q <= denominators; q++) {
    const cycles = q * frequency / rate;
    least = Math.min(least, Math.abs(cycles - Math.round(cycles)) * q);
  }
  return least;
}
