/**
 * Gorilla's code for times: the delta of the delta, in a number of bits that grows with it.
 *
 *     0                    0
 *     10 + 7 bits          [−63, 64]
 *     110 + 9 bits         [−255, 256]
 *     1110 + 12 bits       [−2047, 2048]
 *     11110 + 32 bits      [−2³¹ + 1, 2³¹]
 *     11111 + 64 bits      the rest
 *
 * The paper ends with 1111 + 32 bits, for seconds in a block of two hours; one more bit there makes
 * room for any whole number of ticks within ±2⁵⁰. The first time is coded as a delta from 0.
 *
 * Source: Pelkonen et al., Proc. VLDB Endowment 8(12):1816–1827, 2015, section 4.1.1.
 */
import { BitReader, BitWriter } from "./bits.ts";
import { ByteReader, ByteWriter, largestSigned } from "./bytes.ts";
import type { ColumnCodec } from "./codec.ts";
import { areWholeNumbers } from "./delta.ts";

const widths = [0, 7, 9, 12, 32] as const; // bits, by the number of ones in front
const twoTo32 = 0x100000000;

export const gorillaTimes: ColumnCodec = {
  name: "gorilla-times",
  accepts: (values) => areWholeNumbers(values, largestSigned / 4),

  encode(values) {
    const bytes = new ByteWriter();
    bytes.varint(values.length);
    const bits = new BitWriter(bytes);
    let before = 0, deltaBefore = 0;
    for (const value of values) {
      const delta = value - before;
      writeChange(bits, delta - deltaBefore);
      before = value;
      deltaBefore = delta;
    }
    bits.end();
    return bytes.finish();
  },

  decode(code) {
    const bytes = new ByteReader("gorilla-times", code);
    const values = new Float64Array(bytes.count(8));
    const bits = new BitReader(bytes);
    let value = 0, delta = 0;
    for (let i = 0; i < values.length; i++) {
      delta += readChange(bits);
      values[i] = value += delta;
      if (!(Math.abs(value) <= largestSigned)) throw bytes.error("time beyond ±2⁵² ticks");
    }
    bytes.end();
    return values;
  },
};

function writeChange(bits: BitWriter, change: number): void {
  // a width of w bits holds [−2ʷ⁻¹ + 1, 2ʷ⁻¹]
  const ones = widths.findIndex((width) => {
    const half = width === 0 ? 0 : 2 * (1 << (width - 2));
    return width === 0 ? change === 0 : change > -half && change <= half;
  });
  if (ones >= 0) {
    bits.write((1 << (ones + 1)) - 2, ones + 1);
    bits.write(change, widths[ones]);
  } else {
    bits.write(0b11111, 5);
    bits.write(Math.floor(change / twoTo32), 32);
    bits.write(change >>> 0, 32);
  }
}

function readChange(bits: BitReader): number {
  const ones = bits.ones(5);
  if (ones === 5) return (bits.read(32) | 0) * twoTo32 + bits.read(32);
  const width = widths[ones];
  if (width === 0) return 0;
  const half = 2 * (1 << (width - 2));
  const raw = bits.read(width);
  return raw > half ? raw - 2 * half : raw;
}
