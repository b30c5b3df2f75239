import { describe, expect, it } from "vitest";
import { bundledCaptures, openCapture, replayed } from "../../../src/captures/mod.ts";
import {
  adaptiveByActivity,
  adaptiveByEntropy,
  adaptiveByInterval,
  cascaded,
  hybrid,
  importance,
  jittered,
  onePerStratum,
  overflow,
  plans,
  poisson,
  rateController,
  type SamplingPlan,
  stratifiedByState,
  systematic,
  trigger,
  uniformRandom,
} from "../../../src/profiling/mod.ts";
import { periodic, piecewiseConstant, type Signal } from "../../../src/signals/mod.ts";
import { planContract } from "../plan-contract.ts";

const duration = 10; // s

/** A load with bursts of twenty times its rest, and a state beside it that tells them apart. */
const edges = Array.from({ length: 101 }, (_, i) => i * duration / 100);
const isBurst = (i: number) => i % 17 < 2;
const bursty = piecewiseConstant({
  edges,
  rates: edges.slice(1).map((_, i) => isBurst(i) ? 4 : 0.2),
});
const state = piecewiseConstant({ edges, rates: edges.slice(1).map((_, i) => isBurst(i) ? 1 : 0) });
const busyShare = edges.slice(1).filter((_, i) => isBurst(i)).length / 100;

/** Wakes of the bundled web server's processors, scaled to a mean of 1. */
const capture = await openCapture(
  bundledCaptures().find(({ name }) => name === "web-server")?.file ?? "",
);
const wakes = replayed(capture, { event: "context-switches" });
const meanWakes = wakes.integral(0, duration) / duration;
const web: Signal = {
  isStepped: true,
  at: (t) => wakes.at(t) / meanWakes,
  integral: (from, to) => wakes.integral(from, to) / meanWakes,
  nextChange: (t) => wakes.nextChange(t),
};

const signals = {
  bursty,
  periodic: periodic({ period: duration / 400, duty: 0.3, high: 1 }), // in step with 400 samples
  "web-server": web,
};

/** Every plan of the index, at the rate that the contract asks for. */
const made: Readonly<Record<keyof typeof plans, (rate: number) => SamplingPlan>> = {
  systematic: (rate) => systematic({ rate }),
  jittered: (rate) => jittered({ rate, jitter: 0.5 }),
  onePerStratum: (rate) => onePerStratum({ rate }),
  uniformRandom: (rate) => uniformRandom({ rate, block: duration }),
  poisson: (rate) => poisson({ rate }),
  stratifiedByState: (rate) => stratifiedByState({ state, rates: [0.7 * rate, 3 * rate], rate }),
  importance: (rate) => importance({ rate, activity: state, mean: busyShare }),
  adaptiveByActivity: (rate) => adaptiveByActivity({ rate }),
  adaptiveByEntropy: (rate) => adaptiveByEntropy({ rate, binWidth: 0.5 }),
  adaptiveByInterval: (rate) => adaptiveByInterval({ rate, halfWidth: 0.1, block: duration }),
  rateController: (rate) => rateController({ target: rate, retune: duration / 10 }),
  cascaded: (rate) => cascaded({ burstRate: rate / 8, burstSize: 8, rate: 4 * rate }),
  overflow: (rate) =>
    overflow({ events: bursty, period: bursty.integral(0, duration) / duration / rate, rate }),
  trigger: () => trigger({ signal: bursty, threshold: 1, rate: 0.6 }),
  hybrid: (rate) =>
    hybrid(
      poisson({ rate: rate / 2 }),
      overflow({
        events: bursty,
        period: 2 * bursty.integral(0, duration) / duration / rate,
        rate: rate / 2,
      }),
    ),
};

describe("sampling plans (S2)", () => {
  it("are all held to the contract", () => {
    expect(Object.keys(made)).toEqual(Object.keys(plans));
  });

  for (const [name, make] of Object.entries(made)) {
    describe(name, () => planContract(make, { signals, duration }));
  }
});
