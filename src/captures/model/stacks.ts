/**
 * Call stacks as a tree: a stack is a node, its caller the parent, so stacks that begin alike share
 * their beginning and a stack is one number.
 *
 *     main ─ parse ─ read      stack 2 = {frame read, caller 1}
 *          └ draw              stack 3 = {frame draw, caller 0}
 */

/** A function as it stands in a stack. */
export interface Frame {
  /** The function's name, or an address where there is no name. */
  readonly name: string;
  /** Binary, library or script it belongs to; "" where not known. */
  readonly module: string;
  /** Source file; "" where not known. */
  readonly file: string;
  /** 1-based line of the function, or of the sample where the format tells; 0 where not known. */
  readonly line: number;
}

/** No stack, and the caller of an outermost frame. */
export const noStack = -1;

export class StackTable {
  /** Every frame that occurs, in the order of first occurrence. */
  readonly frames: Frame[] = [];
  #frameIds = new Map<string, number>();
  #frame: Int32Array = new Int32Array(64); // of each stack's innermost function
  #caller: Int32Array = new Int32Array(64);
  #children = new Map<number, number>(); // (caller + 1) · 2²⁶ + frame → stack
  #size = 0;

  /** Stacks, the beginnings of stacks included. */
  get size(): number {
    return this.#size;
  }

  /** The number of a frame, the same for the same name, module, file and line. */
  frame(name: string, module = "", file = "", line = 0): number {
    const key = `${name}\u0000${module}\u0000${file}\u0000${line}`;
    let id = this.#frameIds.get(key);
    if (id === undefined) {
      id = this.frames.push({ name, module, file, line }) - 1;
      this.#frameIds.set(key, id);
    }
    return id;
  }

  /** The stack of `caller` (a stack, or `noStack`) calling `frame`. */
  call(caller: number, frame: number): number {
    const key = (caller + 1) * 0x4000000 + frame;
    let id = this.#children.get(key);
    if (id === undefined) {
      id = this.#size++;
      if (id === this.#frame.length) {
        const frames = new Int32Array(2 * id), callers = new Int32Array(2 * id);
        frames.set(this.#frame);
        callers.set(this.#caller);
        this.#frame = frames;
        this.#caller = callers;
      }
      this.#frame[id] = frame;
      this.#caller[id] = caller;
      this.#children.set(key, id);
    }
    return id;
  }

  /** The innermost frame of a stack. */
  frameOf(stack: number): number {
    return this.#frame[stack];
  }

  /** The stack without its innermost frame; `noStack` for an outermost one. */
  callerOf(stack: number): number {
    return this.#caller[stack];
  }

  /** The frames of a stack, the outermost first. */
  path(stack: number): Frame[] {
    const path: Frame[] = [];
    for (let s = stack; s !== noStack; s = this.#caller[s]) path.push(this.frames[this.#frame[s]]);
    return path.reverse();
  }
}
