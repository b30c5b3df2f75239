/**
 * Chrome trace events: what Chrome's tracing, Perfetto's exporters and many programs write.
 *
 *     [{"ph": "X", "name": "parse", "ts": 10, "dur": 5, "pid": 1, "tid": 2}, …]   times in µs
 *
 * | phase      | rows                                                                      |
 * |------------|---------------------------------------------------------------------------|
 * | B, E, X    | event `self-time`: stretches in which a stack of slices ran, s            |
 * | C          | a gauge for each series of the counter, `name` or `name series`           |
 * | I, i, R, P | an instant of the event's name, without value                             |
 * | M          | names of threads and processes: the column `command`                      |
 *
 * Other phases (asynchronous slices, flows, objects, dumps) are counted as findings.
 *
 * Format: "Trace Event Format",
 * docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU.
 */
import type { CaptureBuilder, Row } from "../model/builder.ts";
import type { Capture } from "../model/capture.ts";
import { documentText, isObject, JsonChecks, type JsonObject } from "../model/json.ts";
import { type CaptureReader, wholeFile } from "../model/reader.ts";
import { headText } from "../model/text-lines.ts";
import { traceEvents } from "./chrome-trace/document.ts";
import { ThreadSlices } from "./chrome-trace/slices.ts";
import { threadKey, threadNames } from "./chrome-trace/thread-names.ts";
import { OpenFrames } from "./open-frames.ts";

export const chromeTrace: CaptureReader = {
  format: "chrome-trace",
  title: "Chrome trace events",

  recognises(head) {
    const text = headText(head);
    return /^\s*\[\s*\{/.test(text) && /"ph"\s*:/.test(text) ||
      /^\s*\{/.test(text) && /"traceEvents"\s*:\s*\[/.test(text);
  },

  start: (file) => wholeFile(file, chromeTrace.format, parse),
};

const microsecond = 1e6; // in one second

function parse(bytes: Uint8Array, builder: CaptureBuilder): Capture {
  const events = traceEvents(documentText(bytes, builder), builder);
  new Trace(builder, threadNames(events)).read(events);
  return builder.build();
}

/** A thread of the trace: its slices, and what its rows have in common. */
interface Thread {
  readonly slices: ThreadSlices;
  readonly row: Row;
}

class Trace {
  #builder: CaptureBuilder;
  #checks: JsonChecks;
  #names: (pid: unknown, tid: unknown) => string;
  #threads = new Map<string, Thread>();

  constructor(builder: CaptureBuilder, names: (pid: unknown, tid: unknown) => string) {
    this.#builder = builder;
    this.#checks = new JsonChecks(builder);
    this.#names = names;
  }

  read(events: readonly unknown[]): void {
    events.forEach((value, i) => {
      const event = this.#checks.object(value, "traceEvents", i);
      this.#take(event, typeof event.ph === "string" ? event.ph : "", i);
    });
    for (const { slices, row } of this.#threads.values()) {
      if (slices.first === Infinity) continue;
      row.event = this.#builder.event("self-time", "sample", "s");
      const timeline = new OpenFrames(this.#builder, row, slices.first, microsecond, true);
      slices.replay(timeline, this.#builder);
    }
  }

  #take(event: JsonObject, phase: string, i: number): void {
    if (phase === "M") return; // seen before
    if (!"BEXCIiRP".includes(phase) || phase === "") {
      const message = `events of phase "${phase.slice(0, 8)}", which are not read`;
      this.#builder.find("phase-not-read", "note", message);
      return;
    }
    const at = this.#microseconds(event.ts, `traceEvents[${i}].ts`);
    const thread = this.#thread(event);
    if (phase === "B") thread.slices.begin(at, this.#frame(event));
    else if (phase === "E") {
      thread.slices.end(at, typeof event.name === "string" ? this.#frame(event) : -1);
    } else if (phase === "X") this.#complete(event, at, thread, i);
    else if (phase === "C") this.#count(event, at, thread);
    else this.#add(thread, this.#builder.event(nameOf(event), "instant", ""), at, NaN);
  }

  #complete(event: JsonObject, at: number, thread: Thread, i: number): void {
    const length = this.#microseconds(event.dur ?? 0, `traceEvents[${i}].dur`);
    if (length < 0) {
      throw this.#builder.error({}, `traceEvents[${i}].dur is ${length} µs, must be 0 or more`);
    }
    if (event.dur === undefined) {
      this.#builder.find("no-duration", "warning", "X events without dur, read as of no length");
    }
    thread.slices.complete(at, at + length, this.#frame(event));
  }

  #count(event: JsonObject, at: number, thread: Thread): void {
    const series = isObject(event.args) ? Object.entries(event.args) : [];
    for (const [name, value] of series) {
      if (typeof value !== "number") continue;
      const full = name === "value" || series.length === 1
        ? nameOf(event)
        : `${nameOf(event)} ${name}`;
      this.#add(thread, this.#builder.event(full, "gauge", ""), at, value);
    }
  }

  #add(thread: Thread, event: number, at: number, value: number): void {
    this.#builder.add({ ...thread.row, event, time: at / microsecond, value });
  }

  #frame(event: JsonObject): number {
    return this.#builder.stacks.frame(
      nameOf(event),
      typeof event.cat === "string" ? event.cat : "",
    );
  }

  #thread({ pid, tid }: JsonObject): Thread {
    const key = threadKey(pid, tid);
    let thread = this.#threads.get(key);
    if (thread === undefined) {
      const row: Row = { event: 0, time: NaN, value: NaN };
      if (isId(pid)) row.pid = pid;
      if (isId(tid)) row.tid = tid;
      const name = this.#names(pid, tid);
      if (name !== "") row.command = this.#builder.string(name);
      thread = { slices: new ThreadSlices(), row };
      this.#threads.set(key, thread);
    }
    return thread;
  }

  #microseconds(value: unknown, path: string): number {
    // Some programs write times as text; and 2⁵³ µs are 285 years.
    const time = this.#checks.number(typeof value === "string" ? Number(value) : value, path);
    if (Math.abs(time) <= Number.MAX_SAFE_INTEGER) return time;
    throw this.#builder.error({}, `${path} is ${time} µs, which is no time of a program`);
  }
}

function nameOf({ name }: JsonObject): string {
  return typeof name === "string" && name !== "" ? name : "(unnamed)";
}

function isId(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 0x7fffffff;
}
