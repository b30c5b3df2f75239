/** Whether the console may run what was typed, or more lines are to follow. */
import { readMagics } from "./magics.ts";
import { parseCell } from "./parse.ts";
import { CellSyntaxError } from "./strip.ts";

export type Completeness =
  | { readonly status: "complete" | "invalid" }
  | { readonly status: "incomplete"; readonly indent: string };

export function completeness(source: string): Completeness {
  try {
    parseCell(readMagics(source).code);
    return { status: "complete" };
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
    return error.isAtEnd ? { status: "incomplete", indent: indent(source) } : { status: "invalid" };
  }
}

/** As the last line, and deeper behind an open bracket. */
function indent(source: string): string {
  const last = source.trimEnd().split("\n").at(-1) ?? "";
  const [own] = /^\s*/.exec(last) as RegExpExecArray;
  return /[{[(]$/.test(last) ? `${own}  ` : own;
}
