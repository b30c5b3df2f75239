/**
 * Canary deployment: a few instances get the new version, and only what stands the comparison with the
 * others goes on to all.
 *
 * After `watch` seconds the canaries are compared with the instances of the old version by Welch's
 * tests, one-sided: share of failures, and mean stay. Where either is worse at level α/2 each, the
 * canaries are replaced by the old version; otherwise the rest follows by a rolling deployment. So a good
 * version is turned down with probability α or so; a worse one passes unless enough requests show it.
 *
 * Source: Beyer et al., The Site Reliability Workbook, O'Reilly 2018, chapter 16.
 */
import { type Activity, hold } from "../../../des/mod.ts";
import { Moments, welchTest } from "../../../stats/mod.ts";
import { positive, wholeNumber, within } from "../../parameter.ts";
import type { Version } from "../instance.ts";
import type { Service } from "../service.ts";
import { replace, rolling, type RollingOptions } from "./rolling.ts";

export interface CanaryOptions extends RollingOptions {
  /** Instances that get the new version first; 1 unless told. */
  readonly canaries?: number;
  /** How long they are watched after their start, s. */
  readonly watch: number;
  /** α, share of good versions that may be turned down; 0.01 unless told. */
  readonly risk?: number;
}

export interface CanaryVerdict {
  readonly isPromoted: boolean;
  /** p-values of "the canary fails more often" and "takes longer"; 1 where there was nothing to compare. */
  readonly failures: number;
  readonly stay: number;
}

/** Deploys and returns the verdict. Throws a RangeError for options out of range. */
export function* canary(
  service: Service,
  version: Version,
  options: CanaryOptions,
): Activity<CanaryVerdict> {
  const { canaries = 1, watch, risk = 0.01, startup = 30 } = options;
  wholeNumber("canary", "canaries", canaries, 1);
  positive("canary", "watch", watch);
  within("canary", "risk", risk, 0, 1);
  const old = service.version;
  const first = service.instances.filter(({ state }) => state === "up").slice(0, canaries);
  yield* replace(service, first, version, startup);
  service.version = old; // whatever an autoscaler starts meanwhile
  const up = service.candidates;
  const canary = up.filter(({ version: own }) => own === version).map((one) => one.beginRecord());
  const others = up.filter(({ version: own }) => own === old).map((one) => one.beginRecord());
  yield hold(watch);
  const failures = worse(canary.map((one) => one.failures), others.map((one) => one.failures));
  const stay = worse(canary.map((one) => one.stay), others.map((one) => one.stay));
  const isPromoted = failures >= risk / 2 && stay >= risk / 2;
  yield* rolling(service, isPromoted ? version : old, options);
  return { isPromoted, failures, stay };
}

/** p-value of "the canary's mean is above the others'", small where it is. */
function worse(canary: readonly Moments[], others: readonly Moments[]): number {
  const x = merged(canary), y = merged(others);
  if (x.count < 2 || y.count < 2) return 1;
  return welchTest(x, y, { alternative: "greater" }).pValue;
}

function merged(all: readonly Moments[]): Moments {
  const sum = new Moments();
  for (const one of all) sum.merge(one);
  return sum;
}
