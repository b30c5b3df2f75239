/**
 * One sample of Prometheus' text exposition: `metric{label="value",…} value [timestamp]`, with what
 * OpenMetrics adds after a `#`, an exemplar, cut off.
 */
import { decimal } from "../model/decimal.ts";

export interface PrometheusSample {
  readonly metric: string;
  readonly labels: readonly (readonly [name: string, value: string])[];
  /** As written: a number, NaN, +Inf or -Inf. */
  readonly value: string;
  /** As written; NaN where there is none. */
  readonly timestamp: number;
}

const metricName = /^[A-Za-z_:][\w:]{0,1023}/;
const labelName = /[A-Za-z_]\w{0,1023}\s{0,8}=\s{0,8}"/y;
const mostLabels = 256;

/** The sample of a line, or what is wrong with the line. */
export function sampleOf(line: string): PrometheusSample | string {
  const metric = metricName.exec(line)?.[0];
  if (metric === undefined) return `expected a metric, found "${line.slice(0, 40)}"`;
  let at = blanks(line, metric.length);
  const labels: [string, string][] = [];
  if (line[at] === "{") {
    at = blanks(line, at + 1);
    while (line[at] !== "}") {
      if (labels.length === mostLabels) return `more than ${mostLabels} labels`;
      labelName.lastIndex = at;
      const opened = labelName.exec(line)?.[0];
      if (opened === undefined) return `expected label="value" at column ${at + 1}`;
      const [text, next] = quoted(line, at + opened.length);
      if (next < 0) return `the label value that begins at column ${at + 1} has no closing quote`;
      labels.push([opened.replace(/\s*=\s*"$/, ""), text]);
      at = blanks(line, next);
      if (line[at] === ",") at = blanks(line, at + 1);
      else if (line[at] !== "}") return `expected , or } at column ${at + 1}`;
    }
    at++;
  }
  const exemplar = line.indexOf(" # ", at);
  const rest = line.slice(at, exemplar < 0 ? line.length : exemplar).trim();
  const [value, timestamp, ...more] = rest.length > 120 ? [] : rest.split(/\s+/);
  if (value === undefined || value === "" || more.length > 0) {
    return `expected a value and perhaps a timestamp, found "${rest.slice(0, 40)}"`;
  }
  const time = timestamp === undefined ? NaN : decimal(timestamp);
  if (timestamp !== undefined && Number.isNaN(time)) {
    return `expected a timestamp, found "${timestamp.slice(0, 40)}"`;
  }
  return { metric, labels, value, timestamp: time };
}

/** The text up to the closing quote, its escapes undone, and the position behind; −1 for no end. */
function quoted(line: string, from: number): [string, number] {
  let at = from;
  while (at < line.length && line[at] !== '"') at += line[at] === "\\" ? 2 : 1;
  if (at >= line.length) return ["", -1];
  const text = line.slice(from, at).replace(
    /\\(.)/g,
    (_, escaped) => escaped === "n" ? "\n" : escaped,
  );
  return [text, at + 1];
}

function blanks(line: string, from: number): number {
  let at = from;
  while (line[at] === " " || line[at] === "\t") at++;
  return at;
}
