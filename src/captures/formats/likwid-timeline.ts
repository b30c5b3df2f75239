/**
 * Reader of the timelines of `likwid-perfctr -t 100ms`: one line an interval, all threads of the
 * first event or metric, then all threads of the second.
 *
 *     # CORES: 0|2
 *     # GID|MetricsCount|CpuCount|Total runtime [s]|Runtime (RDTSC) [s]|Clock [MHz]
 *     1 2 2 0.100120 0.1 0.1 3392.5 3391.9
 *
 * Fields are separated by blanks, or by commas in files made with -O. Where the comment lines,
 * which likwid prints elsewhere, were not kept, the columns are called `event 1`, `event 2`, …
 *
 * Format: likwid's page "TimelineMode" and likwid-perfctr.lua of likwid 4 and 5.
 */
import { CaptureBuilder } from "../model/builder.ts";
import { decimal } from "../model/decimal.ts";
import type { CaptureReader, Parser } from "../model/reader.ts";
import { headingUnit, scaleOf, toSi } from "../model/si.ts";
import { headText, TextLines } from "../model/text-lines.ts";

const format = "likwid-timeline";

export const likwidTimeline: CaptureReader = {
  format,
  title: "timeline of likwid-perfctr -t",
  recognises(head) {
    const text = headText(head.subarray(0, 16384));
    if (/^# ?GID\|/m.test(text)) return true;
    const lines = text.split("\n");
    if (lines.length > 1) lines.pop(); // may be cut
    const data = lines.filter((line) => line.trim() !== "" && !line.startsWith("#"));
    return data.length > 0 && data.every((line) => isInterval(fieldsOf(line)));
  },
  start(file: string): Parser {
    const builder = new CaptureBuilder(file, format);
    const timeline = new LikwidTimeline(builder);
    const lines = new TextLines(builder, (text, line) => timeline.take(text, line));
    return {
      push: (piece) => lines.push(piece),
      end() {
        lines.end();
        return builder.build();
      },
    };
  },
};

class LikwidTimeline {
  #builder: CaptureBuilder;
  #cpus: readonly number[] = [];
  /** Headings of the groups, in their order, which is that of their numbers from 1. */
  #groups: { readonly names: readonly string[]; readonly areMetrics: boolean }[] = [];
  #ends = new Map<number, number>(); // of each group's last interval, s

  constructor(builder: CaptureBuilder) {
    this.#builder = builder;
    builder.origin({ tool: "likwid-perfctr" });
  }

  take(text: string, line: number): void {
    if (text.trim() === "") return;
    if (text.startsWith("#")) return this.#comment(text.replace(/^# ?/, ""));
    const fields = fieldsOf(text);
    if (!isInterval(fields)) {
      throw this.#builder.error(
        { line },
        "expected group, number of events, number of threads, time and events × threads values, " +
          `found "${text.slice(0, 60)}"`,
      );
    }
    const [group, events, threads, time] = fields.slice(0, 4).map(decimal);
    for (let i = 0; i < events; i++) {
      const values = fields.slice(4 + i * threads, 4 + (i + 1) * threads);
      // Some versions head every column, others every event.
      const isHeadedByColumn = this.#groups[group - 1]?.names.length === events * threads;
      this.#add(group, isHeadedByColumn ? i * threads : i, time, values, line);
    }
    this.#ends.set(group, time);
  }

  #comment(text: string): void {
    const cores = /^CORES: ([\d|]{1,65536})$/.exec(text.trim());
    if (cores !== null) this.#cpus = cores[1].split("|").map(Number);
    if (!text.startsWith("GID|")) return;
    const fields = text.split("|");
    this.#groups.push({ names: fields.slice(4), areMetrics: fields[1] === "MetricsCount" });
  }

  #add(group: number, i: number, time: number, fields: readonly string[], line: number): void {
    const builder = this.#builder;
    const { names, areMetrics } = this.#groups[group - 1] ?? { names: [], areMetrics: false };
    const { name, unit } = headingUnit(names[i] ?? `group ${group} event ${i + 1}`);
    const scale = scaleOf(unit);
    const event = builder.event(name, areMetrics ? "gauge" : "interval", scale.unit);
    const duration = time - (this.#ends.get(group) ?? 0);
    fields.forEach((field, thread) => {
      const value = decimal(field);
      if (Number.isNaN(value)) {
        if (!/^(?:-|-?nan|-?inf)$/i.test(field)) {
          throw builder.error(
            { line },
            `${name}: expected a number, found "${field.slice(0, 40)}"`,
          );
        }
        builder.find("not-counted", "warning", `${name} was not counted in some intervals`, {
          event: name,
          place: { line },
        });
      }
      const cpu = this.#cpus[thread] ?? thread;
      builder.add({ event, time, duration, value: toSi(value, scale), cpu });
    });
  }
}

function fieldsOf(text: string): string[] {
  return text.trim().split(/[\s,]+/).filter((field) => field !== "");
}

/** Whether there are as many values as the line's own counts say. */
function isInterval(fields: readonly string[]): boolean {
  const [group, events, threads] = fields.slice(0, 3);
  if (![group, events, threads].every((field) => /^[1-9]\d{0,5}$/.test(field ?? ""))) return false;
  return fields.length === 4 + Number(events) * Number(threads) && decimal(fields[3]) >= 0;
}
