/**
 * TypeScript to JavaScript by blanking the types, so that lines and columns stay where they were.
 *
 * amaro is what Node uses itself; as a package it gives the same text and the same positions on
 * every runtime (Deno's own `stripTypeScriptTypes` tells no position). Loading it takes 70 ms.
 */
import { transformSync } from "amaro";

/** The text is no TypeScript whose types can be stripped. */
export class CellSyntaxError extends SyntaxError {
  override readonly name = "SyntaxError";
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** More text could make it right. */
  readonly isAtEnd: boolean;

  constructor(message: string, place: { line: number; column: number; isAtEnd: boolean }) {
    super(message);
    ({ line: this.line, column: this.column, isAtEnd: this.isAtEnd } = place);
  }
}

interface Refusal {
  readonly message: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Throws a CellSyntaxError. */
export function stripTypes(code: string): string {
  try {
    return transformSync(code, { mode: "strip-only" }).code;
  } catch (error) {
    const refusal = error as Refusal;
    if (typeof refusal.startLine !== "number") throw error;
    throw new CellSyntaxError(refusal.message, {
      line: refusal.startLine,
      column: refusal.startColumn + 1,
      isAtEnd:
        /got '<eof>'|Unexpected eof|^Unterminated (template|block comment)/.test(refusal.message) ||
        isEnd(code, refusal),
    });
  }
}

/** Nothing but blanks and comments follows the place of the refusal. */
function isEnd(code: string, { startLine, startColumn }: Refusal): boolean {
  const lines = code.split("\n");
  const rest = [(lines[startLine - 1] ?? "").slice(startColumn), ...lines.slice(startLine)];
  return rest.join("\n").replace(/\/\/.*|\/\*[^]*?\*\//g, "").trim() === "";
}
