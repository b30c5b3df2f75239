/**
 * Spans as OTLP/JSON, the exchange format of OpenTelemetry: Jaeger, Tempo and others read it.
 *
 * Format: OpenTelemetry Protocol 1.x, "JSON Protobuf Encoding": ids in hexadecimal, times in
 * nanoseconds as decimal strings, enumerations as numbers. Time 0 of the simulation is the epoch.
 */
import type { Span } from "./tracer.ts";

const kinds = { server: 2, client: 3 }; // SPAN_KIND_SERVER, SPAN_KIND_CLIENT
const statusOk = 1, statusError = 2;

/** The text of one ExportTraceServiceRequest; spans that are not over are left out. */
export function otlpJson(spans: readonly Span[]): string {
  const observers = new Map<string, Span[]>();
  for (const span of spans) {
    if (Number.isNaN(span.end)) continue;
    const own = observers.get(span.observer);
    if (own === undefined) observers.set(span.observer, [span]);
    else own.push(span);
  }
  const resourceSpans = [...observers].map(([observer, own]) => ({
    resource: { attributes: [attribute("service.name", observer)] },
    scopeSpans: [{ scope: { name: "wagonwheel" }, spans: own.map(otlpSpan) }],
  }));
  return JSON.stringify({ resourceSpans });
}

function otlpSpan({ trace, id, parent, kind, service, start, end, outcome }: Span): unknown {
  return {
    traceId: hexadecimal(trace, 32),
    spanId: hexadecimal(id, 16),
    ...(parent === 0 ? {} : { parentSpanId: hexadecimal(parent, 16) }),
    name: service,
    kind: kinds[kind],
    startTimeUnixNano: nanoseconds(start),
    endTimeUnixNano: nanoseconds(end),
    status: outcome === null ? { code: statusOk } : { code: statusError, message: outcome },
  };
}

function attribute(key: string, value: string): unknown {
  return { key, value: { stringValue: value } };
}

function hexadecimal(id: number, digits: number): string {
  return id.toString(16).padStart(digits, "0");
}

function nanoseconds(time: number): string {
  return BigInt(Math.round(time * 1e9)).toString();
}
