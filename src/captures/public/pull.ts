/**
 * Fetches a public capture into the user's cache: resumed where it stopped, verified by its SHA-256,
 * and put in place only when it is whole.
 */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, statSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CaptureError } from "../model/error.ts";
import type { PublicCapture } from "./manifest.ts";

/** Where the public repositories' files can be had, without a trailing slash. */
export const publicHome = "https://raw.githubusercontent.com";

export interface PullOptions {
  /** Folder of the cache; `cacheFolder()` by default. */
  readonly cache?: string;
  /** Where to fetch from; `publicHome` by default. */
  readonly home?: string;
  /** Told how many bytes of how many are there. */
  readonly progress?: (bytes: number, of: number) => void;
}

/** `$XDG_CACHE_HOME/wagonwheel/captures`, or `~/.cache/wagonwheel/captures`. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME: cache, HOME: home } = process.env; // Deno's tasks may read these, and not ask the system
  return join(cache ?? join(home ?? homedir(), ".cache"), "wagonwheel/captures");
}

/** Where public captures may lie already: the cache, then `$WAGONWHEEL_CAPTURES` where it is set. */
export function captureFolders(): string[] {
  const { WAGONWHEEL_CAPTURES: folder } = process.env;
  return [cacheFolder(), ...(folder === undefined ? [] : [resolve(folder)])];
}

/**
 * The path of the capture in the cache, fetched if it is not there.
 *
 * Throws a CaptureError when it cannot be fetched or is not what the manifest says. What was fetched
 * before a break stays in a `.part` file, and the next call goes on from there.
 */
export async function pullCapture(
  capture: PublicCapture,
  options: PullOptions = {},
): Promise<string> {
  const { cache = cacheFolder(), home = publicHome, progress = () => {} } = options;
  const file = join(cache, capture.file);
  if (existsSync(file)) return file;
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.part`;
  const address = `${home}/${capture.repository}/${capture.commit}/${
    capture.path.split("/").map(encodeURIComponent).join("/")
  }`;
  if (sizeOf(part) !== capture.bytes) await fetchRest(address, part, capture, progress);
  const checksum = await sha256(part);
  if (checksum !== capture.sha256) {
    await rm(part);
    throw new CaptureError(
      address,
      {},
      `is not what it should be: SHA-256 ${checksum} instead of ${capture.sha256}; nothing was kept`,
    );
  }
  await rename(part, file);
  return file;
}

async function fetchRest(
  address: string,
  part: string,
  capture: PublicCapture,
  progress: (bytes: number, of: number) => void,
): Promise<void> {
  const have = sizeOf(part) < capture.bytes ? sizeOf(part) : 0;
  const response = await fetch(address, have > 0 ? { headers: { range: `bytes=${have}-` } } : {})
    .catch((error: Error) => {
      throw new CaptureError(address, {}, `cannot be fetched: ${error.message}`);
    });
  if (!response.ok || response.body === null) {
    throw new CaptureError(address, {}, `cannot be fetched: HTTP status ${response.status}`);
  }
  const resumes = response.status === 206; // otherwise the answer is the whole file
  let bytes = resumes ? have : 0;
  const limit = capture.bytes;
  const counted = async function* (pieces: AsyncIterable<Uint8Array>) {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > limit) {
        throw new CaptureError(address, {}, `is larger than the ${limit} bytes it should have`);
      }
      progress(bytes, limit);
      yield piece;
    }
  };
  const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  try {
    await pipeline(body, counted, createWriteStream(part, { flags: resumes ? "a" : "w" }));
  } catch (error) {
    if (error instanceof CaptureError) {
      await rm(part, { force: true });
      throw error;
    }
    throw new CaptureError(address, {}, `broke off after ${bytes} bytes: pull again to go on`);
  }
  if (bytes < limit) {
    throw new CaptureError(
      address,
      {},
      `broke off after ${bytes} of ${limit} bytes: pull again to go on`,
    );
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

async function sha256(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file)) hash.update(piece as Uint8Array);
  return hash.digest("hex");
}
