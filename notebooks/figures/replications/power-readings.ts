import {
  publishedEnergy,
  publishedMeans,
  rates,
} from "../../../scenarios/sampling-rate/power-readings.ts";
import { meanOfReadings, observedLoad } from "../../../src/profiling/mod.ts";
import type { Replication } from "../../../src/report/mod.ts";

const names = ["haswell-power-stream", "haswell-power-idle"] as const;

export default {
  title: "Mean power of a machine, read 1 to 10,000 times a second",
  kind: "published",
  source:
    "Desrochers, Paradis and Weaver, A validation of DRAM RAPL power measurements, MEMSYS 2016; " +
    "data of deater/rapl_validation, sampling_overhead/ddr3/haswell-i5",
  unit: "W",
  agreement: { by: "digits" },
  remark: "The energy of the first run is in joules.",
  captures: names,
  async rows({ capture }) {
    const rows = [];
    for (const name of names) {
      const observed = observedLoad(await capture(name));
      rows.push(...rates.map((rate, i) => ({
        what: `${name}, ${rate} 1/s`,
        published: publishedMeans[name][i],
        ours: meanOfReadings(observed, rate),
      })));
      if (name === "haswell-power-stream") {
        const { duration, signal } = observed;
        const what = `${name}, energy of the first run, J`;
        rows.push({ what, published: publishedEnergy, ours: signal.integral(0, duration) });
      }
    }
    return rows;
  },
} satisfies Replication;
