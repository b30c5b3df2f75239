/** A capture for the terminal, in 80 columns: provenance, findings, and a table of its events. */
import {
  type Capture,
  type CaptureSummary,
  type Finding,
  formatTitle,
  type Refusal,
} from "../captures/mod.ts";
import { quantity } from "./quantity.ts";
import { rateText } from "./rate-text.ts";
import { sparkline } from "./sparkline.ts";
import { textTable } from "./text-table.ts";
import { wrapped } from "./wrapped.ts";

const width = 80;
/** Cells of the course of an event; give `summarise` as many parts. */
export const courseWidth = 16;

export function captureText(capture: Capture, summary: CaptureSummary): string {
  return [
    heading(capture, summary),
    findingsText(capture.quality),
    eventsText(summary),
  ].filter((part) => part !== "").join("\n\n");
}

/** One finding a line, wrapped, the gravest first; what no finding means is said too. */
export function findingsText(findings: readonly Finding[]): string {
  if (findings.length === 0) return "quality   no findings";
  const gravity = ["error", "warning", "note"];
  return findings.toSorted((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity))
    .map(({ severity, message, event, count, place }) => {
      const isNamed = event === undefined || message.startsWith(event);
      const where = place?.line !== undefined ? ` (line ${place.line})` : "";
      const times = count > 1 ? ` [${count} times]` : "";
      return wrapped(
        severity.padEnd(10),
        `${isNamed ? "" : `${event}: `}${message}${where}${times}`,
      );
    }).join("\n");
}

/** What could not be recorded, why, and what can be done: events with one reason together. */
export function refusalsText(refused: readonly Refusal[]): string {
  const groups = Map.groupBy(refused, ({ reason, remedy }) => `${reason}\n${remedy}`);
  return [...groups.values()].map((group) => {
    const [{ reason, remedy }] = group;
    const events = group.map(({ event }) => event).join(", ");
    return `${wrapped("not recorded: ", `${events}: ${reason}`)}\n${wrapped("  ", remedy)}`;
  }).join("\n");
}

function heading(capture: Capture, { from, to, stacks }: CaptureSummary): string {
  const { tool, toolVersion, command, machine, kernel, date, licence, checksum } =
    capture.provenance;
  const span = Number.isNaN(from) ? "without times" : `over ${quantity(to - from, "s")}`;
  const facts: [string, string][] = [
    ["capture", capture.name],
    ["format", formatTitle(capture.format)],
    ["rows", `${capture.rows} ${span}${stacks > 0 ? `, ${stacks} different stacks` : ""}`],
    ["tool", `${tool} ${toolVersion}`.trim()],
    ["command", command],
    ["machine", machine],
    ["kernel", kernel],
    ["date", date],
    ["licence", licence],
    ["sha256", checksum.replace(/^sha256:/, "")],
  ];
  return facts.filter(([, text]) => text !== "").map(([name, text]) =>
    wrapped(name.padEnd(10), text)
  )
    .join("\n");
}

function eventsText({ events }: CaptureSummary): string {
  const rows = events.map((
    { name, kind, unit, rows, missing, total, mean, rate, runningShare, course },
  ) => [
    shortened(name, 24),
    kind,
    String(kind === "sample" || kind === "instant" ? rows : rows - missing),
    kind === "gauge" ? `⌀ ${quantity(mean, unit)}` : quantity(total, unit),
    rateText(rate, unit),
    Number.isNaN(runningShare) ? "–" : quantity(runningShare, "1"),
    sparkline(course, courseWidth),
  ]);
  const head = ["event", "kind", "values", "total", "rate", "running", "course"];
  const isNarrow = (lines: string) => lines.split("\n").every((line) => line.length <= width);
  const table = textTable(head, rows, { left: [0, 1, 6] });
  if (isNarrow(table)) return table;
  // Without the kind there is room for long names and large numbers.
  const without = (row: readonly string[]) => row.filter((_, j) => j !== 1);
  return textTable(without(head), rows.map(without), { left: [0, 5] });
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
