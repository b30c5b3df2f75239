/**
 * Makes small perf.data files, field by field, as include/uapi/linux/perf_event.h lays them out.
 */

/** Bytes of little-endian numbers: [size in bytes, value] pairs, or text. */
export type Fields = readonly (readonly [2 | 4 | 8, number | bigint] | string)[];

export interface Event {
  readonly type?: number;
  readonly config?: number;
  readonly period?: number;
  readonly sampleType: number;
  readonly readFormat?: number;
  /** By default sample_id_all. */
  readonly flags?: number;
  readonly branchSampleType?: number;
  readonly registersUser?: number;
  readonly ids?: readonly number[];
}

export interface PerfFile {
  readonly events: readonly Event[];
  /** Type, fields after the record's head, and misc. */
  readonly records: readonly (readonly [type: number, fields: Fields])[];
  /** Names of the events, for the feature EVENT_DESC. */
  readonly names?: readonly string[];
}

export const sampleIdAll = 1 << 18;
const attributeSize = 112, headerSize = 104;

export function bytesOf(fields: Fields): Uint8Array {
  const bytes: number[] = [];
  for (const field of fields) {
    if (typeof field === "string") {
      bytes.push(...new TextEncoder().encode(field));
      continue;
    }
    let rest = BigInt.asUintN(64, BigInt(field[1]));
    for (let i = 0; i < field[0]; i++, rest >>= 8n) bytes.push(Number(rest & 0xffn));
  }
  return Uint8Array.from(bytes);
}

/** Text with its NUL, filled up to a multiple of 8 bytes. */
export function padded(text: string): string {
  return text + "\0".repeat(8 - text.length % 8);
}

export function perfFile({ events, records, names }: PerfFile): Uint8Array {
  const entrySize = attributeSize + 16;
  const idsAt = headerSize + events.length * entrySize;
  const ids = events.flatMap(({ ids = [] }) => ids);
  const recordsAt = idsAt + 8 * ids.length;
  const body = records.flatMap(([type, fields]) => {
    const content = bytesOf(fields);
    return [...bytesOf([[4, type], [2, 0], [2, 8 + content.length]]), ...content];
  });
  let idAt = idsAt;
  const entries = events.flatMap((event) => {
    const attribute = bytesOf([
      [4, event.type ?? 0],
      [4, attributeSize],
      [8, event.config ?? 0],
      [8, event.period ?? 1],
      [8, event.sampleType],
      [8, event.readFormat ?? 0],
      [8, event.flags ?? sampleIdAll],
      [8, 0],
      [8, 0],
      [8, 0],
      [8, event.branchSampleType ?? 0],
      [8, event.registersUser ?? 0],
      [8, 0],
      [8, event.registersUser ?? 0],
      [8, 0],
    ]);
    const count = event.ids?.length ?? 0;
    const place = bytesOf([[8, idAt], [8, 8 * count]]);
    idAt += 8 * count;
    return [...attribute, ...place];
  });
  const description = names === undefined ? [] : [
    ...bytesOf([[4, names.length], [4, 0]]),
    ...names.flatMap((name) => [
      ...bytesOf([[4, 0], [4, padded(name).length], padded(name)]),
    ]),
  ];
  const featuresAt = recordsAt + body.length;
  const features: Fields = names === undefined
    ? []
    : [[8, featuresAt + 16], [8, description.length]];
  const header: Fields = [
    "PERFILE2",
    [8, headerSize],
    [8, entrySize],
    [8, headerSize],
    [8, events.length * entrySize],
    [8, recordsAt],
    [8, body.length],
    [8, 0],
    [8, 0],
    [8, names === undefined ? 0 : 1 << 12],
    [8, 0],
    [8, 0],
    [8, 0],
  ];
  return Uint8Array.from([
    ...bytesOf(header),
    ...entries,
    ...bytesOf(ids.map((id) => [8, id] as const)),
    ...body,
    ...bytesOf(features),
    ...description,
  ]);
}
