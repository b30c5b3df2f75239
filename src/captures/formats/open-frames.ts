/**
 * A timeline of functions that open and close, as rows of self time: between any two events, the
 * stack of what is open gets the time that passed.
 *
 *     main  ├──────────────┤            row 1  main          1 s
 *     parse    ├────┤                   row 2  main ; parse  2 s
 *                                       row 3  main          1.5 s
 */
import type { CaptureBuilder, Row } from "../model/builder.ts";
import { noStack } from "../model/stacks.ts";

export class OpenFrames {
  /** The open frames, the outermost first. */
  readonly frames: number[] = [];
  #builder: CaptureBuilder;
  #row: Row;
  #divisor: number;
  #isTimed: boolean;
  #stack = noStack;
  #since: number;

  /**
   * @param row what all rows of this timeline have in common
   * @param since where it begins
   * @param divisor how many of its units make one of the event's
   */
  constructor(builder: CaptureBuilder, row: Row, since: number, divisor: number, isTimed: boolean) {
    this.#builder = builder;
    this.#row = { ...row };
    this.#since = since;
    this.#divisor = divisor;
    this.#isTimed = isTimed;
  }

  open(at: number, frame: number): void {
    this.advance(at);
    this.frames.push(frame);
    this.#stack = this.#builder.stacks.call(this.#stack, frame);
  }

  /** Closes the innermost frame. */
  close(at: number): void {
    this.advance(at);
    this.frames.pop();
    this.#stack = this.#builder.stacks.callerOf(this.#stack);
  }

  /** Lets time pass: a row if a frame is open. Time never goes back: callers see to that. */
  advance(at: number): void {
    const passed = at - this.#since;
    if (passed > 0 && this.#stack !== noStack) {
      this.#row.time = this.#isTimed ? this.#since / this.#divisor : NaN;
      this.#row.value = passed / this.#divisor;
      this.#row.stack = this.#stack;
      this.#builder.add(this.#row);
    }
    this.#since = at;
  }
}
