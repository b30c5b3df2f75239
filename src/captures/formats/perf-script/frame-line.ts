/**
 * A line of a stack in the text of `perf script`, after its address:
 *
 *     native_write_msr_safe ([kernel.kallsyms])
 *     std::map<int, char>::find(int const&)+0x1d (/usr/lib/app (deleted))
 *     square (inlined)
 *
 * Symbols hold blanks, commas, arrows and brackets of all kinds; the module stands in the last pair
 * of round brackets, which may hold such pairs itself. An offset into the function is left out, so
 * that all addresses of a function are one frame.
 */
export interface FrameLine {
  /** `[unknown]` where perf knew none. */
  readonly name: string;
  /** Binary, library, `[kernel.kallsyms]`; `[inlined]` for a call that the compiler inlined. */
  readonly module: string;
}

/** Reads what follows the address and its blank. */
export function readFrame(text: string): FrameLine {
  const open = moduleBegin(text);
  const module = open < 0 ? "" : text.slice(open + 1, -1);
  const symbol = withoutOffset((open < 0 ? text : text.slice(0, open)).trim());
  return {
    name: symbol === "" ? "[unknown]" : symbol,
    module: module === "inlined" ? "[inlined]" : module === "[unknown]" ? "" : module,
  };
}

/** The bracket that opens what the text's last character closes, if a blank stands before it. */
function moduleBegin(text: string): number {
  if (text.charCodeAt(text.length - 1) !== 41 /* ) */) return -1;
  let depth = 0;
  for (let i = text.length - 1; i >= 0; i--) {
    const code = text.charCodeAt(i);
    if (code === 41) depth++;
    else if (code === 40 && --depth === 0) {
      return i === 0 || text.charCodeAt(i - 1) === 32 ? i : -1;
    }
  }
  return -1;
}

function withoutOffset(symbol: string): string {
  const plus = symbol.lastIndexOf("+0x");
  return plus > 0 && /^[0-9a-f]+$/.test(symbol.slice(plus + 3)) ? symbol.slice(0, plus) : symbol;
}
