/**
 * Checks the structure of a profile before the library decodes it: the library follows whatever
 * lengths it finds, and reads a run of continued bytes as one number of any size.
 *
 * A message is a row of fields, each a tag (field number · 8 + wire type) and then a number of 1 to
 * 10 bytes (type 0) or a length and that many bytes (type 2). No field of profile.proto has a
 * number above 15, so a tag is one byte.
 *
 * Source: protobuf.dev/programming-guides/encoding; proto/profile.proto of github.com/google/pprof.
 */

/** What a field holds: a number, many of them packed, text, or a message of that shape. */
export type Content = "number" | "numbers" | "text" | Shape;
export type Shape = Readonly<{ [field: number]: Content }>;

const valueType: Shape = { 1: "number", 2: "number" };
const numbers = (count: number): Shape =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [i + 1, "number"]));

/**
 * Fields of Profile, by number; 1 sample types, 2 samples, 3 mappings, 4 locations, 5 functions.
 */
export const profileShape: Shape = {
  1: valueType,
  2: { 1: "numbers", 2: "numbers", 3: numbers(4) },
  3: numbers(10),
  4: { 1: "number", 2: "number", 3: "number", 4: numbers(3), 5: "number" },
  5: numbers(5),
  6: "text",
  7: "number",
  8: "number",
  9: "number",
  10: "number",
  11: valueType,
  12: "number",
  13: "numbers",
  14: "number",
  15: "number",
};

/** What is wrong, and at which byte. */
export interface Fault {
  readonly offset: number;
  readonly reason: string;
}

/**
 * Walks the fields of a message in bytes[at, end) and the messages within.
 *
 * @param field called for each field of the outer message: its number and where its content lies
 * @returns the first fault, null where there is none
 */
export function walk(
  bytes: Uint8Array,
  at: number,
  end: number,
  shape: Shape,
  field: (number: number, from: number, to: number) => void = () => {},
): Fault | null {
  while (at < end) {
    const tagAt = at;
    const number = bytes[at] >>> 3, wire = bytes[at] & 7;
    at += 1;
    const content = bytes[tagAt] < 0x80 ? shape[number] : undefined;
    if (content === undefined) {
      return {
        offset: tagAt,
        reason: `no field of profile.proto begins with byte ${bytes[tagAt]}`,
      };
    }
    if (wire === 0 && (content === "number" || content === "numbers")) {
      const next = afterNumber(bytes, at, end);
      if (next < 0) return { offset: at, reason: "a number is cut off or longer than 10 bytes" };
      field(number, at, next);
      at = next;
    } else if (wire === 2 && content !== "number") {
      const from = afterNumber(bytes, at, end);
      const length = from < 0 ? NaN : numberAt(bytes, at, from);
      if (!(length <= end - from)) {
        return {
          offset: at,
          reason: `field ${number} announces ${length} bytes, but ${end - at} are left`,
        };
      }
      const inside = within(bytes, from, from + length, content);
      if (inside !== null) return inside;
      field(number, from, from + length);
      at = from + length;
    } else {
      return { offset: tagAt, reason: `field ${number} should not have wire type ${wire}` };
    }
  }
  return null;
}

function within(bytes: Uint8Array, from: number, to: number, content: Content): Fault | null {
  if (typeof content === "object") return walk(bytes, from, to, content);
  for (let at = from; content === "numbers" && at < to;) {
    const next = afterNumber(bytes, at, to);
    if (next < 0) return { offset: at, reason: "a number is cut off or longer than 10 bytes" };
    at = next;
  }
  return null;
}

/** The byte after a number, −1 where it does not end in time. */
function afterNumber(bytes: Uint8Array, at: number, end: number): number {
  const limit = Math.min(end, at + 10);
  for (let i = at; i < limit; i++) {
    if (bytes[i] < 0x80) return i + 1;
  }
  return -1;
}

/** Base 128, the low digits first; exact below 2⁵³. */
function numberAt(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = to - 1; i >= from; i--) value = value * 128 + (bytes[i] & 0x7f);
  return value;
}

/**
 * Whether these first bytes of a file are fields of a profile, sample types or the empty first
 * string among them. The last field may be cut off.
 */
export function looksLikeProfile(head: Uint8Array): boolean {
  let known = false;
  let past = 0;
  const fault = walk(head, 0, head.length, profileShape, (field, from, to) => {
    if (field === 1 && to > from || field === 6 && to === from) known = true;
    past = to;
  });
  // what is cut off is announced by a length that goes past the end: a fault after the last good
  // field
  return known && (fault === null || cutOff(head, past));
}

function cutOff(head: Uint8Array, at: number): boolean {
  if (at === head.length) return true;
  const tag = head[at];
  if (tag >= 0x80 || profileShape[tag >>> 3] === undefined) return false;
  const from = afterNumber(head, at + 1, head.length);
  return from < 0 ? head.length - at <= 10 : numberAt(head, at + 1, from) > head.length - from;
}
