/**
 * The few lines of a cell that are for the kernel and not for the language; they stand at its top.
 *
 *     %time [expression]     how long the rest of the cell, or the expression, took
 *     %check [on|strict|off] type errors of this cell; with a word, of all cells from here on
 *     %reset                 forgets everything that cells declared
 */
import { CellSyntaxError } from "./strip.ts";

export const checkModes = ["on", "strict", "off"] as const;
export type CheckMode = typeof checkModes[number];

export interface Magics {
  /** The cell without its magics; lines and columns stay. */
  readonly code: string;
  readonly isTimed: boolean;
  readonly isReset: boolean;
  /** The check to make from here on; null where nothing was said; "once" for this cell alone. */
  readonly check: CheckMode | "once" | null;
}

/** Throws a CellSyntaxError for a magic that does not exist. */
export function readMagics(source: string): Magics {
  const lines = source.split("\n");
  let isTimed = false, isReset = false, check: Magics["check"] = null;
  for (let i = 0; i < lines.length && /^\s*(%|$)/.test(lines[i]); i++) {
    const found = /^(\s*%{1,2}(\w*))(.*)$/.exec(lines[i]);
    if (found === null) continue;
    const [, head, name, argument] = found;
    const word = argument.trim();
    if (name === "time") {
      isTimed = true;
      lines[i] = " ".repeat(head.length) + argument;
      continue;
    }
    if (name === "reset" && word === "") isReset = true;
    else if (name === "check") check = checkMode(word, i + 1, head.length);
    else throw refusal(`there is no %${name} ${word}`.trimEnd(), i + 1, 1);
    lines[i] = "";
  }
  return { code: lines.join("\n"), isTimed, isReset, check };
}

function checkMode(word: string, line: number, column: number): CheckMode | "once" {
  const mode = checkModes.find((mode) => mode === word);
  if (word !== "" && mode === undefined) {
    throw refusal(
      `%check must be followed by nothing or ${checkModes.join(", ")}`,
      line,
      column + 2,
    );
  }
  return mode ?? "once";
}

function refusal(message: string, line: number, column: number): CellSyntaxError {
  const remedy = "magics are %time, %check and %reset";
  return new CellSyntaxError(`${message}; ${remedy}`, { line, column, isAtEnd: false });
}
