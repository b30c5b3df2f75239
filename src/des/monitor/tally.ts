import { HdrHistogram, type HdrHistogramOptions, Moments } from "../../stats/mod.ts";
import type { Series } from "./series.ts";

export interface TallyOptions {
  /** Also counts the values in a histogram of high dynamic range, for quantiles. */
  readonly histogram?: HdrHistogramOptions;
  /** Also records the values here, one after the other at times 0, 1, 2, … */
  readonly series?: Series;
}

/** Values that come one at a time: waits, sizes, errors. Memory does not grow with their number. */
export class Tally {
  #moments = new Moments();
  #histogramOptions: HdrHistogramOptions | null;
  #histogram: HdrHistogram | null;
  #series: Series | null;

  constructor(options: TallyOptions = {}) {
    this.#histogramOptions = options.histogram ?? null;
    this.#histogram = options.histogram === undefined ? null : new HdrHistogram(options.histogram);
    this.#series = options.series ?? null;
  }

  /** Number, mean, variance and extremes of the values. */
  get moments(): Moments {
    return this.#moments;
  }

  /** Throws an Error unless the option asks for one. */
  get histogram(): HdrHistogram {
    if (this.#histogram === null) {
      throw new Error("Tally: a histogram is kept only with the option { histogram: { unit } }");
    }
    return this.#histogram;
  }

  /** Takes a value in. Throws a RangeError when it is not finite, or negative where there is a histogram. */
  add(value: number): void {
    this.#series?.add(this.#moments.count, value);
    this.#moments.add(value);
    this.#histogram?.add(value);
  }

  /** Forgets all values: the end of a warm-up. */
  reset(): void {
    this.#moments = new Moments();
    if (this.#histogramOptions !== null) this.#histogram = new HdrHistogram(this.#histogramOptions);
  }
}
