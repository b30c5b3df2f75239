/** What the metadata says of the capture as a whole, checked. */
import type { CaptureBuilder } from "../../model/builder.ts";
import type { Capture, EventInfo, Finding, Provenance } from "../../model/capture.ts";
import type { Place } from "../../model/error.ts";
import type { JsonChecks, JsonObject } from "../../model/json.ts";

export type Head = Pick<
  Capture,
  "name" | "format" | "provenance" | "quality" | "events" | "rows"
>;

const kinds = ["interval", "total", "sample", "gauge", "instant"] as const;
const severities = ["note", "warning", "error"] as const;
const most = Number.MAX_SAFE_INTEGER;

/** Throws a CaptureError where something is missing or of another kind. */
export function readHead(head: JsonObject, checks: JsonChecks, builder: CaptureBuilder): Head {
  const events = checks.array(head.events, "events");
  if (events.length > 0x10000) throw builder.error({}, `${events.length} events, over 65,536`);
  const texts = checks.object(head.provenance, "provenance");
  const text = (key: keyof Provenance) => checks.text(texts[key], `provenance.${key}`);
  const oneOf = <T extends string>(value: unknown, known: readonly T[], path: string): T => {
    const found = known.find((one) => one === value);
    if (found !== undefined) return found;
    throw builder.error({}, `${path} must be one of ${known.join(", ")}`);
  };
  return {
    name: checks.text(head.name, "name"),
    format: checks.text(head.format, "format"),
    rows: checks.index(head.rows, most, "rows"),
    provenance: {
      source: text("source"),
      tool: text("tool"),
      toolVersion: text("toolVersion"),
      command: text("command"),
      machine: text("machine"),
      kernel: text("kernel"),
      date: text("date"),
      licence: text("licence"),
      checksum: text("checksum"),
    },
    events: events.map((value, i): EventInfo => {
      const event = checks.object(value, `events[${i}]`);
      return {
        name: checks.text(event.name, `events[${i}].name`),
        kind: oneOf(event.kind, kinds, `events[${i}].kind`),
        unit: checks.text(event.unit, `events[${i}].unit`),
      };
    }),
    quality: checks.array(head.quality, "quality").map((value, i): Finding => {
      const path = `quality[${i}]`;
      const finding = checks.object(value, path);
      return {
        check: checks.text(finding.check, `${path}.check`),
        severity: oneOf(finding.severity, severities, `${path}.severity`),
        message: checks.text(finding.message, `${path}.message`),
        count: checks.number(finding.count, `${path}.count`),
        ...(finding.place === undefined ? {} : { place: readPlace(finding, path, checks) }),
        ...(finding.event === undefined
          ? {}
          : { event: checks.text(finding.event, `${path}.event`) }),
      };
    }),
  };
}

function readPlace(finding: JsonObject, path: string, checks: JsonChecks): Place {
  const { line, offset } = checks.object(finding.place, `${path}.place`);
  return {
    ...(line === undefined ? {} : { line: checks.index(line, most, `${path}.place.line`) }),
    ...(offset === undefined ? {} : { offset: checks.index(offset, most, `${path}.place.offset`) }),
  };
}
