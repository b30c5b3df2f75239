/** Prints how many instants a second are drawn and read: `measure-sampling.ts PLAN INSTANTS`. */
import process from "node:process";
import {
  jittered,
  onePerStratum,
  poisson,
  sample,
  type SamplingPlan,
  systematic,
  uniformRandom,
} from "../../src/profiling/mod.ts";
import { Random } from "../../src/random/mod.ts";
import { piecewiseConstant } from "../../src/signals/mod.ts";

const intervals = 1_000_000;
const chunk = 2_000_000; // instants drawn at once, as NumPy does

const [, , name, count] = process.argv;
const made: Record<string, (rate: number) => SamplingPlan> = {
  systematic: (rate) => systematic({ rate }),
  poisson: (rate) => poisson({ rate }),
  "one per stratum": (rate) => onePerStratum({ rate }),
  "uniform random": (rate) => uniformRandom({ rate, block: 1 }),
  jittered: (rate) => jittered({ rate, jitter: 0.5 }),
};
const random = Random.named("bench/sampling");
const signal = piecewiseConstant({
  edges: Float64Array.from({ length: intervals + 1 }, (_, i) => i / intervals),
  rates: Float64Array.from({ length: intervals }, () => random.uniform()),
});
const plan = made[name](chunk);
const turns = Math.max(1, Math.round(Number(count) / chunk));
let checksum = 0, instants = 0;
const turn = (k: number) => {
  const { values } = sample(signal, plan, { from: 0, to: 1 }, random.stream(k));
  checksum += values[values.length >> 1];
  return values.length;
};
turn(-1); // the compiler's share
const start = performance.now();
for (let k = 0; k < turns; k++) instants += turn(k);
const seconds = (performance.now() - start) / 1000;
if (!(checksum > 0)) throw new Error("nothing was read");
console.log(instants / seconds);
