/**
 * Exponents and powers of two: what the elementary functions need of the bits of a number.
 *
 * Only a store of 64 bits read back as 32 is used, so V8 keeps it in the store buffer; a power of two
 * comes from a table, because writing 32 bits and reading 64 stalls the pipeline.
 */
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
const high = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0; // on a little-endian machine 1

/** Sign, exponent and the first 20 bits of the mantissa of x, as a signed integer. */
export function highWord(x: number): number {
  double[0] = x;
  return words[high];
}

const lowest = -1074;
const powers = new Float64Array(1023 - lowest + 1);
powers[0] = Number.MIN_VALUE;
for (let i = 1; i < powers.length; i++) powers[i] = 2 * powers[i - 1];

/** 2ᵏ for a whole k in [−1074, 1023]. */
export function powerOfTwo(k: number): number {
  return powers[k - lowest];
}

/** Added to and taken from |x| < 2⁵¹, it leaves the whole number nearest to x. */
export const roundingShift = 1.5 * 0x10000000000000;
