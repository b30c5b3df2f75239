/**
 * JSON documents from strangers: parsed with the place of what is wrong, and looked into with
 * checks. A value of another type than expected is refused with its path, `profiles[0].samples[3]`.
 */
import type { CaptureBuilder } from "./builder.ts";
import { encodingOf } from "./text-lines.ts";

export type JsonObject = { readonly [key: string]: unknown };

/** The text of a whole document, without its byte order mark. */
export function documentText(bytes: Uint8Array, builder: CaptureBuilder): string {
  try {
    return new TextDecoder(encodingOf(bytes)).decode(bytes);
  } catch (cause) {
    throw builder.error({ offset: 0 }, `cannot be decoded as text: ${(cause as Error).message}`);
  }
}

/** The document's value. Throws a CaptureError with the line where the text is not JSON. */
export function parseJson(text: string, builder: CaptureBuilder): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { message } = cause as Error;
    const position = /at position (\d+)/.exec(message)?.[1];
    const at = position === undefined ? text.length : Number(position);
    throw builder.error({ line: lineAt(text, at) }, `is not JSON: ${withoutPlace(message)}`);
  }
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let i = text.indexOf("\n"); i >= 0 && i < position; i = text.indexOf("\n", i + 1)) line++;
  return line;
}

function withoutPlace(message: string): string {
  return message.replace(/ (in JSON )?at position.*$/s, "").replace(/\s+/g, " ").slice(0, 200);
}

/**
 * Values of a document by their paths. The index of an element is given apart from the path of its
 * array, so that the text of the whole path is made only for an error.
 */
export class JsonChecks {
  #builder: CaptureBuilder;

  constructor(builder: CaptureBuilder) {
    this.#builder = builder;
  }

  object(value: unknown, path: string, at?: number): JsonObject {
    if (!isObject(value)) throw this.#wrong(value, path, at, "an object");
    return value;
  }

  array(value: unknown, path: string, at?: number): readonly unknown[] {
    if (!Array.isArray(value)) throw this.#wrong(value, path, at, "an array");
    return value;
  }

  /** A finite number, as all numbers of JSON are meant to be. */
  number(value: unknown, path: string, at?: number): number {
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw this.#wrong(value, path, at, "a number");
    }
    return value;
  }

  text(value: unknown, path: string, at?: number): string {
    if (typeof value !== "string") throw this.#wrong(value, path, at, "a text");
    return value;
  }

  /** A whole number in [0, count). */
  index(value: unknown, count: number, path: string, at?: number): number {
    const index = this.number(value, path, at);
    if (Number.isInteger(index) && index >= 0 && index < count) return index;
    const reason = `${full(path, at)} is ${index}, must be a whole number below ${count}`;
    throw this.#builder.error({}, reason);
  }

  #wrong(value: unknown, path: string, at: number | undefined, expected: string): Error {
    return this.#builder.error({}, `${full(path, at)} is ${shown(value)}, expected ${expected}`);
  }
}

function full(path: string, at: number | undefined): string {
  return at === undefined ? path : `${path}[${at}]`;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value for a message: short, whatever it is. */
export function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "object") return "an object";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
