/**
 * Token bucket: lets `rate` requests a second pass in the long run and up to `burst` at once.
 *
 *     tokens(t) = min(burst, tokens(t₀) + rate (t − t₀)),     a request takes one or is refused
 *
 * Source: Turner, "New directions in communications", IEEE Communications Magazine 24(10):8–15, 1986.
 */
import { positive } from "../parameter.ts";

export interface RateLimitOptions {
  /** Requests per second, > 0. */
  readonly rate: number;
  /** Requests at once, ≥ 1; 1 unless told. */
  readonly burst?: number;
}

export class TokenBucket {
  #rate: number;
  #burst: number;
  #tokens: number;
  #since = 0; // s

  /** Full at time 0. Throws a RangeError for a rate that is not above 0 or a burst below 1. */
  constructor({ rate, burst = 1 }: RateLimitOptions) {
    this.#rate = positive("TokenBucket", "rate", rate);
    if (!(burst >= 1 && burst < Infinity)) {
      throw new RangeError(`TokenBucket: burst must be >= 1 and finite, got ${burst}`);
    }
    this.#burst = this.#tokens = burst;
  }

  /** Whether a request may pass at `now` (s, never before an earlier one); takes its token. */
  take(now: number): boolean {
    this.#tokens = Math.min(this.#burst, this.#tokens + this.#rate * (now - this.#since));
    this.#since = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
