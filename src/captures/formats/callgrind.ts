/**
 * What valgrind's callgrind and cachegrind write, and others in their format: exact costs by
 * function.
 *
 *     events: Ir Dr              columns of costs
 *     fn=(1) main                the function whose costs follow
 *     12 400 20                  line 12 cost 400 Ir and 20 Dr by itself
 *     cfn=(2) parse
 *     calls=3 40                 three calls of parse from line 13,
 *     13 9000 800                which cost this much, all that parse called included
 *
 * Rows are sums over the lines of a function. The events of the file have the cost of a function
 * by itself, with the stack `function`. `EVENT inclusive` and `calls` have the stack
 * `caller ; callee`; they say what a call cost with all below it, so they must not be added to the
 * former. The sum of the former is held against the total that the file gives.
 *
 * Format: "Callgrind Format Specification", valgrind.org/docs/manual/cl-format.html.
 */
import { CaptureBuilder } from "../model/builder.ts";
import type { Capture } from "../model/capture.ts";
import type { CaptureReader, Parser } from "../model/reader.ts";
import { noStack } from "../model/stacks.ts";
import { headText, TextLines } from "../model/text-lines.ts";
import { type CostEvent, costEvents, Costs } from "./callgrind/costs.ts";
import { CompressedNames, nameKey } from "./callgrind/names.ts";

export const callgrind: CaptureReader = {
  format: "callgrind",
  title: "callgrind or cachegrind costs",

  recognises(head) {
    const text = headText(head);
    return text.startsWith("# callgrind format") ||
      /^(version|creator|desc|cmd|pid|part|positions): /.test(text) && /^events: /m.test(text);
  },

  start: (file) => new Callgrind(file),
};

/** More events than any tool counts; each may be a column of every row. */
const mostEvents = 256;

class Callgrind implements Parser {
  #builder: CaptureBuilder;
  #lines: TextLines;
  #number = 0; // of the line
  #names = new CompressedNames();
  #events: CostEvent[] = [];
  #positions = 1; // numbers before the costs of a line
  #self = new Costs();
  #inclusive = new Costs();
  #calls = new Costs();
  #expected: number[] | null = null; // totals that the file states
  #summary: number[] | null = null;
  #pid = -1;

  #object = "";
  #file = "";
  #function = noStack; // as a stack of one frame
  #callee = { object: "", file: "", name: "" };
  #called = noStack; // caller ; callee, until the line with the cost of the call
  #skipsLine = false; // the place of a jump stands in the line after it
  #costs: number[] = [];

  constructor(file: string) {
    this.#builder = new CaptureBuilder(file, callgrind.format);
    this.#lines = new TextLines(this.#builder, (line, number) => {
      this.#number = number;
      this.#take(line);
    });
  }

  push(piece: Uint8Array): void {
    this.#lines.push(piece);
  }

  end(): Capture {
    this.#lines.end();
    this.#checkTotals();
    this.#self.write(this.#builder, this.#events, "", this.#pid);
    this.#inclusive.write(this.#builder, this.#events, " inclusive", this.#pid);
    this.#calls.write(this.#builder, [{ name: "calls", unit: "", divisor: 1 }], "", this.#pid);
    return this.#builder.build();
  }

  #take(line: string): void {
    const first = line.charCodeAt(0);
    if (this.#skipsLine) this.#skipsLine = false;
    else if ((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 42) {
      this.#cost(line); // begins with a position: a digit, +, − or *
    } else if (line === "" || first === 35 /* # */) return;
    else if (nameKey(line) !== "") this.#name(nameKey(line), line);
    else if (line.startsWith("calls=")) this.#call(line);
    else if (line.startsWith("jump=") || line.startsWith("jcnd=")) this.#skipsLine = true;
    else this.#header(line);
  }

  #name(key: string, line: string): void {
    const name = this.#names.read(key, line.slice(key.length + 1).trim());
    if (name === undefined) {
      throw this.#error(`${line.slice(0, 40)} refers to a name that was not given before`);
    }
    if (key === "ob") this.#object = name;
    else if (key === "fl" || key === "fi" || key === "fe") this.#file = name;
    else if (key === "fn") this.#function = this.#stack(noStack, name, this.#object, this.#file);
    else if (key === "cob") this.#callee.object = name;
    else if (key === "cfi" || key === "cfl") this.#callee.file = name;
    else if (key === "cfn") this.#callee.name = name;
  }

  #call(line: string): void {
    if (this.#function === noStack) throw this.#error("calls= before any fn=");
    const count = Number.parseInt(line.slice(6), 10);
    if (!(count >= 0)) throw this.#error("calls= without a number");
    const { object, file, name } = this.#callee;
    // What the line does not tell of the callee is as with the caller.
    this.#called = this.#stack(
      this.#function,
      name === "" ? "???" : name,
      object === "" ? this.#object : object,
      file === "" ? this.#file : file,
    );
    this.#callee = { object: "", file: "", name: "" };
    this.#calls.add(this.#called, [count]);
  }

  #cost(line: string): void {
    if (this.#function === noStack) throw this.#error("costs before any line `fn=`");
    this.#readCosts(line, this.#positions);
    if (this.#called === noStack) this.#self.add(this.#function, this.#costs);
    else this.#inclusive.add(this.#called, this.#costs);
    this.#called = noStack;
  }

  /** Numbers of a line after the first `skipped`; zeros at the end may be left out. */
  #readCosts(line: string, skipped: number): void {
    if (this.#events.length === 0) throw this.#error("costs before any line `events:`");
    this.#costs.length = 0;
    let tokens = 0;
    for (let at = 0; at < line.length;) {
      while (line.charCodeAt(at) === 32 || line.charCodeAt(at) === 9) at++;
      const from = at;
      while (at < line.length && line.charCodeAt(at) !== 32 && line.charCodeAt(at) !== 9) at++;
      if (at === from || ++tokens <= skipped) continue;
      const cost = Number(line.slice(from, at));
      if (!Number.isFinite(cost)) {
        throw this.#error(`${line.slice(from, Math.min(at, from + 20))} is not a cost`);
      }
      if (this.#costs.push(cost) > this.#events.length) {
        throw this.#error(`more costs than the ${this.#events.length} of the line \`events:\``);
      }
    }
  }

  #header(line: string): void {
    const colon = line.indexOf(":");
    const key = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    if (key === "events") this.#begin(value);
    else if (key === "positions") {
      this.#positions = Math.max(1, value.split(/\s+/, 8).filter((name) => name !== "").length);
    } else if (key === "totals" || key === "summary") this.#total(key, value);
    else if (key === "cmd") this.#builder.origin({ command: value });
    else if (key === "pid" && /^\d{1,9}$/.test(value)) this.#pid = Number(value);
    else if (key === "creator") {
      const dash = value.search(/[- ]\d/);
      this.#builder.origin({
        tool: dash < 0 ? value : value.slice(0, dash),
        toolVersion: dash < 0 ? "" : value.slice(dash + 1),
      });
    } else if (!ignored.has(key)) {
      const message = "lines that are neither costs nor names";
      this.#builder.find("unread-line", "warning", message, { place: { line: this.#number } });
    }
  }

  #begin(names: string): void {
    const events = costEvents(names);
    const same = events.every(({ name }, i) => name === this.#events[i]?.name);
    if (this.#events.length > 0 && !(same && events.length === this.#events.length)) {
      throw this.#error("a second line `events:` with other events than the first");
    }
    if (events.length === 0 || events.length > mostEvents) {
      throw this.#error(`${events.length} events, must be 1 to ${mostEvents}`);
    }
    this.#events = events;
  }

  /** A file of several parts has a total in each. */
  #total(key: "totals" | "summary", value: string): void {
    this.#readCosts(value, 0);
    const before = key === "totals" ? this.#expected : this.#summary;
    const sums = this.#events.map((_, i) => (before?.[i] ?? 0) + (this.#costs[i] ?? 0));
    if (key === "totals") this.#expected = sums;
    else this.#summary = sums;
  }

  #checkTotals(): void {
    const expected = this.#expected ?? this.#summary;
    if (expected === null) return;
    this.#self.totals(this.#events.length).forEach((sum, i) => {
      if (sum === expected[i]) return;
      const { name } = this.#events[i];
      const message = `functions cost ${sum} together, the file's total is ${expected[i]}`;
      this.#builder.find("totals", "warning", message, { event: name });
    });
  }

  #stack(caller: number, name: string, object: string, file: string): number {
    const { stacks } = this.#builder;
    const known = file === "???" ? "" : file;
    return stacks.call(caller, stacks.frame(name, object === "???" ? "" : object, known));
  }

  #error(reason: string): Error {
    return this.#builder.error({ line: this.#number }, reason);
  }
}

const ignored = new Set(["version", "part", "thread", "desc", "target", "event"]);
