import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "../../src/random/mod.ts";
import {
  bursty,
  constant,
  intervalCounts,
  periodic,
  piecewiseConstant,
  sine,
} from "../../src/signals/mod.ts";

describe("periodic", () => {
  it("is high for the duty of each period, from the phase on", () => {
    const wave = periodic({ period: 1, duty: 0.25, high: 8, phase: 0.5 });
    expect([0.25, 0.5, 0.625, 0.75, 1.25].map((t) => wave.at(t))).toEqual([0, 8, 8, 0, 0]);
    expect(wave.nextChange(0.5)).toBe(0.75);
    expect(wave.nextChange(0.75)).toBe(1.5);
  });

  it("has its edges at φ + kP + Δk(k − 1)/2 when each period is Δ longer", () => {
    const wave = periodic({ period: 1, duty: 0.5, high: 1, drift: 0.125 });
    const changes = [0];
    while (changes.length < 7) changes.push(wave.nextChange(changes[changes.length - 1]));
    expect(changes).toEqual([0, 0.5, 1, 1.5625, 2.125, 2.75, 3.375]);
  });

  // duty × 30 s, whatever the phase: 30 s are 3000 whole periods
  it("is busy for 9 s of 30 s at a period of 10 ms and a duty of 0.3", () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 0.01, noNaN: true }), (phase) => {
      const wave = periodic({ period: 0.01, duty: 0.3, high: 1, phase });
      expect(wave.integral(0, 30)).toBeCloseTo(9, 11);
    }));
  });

  it("says where its period has drifted away", () => {
    const wave = periodic({ period: 1, duty: 0.5, high: 1, drift: -0.1 });
    expect(wave.at(3)).toBe(1);
    expect(() => wave.at(6)).toThrow("periodic: at t = 6 s the period, 1 s at 0 s, has drifted");
  });

  it("refuses a duty of 1, a period of 0 and times beyond its resolution", () => {
    expect(() => periodic({ period: 1, duty: 1, high: 1 })).toThrow("duty must be in (0, 1)");
    expect(() => periodic({ period: 0, duty: 0.5, high: 1 })).toThrow("period must be > 0");
    expect(() => periodic({ period: 1e-9, duty: 0.5, high: 1 }).at(1e9)).toThrow(
      "too many periods",
    );
  });
});

describe("sine", () => {
  it("has the integral 2a/ω over its upper half, and mean × period over the whole", () => {
    const swell = sine({ mean: 3, amplitude: 2, period: 4 });
    expect(swell.integral(0, 2)).toBeCloseTo(3 * 2 + 2 * 2 * 4 / (2 * Math.PI), 13);
    expect(swell.integral(0, 4)).toBeCloseTo(12, 13);
    expect(swell.integral(-401, -397)).toBeCloseTo(12, 11);
  });
});

describe("bursty", () => {
  const options = { on: 1, meanOn: 2, meanOff: 6 };

  // The share of time spent on has the variance 2 c (1 − c) τ / T: c = 1/4, τ = 1/(1/2 + 1/6) s
  it("is on for meanOn/(meanOn + meanOff) of the time, within 4 standard errors", () => {
    const duration = 1e5;
    const share = bursty(options, Random.named("bursty/share")).integral(0, duration) / duration;
    const error = Math.sqrt(2 * 0.25 * 0.75 * 1.5 / duration);
    expect(Math.abs(share - 0.25)).toBeLessThan(4 * error);
  });

  it("is the same for the same stream, and off before 0", () => {
    const one = bursty(options, Random.named("a")), two = bursty(options, Random.named("a"));
    expect(one.integral(1000, 2000)).toBe(two.integral(1000, 2000));
    expect([one.at(-1), one.nextChange(-1), one.integral(-9, 0)]).toEqual([0, 0, 0]);
  });

  it("takes turns at its change points, 1000 times", () => {
    const bursts = bursty(options, Random.named("bursty/turns"));
    const rates: number[] = [];
    for (let t = 0; rates.length < 1000; t = bursts.nextChange(t)) rates.push(bursts.at(t));
    expect(rates.filter((rate, i) => i > 0 && rate === rates[i - 1])).toEqual([]);
    expect(rates.every((rate) => rate === 0 || rate === 1)).toBe(true);
  });

  it("refuses a time without end", () => {
    expect(() => bursty(options, Random.named("a")).at(Infinity)).toThrow("t must be finite");
  });
});

describe("piecewise-constant signals", () => {
  it("hold each rate from its edge to the next, and are 0 outside", () => {
    const steps = piecewiseConstant({ edges: [1, 2, 4], rates: [3, 5] });
    expect([0.9, 1, 1.9, 2, 3.9, 4].map((t) => steps.at(t))).toEqual([0, 3, 3, 5, 5, 0]);
    expect([0, 1, 2, 4].map((t) => steps.nextChange(t))).toEqual([1, 2, 4, Infinity]);
    expect([steps.integral(0, 9), steps.integral(1.5, 3)]).toEqual([13, 6.5]);
  });

  const columns = fc.array(
    fc.record({
      length: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      count: fc.double({ min: -1e12, max: 1e12, noNaN: true }),
    }),
    { minLength: 1, maxLength: 60 },
  ).map((intervals) => {
    const edges = [0];
    for (const { length } of intervals) edges.push(edges[edges.length - 1] + length);
    return { edges, counts: intervals.map(({ count }) => count) };
  });

  it("read many instants as one by one, whether they lie close or thousands of intervals apart", () => {
    const random = Random.named("read in one go");
    const edges = Float64Array.from({ length: 10_001 }, (_, i) => i / 100);
    const rates = Float64Array.from({ length: 10_000 }, () => random.normal());
    const signal = piecewiseConstant({ edges, rates });
    for (const count of [1, 3, 49, 51, 5000]) {
      const times = Float64Array.from({ length: count }, () => -1 + 102 * random.uniform()).sort();
      const values = new Float64Array(count);
      signal.read!(times, values);
      expect(values).toEqual(times.map((t) => signal.at(t)));
    }
  });

  it("give every interval its count back to the bit, by either interpolation", () => {
    fc.assert(fc.property(columns, fc.constantFrom("constant", "linear"), (c, interpolation) => {
      const signal = intervalCounts({ ...c, interpolation });
      const read = c.counts.map((_, i) => signal.integral(c.edges[i], c.edges[i + 1]));
      expect(read).toEqual(c.counts);
    }));
  });

  it("give back sums of integers below 2⁵³ to the bit", () => {
    const whole = fc.array(fc.integer({ min: 0, max: 2 ** 44 }), { minLength: 2, maxLength: 300 });
    fc.assert(fc.property(whole, fc.nat(), fc.nat(), (counts, a, b) => {
      const edges = Array.from({ length: counts.length + 1 }, (_, i) => 0.1 * i);
      const [from, to] = [a % (counts.length + 1), b % (counts.length + 1)].sort((x, y) => x - y);
      const expected = counts.slice(from, to).reduce((x, y) => x + y, 0);
      expect(intervalCounts({ edges, counts }).integral(edges[from], edges[to])).toBe(expected);
    }));
  });

  // the oracle adds 10⁻⁶ J as whole numbers
  it("give the double next to the sum of a million energies in microjoules", () => {
    const random = Random.named("energies");
    const microjoules = Array.from({ length: 1e6 }, () => random.integer(4_146_790));
    const edges = Float64Array.from({ length: 1e6 + 1 }, (_, i) => i / 10);
    const signal = intervalCounts({ edges, counts: microjoules.map((x) => x / 1e6) });
    const expected = microjoules.slice(1234, 987_654).reduce((x, y) => x + y, 0) / 1e6;
    expect(signal.integral(edges[1234], edges[987_654])).toBe(expected);
  });

  it("have no negative rate and no new peak when interpolated linearly", () => {
    fc.assert(fc.property(columns, fc.double({ min: 0, max: 1, noNaN: true }), (c, share) => {
      const counts = c.counts.map(Math.abs);
      const signal = intervalCounts({ edges: c.edges, counts, interpolation: "linear" });
      const peak = Math.max(...counts.map((n, i) => n / (c.edges[i + 1] - c.edges[i])));
      const t = share * c.edges[counts.length];
      expect(signal.at(t)).toBeGreaterThanOrEqual(-1e-12 * peak);
      expect(signal.at(t)).toBeLessThanOrEqual(peak * (1 + 1e-12));
    }));
  });

  it("follow a linear ramp exactly between its ends when interpolated linearly", () => {
    const edges = [0, 1, 2, 3, 4], counts = [1, 3, 5, 7]; // of the rate 2t
    const ramp = intervalCounts({ edges, counts, interpolation: "linear" });
    expect([1, 1.25, 2, 2.75].map((t) => ramp.at(t))).toEqual([2, 2.5, 4, 5.5]);
    expect(ramp.integral(1.25, 2.75)).toBe(2.75 ** 2 - 1.25 ** 2);
  });

  it("refuse edges that do not increase, lengths that differ and what is not a number", () => {
    expect(() => piecewiseConstant({ edges: [0, 1, 1], rates: [1, 1] })).toThrow("must increase");
    expect(() => piecewiseConstant({ edges: [0, 1], rates: [1, 1] })).toThrow("n + 1 edges");
    expect(() => intervalCounts({ edges: [0, 1], counts: [NaN] })).toThrow("counts must be finite");
    expect(() => constant(Infinity)).toThrow("constant: rate must be finite, got Infinity");
    expect(() => piecewiseConstant({ edges: [0, 1], rates: [1] }).at(NaN)).toThrow("a number");
  });
});
