/**
 * Autoscaler: asks its policy at each interval and starts or drains instances.
 *
 * A new instance is up after its start-up delay. After a change the service is left alone for the
 * cool-down before it may shrink, so that a short lull does not end what the next peak needs.
 */
import { type Activity, hold, type Simulation } from "../../../des/mod.ts";
import { nonNegative, positive, wholeNumber } from "../../parameter.ts";
import type { Instance } from "../instance.ts";
import type { Service } from "../service.ts";
import type { ScalingPolicyFactory } from "./scaling-policy.ts";

export interface AutoscalerOptions {
  readonly policy: ScalingPolicyFactory;
  /** Time between two looks, s; 15 unless told. */
  readonly interval?: number;
  /** Until a new instance is up, s; 30 unless told. */
  readonly startup?: number;
  /** Least and most instances; 1 and the service's nodes unless told. */
  readonly least?: number;
  readonly most?: number;
  /** Shortest time between a change and a scale-in, s; 60 unless told. */
  readonly coolDown?: number;
}

/**
 * A process: `simulation.spawn(autoscaler(simulation, service, { policy }))`. Throws a RangeError for
 * options out of range.
 */
export function autoscaler(
  simulation: Simulation,
  service: Service,
  options: AutoscalerOptions,
): Activity {
  const { interval = 15, startup = 30, least = 1, coolDown = 60, most = Infinity } = options;
  positive("autoscaler", "interval", interval);
  nonNegative("autoscaler", "startup", startup);
  wholeNumber("autoscaler", "least", least, 0);
  nonNegative("autoscaler", "coolDown", coolDown);
  if (!(most >= least)) {
    throw new RangeError(`autoscaler: most must be >= least, ${least}, got ${most}`);
  }
  return looks(simulation, service, { ...options, interval, startup, least, most, coolDown });
}

function* looks(
  simulation: Simulation,
  service: Service,
  options: Required<AutoscalerOptions>,
): Activity {
  const { interval, startup, least, most, coolDown } = options;
  const policy = options.policy();
  const busyBefore = new WeakMap<Instance, number>();
  let changed = -Infinity; // s
  for (;;) {
    yield hold(interval);
    let busy = 0, cores = 0;
    const here = service.instances.filter(({ state }) => state === "up" || state === "starting");
    for (const instance of here) {
      const { node, state } = instance;
      const since = busyBefore.get(instance);
      busyBefore.set(instance, node.busyTime);
      // One that was not there at the last look says nothing yet of a whole interval.
      if (state !== "up" || since === undefined) continue;
      busy += node.busyTime - since;
      cores += node.allCores;
    }
    if (cores === 0) continue;
    const utilisation = busy / (cores * interval);
    const { now } = simulation;
    const asked = policy.decide({ now, instances: here.length, utilisation });
    // 1e-9: what is a whole number but for rounding stays one
    const wanted = Math.min(most, Math.max(least, Math.ceil(asked - 1e-9)));
    if (wanted === here.length || (wanted < here.length && now < changed + coolDown)) continue;
    changed = now;
    for (let n = here.length; n < wanted; n++) if (service.start(startup) === null) break;
    for (const instance of here.slice(wanted).reverse()) service.drain(instance);
  }
}
