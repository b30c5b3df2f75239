/**
 * Finds the fault of old versions of perf in which the first interval of a system-wide recording
 * counts far too much run time: 1.47 s in the first 0.1 s of a machine with four CPUs.
 *
 * System-wide, run time ÷ interval is the number of CPUs, and steady. Where it is not steady (one
 * program that starts and stops threads), nothing can be said.
 */
import type { CaptureBuilder } from "../model/builder.ts";

/** Later ratios may vary by this much of their mean to count as steady. */
const steadiness = 0.05;
/** The first interval is suspicious if it has more run time than the others by this factor. */
const suspicious = 1.1;

/** What was seen of one series of rows. */
export interface Ratios {
  readonly event: string;
  first: number;
  least: number;
  most: number;
  later: number;
}

export class FirstInterval {
  #ratios: Ratios[] = [];

  /** The ratios of a further series: of one event, on one CPU, socket or thread. */
  series(event: string): Ratios {
    const ratios = { event, first: NaN, least: Infinity, most: 0, later: 0 };
    this.#ratios.push(ratios);
    return ratios;
  }

  /** @param ratio run time ÷ interval, in the order of the file */
  see(seen: Ratios, ratio: number): void {
    if (Number.isNaN(seen.first)) {
      seen.first = ratio;
      return;
    }
    seen.least = Math.min(seen.least, ratio);
    seen.most = Math.max(seen.most, ratio);
    seen.later += 1;
  }

  report(builder: CaptureBuilder): void {
    const wrong = this.#ratios.filter(({ first, least, most, later }) =>
      later >= 2 && most <= (1 + steadiness) * least && first > suspicious * most
    );
    if (wrong.length === 0) return;
    const [{ event, first, most }] = wrong;
    builder.find(
      "first-interval",
      "warning",
      `the first interval holds ${first.toFixed(2)} s of run time per second, the others ` +
        `${most.toFixed(2)} s (${event}): leave the first interval out`,
      { count: wrong.length, event },
    );
  }
}
