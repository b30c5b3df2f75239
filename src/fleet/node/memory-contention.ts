/**
 * Programs that share the memory's bandwidth slow each other.
 *
 *     Sᵢ = (1 − βᵢ) f₀/f + βᵢ m                time that a second of program i takes
 *     m = 1 where Σ dᵢ/Sᵢ ≤ B at m = 1;  else m solves Σ dᵢ/Sᵢ = B
 *
 * βᵢ is the share of program i's time that waits for memory and dᵢ the bytes per second that it
 * moves, both alone at the nominal frequency f₀; B is what the memory can deliver. The memory is
 * free or it is the bottleneck, and then its waits stretch for all alike until what is asked for is
 * what it delivers. Programs without β do not slow; their demand must leave room: Σ over β = 0 of
 * dᵢ f/f₀ < B. Shared caches (more misses when others run) are not in the model.
 *
 * βᵢ and f: Keramidas, Spiliopoulos & Kaxiras, Computing Frontiers 2010 (see captures/replay). The
 * bandwidth as a bound: Williams, Waterman & Patterson, "Roofline", Communications of the ACM
 * 52(4):65–76, 2009; Denning & Buzen, ACM Computing Surveys 10(3):225–261, 1978 (bottleneck law).
 */

export interface MemoryUser {
  /** β, in [0, 1] */
  readonly memoryShare: number;
  /** d: bytes per second, alone at f₀ */
  readonly memoryDemand: number;
}

/** m: how much longer the waits for memory take, at a slowness f₀/f of the cores. */
export function memoryStretch(
  users: readonly MemoryUser[],
  slowness: number,
  bandwidth: number,
): number {
  const asked = (m: number) => {
    let bytes = 0;
    for (const { memoryShare: beta, memoryDemand: d } of users) {
      if (d > 0) bytes += d / ((1 - beta) * slowness + beta * m);
    }
    return bytes;
  };
  if (!(asked(1) > bandwidth)) return 1;
  let stiff = 0; // demand that no waiting reduces
  for (const { memoryShare, memoryDemand } of users) {
    if (memoryShare === 0) stiff += memoryDemand / slowness;
  }
  if (stiff >= bandwidth) {
    throw new RangeError(
      `memoryStretch: programs with memoryShare 0 ask for ${stiff} B/s of ${bandwidth} B/s; give them a share > 0`,
    );
  }
  let low = 1, high = 2;
  while (asked(high) > bandwidth) [low, high] = [high, 2 * high];
  for (let mid = (low + high) / 2; low < mid && mid < high; mid = (low + high) / 2) {
    if (asked(mid) > bandwidth) low = mid;
    else high = mid;
  }
  return high;
}
