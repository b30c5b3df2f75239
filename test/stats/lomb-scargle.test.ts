import { describe, expect, it } from "vitest";
import { Random } from "../../src/random/mod.ts";
import { lombScargle } from "../../src/stats/lomb-scargle.ts";
import { periodogram } from "../../src/stats/spectrum.ts";

// The series of the golden values: uneven instants, any fixed values.
const indices = Array.from({ length: 25 }, (_, i) => i);
const times = indices.map((i) => i * 0.7 + (0.3 * ((i * i) % 7)) / 7); // s
const values = indices.map((i) => ((5 * i * i + 11 * i) % 17) / 4);
const weights = indices.map((i) => 1 + (i % 4) / 2);
const frequencies = [0.05, 0.21, 0.5, 0.71, 1.3]; // Hz

function expectClose(actual: ArrayLike<number>, expected: number[]): void {
  expected.forEach((e, k) => expect(Math.abs(actual[k] / e - 1)).toBeLessThan(1e-11));
}

/** The power by its definition: least squares on [1, cos, sin], or on [cos, sin] about the mean. */
function leastSquaresPower(t: number[], y: number[], f: number, floatingMean: boolean): number {
  const mean = y.reduce((sum, yi) => sum + yi, 0) / y.length;
  const columns = [
    ...(floatingMean ? [t.map(() => 1)] : []),
    t.map((ti) => Math.cos(2 * Math.PI * f * ti)),
    t.map((ti) => Math.sin(2 * Math.PI * f * ti)),
  ];
  let rest = y.map((yi) => yi - mean);
  const squares = (x: number[]) => x.reduce((sum, xi) => sum + xi * xi, 0);
  const before = squares(rest);
  const basis: number[][] = [];
  for (const column of columns) { // Gram-Schmidt
    let q = column;
    for (const b of basis) {
      const along = q.reduce((sum, qi, i) => sum + qi * b[i], 0);
      q = q.map((qi, i) => qi - along * b[i]);
    }
    const length = Math.sqrt(squares(q));
    q = q.map((qi) => qi / length);
    basis.push(q);
    const share = rest.reduce((sum, ri, i) => sum + ri * q[i], 0);
    rest = rest.map((ri, i) => ri - share * q[i]);
  }
  return 1 - squares(rest) / before;
}

describe("lombScargle", () => {
  // Golden values: scipy.signal.lombscargle(t, y − weighted mean, 2πf, normalize=True, weights=…, floating_mean=…), SciPy 1.17.1.
  it("equals SciPy's with the mean removed", () => {
    expectClose(lombScargle(times, values, frequencies, { floatingMean: false }), [
      0.0012357892273284516,
      0.047572767434181915,
      0.13601517741681587,
      0.03980200755206476,
      0.004837203971351008,
    ]);
  });

  it("equals SciPy's with a floating mean", () => {
    expectClose(lombScargle(times, values, frequencies), [
      0.0012486437519323085,
      0.047638047709864816,
      0.13603022134395606,
      0.039943910107009574,
      0.004937661075592388,
    ]);
  });

  it("equals SciPy's with weights, with the mean removed and with a floating mean", () => {
    expectClose(lombScargle(times, values, frequencies, { weights, floatingMean: false }), [
      0.011970359602191614,
      0.023369361163730066,
      0.15612089933529258,
      0.012423872625828164,
      0.010664228809389213,
    ]);
    expectClose(lombScargle(times, values, frequencies, { weights }), [
      0.012543067380362129,
      0.023562384294686805,
      0.15631835752755033,
      0.012650515714868289,
      0.010784388437353739,
    ]);
  });

  // Golden values: scipy.signal.lombscargle(t, y − mean, 2πf, normalize=False), SciPy 1.17.1.
  it("equals SciPy's unnormalised power", () => {
    const options = { floatingMean: false, normalization: "power" } as const;
    expectClose(lombScargle(times, values, frequencies, options), [
      0.02606588427742537,
      1.0034285971054822,
      2.868900129664189,
      0.8395238442919262,
      0.10202872476572117,
    ]);
  });

  it("is the share that least squares takes away, with and without a floating mean", () => {
    for (const floatingMean of [true, false]) {
      const power = lombScargle(times, values, frequencies, { floatingMean });
      frequencies.forEach((f, k) => {
        expect(power[k]).toBeCloseTo(leastSquaresPower(times, values, f, floatingMean), 12);
      });
    }
  });

  it("is the periodogram at the Fourier frequencies of even samples: power = S f_s/2", () => {
    const n = 40, sampleRate = 4;
    const even = Array.from({ length: n }, (_, i) => i / sampleRate);
    const y = even.map((_, i) => ((i * i) % 13) - (i % 3));
    const { frequency, density } = periodogram(y, { sampleRate });
    const inner = frequency.slice(1, n / 2);
    const options = { floatingMean: false, normalization: "power" } as const;
    lombScargle(even, y, inner, options).forEach((power, k) => {
      expect(power).toBeCloseTo((density[k + 1] * sampleRate) / 2, 9);
    });
  });

  it("is 1 at the frequency of a pure tone, of power n A²/4 and unbounded as a model ratio", () => {
    const tone = times.map((t) => 5 + 2 * Math.sin(2 * Math.PI * 0.31 * t + 1));
    expect(lombScargle(times, tone, [0.31])[0]).toBeCloseTo(1, 12);
    const log = lombScargle(times, tone, [0.3], { normalization: "log" })[0];
    const p = lombScargle(times, tone, [0.3])[0];
    expect(Math.exp(-log)).toBeCloseTo(1 - p, 12);
    const model = lombScargle(times, tone, [0.3], { normalization: "model" })[0];
    expect(model).toBeCloseTo(p / (1 - p), 9);
  });

  it("does not change when time is shifted or values are moved and scaled", () => {
    const before = lombScargle(times, values, frequencies);
    const after = lombScargle(
      times.map((t) => t + 1234),
      values.map((y) => 7 - 3 * y),
      frequencies,
    );
    before.forEach((power, k) => expect(after[k]).toBeCloseTo(power, 9));
  });

  it("stays in [0, 1] where all instants fall on one phase", () => {
    const even = indices.map((i) => i);
    const [atRate, atNyquist] = lombScargle(even, values, [1, 0.5]);
    expect(atRate).toBe(0); // cosine and constant are the same
    expect(atNyquist).toBeGreaterThanOrEqual(0);
    expect(atNyquist).toBeLessThanOrEqual(1);
  });

  it("finds a tone above half the mean rate from jittered samples", () => {
    const random = Random.named("lomb/jitter");
    const t = indices.map((i) => i + 0.9 * random.uniform()); // about 1 Hz
    const y = t.map((ti) => Math.sin(2 * Math.PI * 1.73 * ti));
    const grid = Array.from({ length: 300 }, (_, k) => 0.01 * (k + 1));
    const power = lombScargle(t, y, grid);
    expect(grid[power.indexOf(Math.max(...power))]).toBeCloseTo(1.73, 9);
  });

  it("refuses series that it cannot answer for", () => {
    expect(() => lombScargle([1, 2], [1, 2], [1])).toThrow("at least 3, got 2 and 2");
    expect(() => lombScargle(times, values.map(() => 4), [1])).toThrow("must differ, all are 4");
    expect(() => lombScargle(times, values, [0])).toThrow("finite and > 0 Hz, got 0");
    expect(() => lombScargle([0, 1, NaN], [1, 2, 3], [1])).toThrow("at time NaN (index 2)");
    expect(() => lombScargle(times, values, [1], { weights: [1] })).toThrow("number 25, got 1");
    const none = values.map(() => 0);
    expect(() => lombScargle(times, values, [1], { weights: none })).toThrow("some weight");
    const negative = values.map(() => -1);
    expect(() => lombScargle(times, values, [1], { weights: negative })).toThrow("≥ 0, got -1");
  });
});
