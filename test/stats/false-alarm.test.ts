import { describe, expect, it } from "vitest";
import { Random } from "../../src/random/mod.ts";
import { falseAlarmProbability } from "../../src/stats/false-alarm.ts";
import { gammaHalfRatio } from "../../src/stats/gamma-ratio.ts";
import { lombScargle } from "../../src/stats/lomb-scargle.ts";
import { shareError } from "./coverage-study.ts";

const times = Array.from({ length: 25 }, (_, i) => i * 0.7 + (0.3 * ((i * i) % 7)) / 7); // s

describe("falseAlarmProbability", () => {
  // Golden values: fap_baluev(z, fmax=1.3, t, y, dy=1) of astropy.timeseries.periodograms.lombscargle._statistics, Astropy 8.0.2.
  it("equals Astropy's Baluev bound", () => {
    const golden: [number, number][] = [
      [0.1, 0.9998055787190989],
      [0.3, 0.6433024163547332],
      [0.5, 0.03788386406979097],
      [0.7, 0.00021306772107718787],
      [0.9, 2.3528123631359497e-09],
    ];
    for (const [power, expected] of golden) {
      const actual = falseAlarmProbability(power, times, { highest: 1.3 });
      expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-10);
    }
  });

  it("bounds the share of noise series with a peak that high, and is close to it (within 4 standard errors and a factor 1.3)", () => {
    const replications = 400;
    const random = Random.named("false-alarm");
    const grid = Array.from({ length: 200 }, (_, k) => 0.004 * (k + 1)); // to 0.8 Hz, 7 points a peak
    const t = Array.from({ length: 40 }, () => 40 * random.uniform());
    const threshold = 0.4;
    const claimed = falseAlarmProbability(threshold, t, { highest: 0.8 });
    let alarms = 0;
    for (let r = 0; r < replications; r++) {
      const power = lombScargle(t, t.map(() => random.normal()), grid);
      if (Math.max(...power) >= threshold) alarms += 1;
    }
    const slack = 4 * shareError(claimed, replications);
    expect(alarms / replications).toBeLessThan(claimed + slack);
    expect(alarms / replications).toBeGreaterThan(claimed / 1.3 - slack);
  });

  it("is 1 at power 0, 0 at power 1, and falls between", () => {
    const at = (power: number) => falseAlarmProbability(power, times, { highest: 1 });
    expect([at(0), at(1)]).toEqual([1, 0]);
    expect(at(0.4)).toBeGreaterThan(at(0.6));
  });

  it("refuses powers beyond 1, too few instants and bands without width", () => {
    expect(() => falseAlarmProbability(1.2, times, { highest: 1 })).toThrow("[0, 1], got 1.2");
    expect(() => falseAlarmProbability(0.2, [1, 2, 3], { highest: 1 })).toThrow("got 3");
    expect(() => falseAlarmProbability(0.2, times, { lowest: 2, highest: 1 })).toThrow(
      "need 0 ≤ lowest < highest in Hz, got 2 and 1",
    );
  });
});

describe("gammaHalfRatio", () => {
  // Golden values: mpmath, gamma(n/2)/gamma((n − 1)/2), and exp of the difference of loggamma for the last.
  it("equals mpmath's to 1e-13, on both sides of the change of method at n = 400", () => {
    const golden: [number, number][] = [
      [2, 0.5641895835477563],
      [3, 0.886226925452758],
      [10, 2.06332190554608],
      [399, 14.097877756320086],
      [400, 14.115599768964389],
      [401, 14.133299559727925],
      [1000, 22.34390437219636],
    ];
    for (const [n, expected] of golden) {
      expect(Math.abs(gammaHalfRatio(n) / expected - 1)).toBeLessThan(1e-13);
    }
  });

  it("refuses n below 2 and fractions", () => {
    expect(() => gammaHalfRatio(1)).toThrow("n must be a whole number ≥ 2, got 1");
    expect(() => gammaHalfRatio(2.5)).toThrow("got 2.5");
  });
});
