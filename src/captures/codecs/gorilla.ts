/**
 * Gorilla's code for values: each double XOR the one before.
 *
 *     0                           the same value again
 *     10 bits                     the differing bits lie within the block of the one before
 *     11 leading(5) length(6) bits    a new block; leading zeros up to 31, length 64 written as 0
 *
 * The first value stands whole. Any double comes back to the bit, at up to 77 bits a value where
 * the values have nothing in common.
 *
 * Source: Pelkonen et al., "Gorilla: a fast, scalable, in-memory time series database", Proc. VLDB
 * Endowment 8(12):1816–1827, 2015, section 4.1.2.
 */
import { BitReader, BitWriter } from "./bits.ts";
import { ByteReader, ByteWriter } from "./bytes.ts";
import type { ColumnCodec } from "./codec.ts";

export const gorilla: ColumnCodec = {
  name: "gorilla",
  accepts: () => true,

  encode(values) {
    const bytes = new ByteWriter();
    bytes.varint(values.length);
    const bits = new BitWriter(bytes);
    const words = wordsOf(values);
    let leading = 64, trailing = 64; // no block yet
    for (let i = 0; i < values.length; i++) {
      const low = i === 0 ? words[0] : words[2 * i] ^ words[2 * i - 2];
      const high = i === 0 ? words[1] : words[2 * i + 1] ^ words[2 * i - 1];
      if (i === 0) {
        bits.write(high, 32);
        bits.write(low, 32);
      } else if (high === 0 && low === 0) {
        bits.write(0b0, 1);
      } else {
        const zerosAhead = Math.min(31, high !== 0 ? Math.clz32(high) : 32 + Math.clz32(low));
        const zerosBehind = low !== 0 ? trailingZeros(low) : 32 + trailingZeros(high);
        if (zerosAhead >= leading && zerosBehind >= trailing) {
          bits.write(0b10, 2);
        } else {
          leading = zerosAhead;
          trailing = zerosBehind;
          bits.write(0b11, 2);
          bits.write(leading, 5);
          bits.write(64 - leading - trailing, 6);
        }
        writeBlock(bits, high, low, leading, trailing);
      }
    }
    bits.end();
    return bytes.finish();
  },

  decode(code) {
    const bytes = new ByteReader("gorilla", code);
    const values = new Float64Array(bytes.count(8));
    const bits = new BitReader(bytes);
    const words = wordsOf(values);
    let leading = 64, trailing = 64;
    for (let i = 0; i < values.length; i++) {
      let high = 0, low = 0;
      const control = i === 0 ? 0 : bits.ones(2);
      if (i === 0) {
        high = bits.read(32);
        low = bits.read(32);
      } else if (control > 0) {
        if (control === 2) {
          leading = bits.read(5);
          trailing = 64 - leading - (bits.read(6) || 64);
        }
        if (leading === 64 || trailing < 0) throw bytes.error("block of bits that is none");
        [high, low] = readBlock(bits, leading, trailing);
      }
      words[2 * i] = i === 0 ? low : low ^ words[2 * i - 2];
      words[2 * i + 1] = i === 0 ? high : high ^ words[2 * i - 1];
    }
    bytes.end();
    return values;
  },
};

/** The low and high words of doubles, in this order: the byte order of every machine in use. */
function wordsOf(values: Float64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
}

function trailingZeros(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** The bits of high·2³² + low between the leading and the trailing zeros. */
function writeBlock(
  bits: BitWriter,
  high: number,
  low: number,
  leading: number,
  trailing: number,
): void {
  if (trailing >= 32) return bits.write(high >>> (trailing - 32), 64 - leading - trailing);
  bits.write(high, 32 - leading); // leading ≤ 31
  bits.write(low >>> trailing, 32 - trailing);
}

function readBlock(bits: BitReader, leading: number, trailing: number): [number, number] {
  if (trailing >= 32) return [bits.read(64 - leading - trailing) << (trailing - 32), 0];
  const high = bits.read(32 - leading);
  return [high, bits.read(32 - trailing) << trailing];
}
