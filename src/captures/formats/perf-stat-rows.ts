/**
 * Rows of `perf stat`, whichever way it printed them: durations from the interval times, enabled
 * from running time and share, and findings about what was not or only partly counted.
 *
 * The value that perf prints is already scaled up for the time during which its counter had to make
 * room for others (multiplexing): the raw count is value · running / enabled.
 */
import type { CaptureBuilder, Row } from "../model/builder.ts";
import { type Scale, scaleOf, shifted, toSi } from "../model/si.ts";
import { parseAggregate } from "./perf-stat-aggregate.ts";
import { FirstInterval, type Ratios } from "./perf-stat-first-interval.ts";

/** One printed row. */
export interface PerfStatReading {
  /** 1-based, in the file. */
  readonly line: number;
  /** End of the interval since the start, s; NaN for the total over the run. */
  readonly time: number;
  /** What the row is of: `CPU0`, `S0-D0-C1`, `bash-123`; "" for everything together. */
  readonly aggregate: string;
  /** CPUs that were added up; NaN where not told. */
  readonly cpus: number;
  /** As printed, in `unit`; or why there is none. */
  readonly value: number | "<not counted>" | "<not supported>";
  /** As printed: `msec`, `Joules`, `MiB`, or "" for a count. */
  readonly unit: string;
  readonly event: string;
  /** Time counted, ns, summed over CPUs; NaN where not told. */
  readonly running: number;
  /** Running over enabled time, %; NaN where not told. */
  readonly percent: number;
  /** Standard deviation over repetitions (`-r`), % of the value; NaN without. */
  readonly deviation: number;
}

/** What all rows of an event share, of one CPU, socket or thread where they are told apart. */
export interface Series {
  /** From `builder.event`. */
  readonly event: number;
  readonly scale: Scale;
  readonly cpu: number | undefined;
  readonly tid: number | undefined;
  /** From `builder.string`. */
  readonly node: number | undefined;
  readonly command: number | undefined;
  readonly ratios: Ratios;
}

export class PerfStatRows {
  #builder: CaptureBuilder;
  #row: Row = { event: 0, time: NaN, value: NaN };
  #series = new Map<string, Series>();
  #first = new FirstInterval();
  #now = 0; // ns, end of the current interval
  #before = 0; // ns, end of the one before
  #multiplexed = 0;
  #lowest = { percent: 100, event: "", line: 0 };

  constructor(builder: CaptureBuilder) {
    this.#builder = builder;
  }

  /** Another recording follows in the same file (`--append`): its times begin again at 0. */
  restart(): void {
    this.#now = this.#before = 0;
  }

  /** What all rows of an event share, of one CPU or thread; `aggregate` as in a reading. */
  series(event: string, unit: string, aggregate: string, kind: "interval" | "total"): Series {
    const key = `${event}\u0000${unit}\u0000${aggregate}\u0000${kind}`;
    let series = this.#series.get(key);
    if (series === undefined) {
      const builder = this.#builder, scale = scaleOf(unit);
      const { cpu, node, command, tid } = parseAggregate(aggregate);
      series = {
        event: builder.event(event, kind, scale.unit),
        scale,
        cpu,
        tid,
        node: node === undefined ? undefined : builder.string(node),
        command: command === undefined ? undefined : builder.string(command),
        ratios: this.#first.series(event),
      };
      this.#series.set(key, series);
    }
    return series;
  }

  /**
   * @param elapsed length of the run, s, for totals of which it is known
   * @param series of the reading, if it is at hand
   */
  add(reading: PerfStatReading, elapsed = NaN, series = this.#seriesOf(reading)): void {
    const { line, event, value, running, percent } = reading;
    const builder = this.#builder, row = this.#row;
    const isTotal = Number.isNaN(reading.time);
    row.event = series.event;
    row.time = isTotal ? elapsed : reading.time;
    row.duration = isTotal ? known(elapsed) : this.#duration(reading);
    row.value = typeof value === "number" ? toSi(value, series.scale) : NaN;
    this.#times(reading);
    row.cpu = series.cpu;
    row.tid = series.tid;
    row.node = series.node;
    row.command = series.command;
    row.extra = this.#extra(reading);
    builder.add(row);
    if (typeof value !== "number") {
      const check = value.slice(1, -1).replace(" ", "-");
      const why = value === "<not counted>"
        ? "was not counted"
        : "is not supported on this machine";
      builder.find(check, "warning", `${event} ${why}: its rows hold no value`, {
        event,
        place: { line },
      });
    } else if (percent < 100) {
      this.#multiplexed += 1;
      if (percent < this.#lowest.percent) this.#lowest = { percent, event, line };
    }
    if (!isTotal && running > 0 && row.duration !== undefined && row.duration > 0) {
      this.#first.see(series.ratios, running / 1e9 / row.duration);
    }
  }

  #seriesOf({ event, unit, aggregate, time }: PerfStatReading): Series {
    return this.series(event, unit, aggregate, Number.isNaN(time) ? "total" : "interval");
  }

  /** Reports what only all rows together tell. */
  end(): void {
    const { percent, event, line } = this.#lowest;
    if (this.#multiplexed > 0) {
      this.#builder.find(
        "multiplexed",
        percent < 90 ? "warning" : "note",
        `of ${this.#builder.rows} rows ${this.#multiplexed} were counted for a part of the time ` +
          `only, ${event} for as little as ${percent} %: their values are scaled up`,
        { count: this.#multiplexed, event, place: { line } },
      );
    }
    this.#first.report(this.#builder);
  }

  /** s since the end of the interval before. */
  #duration({ time, line }: PerfStatReading): number {
    const now = Math.round(time * 1e9);
    if (now < this.#now) {
      this.#builder.find(
        "restarted",
        "warning",
        `time goes back from ${this.#now / 1e9} s to ${time} s: another recording was appended`,
        { place: { line } },
      );
      this.restart();
    }
    if (now > this.#now) [this.#before, this.#now] = [this.#now, now];
    return (now - this.#before) / 1e9;
  }

  /** Enabled and running time, s. */
  #times({ value, running, percent }: PerfStatReading): void {
    const row = this.#row;
    row.enabled = row.running = undefined;
    // What was not counted carries 100 % or 0 %: neither says anything.
    if (typeof value !== "number") row.running = 0;
    else if (running >= 0) {
      row.running = running / 1e9;
      if (percent > 0) row.enabled = running * 100 / percent / 1e9;
    }
  }

  /** What has no column of its own; `running_share` where the times it is of are not told. */
  #extra({ cpus, deviation, percent, running }: PerfStatReading): Row["extra"] {
    const timesAreTold = percent >= 0 && running >= 0;
    if (timesAreTold && !(cpus >= 0 || deviation >= 0)) return undefined; // as nearly always
    const extra: Record<string, number> = {};
    if (cpus >= 0) extra.cpus = cpus;
    if (deviation >= 0) extra.deviation = shifted(deviation, -2);
    if (percent >= 0 && Number.isNaN(running)) extra.running_share = shifted(percent, -2);
    return Object.keys(extra).length > 0 ? extra : undefined;
  }
}

function known(seconds: number): number | undefined {
  return Number.isNaN(seconds) ? undefined : seconds;
}
