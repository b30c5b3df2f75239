/**
 * What a service does for a request, written down as a list of stages:
 *
 *     [work(exponential({ mean: 0.002 })), parallel(call("ads", { timeout: 0.05 }), call("cart"))]
 *
 * Stages follow one another; a failure ends the list, and the request fails with it.
 */
import type { Distribution } from "../../random/mod.ts";
import type { CacheFactory } from "./caches/cache.ts";
import type { CallOptions } from "./client/call-options.ts";

export type Stage =
  | { readonly kind: "work"; readonly law: Distribution }
  | { readonly kind: "call"; readonly to: string; readonly options: CallOptions }
  | { readonly kind: "tell"; readonly to: string; readonly options: CallOptions }
  | { readonly kind: "parallel"; readonly branches: readonly (readonly Stage[])[] }
  | {
    readonly kind: "either";
    readonly share: number;
    readonly then: readonly Stage[];
    readonly otherwise: readonly Stage[];
  }
  | { readonly kind: "cached"; readonly cache: CacheFactory; readonly miss: readonly Stage[] }
  | { readonly kind: "fail"; readonly share: number };

type Stages = Stage | readonly Stage[];

/** Work on the instance's node: seconds alone on a core at nominal frequency. */
export function work(law: Distribution): Stage {
  return { kind: "work", law };
}

/** A synchronous call: its failure is the caller's. */
export function call(to: string, options: CallOptions = {}): Stage {
  return { kind: "call", to, options };
}

/** An asynchronous call: nobody waits for it, and its failure fails nobody. */
export function tell(to: string, options: CallOptions = {}): Stage {
  return { kind: "tell", to, options };
}

/** Fan-out: all branches at once; ends when the last has ended, and fails if one has failed. */
export function parallel(...branches: readonly Stages[]): Stage {
  return { kind: "parallel", branches: branches.map(listOf) };
}

/** With probability `share` the first, else the second. Throws a RangeError for another share. */
export function either(share: number, then: Stages, otherwise: Stages = []): Stage {
  return {
    kind: "either",
    share: probability("either", share),
    then: listOf(then),
    otherwise: listOf(otherwise),
  };
}

/** Nothing where the instance's cache has the request's key; otherwise `miss`, and it has it then. */
export function cached(cache: CacheFactory, ...miss: readonly Stage[]): Stage {
  return { kind: "cached", cache, miss };
}

/** An `error` with probability `share`. Throws a RangeError for another share. */
export function fail(share: number): Stage {
  return { kind: "fail", share: probability("fail", share) };
}

/** Names of the services that the stages call, in the order of the list. */
export function calledBy(stages: readonly Stage[]): string[] {
  return stages.flatMap((stage) => {
    switch (stage.kind) {
      case "call":
      case "tell":
        return [stage.to];
      case "parallel":
        return stage.branches.flatMap(calledBy);
      case "either":
        return calledBy([...stage.then, ...stage.otherwise]);
      case "cached":
        return calledBy(stage.miss);
      default:
        return [];
    }
  });
}

function listOf(stages: Stages): readonly Stage[] {
  return Array.isArray(stages) ? stages : [stages as Stage];
}

function probability(where: string, share: number): number {
  if (share >= 0 && share <= 1) return share;
  throw new RangeError(`${where}: share must be in [0, 1], got ${share}`);
}
