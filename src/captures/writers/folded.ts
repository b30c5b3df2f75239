/**
 * Writes folded stacks, for flamegraph.pl, speedscope and others: a line a stack with its sum.
 *
 *     main;parse;page_fault_[k] 12.5
 *
 * The kernel, compiled and inlined calls have the suffixes of FlameGraph; modules, files and lines
 * of functions have no place. In names, a semicolon becomes a colon, as in FlameGraph, and line
 * ends become blanks. Rows without a stack are `[no stack]`.
 */
import { suffixOf } from "../formats/folded-suffix.ts";
import type { Capture } from "../model/capture.ts";
import type { Frame } from "../model/stacks.ts";
import { amountsOf, eventNumber, stackTotals } from "./stack-amounts.ts";

/**
 * @param event its name, or number where names are not unique
 *
 * Throws a RangeError for an event that the capture does not have, and for negative amounts.
 */
export function writeFolded(capture: Capture, event: string | number): string {
  const amounts = amountsOf(capture, eventNumber(capture, event));
  let text = "";
  for (const [stack, total] of stackTotals(capture, amounts)) {
    if (total === 0) continue;
    const names = capture.stacks.path(stack).map(frameText);
    text += `${names.length === 0 ? "[no stack]" : names.join(";")} ${total}\n`;
  }
  return text;
}

/** A frame as folded stacks have it. */
export function frameText({ name, module }: Frame): string {
  const text = name.replace(/;/g, ":").replace(/\s*[\r\n]+\s*/g, " ");
  return `${text === "" ? "[unknown]" : text}${suffixOf(module)}`;
}
