/**
 * What sampling cost on a real machine: the same work under `perf record -g` at several rates.
 * Written by `node test/bundled/sampling-cost.ts`, which tells how.
 */
import type { MeasuredCosts } from "./sampling-cost.ts";

export const measuredCosts: MeasuredCosts = {
  machine: "Intel(R) Xeon(R) Processor, 2 CPUs",
  kernel: "Linux 6.18.44-fc-v657",
  tool: "perf version 6.1.192",
  runs: 3,
  trials: [
    { rate: 0, samples: 0, cpuTime: 2.230171 },
    { rate: 99, samples: 218, cpuTime: 2.20419 },
    { rate: 999, samples: 2185, cpuTime: 2.162288 },
    { rate: 4999, samples: 11214, cpuTime: 2.214483 },
    { rate: 9999, samples: 23012, cpuTime: 2.270413 },
    { rate: 24999, samples: 65242, cpuTime: 2.573734 },
  ],
};
