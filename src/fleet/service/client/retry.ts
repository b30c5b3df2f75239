/**
 * Retries: how often, how far apart, and how many in all.
 *
 *     wait before retry k = 1, 2, …: uniform on (0, min(longest, base · 2^(k − 1)))      "full jitter"
 *
 * A budget bounds the retries of all calls together: each call pays `ratio` in, each retry takes 1 out,
 * and what is saved is at most `burst`. So retries are at most a share `ratio` of the calls in the long
 * run, also when every call fails: without it, a short overload can feed itself for ever.
 *
 * Sources: Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015; budgets: Beyer et
 * al., Site Reliability Engineering, O'Reilly 2016, chapter 21; the state that feeds itself: Bronson,
 * Aghayev, Charapko and Zhu, "Metastable Failures in Distributed Systems", HotOS 2021.
 */
import { nonNegative, positive, wholeNumber } from "../../parameter.ts";
import type { Failure } from "../request.ts";

export interface RetryOptions {
  /** Attempts at most, the first counted in, ≥ 1. */
  readonly attempts: number;
  /** base, s; 0, at once, unless told. */
  readonly base?: number;
  /** longest, s; 64 · base unless told. */
  readonly longest?: number;
  readonly budget?: RetryBudgetOptions;
}

export interface RetryBudgetOptions {
  /** Retries per call in the long run; 0.1 is usual. */
  readonly ratio: number;
  /** Retries that can be saved up; 10 unless told. */
  readonly burst?: number;
}

/** What an open circuit or a full bulkhead says stays true for longer than a retry waits. */
export function isRetried(failure: Failure): boolean {
  return failure !== "circuit open" && failure !== "no connection";
}

/** The retries of one caller to one service. */
export class Retries {
  readonly attempts: number;
  #base: number;
  #longest: number;
  #ratio: number;
  #burst: number;
  #saved: number;

  /** Throws a RangeError for options out of range. */
  constructor(options: RetryOptions) {
    const { attempts, base = 0, longest = 64 * base, budget } = options;
    this.attempts = wholeNumber("retry", "attempts", attempts, 1);
    this.#base = nonNegative("retry", "base", base);
    this.#longest = nonNegative("retry", "longest", longest);
    this.#ratio = budget === undefined ? Infinity : positive("retry", "budget.ratio", budget.ratio);
    this.#burst = budget === undefined
      ? Infinity
      : positive("retry", "budget.burst", budget.burst ?? 10);
    this.#saved = this.#burst;
  }

  /** A call begins. */
  pay(): void {
    this.#saved = Math.min(this.#burst, this.#saved + this.#ratio);
  }

  /** Whether the budget has one more retry; takes it. */
  take(): boolean {
    if (this.#saved < 1) return false;
    this.#saved -= 1;
    return true;
  }

  /** @param retry k ≥ 1;  @param u in (0, 1);  s */
  wait(retry: number, u: number): number {
    let longest = this.#base;
    for (let k = 1; k < retry && longest < this.#longest; k++) longest *= 2;
    return u * Math.min(longest, this.#longest);
  }
}
