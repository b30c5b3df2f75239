/**
 * A reader of one format: it says whether it knows a file from its beginning, and parses it piece by
 * piece, so that a file need not fit into memory.
 */
import { CaptureBuilder } from "./builder.ts";
import type { Capture } from "./capture.ts";

export interface Parser {
  /** Takes the next piece of the (unpacked) file. Throws a CaptureError where it cannot be read. */
  push(piece: Uint8Array): void;
  /** The file is over. Throws a CaptureError where it ends too early or holds nothing. */
  end(): Capture;
}

export interface CaptureReader {
  /** Short name, as `convert` and error messages use it: `perf-stat-csv`. */
  readonly format: string;
  /** For people: `perf stat -x, interval counters`. */
  readonly title: string;
  /** Whether a file with this beginning (up to 64 KiB, unpacked) is of this format. Never throws. */
  recognises(head: Uint8Array): boolean;
  /** Begins to parse; `file` is for messages. */
  start(file: string): Parser;
}

/** Content of a text format that is not read piece by piece is refused beyond this size, in bytes. */
const wholeFileLimit = 0x20000000; // 512 MiB, V8's longest string

/** A parser for formats that must be seen as a whole, such as JSON or an index of offsets. */
export function wholeFile(
  file: string,
  format: string,
  parse: (bytes: Uint8Array, builder: CaptureBuilder) => Capture,
): Parser {
  const builder = new CaptureBuilder(file, format);
  const pieces: Uint8Array[] = [];
  let size = 0;
  return {
    push(piece) {
      size += piece.length;
      if (size > wholeFileLimit) {
        throw builder.error({ offset: wholeFileLimit }, `larger than ${wholeFileLimit} bytes`);
      }
      pieces.push(piece.slice());
    },
    end() {
      const bytes = new Uint8Array(size);
      let at = 0;
      for (const piece of pieces) {
        bytes.set(piece, at);
        at += piece.length;
      }
      pieces.length = 0;
      return parse(bytes, builder);
    },
  };
}
