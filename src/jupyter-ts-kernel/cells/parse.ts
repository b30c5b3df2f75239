/** A cell's text as JavaScript and as a syntax tree, with the same lines and columns. */
import { parse, type Program } from "acorn";
import { CellSyntaxError, stripTypes } from "./strip.ts";

export interface ParsedCell {
  readonly code: string;
  readonly program: Program;
}

/** Throws a CellSyntaxError. */
export function parseCell(source: string): ParsedCell {
  return asObject(source) ?? parseModule(stripTypes(source));
}

/** `{ a: 1, b: 2 }` alone is an object, as in every console, not a block. */
function asObject(source: string): ParsedCell | null {
  const bare = source.trim();
  if (!bare.startsWith("{") || !bare.endsWith("}")) return null;
  try {
    const parsed = parseModule(stripTypes(`(${source}\n)`));
    const [node] = parsed.program.body;
    return node.type === "ExpressionStatement" && node.expression.type === "ObjectExpression"
      ? parsed
      : null;
  } catch (error) {
    if (error instanceof CellSyntaxError) return null;
    throw error;
  }
}

/** Throws a CellSyntaxError. */
export function parseModule(code: string): ParsedCell {
  try {
    const program = parse(code, {
      ecmaVersion: "latest",
      sourceType: "module",
      allowAwaitOutsideFunction: true,
    });
    return { code, program };
  } catch (error) {
    const { message, loc, pos } = error as SyntaxError & {
      loc?: { line: number; column: number };
      pos: number;
    };
    if (loc === undefined) throw error;
    throw new CellSyntaxError(message.replace(/ \(\d+:\d+\)$/, ""), {
      line: loc.line,
      column: loc.column + 1,
      isAtEnd: code.slice(pos).trim() === "",
    });
  }
}
