/**
 * To which event a record belongs, and when it was written.
 *
 * Samples say it by an id: first of all fields with IDENTIFIER, else after the fields before ID.
 * Other records end with the same facts where `sample_id_all` is set:
 *
 *     [pid, tid] [time] [id] [stream id] [cpu] [identifier]      each 8 bytes, if in sample_type
 *
 * Source: struct sample_id, include/uapi/linux/perf_event.h of Linux 6.1.
 */
import type { CaptureBuilder } from "../../model/builder.ts";
import { type Attribute, field } from "./attributes.ts";
import type { Cursor } from "./cursor.ts";

const beforeId = [field.ip, field.tid, field.time, field.address];
const afterId = [field.streamId, field.cpu, field.identifier];

export class Identity {
  #attributes: readonly Attribute[];
  #byId = new Map<number, Attribute>();
  /**
   * Where the id stands, in bytes from a sample's first field; −1: there is one event, and no id.
   */
  #sampleAt = -1;
  /** Where the id stands, in bytes before another record's end. */
  #trailerAt = -1;

  /** Throws a CaptureError where samples of several events can't be told apart. */
  constructor(attributes: readonly Attribute[], builder: CaptureBuilder) {
    this.#attributes = attributes;
    for (const attribute of attributes) {
      for (const id of attribute.ids) this.#byId.set(id, attribute);
    }
    if (attributes.length === 1) return;
    const places = attributes.map((
      { sampleType },
    ) => [sampleIdAt(sampleType), trailerIdAt(sampleType)]);
    [this.#sampleAt, this.#trailerAt] = places[0];
    if (this.#sampleAt < 0 || places.some(([sample]) => sample !== this.#sampleAt)) {
      throw builder.error(
        { offset: 24 },
        `${attributes.length} events were recorded, but their samples do not say to which of ` +
          "them they belong: record with `perf record --sample-identifier`",
      );
    }
    if (places.some(([, trailer]) => trailer !== this.#trailerAt)) this.#trailerAt = -1;
  }

  /** The event of that id; undefined where no event has it. */
  of(id: number): Attribute | undefined {
    // perf's own records have the id 0
    if (this.#attributes.length === 1 || id === 0) return this.#attributes[0];
    return this.#byId.get(id);
  }

  /** The event of the sample whose first field is at the cursor. */
  ofSample(cursor: Cursor): Attribute | undefined {
    const { at, end } = cursor;
    if (this.#sampleAt < 0) return this.#attributes[0];
    cursor.skip(this.#sampleAt);
    const id = cursor.u64();
    cursor.at = at;
    cursor.end = end;
    return this.of(id);
  }

  /** When the sample at the cursor was taken, ns; NaN where it does not say. */
  timeOfSample(cursor: Cursor, { sampleType: has }: Attribute): number {
    if (!(has & field.time)) return NaN;
    const { at } = cursor;
    cursor.skip(bytesOf(has, [field.identifier, field.ip, field.tid]));
    const time = cursor.u64();
    cursor.at = at;
    return time;
  }

  /** When a record other than a sample was written, ns; NaN where it does not say. */
  timeOfOther(cursor: Cursor): number {
    const attribute = this.ofOther(cursor);
    if (attribute === undefined || !attribute.sampleIdAll) return NaN;
    const { sampleType: has } = attribute;
    const trailer = bytesOf(has, [field.tid, field.time, field.id, ...afterId]);
    if (!(has & field.time) || cursor.left < trailer) return NaN;
    const { at } = cursor;
    cursor.at = cursor.end - trailer + bytesOf(has, [field.tid]);
    const time = cursor.u64();
    cursor.at = at;
    return time;
  }

  /** The event through whose buffer a record other than a sample came. */
  ofOther(cursor: Cursor): Attribute | undefined {
    const [first] = this.#attributes;
    if (!first.sampleIdAll || this.#trailerAt < 0 || cursor.left < this.#trailerAt) return first;
    const { at } = cursor;
    cursor.at = cursor.end - this.#trailerAt;
    const id = cursor.u64();
    cursor.at = at;
    return this.of(id);
  }
}

function sampleIdAt(has: number): number {
  if (has & field.identifier) return 0;
  return has & field.id ? bytesOf(has, beforeId) : -1;
}

function trailerIdAt(has: number): number {
  if (has & field.identifier) return 8;
  return has & field.id ? 8 + bytesOf(has, afterId) : -1;
}

/** Size of those of the fields that are there; each takes 8 bytes. */
function bytesOf(has: number, fields: readonly number[]): number {
  return 8 * fields.filter((bit) => has & bit).length;
}
