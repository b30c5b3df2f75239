/**
 * Which levels the intervals separate from each other: paired t tests of all pairs of levels on
 * common random numbers, with Holm's correction over all pairs in all settings of the measure.
 *
 * So the chance of any false separation, in the whole of a ranking or a win-loss matrix, is at most
 * 1 − confidence, however the levels depend on each other. Tukey's range test would be a little
 * sharper for independent levels of one variance, which levels on common random numbers are not.
 */
import { holm, pairedTest } from "../stats/mod.ts";
import { paired } from "./samples.ts";

/** Replication → value of one level; empty where the level gave nothing. */
export type Sample = ReadonlyMap<number, number>;

/** Two levels of one block, by index; separated where the corrected p-value is small enough. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  /** Mean of first − second over common replications, in the unit of the measure. */
  readonly difference: number;
  /** Two-sided. 1 where fewer than 2 replications are common. */
  readonly pValue: number;
}

/** −1 where the first is separated and lower, 1 where separated and higher, 0 where not separated. */
export type Order = (first: number, second: number) => -1 | 0 | 1;

/** All pairs of levels in a block, each once. */
export function pairsOf(levels: readonly Sample[]): Pair[] {
  return levels.flatMap((first, i) =>
    levels.slice(i + 1).map((second, k) => {
      const { x, y } = paired(first, second);
      if (x.length < 2) return { first: i, second: i + 1 + k, difference: 0, pValue: 1 };
      const { estimate, pValue } = pairedTest(x, y);
      return { first: i, second: i + 1 + k, difference: estimate.value, pValue };
    })
  );
}

/** For each block of levels, which of them are separated, at that confidence over all blocks. */
export function separations(blocks: readonly (readonly Sample[])[], confidence: number): Order[] {
  const pairs = blocks.map(pairsOf);
  const corrected = holm(pairs.flat().map(({ pValue }) => pValue));
  let next = 0;
  return pairs.map((ofBlock) => {
    const signs = new Map(ofBlock.map(({ first, second, difference }) => {
      const isSeparated = corrected[next++] < 1 - confidence;
      return [`${first} ${second}`, isSeparated ? Math.sign(difference) : 0];
    }));
    return (first, second) => {
      const sign = first < second
        ? signs.get(`${first} ${second}`) ?? 0
        : -(signs.get(`${second} ${first}`) ?? 0);
      return sign > 0 ? 1 : sign < 0 ? -1 : 0;
    };
  });
}
