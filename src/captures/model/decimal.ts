/** Numbers as text files of tools write them: decimal, with a point, in ASCII. */

const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
/** No tool prints a number with more characters; a cap keeps hostile lines cheap. */
const longest = 64;

/** The number a text stands for; NaN where it is none, is empty or exceeds a double. */
export function decimal(text: string): number {
  const trimmed = text.trim();
  if (trimmed.length > longest || !plain.test(trimmed)) return NaN;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : NaN;
}

/** As `decimal`, also with commas between groups of three digits: `3,493,688,425`. */
export function groupedDecimal(text: string): number {
  const trimmed = text.trim();
  if (trimmed.length > longest) return NaN;
  return decimal(grouped.test(trimmed) ? trimmed.replaceAll(",", "") : trimmed);
}
