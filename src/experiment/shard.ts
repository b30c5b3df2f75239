/** Which cells a shard runs: one part of n, for the nodes of a cluster. */

export interface Shard {
  /** 1 to count. */
  readonly index: number;
  readonly count: number;
}

/**
 * Reads `2/8`. Throws a RangeError unless both are whole numbers with 1 ≤ index ≤ count.
 */
export function shardOf(text: string): Shard {
  const [, first = "", second = ""] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const [index, count] = [Number(first), Number(second)];
  if (!(index >= 1 && index <= count)) {
    throw new RangeError(`shard must be i/n with 1 <= i <= n, as in 2/8; got "${text}"`);
  }
  return { index, count };
}

/**
 * The cells of a shard: every n-th of the design, so that each shard gets its share of the heavy
 * ones.
 */
export function cellsOfShard<T>(cells: readonly T[], shard: Shard | null): readonly T[] {
  if (shard === null) return cells;
  return cells.filter((_, i) => i % shard.count === shard.index - 1);
}
