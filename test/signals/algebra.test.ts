import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  constant,
  intervalCounts,
  periodic,
  piecewiseConstant,
  product,
  repeat,
  scale,
  shift,
  type Signal,
  sine,
  stretch,
  sum,
} from "../../src/signals/mod.ts";

/** Steps at multiples of 1/8 with whole rates: all their arithmetic is exact. */
const steps = fc.uniqueArray(fc.integer({ min: -80, max: 80 }), { minLength: 2, maxLength: 12 })
  .chain((marks) =>
    fc.tuple(
      fc.constant(marks.sort((a, b) => a - b).map((mark) => mark / 8)),
      fc.array(fc.integer({ min: 0, max: 9 }), {
        minLength: marks.length - 1,
        maxLength: marks.length - 1,
      }),
    )
  ).map(([edges, rates]) => piecewiseConstant({ edges, rates }));
const eighth = fc.integer({ min: -120, max: 120 }).map((k) => k / 8);

function expectSame(one: Signal, two: Signal): void {
  for (let t = -15; t < 15; t += 0.5) {
    expect(one.at(t)).toBe(two.at(t));
    expect(one.integral(-16, t)).toBe(two.integral(-16, t));
  }
}

describe("the algebra of signals", () => {
  it("sums commute and associate, with 0 as the neutral signal", () => {
    fc.assert(
      fc.property(steps, steps, steps, (a, b, c) => {
        expectSame(sum(a, b), sum(b, a));
        expectSame(sum(sum(a, b), c), sum(a, sum(b, c)));
        expectSame(sum(a, constant(0)), a);
        expectSame(sum(), constant(0));
      }),
      { numRuns: 30 },
    );
  });

  it("products commute, distribute over sums, and have 1 as the neutral signal", () => {
    fc.assert(
      fc.property(steps, steps, steps, (a, b, c) => {
        expectSame(product(a, b), product(b, a));
        expectSame(product(a, sum(b, c)), sum(product(a, b), product(a, c)));
        expectSame(product(a, constant(1)), a);
        expectSame(product(a, constant(3)), scale(a, 3));
      }),
      { numRuns: 30 },
    );
  });

  it("shifts add, stretches multiply, and both pass through sums and products", () => {
    fc.assert(
      fc.property(steps, steps, eighth, eighth, (a, b, x, y) => {
        expectSame(shift(shift(a, x), y), shift(a, x + y));
        expectSame(stretch(stretch(a, 2), 0.25), stretch(a, 0.5));
        expectSame(shift(sum(a, b), x), sum(shift(a, x), shift(b, x)));
        expectSame(stretch(product(a, b), 2), product(stretch(a, 2), stretch(b, 2)));
      }),
      { numRuns: 30 },
    );
  });

  it("shifts and stretches carry change points", () => {
    const wave = periodic({ period: 1, duty: 0.5, high: 1 });
    expect(shift(wave, 0.25).nextChange(0)).toBe(0.25);
    expect(stretch(wave, 4).nextChange(0)).toBe(2);
  });

  // 0.1 and the factors are not exact in binary: each walk must still move on and end
  it("walk to the end however the times are rounded", () => {
    fc.assert(fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      (delay, factor) => {
        const edges = Array.from({ length: 21 }, (_, i) => 0.1 * i);
        const base = intervalCounts({ edges, counts: edges.slice(1) });
        const moved = shift(stretch(base, factor), delay);
        let t = delay - 1, changes = 0;
        while ((t = moved.nextChange(t)) < Infinity) changes++;
        expect(changes).toBeGreaterThanOrEqual(21);
        expect(changes).toBeLessThanOrEqual(42); // one may be told twice, in adjacent doubles
      },
    ));
  });

  it("a scaled stretch keeps the events while the time grows", () => {
    const work = piecewiseConstant({ edges: [0, 1, 3], rates: [4, 2] });
    const slower = scale(stretch(work, 2), 0.5);
    expect(slower.integral(0, 6)).toBe(work.integral(0, 3));
    expect(slower.at(1)).toBe(2);
  });

  it("a product refuses two factors that vary between their changes", () => {
    const swell = sine({ mean: 1, amplitude: 1, period: 1 });
    expect(() => product(swell, swell)).toThrow("at most one factor may vary");
  });

  // ∫₀¹ sin²(πt) dt by halves: the wave is 1 on [0, ½), and sin(2πt) has the integral 1/π there
  it("a product of a wave and a sine has the integral of the sine where the wave is high", () => {
    const wave = periodic({ period: 1, duty: 0.5, high: 1 });
    const swell = sine({ mean: 0, amplitude: 1, period: 1 });
    expect(product(wave, swell).integral(0, 10)).toBeCloseTo(10 / Math.PI, 12);
  });

  it("a repeated signal has k times the events in k periods", () => {
    fc.assert(fc.property(steps, fc.integer({ min: 1, max: 9 }), (a, k) => {
      const loop = repeat(a, 4);
      expect(loop.integral(0, 4 * k)).toBe(k * a.integral(0, 4));
      expect(loop.at(4 * k + 1.5)).toBe(a.at(1.5));
      expect(loop.integral(-3, 4 * k - 3)).toBe(k * a.integral(0, 4));
    }));
  });
});
