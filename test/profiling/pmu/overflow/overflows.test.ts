import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openCapture, publicCapture } from "../../../../src/captures/mod.ts";
import { fixedPeriod } from "../../../../src/profiling/pmu/overflow/fixed-period.ts";
import {
  adjustedPeriod,
  frequencyControl,
} from "../../../../src/profiling/pmu/overflow/frequency.ts";
import { overflows } from "../../../../src/profiling/pmu/overflow/overflows.ts";
import { Random } from "../../../../src/random/mod.ts";
import { bursty, constant, periodic, sine } from "../../../../src/signals/mod.ts";
import { captureFile } from "../../../captures/files.ts";

const random = Random.named("overflow");
const second = { from: 0, to: 1 };

describe("overflows of a fixed period", () => {
  it("come at k P / R at a steady rate R", () => {
    const { times, periods } = overflows(constant(1000), {
      control: fixedPeriod({ period: 128 }),
      ...second,
    }, random);
    expect(times).toHaveLength(7); // ⌊1000/128⌋
    times.forEach((t, k) => expect(t).toBeCloseTo((k + 1) * 0.128, 12));
    expect(new Set(periods)).toEqual(new Set([128]));
  });

  it("come where the integral has grown by P, also where the rate changes all the time", () => {
    const wave = sine({ mean: 1000, amplitude: 900, period: 0.3 });
    const { times } = overflows(wave, { control: fixedPeriod({ period: 50 }), ...second }, random);
    times.forEach((t, k) => expect(wave.integral(0, t)).toBeCloseTo(50 * (k + 1), 6));
  });

  it("are ⌊events/P⌋ in number on any signal (property)", () => {
    const period = fc.integer({ min: 1, max: 500 });
    fc.assert(fc.property(period, fc.integer({ min: 0, max: 99 }), (P, seed) => {
      const load = bursty({ on: 2000, meanOn: 0.1, meanOff: 0.2 }, Random.named(`load/${seed}`));
      const { times } = overflows(load, { control: fixedPeriod({ period: P }), ...second }, random);
      const expected = Math.floor(load.integral(0, 1) / P);
      expect(Math.abs(times.length - expected)).toBeLessThanOrEqual(
        load.integral(0, 1) % P < 1e-6 || P - load.integral(0, 1) % P < 1e-6 ? 1 : 0,
      );
    }));
  });

  it("see one phase of a loop that the period is a multiple of, and all of it with jitter", () => {
    const loop = periodic({ period: 0.01, duty: 0.5, high: 2000, low: 1000 }); // 15 events a turn
    const phases = (jitter: number) => {
      const control = fixedPeriod({ period: 30, jitter });
      const { times } = overflows(loop, { control, from: 0, to: 20 }, random);
      return new Set(Array.from(times, (t) => Math.round((t / 0.01 % 1) * 20) % 20)).size;
    };
    expect(phases(0)).toBe(1);
    expect(phases(0.5)).toBe(20);
  });

  // uniform on P(1 ± j): variance P² j²/3; exponential: P²
  it.each([[0.3, 0.09 / 3], ["geometric", 1]] as const)(
    "keep their mean with jitter %s, and have the variance of its law, within 4 standard errors",
    (jitter, variance) => {
      const control = fixedPeriod({ period: 1000, jitter });
      const { periods } = overflows(constant(1e6), { control, from: 0, to: 20 }, random);
      const n = periods.length;
      const mean = periods.reduce((a, b) => a + b, 0) / n / 1000;
      const spread = periods.reduce((a, b) => a + (b / 1000 - mean) ** 2, 0) / n;
      expect(Math.abs(mean - 1)).toBeLessThan(4 * Math.sqrt(variance / n));
      expect(Math.abs(spread / variance - 1)).toBeLessThan(4 * Math.sqrt(8 / n));
    },
  );

  it("refuse a period below one event, a span of no length, and a flood", () => {
    expect(() => fixedPeriod({ period: 0 })).toThrow("period must be >= 1 event and finite, got 0");
    expect(() => fixedPeriod({ period: 1, jitter: 1 })).toThrow('in [0, 1) or "geometric", got 1');
    const control = fixedPeriod({ period: 1 });
    expect(() => overflows(constant(1e6), { control, ...second, most: 1000 }, random)).toThrow(
      "more than 1000 overflows",
    );
    expect(() => overflows(constant(1), { control, from: 1, to: 1 }, random)).toThrow(
      "from must be",
    );
    expect(() => overflows(constant(-1), { control, ...second }, random)).toThrow(
      "rate must be >= 0",
    );
  });
});

describe("frequency mode", () => {
  // at a steady rate R the wanted period is R/f at each overflow, so
  //     P − R/f  shrinks by 7/8 an overflow, up to the rounding to whole events
  it("nears R/f by 7/8 a step from the overflows alone", () => {
    let P = 1;
    for (let k = 1; k <= 40; k++) {
      P = adjustedPeriod(P, P, P / 2e9, 4000);
      const distance = 5e5 * (7 / 8) ** k;
      expect(Math.abs(5e5 - P - distance)).toBeLessThan(8);
    }
  });

  it("settles at f samples a second, and follows when the rate changes tenfold", () => {
    const load = periodic({ period: 4, duty: 0.5, high: 3e9, low: 3e8 });
    const control = frequencyControl({ frequency: 4000 });
    const { times, periods } = overflows(load, { control, from: 0, to: 4 }, random);
    const between = (a: number, b: number) =>
      Array.from(times, (t, k) => ({ t, P: periods[k] })).filter(({ t }) => a <= t && t < b);
    expect(Math.abs(between(1, 2).length / 4000 - 1)).toBeLessThan(0.01);
    expect(Math.abs(between(3, 4).length / 4000 - 1)).toBeLessThan(0.01);
    expect(between(1.9, 2)[0].P).toBeCloseTo(3e9 / 4000, -1);
    expect(between(3.9, 4)[0].P).toBeCloseTo(3e8 / 4000, -1);
  });

  it("starts with a burst of samples, for it starts at a period of one event", () => {
    const control = frequencyControl({ frequency: 1000 });
    const { periods } = overflows(constant(1e9), { control, ...second }, random);
    expect(periods[0]).toBe(1);
    expect(periods.findIndex((P) => P > 9e5)).toBeLessThan(40);
  });

  it("reloads the counter at a tick where the rate has fallen by far, so that it wakes up", () => {
    const fall = periodic({ period: 20, duty: 0.5, high: 1e9, low: 1e4 });
    const control = frequencyControl({ frequency: 1000, tick: 0.004 });
    const { times } = overflows(fall, { control, from: 0, to: 20 }, random);
    const first = times.find((t) => t > 10.5)!;
    // a counter that was not reloaded would take 10⁶/10⁴ = 100 s
    expect(first).toBeLessThan(11);
  });

  it("refuses frequencies, ticks and periods that are none", () => {
    expect(() => frequencyControl({ frequency: 0 })).toThrow("frequency must be > 0 samples/s");
    expect(() => frequencyControl({ frequency: 1, tick: 0 })).toThrow("tick must be > 0 s");
    expect(() => frequencyControl({ frequency: 1, firstPeriod: 0 })).toThrow("got 0");
  });
});

// perf record -F 4000 -a, kernel 3.8: a sample's value is its period, and between ticks the next one
// follows from the time since the sample before. Its rounding was (delta + 7) / 8 then, and its clock
// was read a few ten nanoseconds before the sample's time was.
const file = captureFile(publicCapture("perfdata-systemwide").file);
describe.skipIf(file === null)("the periods that a real kernel chose", () => {
  it("grow from 1 as ours do: the first three steps of each CPU within 25 %", async () => {
    const { columns } = await openCapture(file!);
    let steps = 0;
    for (const cpu of new Set(columns.cpu)) {
      const rows = [...columns.cpu!.keys()].filter((row) => columns.cpu![row] === cpu).slice(0, 6);
      for (let k = 2; k <= 4; k++) {
        const [a, b, c] = [rows[k - 1], rows[k], rows[k + 1]];
        const dt = columns.time[b] - columns.time[a];
        if (!(dt < 1e-4)) continue;
        const expected = adjustedPeriod(columns.value[b], columns.value[b], dt, 4000);
        expect(Math.abs(columns.value[c] / expected - 1)).toBeLessThan(0.25);
        steps++;
      }
    }
    expect(steps).toBeGreaterThan(5);
  });
});
