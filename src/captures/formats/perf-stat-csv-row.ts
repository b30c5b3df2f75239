/**
 * One row of `perf stat -x`, split at its separator. The fields are, by `man perf-stat` and by what
 * perf 4.1 to 6.1 really print:
 *
 *     [time] [aggregate [CPUs]] value unit event [deviation%] run-time percent [metric unit]
 *
 * perf 4.x ends after the percent; the manual has the deviation there, perf 6.1 before the run
 * time. Event names may hold the separator: `cpu/event=0x3c,umask=0/`. Rows of which only the
 * metric is filled belong to the event above them.
 */
import { decimal } from "../model/decimal.ts";
import { isCountedAggregate } from "./perf-stat-aggregate.ts";
import type { PerfStatReading } from "./perf-stat-rows.ts";

export type PerfStatCsvRow =
  | { readonly kind: "counter"; readonly reading: PerfStatReading }
  /** Only a derived metric. */
  | { readonly kind: "metric" }
  /** Ends after the unit: perf 4.1 breaks the row there, older versions have no unit at all. */
  | { readonly kind: "cut" }
  | { readonly kind: "unknown"; readonly reason: string };

const intervalTime = /^ *\d{1,9}[.,]\d{9}$/;
const number = /^ *[+-]?\d{1,30}(?:[.,]\d{1,30})? *$/;
const missing = /^ *<not (?:counted|supported)> *$/;
const deviation = /^ *\d{1,9}(?:[.,]\d{1,9})?% *$/;
/** A term of an event between slashes: `event=0x3c`, `umask=0`, `cmask=1/u`. */
const term = /^[A-Za-z_][^\s]{0,200}$/;
const mostTerms = 32;

/** With another separator than the comma, numbers may have decimal commas. */
export function perfStatCsvRow(
  fields: readonly string[],
  separator: string,
  line: number,
): PerfStatCsvRow {
  let at = 0;
  let time = NaN;
  if (fields.length > 1 && intervalTime.test(fields[0])) time = numberOf(fields[at++]);
  else if (fields[0].trim() === "summary") at++;
  let aggregate = "", cpus = NaN;
  const label = fields[at]?.trim() ?? "";
  if (label !== "" && !isValue(label)) {
    aggregate = label;
    at++;
    if (isCountedAggregate(label) && isValue(fields[at + 1]) && /^ *\d{1,9}$/.test(fields[at])) {
      cpus = numberOf(fields[at++]);
    }
  }
  const [value, unit] = [fields[at], fields[at + 1]];
  if (value?.trim() === "" && (fields[at + 2] ?? "").trim() === "") return { kind: "metric" };
  if (!isValue(value) || unit === undefined) return unknown(fields, separator);
  if (number.test(unit)) return unknown(fields, separator);
  if (fields.length === at + 2) return { kind: "cut" };
  const [event, after] = eventFrom(fields, at + 2, separator);
  const rest = fields.slice(after, after + 4);
  const [spread] = rest.filter((field) => deviation.test(field));
  const [running, percent] = rest.filter((field) => !deviation.test(field));
  if (event === "" || !isTiming(running, percent, rest, separator)) {
    return unknown(fields, separator);
  }
  return {
    kind: "counter",
    reading: {
      line,
      time,
      aggregate,
      cpus,
      value: missing.test(value)
        ? value.trim() as "<not counted>" | "<not supported>"
        : numberOf(value),
      unit: unit.trim(),
      event,
      running: running === undefined ? NaN : numberOf(running),
      percent: percent === undefined ? NaN : numberOf(percent),
      deviation: spread === undefined ? NaN : numberOf(spread.replace("%", "")),
    },
  };
}

function isValue(field: string | undefined): field is string {
  return field !== undefined && (number.test(field) || missing.test(field));
}

function numberOf(field: string): number {
  return decimal(field.replace(",", "."));
}

/** The event that begins at a field, put together where it was split, and the field behind it. */
function eventFrom(fields: readonly string[], at: number, separator: string): [string, number] {
  const first = fields[at].trim();
  if (isClosed(first)) return [first, at + 1];
  let event = first;
  for (let i = at + 1; i < Math.min(fields.length, at + mostTerms) && term.test(fields[i]); i++) {
    event += separator + fields[i];
    if (isClosed(event)) return [event, i + 1];
  }
  return [first, at + 1]; // such as a breakpoint, mem:0x1000/8:rw
}

function isClosed(event: string): boolean {
  return event.split("/").length % 2 === 1;
}

/** Run time and percent, or neither, as in perf before 3.15. */
function isTiming(
  running: string | undefined,
  percent: string | undefined,
  rest: readonly string[],
  separator: string,
): boolean {
  if (running === undefined) return true;
  if (percent === undefined || !number.test(running) || !number.test(percent)) return false;
  if (!(numberOf(running) >= 0 && numberOf(percent) >= 0 && numberOf(percent) <= 100)) return false;
  // perf always prints two decimals, so a percent without them was split.
  const split = separator === "," && !percent.includes(".");
  return !(split && rest.length > 2 && /^\d\d%?$/.test(rest[rest.indexOf(percent) + 1] ?? ""));
}

function unknown(fields: readonly string[], separator: string): PerfStatCsvRow {
  if (separator === "," && fields.some((field, i) => isDigits(field) && isDigits(fields[i + 1]))) {
    return {
      kind: "unknown",
      reason: "numbers have decimal commas, which cannot be told from the separator: record with " +
        "LC_ALL=C perf stat -x, … or with perf stat -x\\; …",
    };
  }
  const found = fields.join(separator);
  const shown = found.length > 60 ? `${found.slice(0, 60)}…` : found;
  return {
    kind: "unknown",
    reason:
      `expected a row of perf stat -x (value, unit, event, run time, percent), found "${shown}"`,
  };
}

function isDigits(field: string | undefined): boolean {
  return field !== undefined && /^ *\d{1,30}%?$/.test(field);
}
