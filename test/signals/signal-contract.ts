/** What every signal promises, whatever it is made of. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Signal } from "../../src/signals/mod.ts";

export interface SignalCase {
  readonly name: string;
  make(): Signal;
  /** Times to read at, s. */
  readonly from: number;
  readonly to: number;
  /** Bound on |rate| there. */
  readonly peak: number;
  /** Bound on the total variation of the rate between `from` and `to`. */
  readonly variation: number;
}

/** Bound on the rounding of an integral over (from, to) of a rate below the peak, events. */
const rounding = ({ from, to, peak }: SignalCase) => 1e-13 * peak * (to - from + Math.abs(from));

export function signalContract(signalCase: SignalCase): void {
  const { make, from, to, peak, variation } = signalCase;
  const time = fc.double({ min: from, max: to, noNaN: true });

  it("has an additive integral", () => {
    const signal = make();
    fc.assert(fc.property(time, time, time, (...times) => {
      const [a, b, c] = times.sort((x, y) => x - y);
      const parts = signal.integral(a, b) + signal.integral(b, c);
      expect(Math.abs(parts - signal.integral(a, c))).toBeLessThanOrEqual(rounding(signalCase));
    }));
  });

  // In each cell the rate is within the cell's variation of its middle value, so a midpoint sum
  // with cells of width h is within h · (total variation) of the integral.
  it("integrates to its midpoint sum within cell width × total variation", () => {
    const signal = make();
    const cells = 20_000, h = (to - from) / cells;
    let total = 0;
    for (let i = 0; i < cells; i++) total += h * signal.at(from + (i + 0.5) * h);
    const bound = h * variation + cells * rounding(signalCase);
    expect(Math.abs(total - signal.integral(from, to))).toBeLessThanOrEqual(bound);
  });

  it("tells change points that lie ahead, and no change between them", () => {
    const signal = make();
    fc.assert(fc.property(time, fc.double({ min: 0, max: 1, noNaN: true }), (t, share) => {
      const next = signal.nextChange(t);
      expect(next).toBeGreaterThan(t);
      const between = t + share * (Math.min(next, to) - t);
      if (between >= next) return;
      expect(signal.nextChange(between)).toBe(next);
      if (!signal.isStepped) return;
      expect(signal.at(between)).toBe(signal.at(t));
      const area = (between - t) * signal.at(t);
      expect(Math.abs(signal.integral(t, between) - area)).toBeLessThanOrEqual(
        rounding(signalCase),
      );
    }));
  });

  it("has no more events than its changes, walked one by one", () => {
    const signal = make();
    let walked = 0;
    for (let t = from; t < to;) {
      const next = Math.min(signal.nextChange(t), to);
      walked += signal.integral(t, next);
      t = next;
    }
    const difference = Math.abs(walked - signal.integral(from, to));
    expect(difference).toBeLessThanOrEqual(100 * rounding(signalCase));
  });

  it("gives the same answers in whatever order it is read", () => {
    const forward = make(), backward = make();
    const times = Array.from({ length: 200 }, (_, i) => from + (i / 200) * (to - from));
    const ahead = times.map((t) => [forward.at(t), forward.nextChange(t)]);
    const back = times.toReversed().map((t) => [backward.at(t), backward.nextChange(t)]);
    expect(back.toReversed()).toEqual(ahead);
  });

  it("stays below its peak", () => {
    const signal = make();
    fc.assert(fc.property(time, (t) => {
      expect(Math.abs(signal.at(t))).toBeLessThanOrEqual(peak);
    }));
  });

  it("refuses integrals that run backwards or have no end, and times that are none", () => {
    const signal = make();
    expect(() => signal.integral(to, from)).toThrow("needs finite from ≤ to");
    expect(() => signal.integral(from, Infinity)).toThrow(RangeError);
    expect(() => signal.integral(NaN, to)).toThrow(RangeError);
    expect(Math.abs(signal.integral(from, from))).toBe(0);
  });
}
