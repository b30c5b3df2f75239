/** Builds a capture row by row: columns that grow, and tables that intern. */
import type { Capture, EventKind, Finding, Provenance, Severity } from "./capture.ts";
import { CaptureError, type Place } from "./error.ts";
import { ownText } from "./own-text.ts";
import { StackTable } from "./stacks.ts";

/** A row as a reader gives it; what is left out is not known. */
export interface Row {
  /** From `builder.event`. */
  event: number;
  /** s; NaN where not known. */
  time: number;
  /** In the event's unit; NaN where not counted. */
  value: number;
  duration?: number; // s
  node?: number; // from builder.string
  cpu?: number;
  pid?: number;
  tid?: number;
  command?: number; // from builder.string
  enabled?: number; // s
  running?: number; // s
  stack?: number; // from builder.stacks
  weight?: number;
  extra?: Record<string, number>;
}

const doubles = ["time", "value", "duration", "enabled", "running", "weight"] as const;
const integers = ["node", "cpu", "pid", "tid", "command", "stack"] as const;
/** What stands in the rows before the first that has the column. */
const absent = { time: NaN, value: NaN, duration: NaN, enabled: NaN, running: NaN, weight: 1 };
const absentDoubles = doubles.map((name) => absent[name]);

export class CaptureBuilder {
  readonly file: string;
  readonly format: string;
  readonly stacks = new StackTable();
  rows = 0;
  #provenance: Partial<Provenance> = {};
  #events: { name: string; kind: EventKind; unit: string }[] = [];
  #eventIds = new Map<string, number>();
  #strings: string[] = [];
  #stringIds = new Map<string, number>();
  #findings = new Map<string, Finding>();
  #event = new Uint16Array(256);
  #doubles: (Float64Array | undefined)[] = doubles.map(() => undefined);
  #integers: (Int32Array | undefined)[] = integers.map(() => undefined);
  #extra = new Map<string, Float64Array>();

  /** @param file path or address, for messages and provenance */
  constructor(file: string, format: string) {
    this.file = file;
    this.format = format;
  }

  /** The number of an event. Throws a CaptureError when there are more than 65,535 of them. */
  event(name: string, kind: EventKind, unit: string): number {
    const key = `${name}\u0000${kind}\u0000${unit}`;
    let id = this.#eventIds.get(key);
    if (id === undefined) {
      id = this.#events.push({ name, kind, unit }) - 1;
      if (id > 0xffff) {
        throw this.error({}, `more than 65,535 different events, among them "${name}"`);
      }
      this.#eventIds.set(key, id);
    }
    return id;
  }

  /** The number of a string, the same for the same text. */
  string(text: string): number {
    let id = this.#stringIds.get(text);
    if (id === undefined) {
      const own = ownText(text);
      id = this.#strings.push(own) - 1;
      this.#stringIds.set(own, id);
    }
    return id;
  }

  /** Adds a row. Reuse one Row object for many rows: nothing of it is kept. */
  add(row: Row): void {
    const i = this.rows++;
    if (i === this.#event.length) {
      const longer = new Uint16Array(2 * i);
      longer.set(this.#event);
      this.#event = longer;
    }
    this.#event[i] = row.event;
    // One line a field: a loop over the names would look each of them up in the row.
    this.#putDouble(0, i, row.time);
    this.#putDouble(1, i, row.value);
    this.#putDouble(2, i, row.duration);
    this.#putDouble(3, i, row.enabled);
    this.#putDouble(4, i, row.running);
    this.#putDouble(5, i, row.weight);
    this.#putInteger(0, i, row.node);
    this.#putInteger(1, i, row.cpu);
    this.#putInteger(2, i, row.pid);
    this.#putInteger(3, i, row.tid);
    this.#putInteger(4, i, row.command);
    this.#putInteger(5, i, row.stack);
    if (row.extra === undefined) return;
    for (const name in row.extra) {
      let column = this.#extra.get(name);
      if (column === undefined || i >= column.length) {
        column = this.#longer(column, Float64Array, NaN);
        this.#extra.set(name, column);
      }
      column[i] = row.extra[name];
    }
  }

  /** @param c place of the column in `doubles` */
  #putDouble(c: number, i: number, value: number | undefined): void {
    if (value === undefined) return;
    let column = this.#doubles[c];
    if (column === undefined || i >= column.length) {
      column = this.#doubles[c] = this.#longer(column, Float64Array, absentDoubles[c]);
    }
    column[i] = value;
  }

  /** @param c place of the column in `integers` */
  #putInteger(c: number, i: number, value: number | undefined): void {
    if (value === undefined) return;
    let column = this.#integers[c];
    if (column === undefined || i >= column.length) {
      column = this.#integers[c] = this.#longer(column, Int32Array, -1);
    }
    column[i] = value;
  }

  /** What the file says of its origin; later words win. */
  origin(provenance: Partial<Provenance>): void {
    Object.assign(this.#provenance, provenance);
  }

  /** Notes something about the data; the same check of the same event and message is counted. */
  find(
    check: string,
    severity: Severity,
    message: string,
    where: { place?: Place; event?: string; count?: number } = {},
  ): void {
    const key = `${check}\u0000${where.event ?? ""}\u0000${message}`;
    const { count = 1, ...rest } = where;
    const before = this.#findings.get(key);
    this.#findings.set(
      key,
      before === undefined
        ? { check, severity, message, count, ...rest }
        : { ...before, count: before.count + count },
    );
  }

  /** The error to throw for what cannot be read. */
  error(place: Place, reason: string): CaptureError {
    return new CaptureError(this.file, place, reason);
  }

  /** The capture. Throws a CaptureError when there is no row at all. */
  build(): Capture {
    const { rows } = this;
    if (rows === 0) throw this.error({}, `holds no readings (read as ${this.format})`);
    const double = (name: typeof doubles[number]) =>
      this.#whole(this.#doubles[doubles.indexOf(name)], Float64Array, absent[name]);
    const integer = (name: typeof integers[number]) =>
      this.#whole(this.#integers[integers.indexOf(name)], Int32Array, -1);
    const extra: Record<string, Float64Array> = {};
    for (const [name, column] of this.#extra) {
      extra[name] = this.#whole(column, Float64Array, NaN) as Float64Array;
    }
    return {
      name: this.file.replace(/^.*[/\\]/, "").replace(/\.gz$/, ""),
      format: this.format,
      provenance: {
        source: this.file,
        tool: "",
        toolVersion: "",
        command: "",
        machine: "",
        kernel: "",
        date: "",
        licence: "",
        checksum: "",
        ...this.#provenance,
      },
      quality: [...this.#findings.values()],
      rows,
      events: this.#events,
      columns: {
        time: double("time") ?? new Float64Array(rows).fill(NaN),
        event: this.#event.slice(0, rows),
        value: double("value") ?? new Float64Array(rows).fill(NaN),
        duration: double("duration"),
        node: integer("node"),
        cpu: integer("cpu"),
        pid: integer("pid"),
        tid: integer("tid"),
        command: integer("command"),
        enabled: double("enabled"),
        running: double("running"),
        stack: integer("stack"),
        weight: double("weight"),
        extra,
      },
      strings: this.#strings,
      stacks: this.stacks,
    };
  }

  /** The column with room for the rows so far and to come; begun where there was none. */
  #longer<A extends Float64Array | Int32Array>(
    column: A | undefined,
    make: new (length: number) => A,
    missing: number,
  ): A {
    const longer = new make(this.#event.length).fill(missing) as A;
    if (column !== undefined) longer.set(column);
    return longer;
  }

  /** The column with one entry for every row. */
  #whole<A extends Float64Array | Int32Array>(
    column: A | undefined,
    make: new (length: number) => A,
    missing: number,
  ): A | undefined {
    if (column === undefined) return undefined;
    if (column.length >= this.rows) return column.slice(0, this.rows) as A;
    const whole = new make(this.rows).fill(missing) as A;
    whole.set(column);
    return whole;
  }
}
