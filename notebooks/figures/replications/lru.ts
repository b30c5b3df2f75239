import { che, lru } from "../../../src/fleet/mod.ts";
import { pow } from "../../../src/math/mod.ts";
import { Random, zipf } from "../../../src/random/mod.ts";
import { meanInterval } from "../../../src/stats/mod.ts";
import type { Replication } from "../../../src/report/mod.ts";

const items = 10_000;
const batches = 20, requests = 20_000; // in each; one batch goes before

export default {
  title: "Hit ratio of a cache that drops the least recently used of 10,000 keys",
  kind: "closed form",
  source:
    "Che, Tung and Wang, IEEE J. Selected Areas in Communications 20(7):1305–1314, 2002: an " +
    "approximation, good to a per cent",
  unit: "%",
  agreement: { by: "size", share: 0.01, besides: 0.2 },
  remark: "Intervals are t intervals over 20 batches of 20,000 requests.",
  rows: () =>
    ([[0.8, 50], [0.8, 400], [1.2, 100]] as const).map(([exponent, capacity]) => {
      const rates = Float64Array.from({ length: items }, (_, i) => pow(i + 1, -exponent));
      const { value, low, high } = meanInterval(hitRatios(exponent, capacity));
      return {
        what: `Zipf ${exponent}, room for ${capacity}`,
        published: 100 * che(rates, capacity).hitRatio,
        ours: 100 * value,
        low: 100 * low,
        high: 100 * high,
      };
    }),
} satisfies Replication;

/** Of each batch. */
function hitRatios(exponent: number, capacity: number): number[] {
  const law = zipf({ items, exponent });
  const random = Random.named(`replications/lru/${exponent}/${capacity}`);
  const cache = lru(capacity)();
  return Array.from({ length: batches + 1 }, () => {
    let hits = 0;
    for (let i = 0; i < requests; i++) {
      const key = law.draw(random);
      if (cache.get(key, 0)) hits++;
      else cache.put(key, 0);
    }
    return hits / requests;
  }).slice(1);
}
