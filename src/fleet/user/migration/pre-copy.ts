/**
 * Pre-copy: copy while the session runs, then again what it wrote meanwhile, until little is left;
 * then stop, copy the rest, start.
 *
 *     V₀ = V,     Tᵢ = Vᵢ/B + ℓ,     Vᵢ₊₁ = min(W, D Tᵢ)
 *     rounds go on while Vᵢ > threshold and i < rounds;     downtime = Tₙ,     bytes = Σ₀ⁿ Vᵢ
 *
 * With a constant dirty rate below the bandwidth, r = D/B < 1, all of the state written to and ℓ = 0,
 * that is a geometric series:
 *
 *     Vᵢ = V rⁱ,     bytes = V (1 − rⁿ⁺¹)/(1 − r),     downtime = V rⁿ/B
 *
 * Where the session writes as fast as the path carries, rounds gain nothing and only cost bytes: then
 * the limit of rounds ends it, with a downtime of up to W/B.
 *
 * Clark, Fraser, Hand, Hansen, Jul, Limpach, Pratt & Warfield, "Live migration of virtual machines",
 * NSDI 2005, section 3.3 (stages) and 4 (writable working sets). Defaults: those of Xen 4.
 */
import { nonNegative, positive, wholeNumber } from "../../parameter.ts";
import { checkedState, type MigrationMethod } from "./migration.ts";

export interface PreCopyOptions {
  /** What may be left for the stop, bytes; 50 pages of 4 KiB by default. */
  readonly threshold?: number;
  /** Most rounds while it runs; 29 by default. */
  readonly rounds?: number;
}

/** Throws a RangeError for options out of range. */
export function preCopy(options: PreCopyOptions = {}): MigrationMethod {
  const { threshold = 50 * 4096, rounds: most = 29 } = options;
  nonNegative("preCopy", "threshold", threshold);
  wholeNumber("preCopy", "rounds", most, 0);
  return {
    name: "pre-copy",
    cost(state, { bandwidth: B, latency = 0 }) {
      const { bytes: V, dirtyRate: D, workingSet: W } = checkedState("preCopy.cost", state);
      positive("preCopy.cost", "path.bandwidth", B);
      let left = V, bytes = 0, duration = 0, rounds = 0;
      for (; left > threshold && rounds < most; rounds++) {
        const time = left / B + latency;
        bytes += left;
        duration += time;
        left = Math.min(W, D * time);
      }
      const downtime = left / B + latency;
      return { bytes: bytes + left, downtime, duration: duration + downtime, degraded: 0, rounds };
    },
    *run({ state, now, send, stop, start }) {
      const { bytes: V, dirtyRate: D, workingSet: W } = checkedState("preCopy.run", state);
      const begin = now();
      let left = V, bytes = 0, rounds = 0;
      for (; left > threshold && rounds < most; rounds++) {
        const since = now();
        yield* send(left);
        bytes += left;
        left = Math.min(W, D * (now() - since));
      }
      const stopped = now();
      stop();
      yield* send(left);
      start();
      const end = now();
      return {
        bytes: bytes + left,
        downtime: end - stopped,
        duration: end - begin,
        degraded: 0,
        rounds,
      };
    },
  };
}
