import { describe, expect, it } from "vitest";
import { findCapture, openCapture } from "../../../src/captures/mod.ts";
import { constant } from "../../../src/signals/mod.ts";
import { counterProbe, fitTimer, profileSignal, systematic } from "../../../src/profiling/mod.ts";
import { fitTimerGaps, type TimerModel } from "../../../src/profiling/profilers/timer.ts";
import { timerGaps } from "../../../src/profiling/profilers/timer-gaps.ts";
import { Random } from "../../../src/random/mod.ts";

/** Kolmogorov's distance of the model from gaps that it did not see. */
function distance(model: TimerModel, gaps: Float64Array): number {
  const x = gaps.filter((gap) => gap <= 1.5 * model.period).sort();
  return x.reduce((most, gap, i) => {
    const F = model.gapCdf(gap);
    return Math.max(most, Math.abs(F - i / x.length), Math.abs(F - (i + 1) / x.length));
  }, 0);
}

describe("fitTimer", () => {
  it.each(["compile", "compress", "javascript", "sort", "sqlite"])(
    "tells every second gap of %s from the others, to 6 % in distribution",
    async (name) => {
      const { running, paused } = timerGaps(await openCapture(findCapture(name)));
      const model = fitTimerGaps(running.filter((_, i) => i % 2 === 0), paused);
      const others = running.filter((_, i) => i % 2 === 1);
      expect(distance(model, others)).toBeLessThan(0.06);
      const onTime = { ...model, gapCdf: (x: number) => x < model.period ? 0 : 1 };
      expect(distance(onTime, others)).toBeGreaterThan(0.4);
    },
  );

  it("finds the period that was asked for, 1/997 s, within 0.1 %", async () => {
    const { period } = fitTimer(await openCapture(findCapture("sqlite")));
    expect(Math.abs(997 * period - 1)).toBeLessThan(0.001);
  });

  it("finds again what it has drawn: lateness of mean 5 µs, within 10 %", () => {
    const random = Random.named("timer");
    let before = 5e-6 * random.exponential();
    const gaps = Float64Array.from({ length: 20_000 }, () => {
      const late = 5e-6 * random.exponential();
      const gap = 1e-3 + late - before;
      before = late;
      return gap;
    });
    const { lateness: { probabilities, means } } = fitTimerGaps(gaps, 0);
    const mean = probabilities.reduce((sum, p, i) => sum + p * means[i], 0);
    expect(Math.abs(mean / 5e-6 - 1)).toBeLessThan(0.1);
  });

  it("coalesces interrupts that are later than a period, and keeps to the grid", async () => {
    const timer = fitTimer(await openCapture(findCapture("sort")));
    const settings = { plan: systematic({ rate: 10_000 }), probe: counterProbe(0), timer };
    const collected = profileSignal(constant(1), settings, { from: 0, to: 5 }, Random.named("t"));
    expect(collected.coalesced).toBeGreaterThan(0);
    expect(collected.coalesced + collected.times.length).toBe(collected.due);
    expect(collected.times.every((t, i) => i === 0 || t > collected.times[i - 1])).toBe(true);
  });

  it("refuses captures without a timer", async () => {
    await expect(openCapture(findCapture("idle")).then(fitTimer)).rejects.toThrow("cpu-clock");
  });
});
