/**
 * How stable a ranking is: whether two runs name the same methods as hot.
 *
 *     overlap_k = |top k of a ∩ top k of b| / k
 *     disagreement = share of pairs of runs that name different hottest methods
 *
 * Source: four profilers named four hottest methods in Mytkowicz et al., PLDI 2010; one named eight in
 * 30 runs in Burchell and Marr, 2023. Overlap as in Fagin, Kumar and Sivakumar, SIAM J. Discrete
 * Mathematics 17(1):134–160, 2003.
 */

/** Share of each method by name. */
export type Profile = Readonly<Record<string, number>>;

/** The k names of greatest share, greatest first; equal shares in the order of their names. */
export function top(profile: Profile, k: number): string[] {
  if (!(Number.isInteger(k) && k >= 1)) {
    throw new RangeError(`top: k must be a whole number >= 1, got ${k}`);
  }
  return Object.keys(profile)
    .sort((a, b) => profile[b] - profile[a] || (a < b ? -1 : 1))
    .slice(0, k);
}

/** Share of the k hottest of one that are among the k hottest of the other, in [0, 1]. */
export function topOverlap(a: Profile, b: Profile, k: number): number {
  const others = new Set(top(b, k));
  return top(a, k).filter((name) => others.has(name)).length / k;
}

export interface Disagreement {
  /** Share of pairs of runs whose hottest methods differ, in [0, 1]. */
  readonly share: number;
  /** The methods named hottest, the most often named first, with how often. */
  readonly named: readonly (readonly [name: string, runs: number])[];
}

/** Whether runs agree on the hottest method. Throws a RangeError for fewer than 2 runs. */
export function hottestDisagreement(runs: readonly Profile[]): Disagreement {
  const n = runs.length;
  if (n < 2) throw new RangeError(`hottestDisagreement: needs 2 runs or more, got ${n}`);
  const counts = new Map<string, number>();
  for (const run of runs) {
    const [hottest] = top(run, 1);
    counts.set(hottest, (counts.get(hottest) ?? 0) + 1);
  }
  const alike = [...counts.values()].reduce((sum, k) => sum + k * (k - 1), 0);
  return {
    share: 1 - alike / (n * (n - 1)),
    named: [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)),
  };
}
