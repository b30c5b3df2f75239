import { describe, expect, it } from "vitest";
import {
  cascaded,
  counterChoice,
  errorDecomposition,
  hottestDisagreement,
  importance,
  intervalLog,
  meanEstimate,
  onePerStratum,
  poisson,
  ratioEstimate,
  sample,
  samplesForShare,
  samplesForShift,
  type SamplingPlan,
  shareEstimate,
  systematic,
  topOverlap,
  totalEstimate,
  uniformRandom,
} from "../../../src/profiling/mod.ts";
import { findCapture, openCapture } from "../../../src/captures/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { periodic, piecewiseConstant } from "../../../src/signals/mod.ts";
import {
  contains,
  type Estimate,
  normalQuantile,
  proportionInterval,
} from "../../../src/stats/mod.ts";

const duration = 100; // s
const span = { from: 0, to: duration };

/** Stretches of 50 ms at levels that come from a stream: no plan below can be in step with them. */
const noise = Random.named("estimators/levels");
const edges = Array.from({ length: 2001 }, (_, i) => i * 0.05);
const levels = edges.slice(1).map(() => 1 + noise.exponential());
const others = levels.map((level) => 0.5 * level + noise.uniform());
const signal = piecewiseConstant({ edges, rates: levels });
const other = piecewiseConstant({ edges, rates: others });
const busy = piecewiseConstant({ edges, rates: levels.map((level) => level > 1.7 ? 1 : 0) });

const trials = 2000;
/** The share of intervals that contain the truth, over the chance of the plan. */
function coverage(
  plan: SamplingPlan,
  estimate: (random: Random) => Estimate,
  truth: number,
): number {
  let hits = 0;
  for (let r = 0; r < trials; r++) {
    if (contains(estimate(Random.named(`coverage/${plan.name}/${r}`)), truth)) hits++;
  }
  return hits / trials;
}
/** Within 4 standard errors of the level, and a point for the approximation that an interval is. */
const slack = 4 * Math.sqrt(0.95 * 0.05 / trials) + 0.01;

const plans = [
  poisson({ rate: 2 }),
  uniformRandom({ rate: 2, block: duration }),
  importance({ rate: 2, activity: busy, mean: busy.integral(0, duration) / duration, floor: 0.3 }),
];

describe("the estimators cover the truth at their level", () => {
  for (const plan of plans) {
    it(`${plan.name}: mean, total, share and ratio`, () => {
      const drawn = (random: Random) => sample(signal, plan, span, random);
      const mean = signal.integral(0, duration) / duration;
      expect(coverage(plan, (random) => meanEstimate(drawn(random)), mean)).toBeGreaterThan(
        0.95 - slack,
      );
      expect(coverage(plan, (random) => totalEstimate(drawn(random)), mean * duration))
        .toBeGreaterThan(0.95 - slack);
      const share = busy.integral(0, duration) / duration;
      const inBusy = (random: Random) =>
        shareEstimate(sample(busy, plan, span, random), (value) => value === 1);
      expect(Math.abs(coverage(plan, inBusy, share) - 0.95)).toBeLessThan(slack);
      const ratio = signal.integral(0, duration) / other.integral(0, duration);
      const quotient = (random: Random) => {
        const samples = drawn(random);
        return ratioEstimate(samples, samples.times.map((t) => other.at(t)));
      };
      expect(coverage(plan, quotient, ratio)).toBeGreaterThan(0.95 - slack);
    });
  }

  it("a grid and one sample per stratum cover at least their level on a signal out of step", () => {
    const mean = signal.integral(0, duration) / duration;
    for (const plan of [systematic({ rate: 1.9 }), onePerStratum({ rate: 1.9 })]) {
      const found = coverage(
        plan,
        (random) => meanEstimate(sample(signal, plan, span, random)),
        mean,
      );
      expect(found).toBeGreaterThan(0.95 - slack);
    }
  });

  it("bursts are counted as bursts: samples that see the same are not taken for many", () => {
    const plan = cascaded({ burstRate: 1.9, burstSize: 5, rate: 1000 });
    const mean = signal.integral(0, duration) / duration;
    const found = coverage(
      plan,
      (random) => meanEstimate(sample(signal, plan, span, random)),
      mean,
    );
    expect(found).toBeGreaterThan(0.95 - slack);
    const asIfAlone = (random: Random) =>
      meanEstimate({ ...sample(signal, plan, span, random), dependence: { kind: "independent" } });
    expect(coverage(plan, asIfAlone, mean)).toBeLessThan(found - slack);
  });

  it("in lockstep a grid is sure of a wrong answer, and its interval cannot tell", () => {
    const wave = periodic({ period: 0.5, duty: 0.3, high: 1 });
    const { low, high, value } = meanEstimate(
      sample(wave, systematic({ rate: 2 }), span, Random.named("lockstep")),
    );
    expect(high - low).toBe(0);
    expect([0, 1]).toContain(value);
  });
});

describe("shareEstimate", () => {
  it("is Wilson's interval for samples anywhere", () => {
    const plan = uniformRandom({ rate: 1, block: duration });
    const samples = sample(busy, plan, span, Random.named("wilson"));
    const k = samples.values.filter((value) => value === 1).length;
    const ours = shareEstimate(samples, (value) => value === 1);
    const theirs = proportionInterval(k, samples.values.length);
    expect(ours.value).toBeCloseTo(theirs.value, 12);
    // Theirs has the variance over n, ours over n − 1.
    expect(Math.abs(ours.low - theirs.low)).toBeLessThan(1 / samples.values.length / 10);
    expect(Math.abs(ours.high - theirs.high)).toBeLessThan(1 / samples.values.length / 10);
  });

  it("is no point where all samples agree", () => {
    const idle = piecewiseConstant({ edges: [0, duration], rates: [0] });
    const samples = sample(idle, poisson({ rate: 1 }), span, Random.named("idle"));
    const { value, low, high } = shareEstimate(samples, (value) => value === 1);
    expect([value, low]).toEqual([0, 0]);
    expect(high).toBeCloseTo(proportionInterval(0, samples.values.length).high, 12);
  });
});

describe("errorDecomposition", () => {
  it("splits the mean square error into bias and variance, to the bit", () => {
    const estimates = [1.2, 0.9, 1.4, 1.1], truth = 1;
    const { bias, variance, rmse, biasShare } = errorDecomposition(estimates, truth);
    expect(bias.value).toBeCloseTo(0.15, 12);
    expect(rmse * rmse).toBeCloseTo(bias.value ** 2 + variance.value, 12);
    expect(biasShare).toBeCloseTo(bias.value ** 2 / rmse ** 2, 12);
  });
});

describe("rankings", () => {
  const a = { parse: 0.5, hash: 0.3, copy: 0.2 },
    b = { parse: 0.3, hash: 0.5, copy: 0.1, log: 0.1 };

  it("overlap by the share of common names among the k first", () => {
    expect(topOverlap(a, b, 1)).toBe(0);
    expect(topOverlap(a, b, 2)).toBe(1);
    expect(topOverlap(a, b, 3)).toBe(1);
  });

  it("disagree by the share of pairs that name different hottest methods", () => {
    const { share, named } = hottestDisagreement([a, a, b]);
    expect(share).toBeCloseTo(2 / 3, 12);
    expect(named).toEqual([["parse", 2], ["hash", 1]]);
  });
});

describe("required samples", () => {
  it("find a shift of 5e-5 with the sizes of numbers-profiling F7, but for the shift's own variance", () => {
    const published: [share: number, samples: number][] = [
      [1e-4, 1.24e6],
      [1e-3, 1.23e7],
      [1e-2, 1.22e8],
      [1e-1, 1.11e9],
    ];
    const shift = 5e-5;
    for (const [share, samples] of published) {
      // They take both sides to have the variance p q of the first, which is p + δ/2 on average; half
      // a unit of the third digit printed is left.
      const mean = share + shift / 2;
      const ratio = mean * (1 - mean) / (share * (1 - share));
      expect(Math.abs(samplesForShift({ share, shift }) / samples / ratio - 1)).toBeLessThan(0.005);
    }
  });

  it("are enough: that many find the shift with the power asked for", () => {
    // Normal approximation of the binomial counts, exact enough at a million samples.
    const share = 1e-4, shift = 5e-5, n = samplesForShift({ share, shift });
    const random = Random.named("power");
    let found = 0;
    for (let r = 0; r < 4000; r++) {
      const a = share + random.normal() * Math.sqrt(share * (1 - share) / n);
      const b = share + shift + random.normal() * Math.sqrt((share + shift) / n);
      const pooled = (a + b) / 2;
      if ((b - a) / Math.sqrt(2 * pooled * (1 - pooled) / n) > normalQuantile(0.999)) found++;
    }
    expect(Math.abs(found / 4000 - 0.8)).toBeLessThan(4 * Math.sqrt(0.8 * 0.2 / 4000) + 0.005);
  });

  it("give a half-width that Wilson's interval then has", () => {
    const n = samplesForShare({ share: 0.2, halfWidth: 0.01 });
    const { low, high } = proportionInterval(Math.round(0.2 * n), n);
    expect((high - low) / 2).toBeCloseTo(0.01, 4);
    expect(samplesForShare({ share: 0.2, halfWidth: 0.01, designEffect: 2 }) / n).toBeCloseTo(2, 3);
  });
});

describe("counterChoice (S8)", () => {
  it("comes within 1 − 1/e of the best choice on a real capture", async () => {
    const capture = await openCapture(findCapture("compile"));
    const log = intervalLog(capture);
    const series = Object.fromEntries(log.events.map(({ name }, e) => [name, log.counts[e]]));
    const counted = Object.keys(series);
    const k = 2;
    const { chosen, bits } = counterChoice(series, { counters: k });
    expect(chosen).toHaveLength(k);
    // Brute force over all pairs.
    let best = 0;
    for (const a of counted) {
      for (const b of counted.filter((name) => name !== a)) {
        const pair = counterChoice({ [a]: series[a], [b]: series[b] }, { counters: k });
        best = Math.max(best, pair.bits[k - 1]);
      }
    }
    expect(bits[k - 1]).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best);
    expect(bits[k - 1]).toBeLessThanOrEqual(best + 1e-12);
  });
});
