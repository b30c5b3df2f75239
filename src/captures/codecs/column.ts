/** A column by whichever code makes it smallest, with a byte in front that names the code. */
import { CaptureError } from "../model/error.ts";
import type { ColumnCodec } from "./codec.ts";
import { decimalVarint } from "./decimal.ts";
import { deflated } from "./deflated.ts";
import { deltaOfDeltaVarint, deltaVarint } from "./delta.ts";
import { gorilla } from "./gorilla.ts";
import { gorillaTimes } from "./gorilla-times.ts";

/** A code's place in this list is its byte: new ones go to the end. */
export const columnCodecs: readonly ColumnCodec[] = [
  gorilla,
  gorillaTimes,
  deltaVarint,
  deltaOfDeltaVarint,
  decimalVarint,
  deflated(gorilla),
  deflated(deltaVarint),
  deflated(deltaOfDeltaVarint),
  deflated(decimalVarint),
];

/** Every double comes back to the bit; NaNs as the one NaN. */
export function encodeColumn(values: Float64Array): Uint8Array {
  let best = gorilla.encode(values), code = 0;
  for (let i = 1; i < columnCodecs.length; i++) {
    if (!columnCodecs[i].accepts(values)) continue;
    const bytes = columnCodecs[i].encode(values);
    if (bytes.length < best.length) {
      best = bytes;
      code = i;
    }
  }
  const result = new Uint8Array(best.length + 1);
  result[0] = code;
  result.set(best, 1);
  return result;
}

/** Undoes `encodeColumn`. Throws a CaptureError for bytes that no code wrote. */
export function decodeColumn(bytes: Uint8Array): Float64Array {
  const codec = columnCodecs[bytes[0]];
  if (codec === undefined) {
    throw new CaptureError("column", { offset: 0 }, `code ${bytes[0]} is not known`);
  }
  return codec.decode(bytes.subarray(1));
}
