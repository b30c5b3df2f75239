import { meanInterval } from "../../../src/stats/mod.ts";
import type { Agreement, Replication } from "../../../src/report/mod.ts";

const near: Agreement = { by: "size", share: 0.15 };
const rough: Agreement = { by: "factor", factor: 2 };
const published: readonly (readonly [
  policy: string,
  measure: "error" | "worst",
  percent: string,
  agreement: Agreement,
])[] = [
  ["software", "error", "61.8", near],
  ["last committed", "error", "55.4", near],
  ["dispatched", "error", "53.1", near],
  ["next committed", "error", "9.3", rough],
  ["time-proportional", "error", "1.6", rough],
  ["next committed", "worst", "21.0", rough],
  ["time-proportional", "worst", "5.0", rough],
];

export default {
  title: "Share of an instruction profile that is on the wrong instruction",
  kind: "published",
  source:
    "Gottschall, Eeckhout and Jahre, TIP: Time-Proportional Instruction Profiling, MICRO 2021, " +
    "abstract: SPEC CPU2017 and PARSEC",
  unit: "%",
  agreement: rough,
  remark:
    "Programs drawn at random stand for the paper's, on a model of its core: order and size are what " +
    "can be expected. The worst is that of 27 programs in the paper, and of nine here.",
  command: "deno task scenario tagging --set programs=3",
  async rows({ results }) {
    const { observations } = await results("tagging", { set: { programs: 3 }, seeds: 10 });
    return published.map(([policy, measure, percent, agreement]) => {
      const own = observations.filter(({ cell }) => cell.levels.policy === policy)
        .map(({ measures }) => 100 * measures![measure]);
      const { value, low, high } = meanInterval(own);
      const what = measure === "error" ? policy : `${policy}, worst program`;
      return { what, published: percent, ours: value, low, high, agreement };
    });
  },
} satisfies Replication;
