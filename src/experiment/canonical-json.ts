import type { Json } from "./observation.ts";

/** JSON with keys in order, so that equal values give equal text however they were built. */
export function canonicalJson(value: Json): string {
  return JSON.stringify(
    value,
    (_, inner: Json) =>
      inner !== null && typeof inner === "object" && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
  );
}
