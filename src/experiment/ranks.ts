/**
 * Ranks with ties where the data do not separate.
 *
 * The level with the best mean leads; it and all levels not separated from it (separation.ts) share
 * rank 1. The best of the rest leads the next group, whose rank is 1 + the number of levels already
 * ranked, and so on. So a level of a later group is separated from the leader of every earlier one;
 * not necessarily from every member: of three levels in a row only the first and the last may be
 * told apart. Which levels are separated is asked of the pairs, not of overlapping intervals: two
 * intervals of means may overlap although their difference is clear.
 */
import type { Order } from "./separation.ts";

/**
 * The rank of each level, in the order given.
 *
 * @param means of the levels
 * @param names by which levels of equal mean are ordered, so that ranks do not depend on their order
 */
export function ranks(
  means: readonly number[],
  names: readonly string[],
  order: Order,
  better: "lower" | "higher",
): number[] {
  const sign = better === "lower" ? 1 : -1;
  let rest = means.map((_, i) => i).sort((i, j) =>
    sign * (means[i] - means[j]) || (names[i] < names[j] ? -1 : 1)
  );
  const result = new Array<number>(means.length);
  while (rest.length > 0) {
    const leader = rest[0];
    const rank = 1 + means.length - rest.length;
    const group = rest.filter((i) => i === leader || order(leader, i) === 0);
    for (const i of group) result[i] = rank;
    rest = rest.filter((i) => !group.includes(i));
  }
  return result;
}
