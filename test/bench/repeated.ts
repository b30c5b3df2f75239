/**
 * Big files made of small real ones: the content again and again, as a longer recording would have
 * it. What a format has once, such as a heading, stays once.
 */

/** Lines after the first `heading` ones, repeated until the text has `size` bytes or more. */
export function repeatedLines(text: string, size: number, heading = 0): string[] {
  let begin = 0;
  for (let i = 0; i < heading; i++) begin = text.indexOf("\n", begin) + 1;
  const body = text.slice(begin).trimEnd() + "\n";
  return [text.slice(0, begin), ...Array(times(body.length, size)).fill(body)];
}

/** perf stat -I: each repetition begins where the last one ended. */
export function repeatedIntervals(text: string, size: number): string[] {
  const rows = text.trimEnd().split("\n");
  const last = Number.parseFloat(rows[rows.length - 1]);
  return Array.from({ length: times(text.length, size) }, (_, i) =>
    rows.map((row) => {
      const comma = row.indexOf(",");
      return `${(Number(row.slice(0, comma)) + i * last).toFixed(9).padStart(17)}${
        row.slice(comma)
      }\n`;
    }).join(""));
}

/** Stacks of perf script end with a blank line, which a file need not end with. */
export function repeatedSamples(text: string, size: number): string[] {
  return Array(times(text.length, size)).fill(`${text.trimEnd()}\n\n`);
}

/**
 * perf.data: the record section repeated. Its size and the places of the features behind it, all
 * that tells where something is, are set anew.
 *
 * Layout: struct perf_file_header in tools/perf/util/header.h of Linux 6.1.
 */
export function repeatedRecords(file: Uint8Array, size: number): Uint8Array[] {
  const bytes = file.slice();
  const view = new DataView(bytes.buffer);
  const at = Number(view.getBigUint64(40, true)), length = Number(view.getBigUint64(48, true));
  const repetitions = times(length, size);
  view.setBigUint64(48, BigInt(repetitions * length), true);
  let features = 0;
  for (let byte = 72; byte < 104; byte++) {
    for (let bits = bytes[byte]; bits !== 0; bits &= bits - 1) features++;
  }
  const added = BigInt((repetitions - 1) * length);
  for (let i = 0; i < features; i++) {
    const place = at + length + 16 * i;
    view.setBigUint64(place, view.getBigUint64(place, true) + added, true);
  }
  const records = bytes.subarray(at, at + length);
  return [
    bytes.subarray(0, at),
    ...Array(repetitions).fill(records),
    bytes.subarray(at + length),
  ];
}

/**
 * pprof: the samples repeated, which are the messages of field 2 of a Profile. The functions and
 * places that they refer to stay once.
 */
export function repeatedSampleMessages(profile: Uint8Array, size: number): Uint8Array[] {
  const samples: Uint8Array[] = [];
  for (let at = 0; at < profile.length;) {
    const [tag, afterTag] = varint(profile, at);
    const [value, afterValue] = varint(profile, afterTag);
    const end = (tag & 7) === 2 ? afterValue + value : afterValue; // 2: a length, else a number
    if (tag >> 3 === 2) samples.push(profile.subarray(at, end));
    at = end;
  }
  const once = joined(samples);
  return [profile, ...Array(times(once.length, size - profile.length)).fill(once)];
}

/** A V8 profile whose samples follow each other again and again. */
export function repeatedTicks(profile: string, size: number): string[] {
  const { samples, timeDeltas, ...rest } = JSON.parse(profile) as {
    samples: number[];
    timeDeltas: number[];
    endTime: number;
    startTime: number;
  };
  const ticks = JSON.stringify(samples).slice(1, -1);
  const deltas = JSON.stringify(timeDeltas).slice(1, -1);
  const repetitions = times(ticks.length + deltas.length, size);
  const head = JSON.stringify({
    ...rest,
    endTime: rest.startTime + repetitions * (rest.endTime - rest.startTime),
  });
  return [
    `${head.slice(0, -1)},"samples":[`,
    Array(repetitions).fill(ticks).join(","),
    '],"timeDeltas":[',
    Array(repetitions).fill(deltas).join(","),
    "]}",
  ];
}

function varint(bytes: Uint8Array, from: number): [value: number, next: number] {
  let value = 0, at = from, factor = 1;
  for (; bytes[at] >= 128; at++, factor *= 128) value += (bytes[at] - 128) * factor;
  return [value + bytes[at] * factor, at + 1];
}

/** The pieces one after another. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** How often `length` bytes make `size` or more. */
function times(length: number, size: number): number {
  return Math.max(1, Math.ceil(size / length));
}
