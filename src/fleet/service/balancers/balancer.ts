/** What every load balancer answers: which instance serves this request. */
import type { Random } from "../../../random/mod.ts";
import type { Request } from "../request.ts";

/** What a balancer sees of an instance. */
export interface Candidate {
  /** Different for all instances that a service ever had. */
  readonly id: number;
  /** Where it stands; null where that does not matter. */
  readonly zone: string | null;
  /** Requests sent to it and not answered yet. */
  readonly load: number;
}

export interface Balancer {
  /**
   * One of the candidates, of which there is at least one.
   *
   * @param zone the caller's
   */
  choose<C extends Candidate>(candidates: readonly C[], request: Request, zone: string | null): C;
}

/** Makes the balancer of one service. */
export interface BalancerFactory {
  /** As tables and figures call it. */
  readonly name: string;
  start(random: Random): Balancer;
}

/**
 * Index of the least load, looking from `start` on and around: the first of a fixed order would get all
 * the work of a quiet service.
 */
export function leastLoaded(candidates: readonly Candidate[], start: number): number {
  const n = candidates.length;
  let best = start % n;
  for (let k = 1; k < n; k++) {
    const i = (start + k) % n;
    if (candidates[i].load < candidates[best].load) best = i;
  }
  return best;
}
