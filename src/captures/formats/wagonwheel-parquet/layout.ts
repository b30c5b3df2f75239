/**
 * The workbench's own form of a capture: a Parquet file that any Parquet reader opens, with what a
 * table has no place for in its metadata, so that the capture comes back without loss.
 *
 *     "PAR1"  signature, 16 bytes  SHA-256, 32 bytes  pages …  metadata  "PAR1"
 *
 * | column                                 | type                                             |
 * |----------------------------------------|--------------------------------------------------|
 * | event, node, command                   | string: the label below; null where not known    |
 * | time, value, duration, enabled, …,     | decimal, null where not known, if all are short  |
 * | extra.NAME                             | decimals; otherwise double, NaN where not known  |
 * | cpu, pid, tid, stack                   | int32, −1 where not known                        |
 *
 * | key of the metadata  | JSON                                                             |
 * |----------------------|------------------------------------------------------------------|
 * | wagonwheel.capture   | name, format, provenance, quality, events, rows; and in `same`,  |
 * |                      | columns left out for one of the same values: running, enabled    |
 * | wagonwheel.strings   | the strings, in their order                                      |
 * | wagonwheel.stacks    | `PackedStacks`, compressed by zstd and in base64                 |
 *
 * The signature and the checksum stand before the first page, where no Parquet reader looks. The
 * checksum is of the whole file with zeros in its own place: a damaged file is refused before any
 * length in it is believed.
 */
import { createHash } from "node:crypto";
import type { Frame } from "../../model/stacks.ts";

export const magic = "PAR1";
export const signature = "\nWagonwheel/1   ";
export const checksumAt = magic.length + signature.length;
export const pagesAt = checksumAt + 32;

export const doubleColumns = [
  "time",
  "value",
  "duration",
  "enabled",
  "running",
  "weight",
] as const;
export const integerColumns = ["cpu", "pid", "tid", "stack"] as const;
export const textColumns = ["node", "command"] as const;
export const extraPrefix = "extra.";

export interface PackedStacks {
  readonly frames: readonly (readonly [Frame["name"], Frame["module"], Frame["file"], number])[];
  /** The innermost frame of each stack. */
  readonly frame: readonly number[];
  /** How far back in the list of stacks its caller stands; 0 for none. */
  readonly back: readonly number[];
}

/**
 * Texts as a column of strings can hold them: valid Unicode and each of its own, so that they lead
 * back to the numbers. Mostly the texts themselves.
 */
export function labels(texts: readonly string[]): string[] {
  const taken = new Set<string>();
  return texts.map((text, i) => {
    const valid = text.toWellFormed();
    let label = valid;
    for (let n = i; taken.has(label); n++) label = `${valid} #${n}`;
    taken.add(label);
    return label;
  });
}

/** SHA-256 of the file, its own place taken as zeros. */
export function checksum(bytes: Uint8Array): Uint8Array {
  const hash = createHash("sha256");
  hash.update(bytes.subarray(0, checksumAt));
  hash.update(new Uint8Array(32));
  hash.update(bytes.subarray(pagesAt));
  return new Uint8Array(hash.digest());
}
