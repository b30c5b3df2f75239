/**
 * Clock of a node: what it reads when the true time is t.
 *
 *     c(t) = t + x₀ + ∫₀ᵗ y(s) ds,      y = drift + σ W(t)
 *
 * with x₀ the offset at time 0, y the error of the frequency and W a Wiener process: random walk of
 * frequency, which warming and ageing quartz is described by. W moves at the ends of steps of length τ,
 * so that c is a chain of straight lines and goes back to true time without error. After n steps
 *
 *     E c − t = x₀ + drift · nτ,      Var c = σ² τ³ Σ_{j<n} j² → σ² t³ / 3
 *
 * A reading is c rounded down to the clock's granularity.
 *
 * Source: Allan, IEEE Trans. Ultrasonics, Ferroelectrics and Frequency Control 34(6):647–654, 1987;
 * Riley and Howe, Handbook of Frequency Stability Analysis, NIST SP 1065, 2008, §6.
 */
import type { Random } from "../../random/mod.ts";

export interface ClockOptions {
  /** x₀: how far ahead the clock is at time 0, s; 0 unless told. */
  readonly offset?: number;
  /** Error of the frequency at time 0, s/s, so that 1e-5 is 10 µs a second; 0 unless told. */
  readonly drift?: number;
  /** σ: how far the frequency wanders in one second, 1 standard deviation, s/s/√s; 0 unless told. */
  readonly wander?: number;
  /** τ: time between two changes of the frequency, s; 1 unless told. */
  readonly step?: number;
  /** Smallest difference of two readings, s; 0, none, unless told. */
  readonly granularity?: number;
}

export interface Clock {
  /** What the clock reads at true time t ≥ 0, s. Throws a RangeError for times before 0. */
  read(t: number): number;
  /** c(t): the local time before it is rounded, s. */
  local(t: number): number;
  /** The true time at which the local time is `local`, s. Throws a RangeError before the clock's start. */
  trueTime(local: number): number;
  /** Error of the frequency at true time t, s/s. */
  frequencyError(t: number): number;
}

/** Throws a RangeError for numbers out of range, and where wander has stopped the clock (y ≤ −1). */
export function clock(options: ClockOptions, random: Random): Clock {
  const { offset = 0, drift = 0, wander = 0, step = 1, granularity = 0 } = options;
  requireFinite("offset", offset, -Infinity);
  requireFinite("drift", drift, -1);
  requireFinite("wander", wander, -Number.MIN_VALUE);
  requireFinite("step", step, 0);
  requireFinite("granularity", granularity, -Number.MIN_VALUE);

  // Straight lines: from kτ on, the local time starts at starts[k] and gains 1 + errors[k] a second.
  const starts = [offset], errors = [drift];
  const spread = wander * Math.sqrt(step);

  function extend(): void {
    const k = errors.length - 1;
    const error = errors[k] + (spread === 0 ? 0 : spread * random.normal());
    if (!(error > -1)) {
      throw new RangeError(
        `clock: wander ${wander} has stopped the clock at ${(k + 1) * step} s; give a smaller one`,
      );
    }
    starts.push(starts[k] + (1 + errors[k]) * step);
    errors.push(error);
  }

  function lineAt(t: number): number {
    if (!(t >= 0 && t < Infinity)) {
      throw new RangeError(`clock: true time must be >= 0 s and finite, got ${t}`);
    }
    if (spread === 0) return 0; // one line for ever
    const k = Math.floor(t / step);
    while (errors.length <= k) extend();
    return k;
  }

  function local(t: number): number {
    const k = lineAt(t);
    return starts[k] + (1 + errors[k]) * (t - k * step);
  }

  return {
    local,
    read: (t) => granularity === 0 ? local(t) : Math.floor(local(t) / granularity) * granularity,
    frequencyError: (t) => errors[lineAt(t)],
    trueTime(wanted) {
      if (!(wanted >= offset && wanted < Infinity)) {
        throw new RangeError(`clock: local time must be >= ${offset} s and finite, got ${wanted}`);
      }
      if (spread !== 0) { while (starts[starts.length - 1] <= wanted) extend(); }
      const k = spread === 0 ? 0 : lastAtMost(starts, wanted);
      return k * step + (wanted - starts[k]) / (1 + errors[k]);
    },
  };
}

/** Index of the last item ≤ value of an increasing list whose first item is. */
function lastAtMost(items: readonly number[], value: number): number {
  let low = 0, high = items.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (items[middle] <= value) low = middle;
    else high = middle;
  }
  return low;
}

function requireFinite(argument: string, value: number, above: number): void {
  if (!(value > above && Math.abs(value) < Infinity)) {
    const bound = above === -Infinity
      ? "finite"
      : `finite and ${above < -0.5 ? "> -1" : above === 0 ? "> 0" : ">= 0"}`;
    throw new RangeError(`clock: ${argument} must be ${bound}, got ${value}`);
  }
}
