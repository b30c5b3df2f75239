/**
 * What a tracepoint says after its name: `prev_pid=0 prev_prio=120 ==> next_comm=java next_pid=7`.
 * Whole numbers are taken by their names; words, such as commands and states, are not.
 */
import type { CaptureBuilder } from "../../model/builder.ts";
import { ownText } from "../../model/own-text.ts";

/** Each name is a column of its own, so a file that invents names must not get one for each. */
const mostNames = 32;
/** Characters; a search for the beginning of a longer one could take as long as the line. */
const longestName = 40;

export class Payload {
  #builder: CaptureBuilder;
  #names = new Map<string, string>();

  constructor(builder: CaptureBuilder) {
    this.#builder = builder;
  }

  /** The numbers of the payload that begins at `from`. */
  read(line: string, from: number): Record<string, number> | undefined {
    let numbers: Record<string, number> | undefined;
    for (let at = line.indexOf("=", from); at >= 0; at = line.indexOf("=", at + 1)) {
      const before = line.slice(Math.max(from, at - longestName - 1), at);
      const name = before.slice(before.lastIndexOf(" ") + 1);
      let end = at + 1;
      if (line.charCodeAt(end) === 45 /* - */) end++;
      const digits = end;
      while (line.charCodeAt(end) >= 48 && line.charCodeAt(end) <= 57) end++;
      const isNumber = end > digits && (end === line.length || line.charCodeAt(end) === 32);
      if (!isNumber || name.length > longestName || !/^[a-z_]\w*$/i.test(name)) continue;
      const known = this.#known(name);
      if (known !== undefined) (numbers ??= {})[known] = Number(line.slice(at + 1, end));
    }
    return numbers;
  }

  #known(name: string): string | undefined {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    if (this.#names.size >= mostNames) {
      this.#builder.find(
        "payload-left-out",
        "note",
        `numbers of tracepoints beyond the first ${mostNames} names`,
      );
      return undefined;
    }
    const own = ownText(name);
    this.#names.set(own, own);
    return own;
  }
}
