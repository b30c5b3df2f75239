/**
 * Opens a capture of whatever format: the content tells, never the file's name.
 *
 * The file is read piece by piece, unpacked if it is gzipped, offered by its first 64 KiB to the
 * readers in the order of formats/index.ts, and parsed by the first that knows it.
 */
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, gunzipSync } from "node:zlib";
import { readers } from "./formats/index.ts";
import type { Capture } from "./model/capture.ts";
import { CaptureError } from "./model/error.ts";
import type { CaptureReader, Parser } from "./model/reader.ts";

/** Bytes from the beginning by which a format is recognised. */
const headSize = 0x10000;
/** Bytes read at once. */
const pieceSize = 0x40000;
/**
 * A gzipped file may unpack to this many bytes for each of its own; real counter logs stay below
 * 50.
 */
const largestRatio = 250;
/** Below this size, in bytes, the ratio is not looked at. */
const anyRatioBelow = 0x4000000; // 64 MiB
/** What is larger unpacked is refused, in bytes. */
const largestUnpacked = 0x400000000; // 16 GiB

/**
 * The reader that knows a file by its first bytes, unpacked; undefined where none does.
 *
 * @param head up to 64 KiB
 */
export function readerFor(head: Uint8Array): CaptureReader | undefined {
  return readers.find((reader) => reader.recognises(head));
}

/**
 * What a format is called for people: `perf stat -x, interval counters`; the name itself if
 * unknown.
 */
export function formatTitle(format: string): string {
  return readers.find((reader) => reader.format === format)?.title ?? format;
}

/**
 * Reads the capture in a file; `capture.format` says which format was found. The provenance gets
 * the SHA-256 of the file as it lies. Throws a CaptureError for a file that cannot be read or
 * understood.
 */
export async function openCapture(path: string): Promise<Capture> {
  const hash = createHash("sha256");
  let packed = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for await (const piece of piecesOf(path)) {
      hash.update(piece);
      packed += piece.length;
      yield piece;
    }
  }
  const sorting = new Sorting(path);
  try {
    let unpacked = 0;
    for await (const piece of ungzipped(pieces())) {
      unpacked += piece.length;
      refuseBomb(path, packed, unpacked);
      sorting.push(piece);
    }
  } catch (error) {
    throw asCaptureError(path, error);
  }
  return withChecksum(sorting.end(), hash.digest("hex"));
}

/**
 * Reads the capture in these bytes, gzipped or not.
 *
 * @param file for messages and provenance
 */
export function readCapture(bytes: Uint8Array, file: string): Capture {
  const sorting = new Sorting(file);
  let content = bytes;
  if (isGzip(bytes)) {
    const maxOutputLength = Math.max(anyRatioBelow, largestRatio * bytes.length);
    try {
      content = gunzipSync(bytes, { maxOutputLength });
    } catch (error) {
      throw asCaptureError(file, error);
    }
  }
  for (let at = 0; at < content.length; at += headSize) {
    sorting.push(content.subarray(at, at + headSize));
  }
  return withChecksum(sorting.end(), createHash("sha256").update(bytes).digest("hex"));
}

/**
 * The file piece by piece. Each piece is overwritten by the next: a stream, which makes room for
 * every one of them, takes a third of the time of the quickest readers.
 */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path);
  try {
    const buffer = new Uint8Array(pieceSize);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, pieceSize);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** Keeps the first pieces until the format is known, then hands all on to its parser. */
class Sorting {
  #file: string;
  #held: Uint8Array[] = [];
  #size = 0;
  #parser: Parser | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  push(given: Uint8Array): void {
    // not as Node's Buffer, whose slice is no copy
    const piece = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
    if (this.#parser !== null) return this.#parser.push(piece);
    this.#size += piece.length;
    this.#held.push(this.#size < headSize ? piece.slice() : piece); // it is overwritten by the next
    if (this.#size >= headSize) this.#begin();
  }

  end(): Capture {
    return (this.#parser ?? this.#begin()).end();
  }

  #begin(): Parser {
    const head = joined(this.#held);
    const reader = readerFor(head.subarray(0, headSize));
    if (reader === undefined) {
      const known = readers.map(({ title }) => title).join("; ");
      throw new CaptureError(
        this.#file,
        {},
        head.length === 0
          ? "the file is empty"
          : `begins with ${glimpse(head)}, which no reader knows. Known are: ${known}`,
      );
    }
    this.#parser = reader.start(this.#file);
    this.#held = [];
    this.#parser.push(head);
    return this.#parser;
  }
}

/** The pieces as they are, or unpacked where the first begins like gzip. */
async function* ungzipped(pieces: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const first = await pieces.next();
  if (first.done) return;
  if (!isGzip(first.value)) {
    yield first.value;
    return yield* pieces;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield first.value.slice(); // zlib takes them later
    for await (const piece of pieces) yield piece.slice();
  }
  const gunzip = createGunzip();
  // its failures come out of the loop below as well; here they are only kept from being unhandled
  pipeline(Readable.from(all()), gunzip).catch(() => {});
  yield* gunzip;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function refuseBomb(file: string, packed: number, unpacked: number): void {
  if (unpacked > anyRatioBelow && unpacked > largestRatio * packed || unpacked > largestUnpacked) {
    throw new CaptureError(
      file,
      {},
      `unpacks to more than ${unpacked} bytes from ${packed}, over ${largestRatio} times as ` +
        "much: if it is no bomb, unpack it yourself and open the result",
    );
  }
}

/** Errors of the file system and of zlib, told as what they mean for the file. */
function asCaptureError(file: string, error: unknown): CaptureError {
  if (error instanceof CaptureError) return error;
  const { code = "", message = String(error) } = error as { code?: string; message?: string };
  const reason = code === "ENOENT"
    ? "there is no such file"
    : code === "EISDIR"
    ? "is a folder, not a file"
    : code.startsWith("Z_") || code === "ERR_BUFFER_TOO_LARGE"
    ? `gzipped, but cannot be unpacked: ${message}`
    : `cannot be read: ${message}`;
  return new CaptureError(file, {}, reason);
}

function withChecksum(capture: Capture, sha256: string): Capture {
  const provenance = { ...capture.provenance, checksum: `sha256:${sha256}` };
  return { ...capture, provenance };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The first bytes as text where they are text, else in hexadecimal. */
function glimpse(head: Uint8Array): string {
  const start = head.subarray(0, 24);
  const isText = start.every((byte) => byte >= 32 && byte < 127 || byte === 9 || byte === 10);
  return isText
    ? JSON.stringify(new TextDecoder().decode(start))
    : `the bytes ${
      Array.from(start.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join(" ")
    }`;
}
