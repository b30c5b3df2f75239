/**
 * Reader of Prometheus' text exposition, as exporters serve it, and of OpenMetrics.
 *
 *     # TYPE node_cpu_seconds_total counter
 *     node_cpu_seconds_total{cpu="0",mode="idle"} 10870.69 1700000000000
 *
 * Counters, and the buckets, sums and counts of histograms and summaries, are totals since their
 * process began, at the time of the scrape; all others are gauges. `cpu` becomes the CPU and
 * `instance` the node; other labels stay part of the event's name. Units follow from the naming
 * rules (`_seconds`, `_bytes`, `_joules`, `_celsius`, …). Without timestamps the times are not
 * known.
 *
 * Format: prometheus.io/docs/instrumenting/exposition_formats; OpenMetrics 1.0.
 */
import { CaptureBuilder } from "../model/builder.ts";
import { decimal } from "../model/decimal.ts";
import type { CaptureReader, Parser } from "../model/reader.ts";
import { type Scale, scaleOf, toSi } from "../model/si.ts";
import { headText, TextLines } from "../model/text-lines.ts";
import { SinceFirst } from "../model/timestamp.ts";
import { sampleOf } from "./prometheus-sample.ts";

const format = "prometheus";
const type = /^# TYPE ([A-Za-z_:][\w:]{0,1023}) ([a-z]{4,20})\s{0,80}$/;

export const prometheus: CaptureReader = {
  format,
  title: "Prometheus text exposition, OpenMetrics",
  recognises(head) {
    const lines = headText(head).split("\n").filter((line) => line.trim() !== "");
    return /^# (?:HELP|TYPE) [A-Za-z_:]/.test(lines[0] ?? "") &&
      lines.some((line) => type.test(line));
  },
  start(file: string): Parser {
    const builder = new CaptureBuilder(file, format);
    const exposition = new Exposition(builder);
    const lines = new TextLines(builder, (text, line) => exposition.take(text, line));
    return {
      push: (piece) => lines.push(piece),
      end() {
        lines.end();
        return builder.build();
      },
    };
  },
};

/** Words of the naming rules, and the units they stand for. */
const units = new Map([
  ["seconds", "s"],
  ["milliseconds", "ms"],
  ["bytes", "B"],
  ["joules", "J"],
  ["watts", "W"],
  ["hertz", "Hz"],
  ["celsius", "C"],
  ["volts", "V"],
  ["amperes", "A"],
  ["percent", "%"],
  ["ratio", "1"],
]);

class Exposition {
  #builder: CaptureBuilder;
  #types = new Map<string, string>();
  #since = new SinceFirst();
  #scales = new Map<string, Scale>();

  constructor(builder: CaptureBuilder) {
    this.#builder = builder;
  }

  take(text: string, line: number): void {
    if (text.trim() === "") return;
    if (text.startsWith("#")) {
      const typed = type.exec(text);
      if (typed !== null) this.#types.set(typed[1], typed[2]);
      return;
    }
    const builder = this.#builder;
    const sample = sampleOf(text);
    if (typeof sample === "string") throw builder.error({ line }, sample);
    const { metric, labels, timestamp } = sample;
    const { name, cpu, node } = identity(metric, labels);
    const scale = this.#scaleOf(metric);
    builder.add({
      event: builder.event(name, this.#isTotal(metric) ? "total" : "gauge", scale.unit),
      time: this.#timeOf(timestamp, line),
      value: toSi(this.#valueOf(sample.value, name, line), scale),
      cpu,
      node: node === undefined ? undefined : builder.string(node),
    });
  }

  #isTotal(metric: string): boolean {
    const own = this.#types.get(metric);
    if (own !== undefined) return own === "counter";
    // OpenMetrics names a counter without its _total, and histograms without their suffixes.
    const family = this.#types.get(metric.replace(/_(?:total|bucket|sum|count)$/, ""));
    return family === "counter" || family === "histogram" || family === "summary";
  }

  #scaleOf(metric: string): Scale {
    const known = this.#scales.get(metric);
    if (known !== undefined) return known;
    const scale = scaleOf(unitOf(metric));
    this.#scales.set(metric, scale);
    return scale;
  }

  #timeOf(timestamp: number, line: number): number {
    if (Number.isNaN(timestamp)) {
      this.#builder.find("no-time", "note", "samples without timestamp: times are not known", {
        place: { line },
      });
      return NaN;
    }
    // Prometheus writes whole milliseconds, OpenMetrics seconds; 10¹¹ s is in the year 5138.
    const milliseconds = Math.abs(timestamp) >= 1e11 ? timestamp : timestamp * 1000;
    const seconds = Math.floor(milliseconds / 1000);
    const nanoseconds = Math.round((milliseconds - 1000 * seconds) * 1e6);
    return this.#since.of({ seconds, nanoseconds });
  }

  #valueOf(text: string, event: string, line: number): number {
    if (/^[+-]?Inf$/i.test(text) || /^NaN$/i.test(text)) {
      this.#builder.find("not-finite", "warning", `${event} is ${text}: its row holds no value`, {
        event,
        place: { line },
      });
      return NaN;
    }
    const value = decimal(text);
    if (!Number.isNaN(value)) return value;
    throw this.#builder.error(
      { line },
      `${event.slice(0, 80)}: expected a number, found "${text}"`,
    );
  }
}

/** Which event a sample is of, and where it was taken. */
function identity(
  metric: string,
  labels: readonly (readonly [string, string])[],
): { name: string; cpu?: number; node?: string } {
  let cpu: number | undefined, node: string | undefined;
  const rest = labels.filter(([label, value]) => {
    const number = label === "cpu" ? /^(?:cpu)?(\d{1,6})$/.exec(value)?.[1] : undefined;
    if (number !== undefined) cpu = Number(number);
    else if (label === "instance") node = value;
    else return true;
    return false;
  });
  const written = rest.map(([label, value]) => `${label}="${value}"`).join(",");
  return { name: written === "" ? metric : `${metric}{${written}}`, cpu, node };
}

/** The unit that the naming rules put at the end of a metric's name; "" for counts. */
function unitOf(metric: string): string {
  if (/_(?:count|bucket|info)$/.test(metric)) return "";
  const base = metric.replace(/_(?:total|sum)$/, "");
  return units.get(/_([a-z]{1,20})$/.exec(base)?.[1] ?? "") ?? "";
}
