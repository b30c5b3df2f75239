/**
 * Greedy choice of the k most informative of many things, such as hardware counters that share few
 * registers.
 *
 *     S₀ = ∅,     S_{j+1} = S_j ∪ {argmax_c F(S_j ∪ {c})}
 *
 * If F is monotone and submodular (what a candidate adds never grows with what is chosen already),
 * then F(S_k) ≥ (1 − (1 − 1/k)^k) max_{|S|=k} F(S) ≥ (1 − 1/e) max F. The joint entropy H(X_S) is
 * such an F for any data. The information I(X_S; Y) about a target is one if the candidates are
 * independent given Y, and need not be otherwise: of two counters whose exclusive-or is the target,
 * neither tells anything alone, and greedy choice finds neither.
 *
 * Nemhauser, Wolsey and Fisher, Mathematical Programming 14:265–294, 1978.
 * Krause and Guestrin, Near-optimal nonmyopic value of information in graphical models, UAI 2005.
 */
import { plugInEntropy } from "./entropy.ts";

/** Worth of a set of candidates, given by their indices. */
export type SetValue = (chosen: readonly number[]) => number;

/** What the greedy choice took, in its order. */
export interface GreedyChoice {
  /** Indices of the candidates, best first. */
  readonly chosen: readonly number[];
  /** F after each choice: `values[j]` is the worth of the first j + 1. */
  readonly values: readonly number[];
}

/**
 * The greedy choice of k out of `candidates` candidates under the worth F. Ties go to the lower
 * index. Calls F at most k times the number of candidates.
 * Throws a RangeError unless 0 ≤ k ≤ candidates are whole numbers, or where F gives NaN.
 */
export function greedyChoice(candidates: number, k: number, value: SetValue): GreedyChoice {
  if (!Number.isInteger(candidates) || candidates < 0) {
    throw new RangeError(
      `greedyChoice: candidates must be a whole number ≥ 0, got ${candidates}`,
    );
  }
  if (!Number.isInteger(k) || k < 0 || k > candidates) {
    throw new RangeError(`greedyChoice: k must be a whole number in [0, ${candidates}], got ${k}`);
  }
  const chosen: number[] = [];
  const values: number[] = [];
  while (chosen.length < k) {
    let best = -1;
    let bestValue = -Infinity;
    for (let c = 0; c < candidates; c++) {
      if (chosen.includes(c)) continue;
      const worth = value([...chosen, c]);
      if (Number.isNaN(worth)) {
        throw new RangeError(`greedyChoice: value of [${[...chosen, c].join(", ")}] is NaN`);
      }
      if (best < 0 || worth > bestValue) {
        best = c;
        bestValue = worth;
      }
    }
    chosen.push(best);
    values.push(bestValue);
  }
  return { chosen, values };
}

/**
 * F(S) = H(X_S) in bits, plug-in, of label series (one a candidate, all of one length): how much
 * the set tells by itself.
 * Throws a RangeError where lengths differ.
 */
export function jointEntropy(columns: readonly ArrayLike<number>[]): SetValue {
  checkColumns("jointEntropy", columns);
  return (chosen) => entropyOfRows(chosen.map((c) => columns[c]));
}

/**
 * F(S) = I(X_S; Y) in bits, plug-in, of label series about a target label series Y: how much the
 * set tells about the target. The plug-in bias grows with the size of the set; stop while n is
 * large against the number of joint values.
 * Throws a RangeError where lengths differ.
 */
export function informationAbout(
  target: ArrayLike<number>,
  columns: readonly ArrayLike<number>[],
): SetValue {
  checkColumns("informationAbout", [target, ...columns]);
  const targetEntropy = entropyOfRows([target]);
  return (chosen) => {
    const set = chosen.map((c) => columns[c]);
    const information = entropyOfRows(set) + targetEntropy - entropyOfRows([...set, target]);
    return Math.max(0, information); // rounding may leave −1e-16
  };
}

/** Plug-in entropy in bits of the rows that the columns form together; 0 for no column. */
function entropyOfRows(columns: readonly ArrayLike<number>[]): number {
  if (columns.length === 0) return 0;
  const counts = new Map<string, number>();
  for (let i = 0; i < columns[0].length; i++) {
    const row = columns.map((column) => column[i]).join(" ");
    counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  // sorted, so that the sum is the same for the same counts in any order
  return plugInEntropy(Float64Array.from(counts.values()).sort());
}

function checkColumns(caller: string, columns: readonly ArrayLike<number>[]): void {
  for (const column of columns) {
    if (column.length !== columns[0].length || column.length === 0) {
      throw new RangeError(
        `${caller}: label series must be as long as each other and not empty, got ${
          columns[0].length
        } and ${column.length}`,
      );
    }
  }
}
