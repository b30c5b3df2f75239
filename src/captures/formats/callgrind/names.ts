/**
 * Names of objects, files and functions in a callgrind file, each written out once:
 *
 *     fn=(12) main        names it
 *     cfn=(12)            refers to it
 *
 * Objects, files and functions are numbered apart.
 */
import { ownText } from "../../model/own-text.ts";

type Kind = "object" | "file" | "function";

const kinds: Readonly<Record<string, Kind>> = {
  ob: "object",
  cob: "object",
  fl: "file",
  fi: "file",
  fe: "file",
  cfi: "file",
  cfl: "file",
  jfi: "file", // where a jump leads
  fn: "function",
  cfn: "function",
  jfn: "function",
};

/** The key of a line such as `fn=(12) main`, "" for any other line. */
export function nameKey(line: string): string {
  const key = line.slice(0, line.indexOf("="));
  return Object.hasOwn(kinds, key) ? key : "";
}

export class CompressedNames {
  #names = { object: new Map<string, string>(), file: new Map(), function: new Map() };

  /** The name that stands after `key=`; undefined for a number that has none. */
  read(key: string, value: string): string | undefined {
    const parts = /^\((\d{1,15})\)(?:\s(.*))?$/s.exec(value);
    if (parts === null) return ownText(value);
    const names: Map<string, string> = this.#names[kinds[key]];
    const [, id, text] = parts;
    const name = text?.trim();
    if (name !== undefined && name !== "") names.set(ownText(id), ownText(name));
    return names.get(id);
  }
}
