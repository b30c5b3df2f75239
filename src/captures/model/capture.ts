/**
 * The one model of a capture: rows of readings in typed columns, whatever tool recorded them.
 *
 * A row is one reading of one event: a counter over an interval, a sample with its stack, a gauge at
 * an instant. Columns that a source does not have are absent, so that 10⁷ rows stay workable.
 */
import type { Place } from "./error.ts";
import type { StackTable } from "./stacks.ts";

/**
 * What the value of a row means.
 *
 * - `interval`: events counted in (time − duration, time]
 * - `total`: events counted over the whole run
 * - `sample`: events that this one sample stands for (its period)
 * - `gauge`: the quantity at that instant
 * - `instant`: something happened at that instant; the value, if any, is its size
 */
export type EventKind = "interval" | "total" | "sample" | "gauge" | "instant";

export interface EventInfo {
  /** As the file names it: `cycles`, `cpu_atom/cycles:u/`. */
  readonly name: string;
  readonly kind: EventKind;
  /** SI unit of the values: "" for counts, "s", "J", "W", "B", "Hz", "K", "1" for shares of one. */
  readonly unit: string;
}

/** One entry a row. Absent where the source does not tell. */
export interface Columns {
  /** Seconds since the capture's origin; NaN where a row has no time. */
  readonly time: Float64Array;
  /** Index into `events`. */
  readonly event: Uint16Array;
  /** In the event's unit; NaN where it was not counted. */
  readonly value: Float64Array;
  /** Length of the interval that ends at `time`, s. */
  readonly duration?: Float64Array;
  /** Index into `strings`: the machine, device or entity. */
  readonly node?: Int32Array;
  /** −1 where not known. */
  readonly cpu?: Int32Array;
  readonly pid?: Int32Array;
  readonly tid?: Int32Array;
  /** Index into `strings`: the command's name; −1 where not known. */
  readonly command?: Int32Array;
  /** Time for which the event was wanted, s, summed over CPUs. */
  readonly enabled?: Float64Array;
  /** Time for which it was really counted, s; less than `enabled` where counters were multiplexed. */
  readonly running?: Float64Array;
  /** Into `stacks`; −1 for none. */
  readonly stack?: Int32Array;
  /** Samples that this row stands for; 1 where absent. */
  readonly weight?: Float64Array;
  /** Further numbers by name, with unit in the name where they have one: `latitude_deg`. */
  readonly extra: Readonly<Record<string, Float64Array>>;
}

/** Where a capture comes from. "" where it is not known. */
export interface Provenance {
  /** Path or address of the file. */
  readonly source: string;
  readonly tool: string;
  readonly toolVersion: string;
  readonly command: string;
  /** Processor and machine. */
  readonly machine: string;
  readonly kernel: string;
  /** ISO 8601, or as the file has it. */
  readonly date: string;
  readonly licence: string;
  /** `sha256:…` of the file as it lies. */
  readonly checksum: string;
}

export type Severity = "note" | "warning" | "error";

/** Something about the data that whoever uses it should know: findings are data, not log lines. */
export interface Finding {
  /** Which check found it: `not-counted`, `wrapped`, `lost-samples`, … */
  readonly check: string;
  readonly severity: Severity;
  /** A sentence with the numbers. */
  readonly message: string;
  /** How many rows, records or samples it concerns. */
  readonly count: number;
  /** The first place where it occurs. */
  readonly place?: Place;
  /** The event it concerns. */
  readonly event?: string;
}

export interface Capture {
  /** Short name, by default the file's. */
  readonly name: string;
  /** The format it was read from: `perf-stat-csv`. */
  readonly format: string;
  readonly provenance: Provenance;
  readonly quality: readonly Finding[];
  readonly rows: number;
  readonly events: readonly EventInfo[];
  readonly columns: Columns;
  readonly strings: readonly string[];
  readonly stacks: StackTable;
}
