/** Text files line by line: UTF-8 or UTF-16 by their byte order mark, LF or CRLF, numbered from 1. */
import { TextDecoder } from "node:util";
import type { CaptureBuilder } from "./builder.ts";

/** A longer line is refused: no capture has one, but a binary file taken for text has. */
export const longestLine = 0x400000; // characters

export class TextLines {
  #builder: CaptureBuilder;
  #line: (text: string, number: number) => void;
  #decoder: TextDecoder | null = null;
  #rest = "";
  #number = 0;

  /** @param line called with each line without its end, and its number */
  constructor(builder: CaptureBuilder, line: (text: string, number: number) => void) {
    this.#builder = builder;
    this.#line = line;
  }

  push(piece: Uint8Array): void {
    this.#decoder ??= new TextDecoder(encodingOf(piece));
    this.#take(this.#decoder.decode(piece, { stream: true }));
  }

  end(): void {
    this.#take(this.#decoder?.decode() ?? "");
    if (this.#rest !== "") this.#give(this.#rest);
    this.#rest = "";
  }

  #take(text: string): void {
    const all = this.#rest === "" ? text : this.#rest + text;
    let from = 0;
    for (let to = all.indexOf("\n"); to >= 0; to = all.indexOf("\n", from)) {
      this.#give(all.slice(from, to));
      from = to + 1;
    }
    this.#rest = all.slice(from);
    if (this.#rest.length > longestLine) {
      throw this.#builder.error(
        { line: this.#number + 1 },
        `line is longer than ${longestLine} characters: is this a text file?`,
      );
    }
  }

  #give(line: string): void {
    this.#line(line.endsWith("\r") ? line.slice(0, -1) : line, ++this.#number);
  }
}

/** The encoding that the first bytes of a file tell. */
export function encodingOf(head: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/** The beginning of a file as text, for `recognises`; never throws. */
export function headText(head: Uint8Array): string {
  return new TextDecoder(encodingOf(head)).decode(head.subarray(0, 0x10000)).replaceAll("\r", "");
}
