/** Where a place in compiled code was in the text it was made from. */
import { decode } from "@jridgewell/sourcemap-codec";
import type MagicString from "magic-string";

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

export class Positions {
  #text: MagicString;
  #lines: ReturnType<typeof decode> | null = null;

  constructor(text: MagicString) {
    this.#text = text;
  }

  /** The nearest place at or before it; a place in inserted text is where it was inserted. */
  original({ line, column }: Position): Position {
    this.#lines ??= decode(this.#text.generateMap({ hires: true }).mappings);
    const segments = this.#lines[line - 1] ?? [];
    const segment = segments.findLast(([at]) => at <= column - 1) ?? segments[0];
    if (segment === undefined || segment.length === 1) return { line, column };
    return { line: segment[2] + 1, column: segment[3] + 1 };
  }
}
