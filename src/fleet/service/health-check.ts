/**
 * Health checks: who does not answer gets no more requests, from the next check on.
 *
 * Between a crash and the check that finds it, requests go to the dead instance and fail; `misses`
 * checks in a row must fail, so that a short pause does not empty a service.
 */
import { type Activity, hold } from "../../des/mod.ts";
import { positive, wholeNumber } from "../parameter.ts";
import type { Instance } from "./instance.ts";
import type { Service } from "./service.ts";

export interface HealthCheckOptions {
  /** Time between two checks, s. */
  readonly interval: number;
  /** Failed checks in a row until an instance is left out; 1 unless told. */
  readonly misses?: number;
}

/** A process: `simulation.spawn(healthCheck(service, { interval: 1 }))`. Throws a RangeError for options out of range. */
export function healthCheck(service: Service, options: HealthCheckOptions): Activity {
  const { interval, misses = 1 } = options;
  positive("healthCheck", "interval", interval);
  wholeNumber("healthCheck", "misses", misses, 1);
  return checks(service, interval, misses);
}

function* checks(service: Service, interval: number, misses: number): Activity {
  const missed = new WeakMap<Instance, number>();
  for (;;) {
    yield hold(interval);
    for (const instance of service.instances) {
      if (instance.state !== "up") continue;
      const inARow = instance.isUp ? 0 : (missed.get(instance) ?? 0) + 1;
      missed.set(instance, inARow);
      const seemsUp = inARow < misses;
      if (seemsUp !== instance.seemsUp) service.mark(instance, seemsUp);
    }
  }
}
