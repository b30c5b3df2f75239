/**
 * Rolling deployment: a few instances at a time are drained and replaced by the new version.
 *
 * Capacity falls by the share that is replaced at once, for a drain and a start-up each; with free nodes
 * in the service's pool new instances start first and nothing is lost ("surge").
 */
import { type Activity, hold } from "../../../des/mod.ts";
import { nonNegative, wholeNumber } from "../../parameter.ts";
import type { Instance, Version } from "../instance.ts";
import type { Service } from "../service.ts";

export interface RollingOptions {
  /** Instances replaced at once; 1 unless told. */
  readonly atOnce?: number;
  /** Until a new instance is up, s; 30 unless told. */
  readonly startup?: number;
}

/** Replaces all instances of other versions. Throws a RangeError for options out of range. */
export function* rolling(
  service: Service,
  version: Version,
  options: RollingOptions = {},
): Activity {
  const { atOnce = 1, startup = 30 } = options;
  wholeNumber("rolling", "atOnce", atOnce, 1);
  nonNegative("rolling", "startup", startup);
  for (;;) {
    const old = service.instances.filter(({ state, version: own }) =>
      own !== version && (state === "up" || state === "starting")
    ).slice(0, atOnce);
    if (old.length === 0) return;
    yield* replace(service, old, version, startup);
  }
}

/** Replaces these instances by as many of the version: new ones first where nodes are free. */
export function* replace(
  service: Service,
  old: readonly Instance[],
  version: Version,
  startup: number,
): Activity {
  service.version = version;
  const surge = Math.min(service.free, old.length);
  for (let k = 0; k < surge; k++) service.start(startup);
  if (surge > 0) yield hold(startup);
  for (const gone of old.map((instance) => service.drain(instance))) yield* gone.pass();
  for (let k = surge; k < old.length; k++) service.start(startup);
  if (surge < old.length) yield hold(startup);
}
