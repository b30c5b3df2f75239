/**
 * Reader of `perf stat -x`, with any of the separators comma, semicolon, tab and bar, of perf 3.x
 * to 6.x, with or without -I, -r, -A, --per-core, --per-thread and the like.
 *
 *     0.201411144,1444304,,cycles,403454086,100.00
 *     S0-D0-C0,1,53.89,msec,cpu-clock,53892225,100.00,1.000,CPUs utilized
 *
 * Format: man perf-stat, "CSV FORMAT"; what that page leaves out is in perf-stat-csv-row.ts. perf
 * 4.1 breaks rows of RAPL energy after the unit; such rows are joined. Derived metrics are left
 * out, as they follow from the counters, except in files of --metric-only, which hold nothing else.
 */
import { CaptureBuilder } from "../model/builder.ts";
import { LineBlocks } from "../model/line-blocks.ts";
import type { CaptureReader, Parser } from "../model/reader.ts";
import { isKnownUnit } from "../model/si.ts";
import { headText } from "../model/text-lines.ts";
import { QuickRows } from "./perf-stat-csv-quick.ts";
import { perfStatCsvRow } from "./perf-stat-csv-row.ts";
import { isMetricHeading, MetricTable } from "./perf-stat-metrics.ts";
import { PerfStatRows } from "./perf-stat-rows.ts";

const format = "perf-stat-csv";
/** What perf itself says between the rows. */
const message = /^(?:Failed|failed|WARNING|Warning)\b/;

export const perfStatCsv: CaptureReader = {
  format,
  title: "counters of perf stat -x",
  recognises,
  start(file: string): Parser {
    const builder = new CaptureBuilder(file, format);
    const table = new PerfStatCsvTable(builder);
    const blocks = new LineBlocks(builder, (text, from, to) => table.takeBlock(text, from, to));
    return {
      push: (piece) => blocks.push(piece),
      end() {
        blocks.end();
        table.end();
        return builder.build();
      },
    };
  },
};

class PerfStatCsvTable {
  #builder: CaptureBuilder;
  #rows: PerfStatRows;
  #quick: QuickRows;
  #line = 0;
  #separator: string | null = null;
  /** A row that ended after its unit, until the next line tells whether it goes on there. */
  #cut: { readonly text: string; readonly line: number } | null = null;
  #metrics: MetricTable | null = null;

  constructor(builder: CaptureBuilder) {
    this.#builder = builder;
    this.#rows = new PerfStatRows(builder);
    this.#quick = new QuickRows(this.#rows);
    builder.origin({ tool: "perf stat" });
  }

  /** Takes the lines in [from, to), each with its line feed. */
  takeBlock(text: string, from: number, to: number): void {
    for (let at = from; at < to;) {
      const line = ++this.#line;
      const isPlain = this.#separator === "," && this.#cut === null && this.#metrics === null;
      const next = isPlain ? this.#quick.take(text, at, line) : -1;
      if (next >= 0) at = next;
      else {
        const end = text.indexOf("\n", at);
        this.#take(text.slice(at, text.charCodeAt(end - 1) === 13 ? end - 1 : end), line);
        at = end + 1;
      }
    }
  }

  #take(text: string, line: number): void {
    if (text.trim() === "") return;
    if (text.startsWith("#")) {
      const date = /^# started on (.{1,80})$/.exec(text)?.[1];
      if (date === undefined) return;
      this.#builder.origin({ date: date.trim() });
      return this.#rows.restart();
    }
    if (message.test(text)) {
      return this.#builder.find("tool-message", "note", text.slice(0, 200), { place: { line } });
    }
    const separator = this.#separator ??= perfStatSeparator(text);
    const cut = this.#cut;
    this.#cut = null;
    if (cut !== null) {
      if (text.startsWith(separator) && !text.startsWith(separator + separator)) {
        this.#builder.find(
          "joined-rows",
          "note",
          "rows broken after their unit, a fault of perf 4.1, were joined",
          { place: { line: cut.line } },
        );
        return this.#row(cut.text + text, cut.line, separator);
      }
      this.#withoutUnit(cut.text, cut.line, separator);
    }
    this.#row(text, line, separator);
  }

  end(): void {
    if (this.#cut !== null) {
      this.#withoutUnit(this.#cut.text, this.#cut.line, this.#separator as string);
    }
    this.#rows.end();
  }

  #row(text: string, line: number, separator: string): void {
    if (this.#metrics !== null) return this.#metrics.row(text, line);
    const row = perfStatCsvRow(text.split(separator), separator, line);
    if (row.kind === "counter") this.#rows.add(row.reading);
    else if (row.kind === "cut") this.#cut = { text, line };
    else if (row.kind === "unknown") {
      if (this.#builder.rows > 0 || !isMetricHeading(text, separator)) {
        throw this.#builder.error({ line }, row.reason);
      }
      this.#metrics = new MetricTable(this.#builder, text, separator);
    }
  }

  /** perf before 3.14 has no field for the unit: `8641299,cycles`. */
  #withoutUnit(text: string, line: number, separator: string): void {
    const at = text.lastIndexOf(separator);
    const event = text.slice(at + separator.length);
    if (/^[A-Za-z]/.test(event) && !isKnownUnit(event)) {
      const whole = text.slice(0, at) + separator + text.slice(at);
      const row = perfStatCsvRow(whole.split(separator), separator, line);
      if (row.kind === "counter") return this.#rows.add(row.reading);
    }
    throw this.#builder.error({ line }, "the row ends after the unit: where is the event?");
  }
}

/** The separator of a row: a semicolon, bar or tab where there is one, for those are in no name. */
function perfStatSeparator(row: string): string {
  return ["\t", ";", "|"].find((separator) => row.includes(separator)) ?? ",";
}

/** Whether the first rows are of counters, or refused for their decimal commas. */
function recognises(head: Uint8Array): boolean {
  const lines = headText(head.subarray(0, 4096)).split("\n")
    .filter((text) => text.trim() !== "" && !text.startsWith("#") && !message.test(text));
  const [first = "", second = ""] = lines;
  const separator = perfStatSeparator(first);
  const row = perfStatCsvRow(first.split(separator), separator, 1);
  if (row.kind === "counter") {
    const { event, running, value } = row.reading;
    return /^[A-Za-z_{%][^\s]*$/.test(event) && (running >= 0 || typeof value === "string");
  }
  if (row.kind === "cut") return second.startsWith(separator) && second.includes("/");
  if (row.kind === "metric") return false;
  const commas = /\d,\d\d,msec,|,\d{1,30},\d{1,3},\d\d(?:,|$)/.test(first.slice(0, 400));
  return (row.reason.includes("LC_ALL=C") && commas && /,[a-z]/.test(first)) ||
    (isMetricHeading(first, separator) && /insn per cycle|CPUs utilized|tma_|GHz/.test(first));
}
