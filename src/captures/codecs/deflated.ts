/**
 * Another code, with its bytes deflated (RFC 1951, level 9) by zlib.
 *
 * Runtimes carry different versions of zlib, whose bytes differ by some per cent in number. What
 * comes back is the same.
 */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { ByteReader, ByteWriter } from "./bytes.ts";
import type { ColumnCodec } from "./codec.ts";

/** Deflate makes at most 1032 bytes of one, so a larger claim is a lie. */
const largestRatio = 1032;

export function deflated(codec: ColumnCodec): ColumnCodec {
  const name = `${codec.name}+deflate`;
  return {
    name,
    accepts: (values) => codec.accepts(values),
    encode: (values) => deflate(codec.encode(values)),
    decode: (code) => codec.decode(inflate(name, code)),
  };
}

/** The bytes deflated, with their number in front. */
export function deflate(plain: Uint8Array): Uint8Array {
  const bytes = new ByteWriter();
  bytes.varint(plain.length);
  bytes.append(deflateRawSync(plain, { level: 9 }));
  return bytes.finish();
}

/**
 * Undoes `deflate`. Throws a CaptureError for bytes that are not deflated or do not fit together.
 */
export function inflate(name: string, code: Uint8Array): Uint8Array {
  const bytes = new ByteReader(name, code);
  const length = bytes.count(largestRatio);
  let plain: Uint8Array;
  try {
    plain = inflateRawSync(bytes.take(bytes.left), { maxOutputLength: Math.max(1, length) });
  } catch (error) {
    throw bytes.error(`cannot be inflated: ${error instanceof Error ? error.message : error}`);
  }
  if (plain.length !== length) {
    throw bytes.error(`tells of ${length} bytes, but ${plain.length} came out`);
  }
  return plain;
}
