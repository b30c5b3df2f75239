/**
 * Max-min fair shares by progressive filling.
 *
 * All flows grow at one rate until a link is full; the flows through it keep what they have, the
 * others grow on. So no flow can have more without taking from one that has no more than it:
 *
 *     Σᵢ aₗᵢ xᵢ ≤ Cₗ  for every link l,     xᵢ ≤ limitᵢ
 *     every flow is at its limit, or crosses a full link on which none has more
 *
 * aₗᵢ is what a unit of flow i uses of link l: 1 on a cable; on a radio channel, whose capacity is
 * airtime, the seconds that a byte of this station takes. The cost is O(hops + rounds · links), with
 * at most one round for each link and each distinct limit.
 *
 * Method: Bertsekas & Gallager, Data Networks, 2nd ed., section 6.5.2. With aₗᵢ: Casanova et al.,
 * SimGrid, J. Parallel and Distributed Computing 74(10):2899–2917, 2014, section 4.
 */

export interface SharedLink {
  /** C: what the link has to give per second. */
  readonly capacity: number;
  readonly flows: readonly SharingFlow[];
  /** What the filling has left of the capacity, and Σ a and the number of flows that still grow. */
  left: number;
  load: number;
  growing: number;
}

export interface SharingFlow {
  readonly hops: readonly SharedLink[];
  /** a for each hop; null is 1 everywhere. */
  readonly usage: readonly number[] | null;
  /** The most that the flow can take per second; Infinity for no limit. */
  readonly limit: number;
  /** x: its share, written by the filling. */
  rate: number;
}

const growing = -1; // stands for the rate of a flow that still grows

/**
 * Writes the rate of each of the flows. `links` are all links that the flows cross, and `flows` all
 * flows that cross them. A flow without hops or limit gets Infinity.
 */
export function shareMaxMin(links: readonly SharedLink[], flows: readonly SharingFlow[]): void {
  for (const link of links) {
    link.left = link.capacity;
    link.load = 0;
    link.growing = 0;
  }
  let open = flows.length;
  let limited: SharingFlow[] | null = null;
  for (const flow of flows) {
    flow.rate = growing;
    if (flow.limit < Infinity) (limited ??= []).push(flow);
    for (let h = 0; h < flow.hops.length; h++) {
      flow.hops[h].load += flow.usage === null ? 1 : flow.usage[h];
      flow.hops[h].growing++;
    }
  }
  limited?.sort((a, b) => a.limit - b.limit);
  let nextLimited = 0;
  while (open > 0) {
    let level = Infinity;
    let bottleneck: SharedLink | null = null;
    for (const link of links) {
      if (link.growing === 0) continue;
      const share = link.left / link.load;
      if (share < level) [level, bottleneck] = [share, link];
    }
    // What stops at its limit leaves more for the others, so the level stays a lower bound.
    let hasStopped = false;
    while (limited !== null && nextLimited < limited.length) {
      const flow = limited[nextLimited];
      if (flow.rate === growing) {
        if (flow.limit > level) break;
        fix(flow, flow.limit);
        open--;
        hasStopped = true;
      }
      nextLimited++;
    }
    if (hasStopped) continue;
    for (const flow of bottleneck === null ? flows : bottleneck.flows) {
      if (flow.rate !== growing) continue;
      fix(flow, level);
      open--;
    }
  }
}

function fix(flow: SharingFlow, rate: number): void {
  flow.rate = rate;
  for (let h = 0; h < flow.hops.length; h++) {
    const link = flow.hops[h], used = flow.usage === null ? 1 : flow.usage[h];
    link.left = Math.max(0, link.left - used * rate); // rounding may leave −1e-16
    link.load -= used;
    link.growing--;
  }
}
