/**
 * A signal on adjoining intervals, given by the events counted in each; 0 outside.
 *
 *     rate(t) = cᵢ/hᵢ + sᵢ (t − mᵢ)      for eᵢ ≤ t < eᵢ₊₁, with hᵢ = eᵢ₊₁ − eᵢ, mᵢ its middle
 *
 * The slopes sᵢ are 0 for a stepped signal. Whatever the slope, the integral over interval i is cᵢ.
 * The counts are kept beside the rates: the integral over one whole interval is the count itself,
 * not a rate multiplied again, and over many it is their sum rounded once (see exact-sum.ts).
 */
import { addToTotal, totalBetween } from "./exact-sum.ts";
import { requireInterval } from "./parameter.ts";
import type { Signal } from "./signal.ts";

export class Steps implements Signal {
  readonly isStepped: boolean;
  #edges: Float64Array; // s, (n + 1)
  #counts: Float64Array; // (n)
  #rates: Float64Array; // events/s, (n)
  #slopes: Float64Array | null; // events/s², (n)
  #totals: Float64Array; // before each edge, 2(n + 1)
  #cursor = 0;

  /** Takes the arrays as they are. `slopes` is null for a stepped signal. */
  constructor(
    edges: Float64Array,
    counts: Float64Array,
    rates: Float64Array,
    slopes: Float64Array | null,
  ) {
    this.isStepped = slopes === null;
    this.#edges = edges;
    this.#counts = counts;
    this.#rates = rates;
    this.#slopes = slopes;
    this.#totals = new Float64Array(2 * edges.length);
    counts.forEach((count, i) => addToTotal(this.#totals, i, i + 1, count));
  }

  at(t: number): number {
    const i = this.#intervalAt(t);
    if (i < 0 || i === this.#counts.length) return 0;
    return this.#rates[i] + this.#slopeTimes(i, t - this.#middle(i));
  }

  // Interval by interval: several times as fast as `at` for each instant (test/bench/sampling.ts), unless
  // hundreds of intervals lie between two instants.
  read(times: Float64Array, values: Float64Array): void {
    const length = times.length;
    if (length === 0) return;
    if (!this.isStepped || this.#counts.length > 200 * length) {
      for (let j = 0; j < length; j++) values[j] = this.at(times[j]);
      return;
    }
    const edges = this.#edges, rates = this.#rates, n = rates.length;
    let j = 0;
    while (j < length && times[j] < edges[0]) values[j++] = 0;
    if (j === length) return;
    for (let i = this.#intervalAt(times[j]); i < n && j < length; i++) {
      const end = edges[i + 1], rate = rates[i];
      while (j < length && times[j] < end) values[j++] = rate;
    }
    values.fill(0, j, length);
  }

  integral(from: number, to: number): number {
    requireInterval("steps", from, to);
    const edges = this.#edges, n = this.#counts.length;
    const a = Math.max(from, edges[0]), b = Math.min(to, edges[n]);
    if (a >= b) return 0;
    const first = this.#intervalAt(a);
    let last = this.#intervalAt(b); // that b lies in or ends
    if (last === n || edges[last] === b) last--;
    if (first === last) return this.#part(first, a, b);
    // whole intervals come from the totals, the cut ones at both ends from their rates
    const begin = a === edges[first] ? first : first + 1;
    const end = b === edges[last + 1] ? last + 1 : last;
    const whole = totalBetween(this.#totals, begin, end);
    const head = begin === first ? 0 : this.#part(first, a, edges[first + 1]);
    const tail = end === last + 1 ? 0 : this.#part(last, edges[last], b);
    return whole + (head + tail);
  }

  nextChange(t: number): number {
    const i = this.#intervalAt(t);
    return i === this.#counts.length ? Infinity : this.#edges[i + 1];
  }

  /** Events in [a, b) within interval i. */
  #part(i: number, a: number, b: number): number {
    if (a === this.#edges[i] && b === this.#edges[i + 1]) return this.#counts[i];
    const centre = a + (b - a) / 2;
    return (b - a) * (this.#rates[i] + this.#slopeTimes(i, centre - this.#middle(i)));
  }

  #slopeTimes(i: number, time: number): number {
    return this.#slopes === null ? 0 : this.#slopes[i] * time;
  }

  #middle(i: number): number {
    return this.#edges[i] + (this.#edges[i + 1] - this.#edges[i]) / 2;
  }

  /** The interval that holds t: −1 before the first, n from the last edge on. */
  #intervalAt(t: number): number {
    const edges = this.#edges;
    // most reads go forward in small steps: the last interval or the one behind it
    for (let i = this.#cursor; i < this.#cursor + 2; i++) {
      if (edges[i] <= t && t < edges[i + 1]) return this.#cursor = i;
    }
    if (t < edges[0]) return -1;
    if (Number.isNaN(t)) throw new RangeError(`steps: t must be a number, got ${t}`);
    let low = 0, high = edges.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (edges[middle] <= t) low = middle;
      else high = middle;
    }
    if (low < this.#counts.length) this.#cursor = low;
    return low;
  }
}
