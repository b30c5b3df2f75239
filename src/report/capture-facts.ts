/** What there is to tell of a capture, in words: its provenance and a row for each of its events. */
import { type Capture, type CaptureSummary, type Finding, formatTitle } from "../captures/mod.ts";
import { quantity } from "./quantity.ts";
import { rateText } from "./rate-text.ts";
import { sparkline } from "./sparkline.ts";

/** Cells of the course of an event; give `summarise` as many parts. */
export const courseWidth = 16;
const nameWidth = 24;

/** Provenance and size, those that are known. */
export function captureFacts(
  capture: Capture,
  { from, to, stacks }: CaptureSummary,
): (readonly [name: string, text: string])[] {
  const { tool, toolVersion, command, machine, kernel, date, licence, checksum } =
    capture.provenance;
  const span = Number.isNaN(from) ? "without times" : `over ${quantity(to - from, "s")}`;
  const facts = [
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
  ] as const;
  return facts.filter(([, text]) => text !== "");
}

export const eventHead: readonly string[] = [
  "event",
  "kind",
  "values",
  "total",
  "rate",
  "running",
  "course",
];

/** A row for each event, below that head. */
export function eventRows({ events }: CaptureSummary): string[][] {
  return events.map((
    { name, kind, unit, rows, missing, total, mean, rate, runningShare, course },
  ) => [
    shortened(name, nameWidth),
    kind,
    String(kind === "sample" || kind === "instant" ? rows : rows - missing),
    kind === "gauge" ? `⌀ ${quantity(mean, unit)}` : quantity(total, unit),
    rateText(rate, unit),
    Number.isNaN(runningShare) ? "–" : quantity(runningShare, "1"),
    sparkline(course, courseWidth),
  ]);
}

/** The findings, errors before warnings before notes. */
export function gravestFirst(findings: readonly Finding[]): Finding[] {
  const gravity = ["error", "warning", "note"];
  return findings.toSorted((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity));
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
