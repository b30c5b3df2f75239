/** How the outputs of a cell differ from those that the notebook holds. */
import type { Output } from "./nbformat.ts";

/** Null where they are the same; otherwise a sentence with the first difference. */
export function difference(stored: readonly Output[], made: readonly Output[]): string | null {
  const length = Math.max(stored.length, made.length);
  for (let i = 0; i < length; i++) {
    const [before, after] = [comparable(stored[i]), comparable(made[i])];
    if (before === after) continue;
    const where = `output ${i + 1} of ${length}`;
    if (stored[i] === undefined) return `${where} is new: ${shortened(after)}`;
    if (made[i] === undefined) return `${where} is missing: ${shortened(before)}`;
    const at = firstDifference(before, after);
    return `${where} changed from ${shortened(before, at)} to ${shortened(after, at)}`;
  }
  return null;
}

/** Without what no reader sees; a text reads the same in one piece or in lines. */
function comparable(output: Output | undefined): string {
  if (output === undefined) return "";
  const { execution_count: _, traceback: __, ...rest } = output as Output & {
    execution_count?: number;
    traceback?: unknown;
  };
  return JSON.stringify(rest, (_key, value: unknown) => {
    const isLines = Array.isArray(value) && value.length > 0 &&
      value.every((line) => typeof line === "string");
    if (isLines) return value.join("");
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1));
  });
}

function firstDifference(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
}

const shownLength = 120;

function shortened(text: string, at = 0): string {
  const from = Math.max(0, at - shownLength / 4);
  const part = text.slice(from, from + shownLength);
  return `${from > 0 ? "…" : ""}${part}${from + shownLength < text.length ? "…" : ""}`;
}
