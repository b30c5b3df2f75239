/**
 * A value in the formats that a notebook can show.
 *
 * What a value says of itself by `Symbol.for("Jupyter.display")` comes first, then what it looks like:
 * the same list as in Deno's kernel, so that a notebook shows the same in either.
 */
import { Buffer } from "node:buffer";
import { inspect } from "node:util";
import type { MimeBundle } from "./protocol.ts";

export const displaySymbol = Symbol.for("Jupyter.display");

/**
 * At once, unless the value's own display method is asynchronous: a progress bar in a busy loop has
 * no time to wait. Throws what that method throws.
 */
export function mimeBundle(value: unknown, hasColours = false): MimeBundle | Promise<MimeBundle> {
  if (typeof value === "object" && value !== null || typeof value === "function") {
    const known = shown(value as Record<PropertyKey, unknown>);
    if (known !== null) return known;
  }
  return { "text/plain": plain(value, hasColours) };
}

export function plain(value: unknown, hasColours: boolean): string {
  return inspect(value, { colors: hasColours, depth: 4, maxArrayLength: 100 });
}

function shown(value: Record<PropertyKey, unknown>): MimeBundle | Promise<MimeBundle> | null {
  const display = ifReadable(() => value[displaySymbol]);
  if (typeof display === "function") return display.call(value) as MimeBundle | Promise<MimeBundle>;
  return ifReadable(() => byLooks(value));
}

/** Null for an object that throws when it is looked at, as a proxy may. */
function ifReadable<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function byLooks(value: Record<PropertyKey, unknown>): MimeBundle | null {
  if (value instanceof Uint8Array) return picture(value);
  if (typeof value.toSpec === "function") {
    return {
      "application/vnd.vega.v5+json": value.toSpec(),
      "text/plain": plain(value, false),
    };
  }
  if (typeof value.toDataURL === "function") {
    return { "image/png": (value.toDataURL() as string).split(",")[1] };
  }
  if (typeof value.outerHTML === "string") {
    const { outerHTML } = value;
    return outerHTML.startsWith("<svg")
      ? { "image/svg+xml": outerHTML }
      : { "text/html": outerHTML };
  }
  return isDataFrame(value) ? table(value) : null;
}

function picture(bytes: Uint8Array): MimeBundle | null {
  const begins = (...start: number[]) => start.every((byte, i) => bytes[i] === byte);
  const base64 = () => Buffer.from(bytes).toString("base64");
  if (begins(0x89, 0x50, 0x4e, 0x47)) return { "image/png": base64() };
  if (begins(0xff, 0xd8, 0xff)) return { "image/jpeg": base64() };
  return null;
}

interface DataFrame {
  readonly schema: Record<string, unknown>;
  head(rows: number): { toRecords(): Record<string, unknown>[] };
}

function isDataFrame(value: object): value is DataFrame {
  return "schema" in value && typeof value.schema === "object" && "head" in value &&
    typeof value.head === "function" && "toRecords" in value;
}

const tableRows = 20;

function table(frame: DataFrame): MimeBundle {
  const records = frame.head(tableRows).toRecords();
  const names = Object.keys(frame.schema);
  const row = (cells: readonly unknown[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(String(cell))}</${tag}>`).join("")}</tr>`;
  const body = records.map((record) => row(names.map((name) => record[name]), "td"));
  return {
    "text/html": `<table><thead>${row(names, "th")}</thead><tbody>${body.join("")}</tbody></table>`,
    "text/plain": plain(records, false),
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
