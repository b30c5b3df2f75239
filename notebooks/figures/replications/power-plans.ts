import { independentErrors } from "../../../scenarios/sampling-rate/power-readings.ts";
import type { Replication } from "../../../src/report/mod.ts";

const plans = ["systematic", "one per stratum", "uniform"];

export default {
  title: "Error of the mean power by sampling plan",
  kind: "independent program",
  source:
    "a program of 300 draws each, so known to 10 %, on the power traces of deater/rapl_validation",
  unit: "%",
  agreement: { by: "size", share: 0.2 },
  remark:
    "Left out are the two strata of stream at 1 and 10 Hz: the other program's do not fill the run.",
  captures: ["haswell-power-stream", "haswell-power-idle"],
  command: "deno task scenario sampling-rate --preset paper --capture haswell-power-stream",
  async rows({ results }) {
    const rows = [];
    for (const [capture, rate, errors] of independentErrors) {
      const set = { rate, phases: rate < 50 ? 500 : 100 };
      const choices = { set, levels: { plan: plans }, sweep: {}, seeds: 2 };
      const { observations } = await results("sampling-rate", choices, { program: capture });
      rows.push(...plans.flatMap((plan, i) => {
        const published = errors[i];
        if (published === null) return [];
        const own = observations.filter(({ cell }) => cell.levels.plan === plan);
        const squares = own.map(({ measures }) => measures!.error * measures!.error);
        const ours = 100 * Math.sqrt(squares.reduce((a, b) => a + b, 0) / own.length);
        return [{ what: `${capture}, ${rate} 1/s, ${plan}`, published, ours }];
      }));
    }
    return rows;
  },
} satisfies Replication;
