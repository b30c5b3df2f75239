/**
 * Ranks with ties where the data do not separate.
 *
 * The levels stand in the order of their means. The best leads, and those behind it share rank 1 up to
 * the first that is separated from it (separation.ts); that one leads the next group, whose rank is 1 +
 * the number of levels before it, and so on. So the leader of every rank is separated from the leader of
 * the rank before, and no level has a better rank than one of better mean. Members of different groups
 * need not be separated: of three levels in a row only the first and the last may be told apart, and a
 * level of wide interval may be told from nobody. Which levels are separated is asked of the pairs, not
 * of overlapping intervals: two intervals of means may overlap although their difference is clear.
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
  const inOrder = means.map((_, i) => i).sort((i, j) =>
    sign * (means[i] - means[j]) || (names[i] < names[j] ? -1 : 1)
  );
  const result = new Array<number>(means.length);
  let leader = inOrder[0];
  inOrder.forEach((i, before) => {
    if (i === leader || order(leader, i) !== 0) {
      leader = i;
      result[i] = before + 1;
    } else {
      result[i] = result[leader];
    }
  });
  return result;
}
