/**
 * A table for a terminal: columns as wide as their widest cell, two blanks apart, the columns named
 * `left` flush left and the others flush right. Lines do not end in blanks.
 */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  options: { readonly left?: readonly number[] } = {},
): string {
  const { left = [0] } = options;
  const all = [head, ...rows];
  for (const row of rows) {
    if (row.length !== head.length) {
      throw new RangeError(
        `textTable: rows must have ${head.length} cells as the head has, got ${row.length}`,
      );
    }
  }
  const widths = head.map((_, j) => Math.max(...all.map((row) => row[j].length)));
  return all.map((row) =>
    row.map((cell, j) => left.includes(j) ? cell.padEnd(widths[j]) : cell.padStart(widths[j]))
      .join("  ").trimEnd()
  ).join("\n");
}
