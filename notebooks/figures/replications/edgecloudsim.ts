import { halfOfFailed } from "../../../scenarios/edgecloudsim/agreement.ts";
import { type FiveRuns, fiveRuns, runs } from "../../../scenarios/edgecloudsim/five-runs.ts";
import { halfWidth, meanInterval } from "../../../src/stats/mod.ts";
import type { Replication } from "../../../src/report/mod.ts";

/** Measure, unit, how many of it are one of that unit, and the digits known of the original. */
const measures = [
  ["failed", "%", 100, 2],
  ["service", "s", 1, 3],
  ["utilisation", "%", 100, 1],
] as const;
const devices = [...new Set(fiveRuns.map((one) => one.devices))];

export default {
  title: "EdgeCloudSim 4.0, sample_app1: tasks that fail, service time, utilisation",
  kind: "independent program",
  source:
    "means of five runs of EdgeCloudSim 4.0 (commit 0d25303) as shipped; Sonmez, Ozgovde and Ersoy, " +
    "EdgeCloudSim, Trans. Emerging Telecommunications Technologies 29(11), 2018",
  unit: "",
  agreement: { by: "interval" },
  remark:
    "Of service time and utilisation only the means of the five runs are known: five of our " +
    "replications stand for their interval. About one number in a hundred is beyond by chance.",
  command: "deno task scenario edgecloudsim --preset paper",
  async rows({ results }) {
    const { observations } = await results("edgecloudsim", {
      seeds: 30,
      sweep: { devices },
      levels: { model: ["as published"] },
    });
    return fiveRuns.flatMap((original) =>
      measures.map(([measure, unit, scale, digits]) => {
        const ours = meanInterval(
          observations.filter(({ cell: { levels, parameters } }) =>
            levels.architecture === original.architecture && parameters.devices === original.devices
          ).map((one) => one.measures![measure]),
        );
        const half = measure === "failed"
          ? halfOfFailed(original)
          : halfWidth(ours) * Math.sqrt(ours.n / runs);
        return {
          what: `${original.architecture}, ${original.devices} devices: ${measure}, ${unit}`,
          published: printed(original, measure, scale, digits),
          ours: scale * ours.value,
          low: scale * ours.low,
          high: scale * ours.high,
          half: scale * half,
        };
      })
    );
  },
} satisfies Replication;

function printed(
  original: FiveRuns,
  measure: "failed" | "service" | "utilisation",
  scale: number,
  digits: number,
): string {
  return (scale * original[measure]).toFixed(digits);
}
