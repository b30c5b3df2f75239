import type { Replication } from "../../../src/report/mod.ts";

const measures = { stay: "mean stay, s", stayP95: "stay of 95 %, s", population: "jobs present" };

export default {
  title: "One server, five disciplines: stay and number of jobs at a load of 0.8",
  kind: "closed form",
  source:
    "Kleinrock, Queueing Systems, Wiley 1975 and 1976; shortest first: Phipps, Operations Research " +
    "4(1):76–85, 1956",
  unit: "",
  agreement: { by: "interval" },
  remark: "The jobs are the same under each discipline, so chance moves all of them together.",
  command: "deno task scenario mm1",
  async rows({ results }) {
    const [block] = (await results("mm1", { seeds: 100 })).compare().blocks;
    return Object.entries(measures).flatMap(([measure, meaning]) =>
      block.measures[measure].flatMap(({ level, theory, estimate: { value, low, high } }) =>
        theory === null
          ? []
          : [{ what: `${level}: ${meaning}`, published: theory, ours: value, low, high }]
      )
    );
  },
} satisfies Replication;
