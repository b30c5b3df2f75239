/**
 * Series in integer arithmetic, from which the tables of this folder are made when it is loaded.
 *
 * A number v is held as the integer ⌊v·2^bits⌋, so every step is exact but for the floor, and the
 * tables are the same on every machine. At 192 bits the floors of a few hundred terms leave more
 * than 180 good ones; a table entry needs about 100.
 *
 * Machin's formula: π = 16 arctan(1/5) − 4 arctan(1/239).
 */

/** Bits after the point of every value that has no `bits` of its own. */
export const fractionBits = 192;

const unit = Number(1n << BigInt(fractionBits));

/** arctan(n/d) for sign −1, artanh(n/d) for sign +1: Σ signᵏ (n/d)²ᵏ⁺¹ / (2k + 1). Needs n < d. */
export function inverseTangent(
  n: number,
  d: number,
  sign: -1 | 1,
  bits: number = fractionBits,
): bigint {
  const n2 = BigInt(n) * BigInt(n), d2 = BigInt(d) * BigInt(d);
  let power = (BigInt(n) << BigInt(bits)) / BigInt(d);
  let sum = 0n;
  for (let k = 0n; power > 0n; k++) {
    const term = power / (2n * k + 1n);
    sum += sign < 0 && k % 2n === 1n ? -term : term;
    power = (power * n2) / d2;
  }
  return sum;
}

/** π with that many bits after the point. */
export function pi(bits: number = fractionBits): bigint {
  return 16n * inverseTangent(1, 5, -1, bits) - 4n * inverseTangent(1, 239, -1, bits);
}

/** ln 2 = 2 artanh(1/3). */
export function ln2(): bigint {
  return 2n * inverseTangent(1, 3, 1);
}

/** e^v = Σ vᵏ/k!, for a fixed-point v in [0, 1]. */
export function exponential(v: bigint): bigint {
  let sum = 0n;
  let term = 1n << BigInt(fractionBits);
  for (let k = 1n; term > 0n; k++) {
    sum += term;
    term = times(term, v) / k;
  }
  return sum;
}

/** The fixed-point product. */
export function times(a: bigint, b: bigint): bigint {
  return (a * b) >> BigInt(fractionBits);
}

/** The number nearest to the fixed-point v. */
export function toNumber(v: bigint): number {
  return Number(v) / unit;
}

/** The fixed-point value of x, whose last bit must not lie below 2^−192. */
export function fromNumber(x: number): bigint {
  return BigInt(x * unit);
}

/**
 * v as the sum of two numbers. The head is the nearest number, or where `headBits` is given the
 * nearest multiple of 2^−headBits, which leaves room for exact products with whole numbers.
 */
export function headAndTail(v: bigint, headBits?: number): [head: number, tail: number] {
  const head = headBits === undefined ? toNumber(v) : nearestMultiple(v, headBits);
  return [head, toNumber(v - fromNumber(head))];
}

function nearestMultiple(v: bigint, headBits: number): number {
  const dropped = BigInt(fractionBits - headBits);
  const rounded = (v + (1n << (dropped - 1n))) >> dropped;
  return toNumber(rounded << dropped);
}
