/**
 * The text of `perf script`: samples with their stacks.
 *
 *     java 977/980 [001] 7628263.042515:     250000 cycles:
 *             ffffffff8104f45a native_write_msr_safe ([kernel.kallsyms])
 *                 7f1c2b3a4d5e do_work+0x1d (/usr/lib/libwork.so)
 *
 * A row is a sample; its value is the period, that is the events it stands for: seconds for the
 * clocks (perf prints nanoseconds), a count for all else. Where the line does not give it, the
 * header's is taken if one was set, 1 for tracepoints, and otherwise it is not known. Time is the
 * kernel's clock, which begins when the machine starts. Numbers in the payload of tracepoints
 * (`next_pid=7`) become extra columns; its words are not kept.
 *
 * The files of FlameGraph and speedscope are in the tests. Both read a frame per address or only
 * the first event; here a frame is a function in a module, and all events are kept.
 */
import { CaptureBuilder, type Row } from "../model/builder.ts";
import type { Capture } from "../model/capture.ts";
import { LineBlocks } from "../model/line-blocks.ts";
import { ownText } from "../model/own-text.ts";
import type { CaptureReader, Parser } from "../model/reader.ts";
import { noStack } from "../model/stacks.ts";
import { headText } from "../model/text-lines.ts";
import { readFrame } from "./perf-script/frame-line.ts";
import { HeaderBlock } from "./perf-script/header-block.ts";
import { Payload } from "./perf-script/payload.ts";
import { emptySampleLine, readSampleLine } from "./perf-script/sample-line.ts";

export const perfScript: CaptureReader = {
  format: "perf-script",
  title: "perf script: samples with stacks, as text",

  recognises(head) {
    for (const line of headText(head).split("\n", 1000)) {
      if (line !== "" && !line.startsWith("#")) {
        const sample = emptySampleLine();
        return readSampleLine(line, sample) && (sample.event !== "" || sample.time >= 0);
      }
    }
    return false;
  },

  start: (file) => new PerfScript(file),
};

/** Frames by the text that follows their address; emptied when full, so that it stays small. */
const cachedFrames = 0x8000;
/** Slots for the lines last seen; a power of two. */
const recentFrames = 0x2000;

/** An event of the file, and what its samples lack. */
interface PerfEvent {
  readonly id: number;
  readonly name: string;
  readonly isTracepoint: boolean;
  /** What one unit of the printed period is in the event's unit: 1e9 of a clock's make a second. */
  readonly divisor: number;
  withoutPeriod: number; // samples
}

class PerfScript implements Parser {
  #builder: CaptureBuilder;
  #blocks: LineBlocks;
  #header = new HeaderBlock();
  #payload: Payload;
  #sample = emptySampleLine();
  #row: Row = { event: 0, time: NaN, value: NaN };
  #events = new Map<string, PerfEvent>();
  #isOpen = false;
  #number = 0; // of the line
  #frameIds = new Map<string, number>();
  #recentLines: string[] = new Array(recentFrames).fill("\0");
  #recentFrames = new Int32Array(recentFrames);
  #frames: Int32Array = new Int32Array(128); // of the open sample, innermost first
  #depth = 0;

  constructor(file: string) {
    this.#builder = new CaptureBuilder(file, perfScript.format);
    this.#payload = new Payload(this.#builder);
    this.#blocks = new LineBlocks(this.#builder, (text, from, to) => this.#take(text, from, to));
  }

  push(piece: Uint8Array): void {
    this.#blocks.push(piece);
  }

  end(): Capture {
    this.#blocks.end();
    this.#close();
    for (const { name, withoutPeriod: count } of this.#events.values()) {
      if (count === 0) continue;
      const message = "samples without a period: how many events they stand for is not known";
      this.#builder.find("no-period", "note", message, { event: name, count });
    }
    this.#builder.origin(this.#header.provenance());
    return this.#builder.build();
  }

  /** Most lines are frames whose text was seen before: for these no string is made. */
  #take(text: string, from: number, to: number): void {
    for (let at = from; at < to;) {
      this.#number++;
      if (this.#isOpen && text.charCodeAt(at) === 9 /* tab */) {
        const next = this.#pushFrame(text, at);
        if (next > 0) {
          at = next;
          continue;
        }
      }
      const end = text.indexOf("\n", at);
      this.#takeLine(text.slice(at, text.charCodeAt(end - 1) === 13 ? end - 1 : end));
      at = end + 1;
    }
  }

  #takeLine(line: string): void {
    if (line === "") this.#close();
    else if (line.startsWith("#") && !this.#isOpen) this.#header.take(line);
    else if (line.charCodeAt(0) !== 9 && readSampleLine(line, this.#sample)) this.#open(line);
    else if (!this.#isOpen || this.#pushFrame(`${line}\n`, 0) < 0) this.#unread(line);
  }

  #open(line: string): void {
    this.#close();
    const { event: name, rest } = this.#sample;
    if (name.startsWith("PERF_RECORD_")) {
      const lost = name === "PERF_RECORD_LOST" || name === "PERF_RECORD_LOST_SAMPLES";
      this.#builder.find(
        lost ? "lost-samples" : "not-samples",
        lost ? "warning" : "note",
        `${name} lines, which are no samples`,
        { place: { line: this.#number } },
      );
      return;
    }
    let event = this.#events.get(name);
    if (event === undefined) {
      event = this.#eventOf(ownText(name));
      this.#events.set(event.name, event);
    }
    this.#fill(event);
    this.#isOpen = true;
    if (rest === line.length) return;
    if (event.isTracepoint) this.#row.extra = this.#payload.read(line, rest);
    else this.#pushFrame(`${line}\n`, rest);
  }

  #eventOf(name: string): PerfEvent {
    const isClock = /^(cpu|task)-clock(:\w*)?$/.test(name);
    return {
      id: this.#builder.event(name === "" ? "sample" : name, "sample", isClock ? "s" : ""),
      name,
      // `sched:sched_switch`, but not `cycles:ppp`, whose end is modifiers of the event.
      isTracepoint: /^[\w-]+:(?![ukhGHIpPSDWeb]+$)[\w-]+$/.test(name),
      divisor: isClock ? 1e9 : 1,
      withoutPeriod: 0,
    };
  }

  /** The row of the sample line just read. */
  #fill(event: PerfEvent): void {
    const { command, pid, tid, cpu, time, period } = this.#sample;
    let events = period;
    if (events !== events) events = this.#header.periods.get(event.name) ?? NaN;
    if (events !== events) {
      if (event.isTracepoint) events = 1;
      else event.withoutPeriod++;
    }
    const row = this.#row;
    row.event = event.id;
    row.time = time;
    row.value = events / event.divisor;
    row.cpu = cpu < 0 ? undefined : cpu;
    row.pid = pid < 0 ? undefined : pid;
    row.tid = tid < 0 ? undefined : tid;
    row.command = command === "" ? undefined : this.#builder.string(command);
    row.extra = undefined;
  }

  /**
   * Takes the frame in the line that begins at `from`, which may begin with blanks. Returns where
   * the next line begins, or −1 where this is no frame.
   *
   * The same address mostly has the same text, so the line is compared as a whole with the one last
   * seen with these digits (perf puts the last digit of an address in column 16). A lookup by the
   * text would first have to make and hash it: 2.5 times the time on FlameGraph's example.
   */
  #pushFrame(text: string, from: number): number {
    let slot = 0;
    for (let i = from + 11; i <= from + 16; i++) slot = 31 * slot + text.charCodeAt(i);
    slot &= recentFrames - 1;
    let recent = this.#recentLines[slot];
    if (text.slice(from, from + recent.length) !== recent) { // half the time of startsWith
      recent = ownText(text.slice(from, text.indexOf("\n", from) + 1));
      const frame = this.#readFrame(recent);
      if (frame < 0) return -1;
      this.#recentLines[slot] = recent;
      this.#recentFrames[slot] = frame;
    }
    if (this.#depth === this.#frames.length) {
      const longer = new Int32Array(2 * this.#depth);
      longer.set(this.#frames);
      this.#frames = longer;
    }
    this.#frames[this.#depth++] = this.#recentFrames[slot];
    return from + recent.length;
  }

  /** The frame of a line, −1 where it is none. */
  #readFrame(line: string): number {
    const whole = line.trim();
    const blank = whole.indexOf(" ");
    if (!/^[0-9a-f]+$/.test(blank < 0 ? whole : whole.slice(0, blank))) return -1;
    const text = whole.slice(blank + 1); // an address without a symbol is its own name
    let frame = this.#frameIds.get(text);
    if (frame === undefined) {
      const { name, module } = readFrame(text);
      frame = this.#builder.stacks.frame(name, module);
      if (this.#frameIds.size >= cachedFrames) this.#frameIds.clear();
      this.#frameIds.set(text, frame);
    }
    return frame;
  }

  /** Adds the open sample, if there is one: its stack is known only at its end. */
  #close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    let stack = noStack;
    for (let i = this.#depth - 1; i >= 0; i--) {
      stack = this.#builder.stacks.call(stack, this.#frames[i]);
    }
    this.#depth = 0;
    this.#row.stack = stack === noStack ? undefined : stack;
    this.#builder.add(this.#row);
  }

  #unread(line: string): void {
    if (this.#builder.rows === 0 && !this.#isOpen && /^\s+[0-9a-f]+ /.test(line)) {
      throw this.#builder.error(
        { line: this.#number },
        "a frame of a stack before any sample: is the beginning of the file missing?",
      );
    }
    const message = "lines that are neither a sample nor a frame of its stack";
    this.#builder.find("unread-line", "warning", message, { place: { line: this.#number } });
  }
}
