/** A whole number from a flag. Throws a RangeError that names the flag, the least allowed and the text. */
export function wholeNumber(flag: string, text: string, least: number): number {
  const value = /^\d+$/.test(text.trim()) ? Number(text) : NaN;
  if (!(value >= least)) {
    throw new RangeError(`${flag} must be a whole number >= ${least}, got "${text}"`);
  }
  return value;
}
