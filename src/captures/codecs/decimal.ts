/**
 * A code for numbers that a tool printed with few decimals: whole numbers of the last decimal, as
 * deltas.
 *
 *     v = (n / 10ᵏ) · 2ᵐ,   k ≤ 12,  m = 0, 10, 20 or 30 for what was printed in KiB, MiB or GiB
 *
 * n / 10ᵏ is the double next to the quotient, which is also what reading the printed digits gives;
 * so no bit is lost. Whether that holds is tried on every value.
 */
import { ByteReader, ByteWriter, largestSigned } from "./bytes.ts";
import type { ColumnCodec } from "./codec.ts";
import { areWholeNumbers, deltaVarint } from "./delta.ts";

const powersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12];
/**
 * The largest first: what was printed in MiB has 6 decimals in bytes too, but of larger numbers.
 */
const binaryUnits = [0x40000000, 0x100000, 0x400, 1];

export const decimalVarint: ColumnCodec = {
  name: "decimal-varint",
  accepts: (values) => scaleOf(values) !== null,
  encode(values) {
    const scale = scaleOf(values);
    if (scale === null) throw new RangeError("decimal-varint: a value has more than 12 decimals");
    const bytes = new ByteWriter();
    bytes.byte(16 * scale.unit + scale.power);
    bytes.append(deltaVarint.encode(wholeNumbers(values, scale)));
    return bytes.finish();
  },
  decode(code) {
    const bytes = new ByteReader("decimal-varint", code);
    const head = bytes.byte();
    const unit = binaryUnits[head >> 4], power = powersOfTen[head & 15];
    if (unit === undefined || power === undefined) throw bytes.error(`scale ${head} is none`);
    return deltaVarint.decode(bytes.take(bytes.left)).map((n) => n / power * unit);
  },
};

interface Scale {
  /** Index into binaryUnits. */
  readonly unit: number;
  /** k */
  readonly power: number;
}

function wholeNumbers(values: Float64Array, { unit, power }: Scale): Float64Array {
  return values.map((v) => Math.round(v / binaryUnits[unit] * powersOfTen[power]) + 0);
}

/** The scale with the fewest decimals that gives back every value, or null. */
function scaleOf(values: Float64Array): Scale | null {
  for (let power = 0; power < powersOfTen.length; power++) {
    for (let unit = 0; unit < binaryUnits.length; unit++) {
      const holds = (v: number) => {
        const n = Math.round(v / binaryUnits[unit] * powersOfTen[power]) + 0;
        return Object.is(n / powersOfTen[power] * binaryUnits[unit], v);
      };
      if (!values.every(holds)) continue;
      const scale = { unit, power };
      return areWholeNumbers(wholeNumbers(values, scale), largestSigned / 2) ? scale : null;
    }
  }
  return null;
}
