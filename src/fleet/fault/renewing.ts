/**
 * Alternating renewal: sound for a random time, then faulty for a random time, for ever.
 *
 *     availability = MTTF / (MTTF + MTTR)
 *
 * whatever the two laws. Exponential times to failure are a Poisson process while sound; Weibull ones of
 * shape k < 1 are early failures, of k > 1 wear.
 *
 * Source: Barlow & Proschan, Mathematical Theory of Reliability, Wiley 1965, section 3.2; Weibull times
 * between failures of computers, k = 0.7 to 0.8: Schroeder & Gibson, IEEE Trans. Dependable and Secure
 * Computing 7(4):337–351, 2010.
 */
import { type Activity, hold } from "../../des/mod.ts";
import type { Distribution, Random } from "../../random/mod.ts";
import type { Fault } from "./fault.ts";

export interface RenewingOptions {
  /** Time from repair to the next failure, s; its mean is the MTTF. */
  readonly up: Distribution;
  /** Time to repair, s; its mean is the MTTR. */
  readonly down: Distribution;
}

/**
 * A process, sound at its start: `simulation.spawn(renewing(fault, { up, down }, random))`. Interrupted,
 * it leaves no fault behind.
 */
export function* renewing(fault: Fault, { up, down }: RenewingOptions, random: Random): Activity {
  const ups = random.stream("up"), downs = random.stream("down");
  for (;;) {
    yield hold(up.draw(ups));
    const heal = fault.inject();
    try {
      yield hold(down.draw(downs));
    } finally {
      heal();
    }
  }
}
