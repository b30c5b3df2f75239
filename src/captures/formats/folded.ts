/**
 * Folded stacks, as FlameGraph's stackcollapse scripts print them: a line a stack, its outermost
 * function first, and how often it was seen.
 *
 *     java;start_thread;GCTaskThread::run;page_fault_[k] 12
 *
 * A row is a line; its value is the number, which other tools than FlameGraph give with a fraction.
 * Suffixes tell the kernel `_[k]`, compiled code `_[j]` and inlined calls `_[i]`.
 *
 * Source: stackcollapse.pl and flamegraph.pl, github.com/brendangregg/FlameGraph.
 */
import { CaptureBuilder, type Row } from "../model/builder.ts";
import { ownText } from "../model/own-text.ts";
import type { CaptureReader, Parser } from "../model/reader.ts";
import { noStack } from "../model/stacks.ts";
import { headText, TextLines } from "../model/text-lines.ts";
import { splitSuffix } from "./folded-suffix.ts";

export const folded: CaptureReader = {
  format: "folded",
  title: "folded stacks (FlameGraph)",

  /** Most lines must be stacks, and one of them of two functions: other text has numbers too. */
  recognises(head) {
    const lines = headText(head).split("\n", 1000).filter((line) => !isSkipped(line));
    if (lines.length > 1 && head.length >= 0x10000) lines.pop(); // cut by the end of the head
    const stacks = lines.filter((line) => weightBegin(line) > 0);
    return 2 * stacks.length > lines.length &&
      stacks.some((line) => line.lastIndexOf(";", weightBegin(line)) > 0);
  },

  start: (file) => foldedParser(file),
};

function foldedParser(file: string): Parser {
  const builder = new CaptureBuilder(file, folded.format);
  const event = builder.event("samples", "total", "");
  const frames = new Map<string, number>();
  const row: Row = { event, time: NaN, value: 0 };
  const lines = new TextLines(builder, (line, number) => {
    if (isSkipped(line)) return;
    const begin = weightBegin(line);
    if (begin < 0) {
      const message = "lines without a stack and a number at the end, which were left out";
      builder.find("invalid-line", "warning", message, { place: { line: number } });
      return;
    }
    row.value = Number(line.slice(begin));
    row.stack = stackOf(line.slice(0, begin - 1), builder, frames);
    builder.add(row);
  });
  return {
    push: (piece) => lines.push(piece),
    end() {
      lines.end();
      return builder.build();
    },
  };
}

/** Blank lines, and comments if a blank follows the sign: a function may be called `#1`. */
function isSkipped(line: string): boolean {
  return line === "" || line.startsWith("# ") || line === "#";
}

/** Where the number at the end of a stack begins, −1 for a line that is none. */
function weightBegin(line: string): number {
  const begin = line.lastIndexOf(" ") + 1;
  return begin > 1 && /^\d+(\.\d*)?(e[+-]?\d{1,3})?$/.test(line.slice(begin)) &&
      Number.isFinite(Number(line.slice(begin)))
    ? begin
    : -1;
}

/** Frames of no name, as in `a;;b`, are left out. */
function stackOf(text: string, builder: CaptureBuilder, frames: Map<string, number>): number {
  let stack = noStack;
  for (let from = 0; from <= text.length;) {
    const semicolon = text.indexOf(";", from);
    const to = semicolon < 0 ? text.length : semicolon;
    if (to > from) {
      let frame = text.slice(from, to);
      let id = frames.get(frame);
      if (id === undefined) {
        frame = ownText(frame);
        const { name, module } = splitSuffix(frame);
        id = builder.stacks.frame(name, module);
        frames.set(frame, id);
      }
      stack = builder.stacks.call(stack, id);
    }
    from = to + 1;
  }
  return stack;
}
