import type { Distribution } from "../distribution.ts";
import { positive } from "../parameter.ts";
import type { ArrivalProcess } from "./arrival-process.ts";

export interface OnOffProcessOptions {
  /** λ: arrivals per second while on */
  peakRate: number;
  /** the law of the on-periods, in seconds */
  on: Distribution;
  /** the law of the off-periods, in seconds */
  off: Distribution;
}

/**
 * The on-off source: on- and off-periods take turns; during an on-period arrivals are Poisson.
 *
 * A course starts at the beginning of a period, an on-period with the chance that the source is on at
 * a random instant. With exponential periods that is the stationary interrupted Poisson process; with
 * other laws the start is not stationary. Superposed sources with Pareto periods of infinite variance
 * are self-similar in the limit.
 *
 * Sources: Kuczura, "The interrupted Poisson process as an overflow process", Bell System Technical
 * Journal 52(3):437–448, 1973; Willinger, Taqqu, Sherman & Wilson, IEEE/ACM Transactions on
 * Networking 5(1):71–86, 1997.
 */
export function onOffProcess({ peakRate: lambda, on, off }: OnOffProcessOptions): ArrivalProcess {
  positive("onOffProcess", "peakRate", lambda);
  requirePeriod("on", on);
  requirePeriod("off", off);
  const onFraction = on.mean / (on.mean + off.mean);
  return {
    name: `on-off process(peak rate ${lambda}, on ${on.name}, off ${off.name})`,
    rate: lambda * onFraction,
    start(random) {
      let t = 0;
      if (!(random.uniform() < onFraction)) t = off.draw(random);
      let end = t + on.draw(random); // of this on-period
      return {
        next() {
          let gap = random.exponential() / lambda;
          // what is left of the gap is spent in the next on-period: exponential gaps have no memory
          while (t + gap > end) {
            gap -= end - t;
            t = end + off.draw(random);
            end = t + on.draw(random);
          }
          return t += gap;
        },
      };
    },
  };
}

function requirePeriod(argument: string, law: Distribution): void {
  if (!(law.mean > 0 && law.mean < Infinity && law.quantile(0) >= 0)) {
    throw new RangeError(
      `onOffProcess: ${argument} must be ≥ 0 s with a finite mean > 0 s, got ${law.name}`,
    );
  }
}
