/**
 * Reader of measured power, 10,000 times a second, from a data acquisition card.
 *
 *     int32 version   int64 start, s   int64 start, µs   int32 rate, Hz   int32 channels   (packed)
 *     float32 × channels, once a tick; then +∞ and the time of the end
 *
 * Channel 0 is the amplified voltage over the sense resistor, channel 1 the supply voltage:
 *
 *     P = (ch0 / gain / R) · ch1        gain = 300, R = 3.33 mΩ
 *
 * Channel 3 is a line of a serial port by which the measured program marks its runs; runs become
 * pairs of instants, `run begin` and `run end`, whose value is the number of the run
 * (power-trace-runs.ts). The power is a gauge, a row a tick.
 *
 * Format and constants: energy_validation/tools/sampling_accuracy.c in deater/rapl_validation;
 * measurements: Desrochers, Paradis and Weaver, MEMSYS 2016.
 */
import { CaptureBuilder, type Row } from "../model/builder.ts";
import type { CaptureReader, Parser } from "../model/reader.ts";
import { type Instant, isoDate } from "../model/timestamp.ts";
import { RunDetector } from "./power-trace-runs.ts";

const format = "power-trace";
const headerLength = 28; // bytes
const gain = 300;
const resistance = 0.00333; // Ω
/** A run shorter than this share of the longest is reported. */
const shortRun = 0.1;

interface Header {
  readonly start: Instant;
  readonly rate: number; // Hz
  readonly channels: number;
}

export const powerTrace: CaptureReader = {
  format,
  title: "power measured by a data acquisition card, 10 kHz",
  recognises: (head) => typeof headerOf(head) === "object",
  start(file: string): Parser {
    const trace = new PowerTrace(new CaptureBuilder(file, format));
    return { push: (piece) => trace.push(piece), end: () => trace.end() };
  },
};

class PowerTrace {
  #builder: CaptureBuilder;
  #header: Header | null = null;
  #rest: Uint8Array = new Uint8Array(0);
  #offset = 0; // of #rest in the file
  #isOver = false;
  #tick = 0;
  #row: Row = { event: 0, time: 0, value: 0 };
  #runs = new RunDetector(1);
  #events = { power: 0, begin: 0, end: 0 };

  constructor(builder: CaptureBuilder) {
    this.#builder = builder;
  }

  push(piece: Uint8Array): void {
    if (this.#isOver) return;
    const bytes = new Uint8Array(this.#rest.length + piece.length);
    bytes.set(this.#rest);
    bytes.set(piece, this.#rest.length);
    const from = this.#header === null ? this.#open(bytes) : 0;
    const used = this.#header === null ? 0 : this.#ticks(bytes, from, this.#header);
    this.#rest = bytes.subarray(used);
    this.#offset += used;
  }

  end(): ReturnType<Parser["end"]> {
    const builder = this.#builder;
    if (this.#header === null) {
      throw builder.error({ offset: 0 }, `ends within its header of ${headerLength} bytes`);
    }
    if (!this.#isOver) {
      builder.find("truncated", "warning", "the trace ends without its end mark", {
        place: { offset: this.#offset },
      });
    }
    this.#report(this.#header.rate);
    return builder.build();
  }

  /** Where the ticks begin; 0 where the header is not complete. */
  #open(bytes: Uint8Array): number {
    const header = headerOf(bytes);
    if (header === "short") return 0;
    if (typeof header === "string") throw this.#builder.error({ offset: 0 }, header);
    this.#header = header;
    this.#runs = new RunDetector(Math.max(1, Math.floor(header.rate / 500)));
    const builder = this.#builder;
    builder.origin({ tool: "data acquisition", date: isoDate(header.start) });
    this.#events = {
      power: builder.event("power", "gauge", "W"),
      begin: builder.event("run begin", "instant", ""),
      end: builder.event("run end", "instant", ""),
    };
    return headerLength;
  }

  /** Reads all complete ticks; returns where they end. */
  #ticks(bytes: Uint8Array, from: number, { rate, channels }: Header): number {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const size = 4 * channels;
    let at = from;
    for (; at + 4 <= bytes.length; at += size) {
      const sense = view.getFloat32(at, true);
      if (sense === Infinity) {
        this.#isOver = true;
        return bytes.length;
      }
      if (at + size > bytes.length) return at;
      const power = sense / gain / resistance * view.getFloat32(at + 4, true);
      this.#add(this.#tick++ / rate, power, view.getFloat32(at + 12, true), at);
    }
    return Math.min(at, bytes.length);
  }

  #add(time: number, power: number, line: number, at: number): void {
    const builder = this.#builder, row = this.#row, events = this.#events;
    if (!Number.isFinite(power)) {
      builder.find("not-finite", "warning", "ticks whose power is no number", {
        event: "power",
        place: { offset: this.#offset + at },
      });
    }
    row.time = time;
    const change = this.#runs.see(line);
    if (change !== "none") {
      row.event = change === "begin" ? events.begin : events.end;
      row.value = this.#runs.run;
      builder.add(row);
    }
    row.event = events.power;
    row.value = Number.isFinite(power) ? power : NaN;
    builder.add(row);
  }

  #report(rate: number): void {
    const lengths = this.#runs.lengths;
    const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
    const short = lengths.filter((length) => length < shortRun * longest);
    if (short.length === 0) return;
    const most = short.reduce((a, b) => Math.max(a, b), 0);
    this.#builder.find(
      "short-runs",
      "warning",
      `of ${lengths.length} marked runs ${short.length} last at most ${
        most / rate
      } s, the longest ` +
        `${longest / rate} s: glitches of the serial line`,
      { count: short.length },
    );
  }
}

/** The header, what is wrong with it, or "short" where there is not all of it. */
function headerOf(bytes: Uint8Array): Header | string {
  if (bytes.length < headerLength) return "short";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = view.getInt32(0, true);
  const seconds = view.getBigInt64(4, true), micros = view.getBigInt64(12, true);
  const rate = view.getInt32(20, true), channels = view.getInt32(24, true);
  if (version !== 0) return `version ${version}, expected 0`;
  if (seconds < 0n || seconds > 0xffffffffn || micros < 0n || micros > 999999n) {
    return `starts at ${seconds} s and ${micros} µs since 1970, which is no time`;
  }
  if (rate < 1 || rate > 10_000_000) return `rate of ${rate} Hz, expected 1 Hz to 10 MHz`;
  if (channels < 4 || channels > 64) return `${channels} channels, expected 4 to 64`;
  const start = { seconds: Number(seconds), nanoseconds: 1000 * Number(micros) };
  return { start, rate, channels };
}
