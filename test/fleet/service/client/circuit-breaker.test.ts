import { describe, expect, it } from "vitest";
import { CircuitBreaker } from "../../../../src/fleet/mod.ts";

const options = { window: 4, threshold: 0.5, rest: 10, probes: 2 };

/** A breaker that has seen these ends at times 0, 1, 2, …: f fails, s succeeds. */
function after(ends: string): CircuitBreaker {
  const breaker = new CircuitBreaker(options);
  [...ends].forEach((end, now) => breaker.record(end === "f", now));
  return breaker;
}

describe("a circuit breaker", () => {
  it("stays closed until the window is known, then opens at its share of failures", () => {
    expect(after("fff").state(3)).toBe("closed");
    expect(after("sffs").state(4)).toBe("open");
    expect(after("sssf").state(4)).toBe("closed");
  });

  it("forgets what is older than the window", () => {
    expect(after("fsssfs").state(6)).toBe("closed");
  });

  it("lets nothing pass while open, and its probes when it has rested", () => {
    const breaker = after("ffff");
    expect(breaker.passes(12.9)).toBe(false);
    expect([13, 13, 13].map((now) => breaker.passes(now))).toEqual([true, true, false]);
  });

  it("closes when all probes succeed, and opens again with the first that fails", () => {
    const good = after("ffff"), bad = after("ffff");
    for (const breaker of [good, bad]) expect(breaker.passes(13) && breaker.passes(13)).toBe(true);
    good.record(false, 14);
    expect(good.state(14)).toBe("half open");
    good.record(false, 15);
    expect(good.state(15)).toBe("closed");
    bad.record(true, 14);
    expect(bad.state(14)).toBe("open");
    expect(bad.passes(23.9)).toBe(false);
    expect(bad.passes(24)).toBe(true);
  });

  it("lets another probe pass in the place of one that was called off", () => {
    const breaker = after("ffff");
    expect([13, 13, 13].map((now) => breaker.passes(now))).toEqual([true, true, false]);
    breaker.withdraw(14);
    expect([14, 14].map((now) => breaker.passes(now))).toEqual([true, false]);
  });

  it("refuses options out of range", () => {
    expect(() => new CircuitBreaker({ threshold: 1.5 })).toThrow("threshold must be in");
    expect(() => new CircuitBreaker({ window: 0 })).toThrow(
      "window must be a whole number ≥ 1, got 0",
    );
  });
});
