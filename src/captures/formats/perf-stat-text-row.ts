/**
 * One line of `perf stat`'s text:
 *
 *     [time] [aggregate [CPUs]] count [unit] event [# metric] [( +- deviation% )] [(share%)]
 *
 * Counts have thousands separators, `1,234,567`, where perf was run in an English locale, and none
 * in the C locale. Other locales swap comma and point or use narrow blanks: those are not guessed
 * at.
 */
import { decimal, groupedDecimal } from "../model/decimal.ts";
import type { PerfStatReading } from "./perf-stat-rows.ts";

const share = /\((\d{1,3}(?:[.,]\d{1,3})?)%\)\s{0,80}$/;
const spread = /\( ?\+- {0,8}(\d{1,9}(?:[.,]\d{1,3})?)% ?\)/;
const footer =
  /^\s{0,80}(\d{1,12}(?:[.,]\d{1,12})?)(?: \+- [\d.,]{1,24})? seconds (time elapsed|user|sys)\b/;
const longest = 4096;

/** The line's reading; or that it only holds a metric, follows another locale, or is none. */
export function perfStatTextRow(
  text: string,
  line: number,
): PerfStatReading | "metric" | "locale" | "unknown" {
  if (text.length > longest) return "unknown";
  if (/\d[\u00a0\u202f’']\d/.test(text)) return "locale";
  const running = share.exec(text)?.[1] ?? "100", deviation = spread.exec(text)?.[1] ?? "";
  if (running.includes(",") || deviation.includes(",")) return "locale";
  const [before, hasMetric] = withoutMetric(text.replace(share, "").replace(spread, ""));
  const words = before.replace(/<not (counted|supported)>/, "<not_$1>").trim().split(/\s+/);
  const event = words.pop() ?? "";
  if (words.length === 0) return hasMetric ? "metric" : "unknown";
  const unit = isCount(words[words.length - 1]) ? "" : words.pop() as string;
  const count = words.pop();
  if (count === undefined || !isCount(count)) return hasMetric ? "metric" : "unknown";
  const value = valueOf(count);
  if (typeof value === "number" && Number.isNaN(value)) return "locale";
  const time = /^\d{1,9}\.\d{9}$/.test(words[0] ?? "") ? decimal(words.shift() as string) : NaN;
  const isCounted = words.length > 1 && /^\d{1,9}$/.test(words[words.length - 1]);
  const cpus = isCounted ? decimal(words.pop() as string) : NaN;
  return {
    line,
    time,
    aggregate: words.join(" "),
    cpus,
    value,
    unit,
    event,
    running: NaN,
    percent: typeof value === "number" ? decimal(running) : NaN,
    deviation: decimal(deviation),
  };
}

/** What stands before the `#` of a derived metric, and whether there was one. */
function withoutMetric(text: string): [string, boolean] {
  const at = text.indexOf(" # ");
  return at < 0 ? [text, false] : [text.slice(0, at), true];
}

function isCount(word: string): boolean {
  return /^[\d<]/.test(word) && /^(?:[\d.,]{1,60}|<not_counted>|<not_supported>)$/.test(word);
}

function valueOf(count: string): PerfStatReading["value"] {
  if (count === "<not_counted>") return "<not counted>";
  if (count === "<not_supported>") return "<not supported>";
  return groupedDecimal(count);
}

/** Elapsed, user or system time, s (NaN in a locale with decimal commas); null for other lines. */
export function footerOf(text: string): { event: string; seconds: number } | null {
  const match = footer.exec(text.slice(0, longest));
  return match === null ? null : { event: match[2], seconds: decimal(match[1]) };
}
