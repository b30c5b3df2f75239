import type { Distribution } from "../distribution.ts";
import type { ArrivalProcess } from "./arrival-process.ts";

export interface RenewalProcessOptions {
  /** the law of the gaps between arrivals, in seconds: never negative, with a finite mean above 0 */
  gap: Distribution;
}

/**
 * The ordinary renewal process: independent gaps of one law, the first counted from time 0, as if an
 * arrival had just taken place.
 */
export function renewalProcess({ gap }: RenewalProcessOptions): ArrivalProcess {
  if (!(gap.mean > 0 && gap.mean < Infinity && gap.quantile(0) >= 0)) {
    throw new RangeError(
      `renewalProcess: gap must be ≥ 0 s with a finite mean > 0 s, got ${gap.name}`,
    );
  }
  return {
    name: `renewal process(gap ${gap.name})`,
    rate: 1 / gap.mean,
    start(random) {
      let t = 0;
      return { next: () => t += gap.draw(random) };
    },
  };
}
