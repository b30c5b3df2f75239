/**
 * Delta and delta-of-delta codes for columns of whole numbers.
 *
 *     delta:           v₀, v₁ − v₀, v₂ − v₁, …           for counters that vary little
 *     delta of delta:  d₀, d₁ − d₀, d₂ − d₁, …           for times at a nearly even interval
 *
 * each as a zig-zagged varint (see bytes.ts).
 */
import { ByteReader, ByteWriter, largestSigned } from "./bytes.ts";
import type { ColumnCodec } from "./codec.ts";

export const deltaVarint: ColumnCodec = {
  name: "delta-varint",
  accepts: (values) => areWholeNumbers(values, largestSigned / 2),
  encode(values) {
    const bytes = new ByteWriter();
    bytes.varint(values.length);
    let before = 0;
    for (const value of values) {
      bytes.signed(value - before);
      before = value;
    }
    return bytes.finish();
  },
  decode(code) {
    const bytes = new ByteReader("delta-varint", code);
    const values = new Float64Array(bytes.count(1));
    let value = 0;
    for (let i = 0; i < values.length; i++) {
      values[i] = value = checked(bytes, value, bytes.signed());
    }
    bytes.end();
    return values;
  },
};

export const deltaOfDeltaVarint: ColumnCodec = {
  name: "delta-of-delta-varint",
  accepts: (values) => areWholeNumbers(values, largestSigned / 4),
  encode(values) {
    const bytes = new ByteWriter();
    bytes.varint(values.length);
    let before = 0, deltaBefore = 0;
    for (const value of values) {
      const delta = value - before;
      bytes.signed(delta - deltaBefore);
      before = value;
      deltaBefore = delta;
    }
    return bytes.finish();
  },
  decode(code) {
    const bytes = new ByteReader("delta-of-delta-varint", code);
    const values = new Float64Array(bytes.count(1));
    let value = 0, delta = 0;
    for (let i = 0; i < values.length; i++) {
      delta = checked(bytes, delta, bytes.signed());
      values[i] = value = checked(bytes, value, delta);
    }
    bytes.end();
    return values;
  },
};

/** Whether all are whole numbers within ±limit. −0 is none: it would come back as 0. */
export function areWholeNumbers(values: Float64Array, limit: number): boolean {
  return values.every((v) => Number.isInteger(v) && Math.abs(v) <= limit && !Object.is(v, -0));
}

function checked(bytes: ByteReader, a: number, b: number): number {
  const sum = a + b;
  if (Math.abs(sum) > Number.MAX_SAFE_INTEGER) throw bytes.error("value beyond ±(2⁵³ − 1)");
  return sum + 0;
}
