/**
 * Requests as their users see them: how many were served, how many in time, and how long it took.
 *
 *     availability = served / all,     missed = (failed or later than the deadline) / all
 *
 * Latencies go to a histogram of high dynamic range, so quantiles have three digits and memory does not
 * grow with the requests. The latency of a failure is not one: a fast error would make the tail look good.
 *
 * Source: availability by requests: Beyer et al., Site Reliability Engineering, O'Reilly 2016, chapter 3.
 */
import { Tally } from "../../des/mod.ts";
import type { Moments } from "../../stats/mod.ts";
import { positive } from "../parameter.ts";

export interface ServedOptions {
  /** s; Infinity, no deadline, unless told. */
  readonly deadline?: number;
  /** Smallest difference of latencies told apart, s; 1e-6 unless told. */
  readonly unit?: number;
}

export class Served {
  /** s */
  readonly deadline: number;
  #latency: Tally;
  #all = 0;
  #late = 0;

  /** Throws a RangeError for a deadline that is not above 0. */
  constructor({ deadline = Infinity, unit = 1e-6 }: ServedOptions = {}) {
    if (deadline !== Infinity) positive("Served", "deadline", deadline);
    this.deadline = deadline;
    this.#latency = new Tally({ histogram: { unit } });
  }

  /** A request has ended after `latency` s. */
  add(latency: number, isServed: boolean): void {
    this.#all++;
    if (!isServed) return;
    this.#latency.add(latency);
    if (latency > this.deadline) this.#late++;
  }

  /** Requests that ended. */
  get count(): number {
    return this.#all;
  }

  /** Share of requests served, in time or late; 1 before the first. */
  get availability(): number {
    return this.#all === 0 ? 1 : this.latency.count / this.#all;
  }

  /** Share of requests that failed or were late; 0 before the first. */
  get missed(): number {
    return this.#all === 0 ? 0 : (this.#all - this.latency.count + this.#late) / this.#all;
  }

  /** Number, mean and extremes of the latencies of those served, s. */
  get latency(): Moments {
    return this.#latency.moments;
  }

  /** Latency that a share p of those served kept below, s. Throws a RangeError before the first. */
  latencyQuantile(p: number): number {
    return this.#latency.histogram.quantile(p);
  }

  /** Forgets what was: the end of a warm-up, or of an interval. */
  reset(): void {
    this.#latency.reset();
    this.#all = this.#late = 0;
  }
}
