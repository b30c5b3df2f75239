/**
 * The known name that was probably meant: least edit distance (insertions, deletions, replacements),
 * of at most a third of the name's length; null where none is that near.
 *
 * Wagner and Fischer, Journal of the ACM 21(1):168–173, 1974.
 */
export function nearestName(name: string, known: readonly string[]): string | null {
  const distances = known.map((other) => editDistance(name.toLowerCase(), other.toLowerCase()));
  const least = Math.min(...distances);
  return least <= Math.max(1, name.length / 3) ? known[distances.indexOf(least)] : null;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j); // from the empty prefix of a
  for (let i = 1; i <= a.length; i++) {
    const before = row;
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, before[j] + 1, row[j - 1] + 1));
    }
  }
  return row[b.length];
}
