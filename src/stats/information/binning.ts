/**
 * Labels for continuous values, so that counts can be taken of them.
 *
 * The choice of bins is part of an information estimate: more bins see finer dependence and cost
 * more bias. The choice here, where none is given, is ⌊√(n/5)⌋ bins (at least 2) of equal
 * frequency, so that a table of two independent variables expects five counts a cell, the usual
 * rule for chi-square tables. Equal frequency makes the labels' entropy as large as can be and the
 * estimate invariant under increasing maps of the values; equal width keeps distances.
 *
 * Cochran, Biometrics 10:417–451, 1954 (five counts a cell).
 */

/** ⌊√(n/5)⌋, at least 2: the number of bins for a table of two variables seen n times. */
export function binsForPairs(n: number): number {
  return Math.max(2, Math.floor(Math.sqrt(n / 5)));
}

/**
 * Labels 0 … bins − 1 by rank: each bin gets ⌊n/bins⌋ or ⌈n/bins⌉ values where none are equal.
 * Equal values share the label of the first of them in rank, so heavy ties leave bins empty.
 * Throws a RangeError where x is empty or has a NaN, or bins is not a whole number ≥ 1.
 */
export function equalFrequencyLabels(
  x: ArrayLike<number>,
  bins: number = binsForPairs(x.length),
): Int32Array {
  checkArguments("equalFrequencyLabels", x, bins);
  const n = x.length;
  const order = Int32Array.from(x, (_, i) => i).sort((i, j) => x[i] - x[j] || i - j);
  const labels = new Int32Array(n);
  for (let rank = 0; rank < n; rank++) {
    const isTied = rank > 0 && x[order[rank]] === x[order[rank - 1]];
    labels[order[rank]] = isTied ? labels[order[rank - 1]] : Math.floor((rank * bins) / n);
  }
  return labels;
}

/**
 * Labels 0 … bins − 1 by equal steps from the least value to the greatest, which belongs to the
 * last bin; all 0 where all values are equal.
 * Throws a RangeError where x is empty or has a number that is not finite, or bins is not a whole
 * number ≥ 1.
 */
export function equalWidthLabels(
  x: ArrayLike<number>,
  bins: number = binsForPairs(x.length),
): Int32Array {
  checkArguments("equalWidthLabels", x, bins);
  let least = Infinity, greatest = -Infinity;
  for (let i = 0; i < x.length; i++) {
    least = Math.min(least, x[i]);
    greatest = Math.max(greatest, x[i]);
  }
  const width = greatest - least;
  if (!Number.isFinite(width)) {
    throw new RangeError(
      `equalWidthLabels: values must span a finite width, got ${least} to ${greatest}`,
    );
  }
  if (width === 0) return new Int32Array(x.length);
  return Int32Array.from(
    x,
    (value) => Math.min(bins - 1, Math.floor(((value - least) / width) * bins)),
  );
}

function checkArguments(caller: string, x: ArrayLike<number>, bins: number): void {
  if (x.length === 0) throw new RangeError(`${caller}: at least one value is needed, got none`);
  if (!Number.isInteger(bins) || bins < 1) {
    throw new RangeError(`${caller}: bins must be a whole number ≥ 1, got ${bins}`);
  }
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i])) {
      throw new RangeError(`${caller}: values must be numbers, got NaN at index ${i}`);
    }
  }
}
