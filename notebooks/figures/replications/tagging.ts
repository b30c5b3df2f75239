import { meanInterval } from "../../../src/stats/mod.ts";
import type { Agreement, Replication } from "../../../src/report/mod.ts";

const order: Agreement = { by: "size", share: 1 / 3 };
const size: Agreement = { by: "factor", factor: 2 };
const published: readonly (readonly [policy: string, error: string, agreement: Agreement])[] = [
  ["software", "61.8", order],
  ["dispatched", "53.1", order],
  ["last committed", "55.4", order],
  ["next committed", "9.3", size],
  ["time-proportional", "1.6", size],
];

export default {
  title: "Share of an instruction profile that is on the wrong instruction",
  kind: "published",
  source:
    "Gottschall, Eeckhout and Jahre, TIP: Time-Proportional Instruction Profiling, MICRO 2021, " +
    "abstract: means over SPEC CPU2017 and PARSEC",
  unit: "%",
  agreement: size,
  remark:
    "Other programs on another model of a core: order and rough size are what can be expected.",
  command: "deno task scenario tagging --set programs=3",
  async rows({ results }) {
    const { observations } = await results("tagging", { set: { programs: 3 }, seeds: 10 });
    return published.map(([policy, error, agreement]) => {
      const own = observations.filter(({ cell }) => cell.levels.policy === policy)
        .map(({ measures }) => 100 * measures!.error);
      const { value, low, high } = meanInterval(own);
      return { what: policy, published: error, ours: value, low, high, agreement };
    });
  },
} satisfies Replication;
