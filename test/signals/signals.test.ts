import { describe } from "vitest";
import { Random } from "../../src/random/mod.ts";
import {
  bursty,
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
import { type SignalCase, signalContract } from "./signal-contract.ts";

const wave = (): Signal => periodic({ period: 0.7, duty: 0.3, high: 5, low: 1, phase: 0.123 });
const bursts = (): Signal =>
  bursty({ on: 3, off: 0.5, meanOn: 0.4, meanOff: 0.9 }, Random.named("signals/bursts"));
const swell = (): Signal => sine({ mean: 2, amplitude: 1.5, period: 1.3, phase: 0.2 });
const random = Random.named("signals/test");
const edges = [0];
while (edges.length < 41) edges.push(edges[edges.length - 1] + 0.05 + 0.4 * random.uniform());
const counts = Array.from({ length: 40 }, () => random.integer(1000));
const heights = counts.map((count, i) => count / (edges[i + 1] - edges[i]));
const peakRate = Math.max(...heights);

const cases: SignalCase[] = [
  { name: "constant", make: () => constant(4), from: -5, to: 20, peak: 4, variation: 0 },
  // 36 periods, two jumps of 4 in each
  { name: "periodic", make: wave, from: -5, to: 20, peak: 5, variation: 8 * 37 },
  {
    name: "periodic with a drift",
    make: () => periodic({ period: 0.5, duty: 0.4, high: 2, drift: 0.01 }),
    from: -4,
    to: 20,
    peak: 2,
    variation: 4 * 80,
  },
  {
    name: "periodic with a falling period",
    make: () => periodic({ period: 0.5, duty: 0.4, high: 2, drift: -0.001 }),
    from: -4,
    to: 20,
    peak: 2,
    variation: 4 * 80,
  },
  // 20 cycles, 4 amplitudes in each
  { name: "sine", make: swell, from: -5, to: 20, peak: 3.5, variation: 6 * 20 },
  { name: "bursty", make: bursts, from: -5, to: 20, peak: 3, variation: 2.5 * 60 },
  {
    name: "piecewise constant",
    make: () => piecewiseConstant({ edges, rates: heights }),
    from: -1,
    to: edges[40] + 1,
    peak: peakRate,
    variation: 82 * peakRate,
  },
  {
    name: "counts with constant interpolation",
    make: () => intervalCounts({ edges, counts }),
    from: -1,
    to: edges[40] + 1,
    peak: peakRate,
    variation: 82 * peakRate,
  },
  {
    name: "counts with linear interpolation",
    make: () => intervalCounts({ edges, counts, interpolation: "linear" }),
    from: -1,
    to: edges[40] + 1,
    peak: peakRate,
    variation: 200 * peakRate,
  },
  {
    name: "sum",
    make: () => sum(wave(), bursts(), swell()),
    from: -5,
    to: 20,
    peak: 11.5,
    variation: 600,
  },
  {
    name: "product of three, one smooth",
    make: () => product(wave(), bursts(), swell()),
    from: -5,
    to: 20,
    peak: 52.5,
    variation: 52.5 * 300,
  },
  { name: "shift", make: () => shift(bursts(), 2.7), from: -5, to: 20, peak: 3, variation: 150 },
  { name: "stretch", make: () => stretch(wave(), 1.37), from: -5, to: 20, peak: 5, variation: 296 },
  { name: "scale", make: () => scale(wave(), -0.3), from: -5, to: 20, peak: 1.5, variation: 90 },
  {
    name: "repeat",
    make: () => repeat(sum(bursts(), swell()), 3.1),
    from: -5,
    to: 20,
    peak: 6.5,
    variation: 600,
  },
];

for (const signalCase of cases) {
  describe(`signal: ${signalCase.name}`, () => signalContract(signalCase));
}
