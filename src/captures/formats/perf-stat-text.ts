/**
 * Reader of what `perf stat` prints for people.
 *
 *      Performance counter stats for 'CPU(s) 16-23':
 *
 *        533,008,610,581      cpu_atom/cpu-cycles:u/                         (37.48%)
 *              0.79 msec task-clock             #    0.025 CPUs utilized     ( +-  3.86% )
 *
 *           60.001079903 seconds time elapsed
 *
 * The percentage in brackets is the share of time in which the event was counted; it is printed
 * only where counters had to take turns. The times behind it are not printed, so it stands in the
 * extra column `running_share`. Elapsed, user and system time become events of their own.
 *
 * Format: the output of perf 4.x to 6.1; perf-stat-text-row.ts has the rows.
 */
import { CaptureBuilder } from "../model/builder.ts";
import type { CaptureReader, Parser } from "../model/reader.ts";
import { headText, TextLines } from "../model/text-lines.ts";
import { type PerfStatReading, PerfStatRows } from "./perf-stat-rows.ts";
import { footerOf, perfStatTextRow } from "./perf-stat-text-row.ts";

const format = "perf-stat-text";
const opening = /^ ?Performance counter stats for (.{1,4096}?)(?: \(\d+ runs\))?:\s*$/;
const intervalHeading = /^#\s{1,20}time .{0,80}counts unit events/;

export const perfStatText: CaptureReader = {
  format,
  title: "counters of perf stat, as printed for people",
  recognises(head) {
    const lines = headText(head).split("\n");
    return lines.some((text) => opening.test(text) || intervalHeading.test(text));
  },
  start(file: string): Parser {
    const builder = new CaptureBuilder(file, format);
    const report = new PerfStatReport(builder);
    const lines = new TextLines(builder, (text, line) => report.take(text, line));
    return {
      push: (piece) => lines.push(piece),
      end() {
        lines.end();
        report.end();
        return builder.build();
      },
    };
  },
};

class PerfStatReport {
  #builder: CaptureBuilder;
  #rows: PerfStatRows;
  /** `outside` is where the program itself may print. */
  #state: "outside" | "rows" | "advice" = "outside";
  /** Totals, until the footer tells the length of the run. */
  #totals: PerfStatReading[] = [];
  #elapsed = NaN;
  #footers: { readonly event: string; readonly seconds: number; readonly line: number }[] = [];

  constructor(builder: CaptureBuilder) {
    this.#builder = builder;
    this.#rows = new PerfStatRows(builder);
    builder.origin({ tool: "perf stat" });
  }

  take(text: string, line: number): void {
    const opened = opening.exec(text);
    if (opened !== null) return this.#open(opened[1]);
    if (text.startsWith("# started on ")) {
      this.#builder.origin({ date: text.slice(13, 93).trim() });
      return this.#rows.restart();
    }
    if (intervalHeading.test(text)) this.#state = "rows";
    if (text.trim() === "" || text.startsWith("#") || this.#state === "advice") return;
    if (this.#state === "outside") {
      return this.#builder.find("other-text", "note", "lines that are not perf's were left out", {
        place: { line },
      });
    }
    if (text.startsWith("Some events weren't counted")) {
      this.#state = "advice";
      return this.#builder.find("tool-message", "note", text.trim().slice(0, 200), {
        place: { line },
      });
    }
    this.#row(text, line);
  }

  end(): void {
    this.#close();
    this.#rows.end();
  }

  #row(text: string, line: number): void {
    const footer = footerOf(text);
    if (footer !== null) {
      if (Number.isNaN(footer.seconds)) throw this.#builder.error({ line }, localeAdvice);
      if (footer.event === "time elapsed") this.#elapsed = footer.seconds;
      this.#footers.push({ ...footer, line });
      return;
    }
    const row = perfStatTextRow(text, line);
    if (row === "metric") return;
    if (row === "locale") throw this.#builder.error({ line }, localeAdvice);
    if (row === "unknown") {
      throw this.#builder.error(
        { line },
        `expected a count and an event of perf stat, found "${text.trim().slice(0, 60)}"`,
      );
    }
    if (Number.isNaN(row.time)) this.#totals.push(row);
    else this.#rows.add(row);
  }

  #open(command: string): void {
    this.#close();
    this.#state = "rows";
    this.#builder.origin({ command: command.replace(/^'(.*)'$/, "$1") });
  }

  /** The end of one report: its totals get the length of the run. */
  #close(): void {
    for (const reading of this.#totals) this.#rows.add(reading, this.#elapsed);
    for (const { event, seconds } of this.#footers) {
      this.#builder.add({
        event: this.#builder.event(event, "total", "s"),
        time: this.#elapsed,
        value: seconds,
        duration: Number.isNaN(this.#elapsed) ? undefined : this.#elapsed,
      });
    }
    this.#totals = [];
    this.#footers = [];
    this.#elapsed = NaN;
  }
}

const localeAdvice = "its numbers follow a locale in which the comma is no thousands separator: " +
  "record with LC_ALL=C perf stat …";
