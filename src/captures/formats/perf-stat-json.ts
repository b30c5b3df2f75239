/**
 * Reader of `perf stat -j`: one JSON object a line.
 *
 *     {"interval" : 0.020088291, "counter-value" : "0.686613", "unit" : "msec",
 *      "event" : "task-clock", "event-runtime" : 686613, "pcnt-running" : 100.00}
 *
 * (on one line). The counter value is a string; `cpu`, `core`, `thread` and the like say what the
 * row is of. Objects that only hold a derived metric are left out, except those of --metric-only.
 *
 * Format: man perf-stat, "JSON FORMAT", and the output of perf 6.1.
 */
import { CaptureBuilder } from "../model/builder.ts";
import { decimal } from "../model/decimal.ts";
import type { CaptureReader, Parser } from "../model/reader.ts";
import { headText, TextLines } from "../model/text-lines.ts";
import { PerfStatRows } from "./perf-stat-rows.ts";

const format = "perf-stat-json";
const aggregates = ["core", "cache", "cluster", "die", "socket", "node", "thread", "cgroup"];

export const perfStatJson: CaptureReader = {
  format,
  title: "counters of perf stat -j",
  recognises: (head) =>
    /^\s*(?:#[^\n]*\n\s*)*\{"[^\n]*"(?:counter-value|metric-value)" ?:/.test(
      headText(head.subarray(0, 8192)),
    ),
  start(file: string): Parser {
    const builder = new CaptureBuilder(file, format);
    builder.origin({ tool: "perf stat" });
    const rows = new PerfStatRows(builder);
    const lines = new TextLines(builder, (text, line) => {
      if (text.startsWith("# started on ")) {
        builder.origin({ date: text.slice(13, 93).trim() });
        rows.restart();
      } else if (text.trim() !== "" && !text.startsWith("#")) {
        take(objectOf(builder, text, line), line, builder, rows);
      }
    });
    return {
      push: (piece) => lines.push(piece),
      end() {
        lines.end();
        rows.end();
        return builder.build();
      },
    };
  },
};

type Fields = Map<string, unknown>;

/** The line's object. Throws a CaptureError, with advice where a locale has spoilt the numbers. */
function objectOf(builder: CaptureBuilder, text: string, line: number): Fields {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) {
      return new Map(Object.entries(parsed));
    }
  } catch { /* refused below */ }
  const advice = /" ?: ?\d{1,20},\d/.test(text)
    ? "; its numbers have decimal commas: record with LC_ALL=C perf stat -j …"
    : "";
  throw builder.error({ line }, `expected one JSON object of perf stat -j${advice}`);
}

function take(fields: Fields, line: number, builder: CaptureBuilder, rows: PerfStatRows): void {
  const time = fields.has("interval") ? numberOf(fields, "interval", line, builder) : NaN;
  const event = fields.get("event"), value = fields.get("counter-value");
  if (event === undefined && value === undefined) {
    // With a metric's value, a further metric of the event above.
    return fields.has("metric-value") ? undefined : metricsOnly(fields, time, builder);
  }
  if (typeof event !== "string" || event === "") {
    throw builder.error({ line }, 'expected a name under the key "event"');
  }
  if (value === undefined && fields.has("metric-value")) return;
  const isMissing = value === "<not counted>" || value === "<not supported>";
  const cpu = fields.get("cpu");
  const label = aggregates.map((key) => fields.get(key)).find((name) => typeof name === "string");
  const optional = (key: string) => fields.has(key) ? numberOf(fields, key, line, builder) : NaN;
  rows.add({
    line,
    time,
    aggregate: cpu !== undefined ? `CPU${cpu}` : (label as string | undefined) ?? "",
    cpus: optional(fields.has("counters") ? "counters" : "aggregate-number"),
    value: isMissing ? value : numberOf(fields, "counter-value", line, builder),
    unit: typeof fields.get("unit") === "string" ? fields.get("unit") as string : "",
    event,
    running: optional("event-runtime"),
    percent: optional("pcnt-running"),
    deviation: optional("variance"),
  });
}

function numberOf(fields: Fields, key: string, line: number, builder: CaptureBuilder): number {
  const field = fields.get(key);
  const value = typeof field === "number"
    ? field
    : typeof field === "string"
    ? decimal(field)
    : NaN;
  if (Number.isFinite(value)) return value;
  const found = JSON.stringify(field)?.slice(0, 60) ?? "nothing";
  const advice = typeof field === "string" && /^\d{1,30},\d{1,30}$/.test(field)
    ? ": record with LC_ALL=C perf stat -j …"
    : "";
  throw builder.error(
    { line },
    `expected a number under the key "${key}", found ${found}${advice}`,
  );
}

/** The object of --metric-only: names and numbers. */
function metricsOnly(fields: Fields, time: number, builder: CaptureBuilder): void {
  for (const [name, field] of fields) {
    const value = typeof field === "string" ? decimal(field) : NaN;
    if (name === "interval" || Number.isNaN(value)) continue;
    builder.add({ event: builder.event(name, "gauge", ""), time, value });
  }
}
