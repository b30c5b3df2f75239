import { independentErrors } from "../../../scenarios/multiplexing/independent-program.ts";
import { intervalLog, multiplexMethods, multiplexStudy } from "../../../src/profiling/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import type { ReplicatedNumber, Replication } from "../../../src/report/mod.ts";

const quantities = ["cycles", "instructions", "cache-misses", "instructions per cycle"];

export default {
  title: "Error of counts whose groups take turns at the counters",
  kind: "independent program",
  source:
    "a program that rotates groups over the Haswell logs of deater/rapl_validation; the subject is " +
    "that of Banerjee et al., BayesPerf, ASPLOS 2021, who find 40.1 % on other programs",
  unit: "%",
  agreement: { by: "digits" },
  captures: ["haswell-hpl-atlas", "haswell-hpl-mkl", "haswell-stream", "haswell-idle"],
  async rows({ capture }) {
    const rows: ReplicatedNumber[] = [];
    for (const [name, groups, errors] of independentErrors) {
      const log = intervalLog(await capture(name));
      const { totals, split } = multiplexStudy(
        { log, groups, method: multiplexMethods["round-robin"], ratio: ["instructions", "cycles"] },
        Random.named("multiplexing"), // round-robin draws nothing
      );
      const found = [totals.cycles, totals.instructions, totals["cache-misses"], split];
      rows.push(...quantities.flatMap((quantity, i) => {
        const [mean, largest] = errors[i].split("/");
        const what = `${name}, ${groups} groups, ${quantity}`;
        return [
          { what: `${what}, mean`, published: mean, ours: 100 * found[i].mean },
          { what: `${what}, largest`, published: largest, ours: 100 * found[i].worst },
        ];
      }));
    }
    return rows;
  },
} satisfies Replication;
