/**
 * Circuit breaker: halts collection when it costs too much, and tries again later.
 *
 *     closed ── spent in (t − W, t] > limit · W ──▶ open ── pause over ──▶ half-open
 *        ▲                                           ▲                        │
 *        └── W seconds within the limit ─────────────┼────────────────────────┤
 *                       pause doubled, up to a most  └──── above the limit ───┘
 *
 * Unlike a budget it does not slow down: what trips it is a fault to be seen, and its events are kept.
 *
 * Source: Nygard, Release It!, 2nd edition, Pragmatic Bookshelf 2018, §5.2.
 */
import type { Guard, GuardEvent } from "./guard.ts";
import { Spending } from "./spending.ts";

export interface CircuitBreakerOptions {
  /** Share of the processor's time above which it trips, in (0, 1). */
  readonly limit: number;
  /** W: time over which the overhead is taken, s; 1 unless told. */
  readonly window?: number;
  /** First pause, s; 10 unless told. */
  readonly pause?: number;
  /** Longest pause, s; 16 times the first unless told. */
  readonly longestPause?: number;
}

export interface CircuitBreaker extends Guard {
  readonly events: readonly GuardEvent[];
}

/** Throws a RangeError for numbers out of range. */
export function circuitBreaker(options: CircuitBreakerOptions): CircuitBreaker {
  const { limit, window: W = 1, pause: first = 10, longestPause = 16 * first } = options;
  if (!(limit > 0 && limit < 1)) {
    throw new RangeError(`circuitBreaker: limit must be in (0, 1), got ${limit}`);
  }
  if (!(W > 0 && W < Infinity)) {
    throw new RangeError(`circuitBreaker: window must be > 0 s and finite, got ${W}`);
  }
  if (!(first > 0 && first <= longestPause && longestPause < Infinity)) {
    throw new RangeError(
      `circuitBreaker: 0 < pause <= longestPause must hold, got ${first} and ${longestPause} s`,
    );
  }
  const events: GuardEvent[] = [];
  let spending = new Spending(W);
  let state: "open" | "half-open" | "close" = "close";
  let since = -Infinity; // s
  let pause = first;

  function enter(next: typeof state, now: number): void {
    state = next;
    since = now;
    events.push({ time: now, what: next });
  }
  return {
    events,
    chance(now) {
      if (state === "open" && now >= since + pause) {
        spending = new Spending(W);
        enter("half-open", now);
      }
      if (state === "half-open" && now >= since + W) {
        pause = first;
        enter("close", now);
      }
      return state === "open" ? 0 : 1;
    },
    spent(now, cost) {
      spending.add(now, cost);
      if (!(spending.within(now) > limit * W)) return;
      if (state === "half-open") pause = Math.min(longestPause, 2 * pause);
      enter("open", now);
    },
  };
}
