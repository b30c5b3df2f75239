/** A capture for the terminal, in 80 columns: provenance, findings, and a table of its events. */
import type { Capture, CaptureSummary, Finding, Refusal } from "../captures/mod.ts";
import { captureFacts, eventHead, eventRows, gravestFirst } from "./capture-facts.ts";
import { textTable } from "./text-table.ts";
import { wrapped } from "./wrapped.ts";

const width = 80;

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
  return gravestFirst(findings)
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

function heading(capture: Capture, summary: CaptureSummary): string {
  return captureFacts(capture, summary).map(([name, text]) => wrapped(name.padEnd(10), text))
    .join("\n");
}

function eventsText(summary: CaptureSummary): string {
  const rows = eventRows(summary);
  const isNarrow = (lines: string) => lines.split("\n").every((line) => line.length <= width);
  const table = textTable(eventHead, rows, { left: [0, 1, 6] });
  if (isNarrow(table)) return table;
  // Without the kind there is room for long names and large numbers.
  const without = (row: readonly string[]) => row.filter((_, j) => j !== 1);
  return textTable(without(eventHead), rows.map(without), { left: [0, 5] });
}
