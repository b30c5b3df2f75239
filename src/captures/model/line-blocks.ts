/**
 * A text file in blocks of whole lines, for readers of big files: no string is made for each line.
 *
 *     piece 1  "a 1\nb 2\nc"          block "a 1\nb 2\n"
 *     piece 2  "3\nd 4\n"             block "c3\n", block "d 4\n"
 *
 * UTF-8 or UTF-16 by the byte order mark, like `TextLines`; every line of a block, the last one of
 * the file too, ends with a line feed, before which a carriage return may stand.
 */
import { TextDecoder } from "node:util";
import type { CaptureBuilder } from "./builder.ts";
import { encodingOf, longestLine } from "./text-lines.ts";

export class LineBlocks {
  #builder: CaptureBuilder;
  #block: (text: string, from: number, to: number) => void;
  #decoder: TextDecoder | null = null;
  #rest = "";
  #read = 0; // bytes

  /** @param block called with a text of which the part [from, to) is whole lines */
  constructor(builder: CaptureBuilder, block: (text: string, from: number, to: number) => void) {
    this.#builder = builder;
    this.#block = block;
  }

  push(piece: Uint8Array): void {
    this.#decoder ??= new TextDecoder(encodingOf(piece));
    this.#read += piece.length;
    this.#take(this.#decoder.decode(piece, { stream: true }));
  }

  end(): void {
    this.#take(this.#decoder?.decode() ?? "");
    if (this.#rest !== "") this.#take("\n");
  }

  #take(text: string): void {
    const first = text.indexOf("\n") + 1;
    if (first === 0) {
      this.#keep(text);
      return;
    }
    // The line that was cut is joined alone: joined to the whole piece, it would make every later
    // look at a character go through a rope of two strings.
    let from = 0;
    if (this.#rest !== "") {
      const line = this.#rest + text.slice(0, first);
      this.#rest = "";
      this.#block(line, 0, line.length);
      from = first;
    }
    const to = text.lastIndexOf("\n") + 1;
    if (to > from) this.#block(text, from, to);
    this.#keep(text.slice(to));
  }

  #keep(text: string): void {
    this.#rest += text;
    if (this.#rest.length <= longestLine) return;
    throw this.#builder.error(
      { offset: this.#read },
      `line is longer than ${longestLine} characters: is this a text file?`,
    );
  }
}
