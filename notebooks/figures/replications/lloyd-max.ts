import { distortion, lloydMax, standardNormal } from "../../../src/stats/mod.ts";
import type { Replication } from "../../../src/report/mod.ts";

const published = [[1, "0.3634"], [2, "0.1175"], [3, "0.03454"], [4, "0.009497"]] as const;

export default {
  title: "Mean squared error of the best quantiser of normal values",
  kind: "published",
  source:
    "Max, Quantizing for minimum distortion, IRE Trans. Information Theory 6(1):7–12, 1960, table I",
  unit: "",
  agreement: { by: "size", share: 0.001 },
  rows: () =>
    published.map(([bits, error]) => ({
      what: bits === 1 ? "1 bit" : `${bits} bits`,
      published: error,
      ours: distortion(lloydMax(standardNormal, { levels: 1 << bits }), standardNormal),
    })),
} satisfies Replication;
