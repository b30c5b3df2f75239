/**
 * What the recording says it missed: throttled events, lost records, samples that no event owns.
 */
import type { CaptureBuilder } from "../../model/builder.ts";
import type { Place } from "../../model/error.ts";
import type { Cursor } from "./cursor.ts";
import type { Identity } from "./identity.ts";
import { recordType } from "./records.ts";

interface Count {
  records: number;
  total: number;
  place: Place;
}

export class Losses {
  #identity: Identity;
  #throttled = new Map<string, { on: number; off: number; place: Place }>();
  #lost = new Map<string, Count>();
  #lostSamples = new Map<string, Count>();
  #ownerless: Count | null = null;

  constructor(identity: Identity) {
    this.#identity = identity;
  }

  /** Notes a record; the cursor is at its first byte after its head, which is at `offset`. */
  take(type: number, cursor: Cursor, offset: number): void {
    const place = { offset };
    if (type === recordType.throttle || type === recordType.unthrottle) {
      cursor.skip(8); // time
      const event = this.#identity.of(cursor.u64())?.name ?? "";
      const counts = this.#throttled.get(event) ?? { on: 0, off: 0, place };
      if (type === recordType.throttle) counts.on += 1;
      else counts.off += 1;
      this.#throttled.set(event, counts);
    } else if (type === recordType.lost) {
      add(this.#lost, this.#identity.of(cursor.u64())?.name ?? "", cursor.u64(), place);
    } else if (type === recordType.lostSamples) {
      const event = this.#identity.ofOther(cursor)?.name ?? "";
      add(this.#lostSamples, event, cursor.u64(), place);
    } else if (type === recordType.sample) {
      this.#ownerless ??= { records: 0, total: 0, place };
      this.#ownerless.records += 1;
    }
  }

  /** Turns what was noted into findings. */
  report(builder: CaptureBuilder): void {
    for (const [event, { on, off, place }] of this.#throttled) {
      builder.find(
        "throttled",
        "warning",
        `${on} THROTTLE and ${off} UNTHROTTLE records: the kernel stopped sampling in between`,
        { event, count: on + off, place },
      );
    }
    for (const [event, { records, total, place }] of this.#lost) {
      builder.find(
        "lost-records",
        "warning",
        `${records} LOST records: ${total} records were lost`,
        {
          event,
          count: total,
          place,
        },
      );
    }
    for (const [event, { records, total, place }] of this.#lostSamples) {
      const message = `${records} LOST_SAMPLES records: ${total} samples were lost`;
      builder.find("lost-samples", "warning", message, { event, count: total, place });
    }
    if (this.#ownerless !== null) {
      const { records, place } = this.#ownerless;
      const message = `${records} samples have ids that belong to no event and were left out`;
      builder.find("unknown-event", "warning", message, { count: records, place });
    }
  }
}

function add(counts: Map<string, Count>, event: string, lost: number, place: Place): void {
  const count = counts.get(event) ?? { records: 0, total: 0, place };
  count.records += 1;
  count.total += lost;
  counts.set(event, count);
}
