/**
 * What runs when on one thread of a trace: pairs of B and E events, and X events with their length,
 * brought into one nesting.
 *
 * E events close the innermost B of their name. Slices sort by their begin, the longer first; one
 * that would end after the one it lies in is cut there.
 */
import type { CaptureBuilder } from "../../model/builder.ts";
import type { OpenFrames } from "../open-frames.ts";

interface Slice {
  readonly begin: number; // µs
  readonly end: number;
  readonly frame: number;
  /** Place in the file: what begins and ends together keeps its order. */
  readonly order: number;
}

interface Mark {
  readonly at: number; // µs
  /** −1 for the end of a slice whose name is not given. */
  readonly frame: number;
  readonly isBegin: boolean;
  readonly order: number;
}

export class ThreadSlices {
  #marks: Mark[] = [];
  #slices: Slice[] = [];
  #last = -Infinity; // µs

  /** Of the earliest event, µs; Infinity without any. */
  first = Infinity;

  begin(at: number, frame: number): void {
    this.#mark(at, frame, true);
  }

  /** @param frame −1 where the event has no name, as is allowed */
  end(at: number, frame: number): void {
    this.#mark(at, frame, false);
  }

  complete(begin: number, end: number, frame: number): void {
    this.#slices.push({ begin, end, frame, order: this.#slices.length + this.#marks.length });
    this.#saw(begin);
    this.#saw(end);
  }

  /** Tells the timeline of all slices, in the order of time. */
  replay(timeline: OpenFrames, builder: CaptureBuilder): void {
    this.#pair(builder);
    this.#slices.sort((a, b) => a.begin - b.begin || b.end - a.end || a.order - b.order);
    const ends: number[] = []; // of the open frames, µs
    for (const { begin, end, frame } of this.#slices) {
      while (ends.length > 0 && ends[ends.length - 1] <= begin) {
        timeline.close(ends.pop() as number);
      }
      const outer = ends.at(-1) ?? Infinity;
      if (end > outer) {
        const message = "slices that end after the one they lie in, and were cut there";
        builder.find("overlap", "warning", message);
      }
      timeline.open(begin, frame);
      ends.push(Math.min(end, outer));
    }
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) timeline.close(end);
  }

  #mark(at: number, frame: number, isBegin: boolean): void {
    this.#marks.push({ at, frame, isBegin, order: this.#slices.length + this.#marks.length });
    this.#saw(at);
  }

  #saw(at: number): void {
    if (at < this.first) this.first = at;
    if (at > this.#last) this.#last = at;
  }

  /** Makes slices of the marks. */
  #pair(builder: CaptureBuilder): void {
    this.#marks.sort((a, b) => a.at - b.at || a.order - b.order);
    const open: Mark[] = [];
    const openByFrame = new Map<number, number>(); // so that a stray end costs no search
    const close = (end: number) => {
      const { at: begin, frame, order } = open.pop() as Mark;
      openByFrame.set(frame, (openByFrame.get(frame) as number) - 1);
      this.#slices.push({ begin, end, frame, order });
      return frame;
    };
    for (const mark of this.#marks) {
      if (mark.isBegin) {
        open.push(mark);
        openByFrame.set(mark.frame, (openByFrame.get(mark.frame) ?? 0) + 1);
      } else if (open.length === 0 || (mark.frame >= 0 && !openByFrame.get(mark.frame))) {
        builder.find("stray-end", "warning", "E events without the B that they would close");
      } else {
        while (close(mark.at) !== mark.frame && mark.frame >= 0) {
          builder.find("left-open", "warning", "slices that no E event closes");
        }
      }
    }
    while (open.length > 0) {
      builder.find("left-open", "warning", "slices that no E event closes");
      close(this.#last);
    }
  }
}
