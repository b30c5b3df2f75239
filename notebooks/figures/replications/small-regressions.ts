import { roughSamplesForShift } from "../../../src/profiling/mod.ts";
import type { Replication } from "../../../src/report/mod.ts";

const published = [["0.01 %", 1e-4, "1.24"], ["0.1 %", 1e-3, "12.3"], [
  "1 %",
  0.01,
  "122",
]] as const;

export default {
  title: "Samples that it takes to see a subroutine use 0.005 % more",
  kind: "independent program",
  source:
    "the two-sample test of shares at one-sided α = 0.001 and power 0.8, computed elsewhere; the " +
    "subject is that of FBDetect, SOSP 2024",
  unit: "million",
  agreement: { by: "size", share: 0.01 },
  command: "deno task scenario small-regressions",
  rows: () =>
    [...published, ["10 %", 0.1, "1110"] as const].map(([name, share, samples]) => ({
      what: `share of ${name}`,
      published: samples,
      ours: 1e-6 * roughSamplesForShift({ share, shift: 5e-5 }),
    })),
} satisfies Replication;
