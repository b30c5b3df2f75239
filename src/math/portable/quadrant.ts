/**
 * Reduction of an angle to [−π/4, π/4]: x = n·π/2 + y, with y as head and tail, of which more than 60
 * bits are right.
 *
 * Up to 10⁶ π/2 is subtracted in three pieces, the first two of 32 bits, whose products with n are
 * exact (Cody and Waite, Software Manual for the Elementary Functions, 1980). Beyond, and
 * where so much cancels that the third piece is too coarse, x is multiplied by 2/π in whole numbers,
 * and only the bits that matter to n mod 4 and y are kept (Payne and Hanek, SIGNUM Newsletter
 * 18(1):19–24, 1983).
 */
import { highWord, powerOfTwo, roundingShift } from "./binary.ts";
import { fractionBits, fromNumber, headAndTail, pi, times, toNumber } from "./fixed-point.ts";

const halfPi = pi() / 2n;
const [first] = headAndTail(halfPi, 31);
const [second] = headAndTail(halfPi - fromNumber(first), 63);
const third = toNumber(halfPi - fromNumber(first) - fromNumber(second));
const perHalfPi = toNumber((1n << BigInt(2 * fractionBits)) / halfPi); // 2/π

/** Where `quadrantOf` leaves y: head and tail, in radians. */
export const remainder = new Float64Array(2);

/** n mod 4, with y left in `remainder`; for a finite x. */
export function quadrantOf(x: number): number {
  if (x > 1e6 || x < -1e6) return byIntegers(x);
  const n = x * perHalfPi + roundingShift - roundingShift;
  const a = x - n * first;
  const w = n * second;
  const head = a - w;
  const shadow = head - a;
  const tail = a - (head - shadow) - (w + shadow) - n * third;
  if (head < 2.4e-10 && head > -2.4e-10 && n !== 0) return byIntegers(x); // 2⁻³²
  remainder[0] = head + tail;
  remainder[1] = head - remainder[0] + tail;
  return n & 3;
}

// The largest exponent, and 64 bits of y below its smallest value, which is about 2⁻⁶².
const wideBits = 1024 + fractionBits;
let widePerHalfPi = 0n; // 2/π, made when first needed

function byIntegers(x: number): number {
  if (widePerHalfPi === 0n) widePerHalfPi = (1n << BigInt(2 * wideBits + 1)) / pi(wideBits);
  const exponent = (highWord(x) >> 20 & 0x7ff) - 1023 - 52; // of the last bit
  const bits = BigInt(wideBits - exponent); // after the point, in the product
  const mantissa = BigInt(x * powerOfTwo(-exponent));
  const turns = BigInt.asUintN(Number(bits) + 2, mantissa * widePerHalfPi); // 2x/π mod 4
  const n = turns + (1n << (bits - 1n)) >> bits;
  const fraction = turns - (n << bits) >> (bits - BigInt(fractionBits));
  [remainder[0], remainder[1]] = headAndTail(times(fraction, halfPi));
  return Number(n) & 3;
}
