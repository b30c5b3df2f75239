/** Jupyter counts a cursor in code points, JavaScript in UTF-16 units. */

export function toUnits(text: string, codePoints: number): number {
  let units = 0;
  for (const sign of text) {
    if (codePoints <= 0) break;
    codePoints -= 1;
    units += sign.length;
  }
  return units;
}

export function toCodePoints(text: string, units: number): number {
  return [...text.slice(0, units)].length;
}
