/**
 * Histogram of high dynamic range: every quantile to a fixed number of significant digits, over
 * nine or more decades, in memory that depends on the range and not on the number of values. The
 * tool for latencies.
 *
 * Values ≥ 0 are counted in whole multiples of `unit` (a microsecond, say), rounded to the nearest;
 * bins double in width each time the value doubles past 2·10^digits units, so a value read back
 * differs from the one recorded by at most one part in 10^digits, or half a unit where that is
 * more.
 *
 * Method: Gil Tene's HdrHistogram; its port hdr-histogram-js counts (on a typed array, without
 * its WebAssembly).
 */
import { createRequire } from "node:module";
import type { Histogram as Counts } from "hdr-histogram-js";

// costs 30 ms to load (Node 24; 36 on Deno 2.9), so the first histogram pays and not every start
const load = createRequire(import.meta.url) as (name: string) => typeof import("hdr-histogram-js");

/** What an HdrHistogram resolves. */
export interface HdrHistogramOptions {
  /**
   * The smallest difference told apart, in the unit of the values (1e-6 for microseconds where
   * values are seconds).
   */
  readonly unit: number;
  /** Significant digits kept, 1 to 5; 3 unless told. */
  readonly digits?: number;
}

/** Counts of values ≥ 0 on a logarithmic-linear grid; see the head of the file. */
export class HdrHistogram {
  /** The grid's step, in the unit of the values. */
  readonly unit: number;
  /** Significant digits kept. */
  readonly digits: number;
  #counts: Counts;

  /** An empty histogram. Throws a RangeError where unit is not > 0 or digits is not 1 to 5. */
  constructor(options: HdrHistogramOptions) {
    const { unit, digits = 3 } = options;
    if (!(unit > 0 && unit < Infinity)) {
      throw new RangeError(`HdrHistogram: unit must be > 0 and finite, got ${unit}`);
    }
    if (!Number.isInteger(digits) || digits < 1 || digits > 5) {
      throw new RangeError(
        `HdrHistogram: digits must be a whole number from 1 to 5, got ${digits}`,
      );
    }
    this.unit = unit;
    this.digits = digits;
    this.#counts = load("hdr-histogram-js").build({
      bitBucketSize: 64,
      autoResize: true,
      numberOfSignificantValueDigits: digits as 1 | 2 | 3 | 4 | 5,
      useWebAssembly: false,
    });
  }

  /**
   * Counts x, `times` times. Throws a RangeError where x is negative, not finite or over 2⁵² units,
   * and where times is not a whole number ≥ 1.
   */
  add(x: number, times = 1): void {
    const units = Math.round(x / this.unit);
    if (!(x >= 0 && units <= 0x10000000000000)) {
      throw new RangeError(
        `HdrHistogram.add: x must be in [0, 2⁵²] units of ${this.unit}, got ${x}`,
      );
    }
    if (!Number.isInteger(times) || times < 1) {
      throw new RangeError(
        `HdrHistogram.add: times must be a whole number >= 1, got ${times}`,
      );
    }
    this.#counts.recordValueWithCount(units, times);
  }

  /**
   * Adds the counts of a histogram with the same unit and digits; throws a RangeError for others.
   */
  merge(other: HdrHistogram): void {
    if (other.unit !== this.unit || other.digits !== this.digits) {
      throw new RangeError(
        `HdrHistogram.merge: unit and digits must be ${this.unit} and ${this.digits}, got ${other.unit} and ${other.digits}`,
      );
    }
    this.#counts.add(other.#counts);
  }

  /** Number of values counted. */
  get count(): number {
    return this.#counts.totalCount;
  }

  /**
   * The p-quantile, p in [0, 1], in the unit of the values: the upper end of the bin that holds the
   * ⌈np⌉-th smallest value (definition 1 of Hyndman and Fan, on the grid). Throws a RangeError
   * where nothing was counted.
   */
  quantile(p: number): number {
    if (!(p >= 0 && p <= 1)) {
      throw new RangeError(`HdrHistogram.quantile: p must be in [0, 1], got ${p}`);
    }
    if (this.count === 0) throw new RangeError("HdrHistogram.quantile: no value was counted");
    return this.#counts.getValueAtPercentile(100 * p) * this.unit;
  }
}
