/**
 * Public captures worth having: where each lies, what it holds, its checksum and licence.
 *
 * None of them is part of this project; `pullCapture` fetches one from its public home.
 */
import { readFileSync } from "node:fs";
import { CaptureError } from "../model/error.ts";

export interface PublicCapture {
  /** Short name, for `pull` and scenarios. */
  readonly name: string;
  readonly description: string;
  /** `perf-stat`, `perf-data`, `perf-script`, `pprof`, `workload` or `mobility`. */
  readonly kind: string;
  /** `owner/name` of the public repository that holds it. */
  readonly repository: string;
  /** Revision, 40 hexadecimal digits. */
  readonly commit: string;
  /** Path within the repository. */
  readonly path: string;
  /** Path within the cache. */
  readonly file: string;
  /** Size. */
  readonly bytes: number;
  /** SHA-256, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly licence: string;
}

/** All of them, by kind and name. */
export const publicCaptures: readonly PublicCapture[] = JSON.parse(
  readFileSync(new URL("./manifest.json", import.meta.url), "utf8"),
);

/** The capture of that name. Throws a CaptureError that names the ones that sound alike. */
export function publicCapture(name: string): PublicCapture {
  const found = publicCaptures.find((capture) => capture.name === name);
  if (found !== undefined) return found;
  const words = name.split("-").filter((word) => word.length > 2);
  const alike = publicCaptures.map((capture) => capture.name)
    .filter((known) => known.split("-").some((word) => words.includes(word)));
  const advice = alike.length > 0 ? `did you mean ${alike.slice(0, 5).join(", ")}?` : "see `list`";
  throw new CaptureError(name, {}, `is not a public capture: ${advice}`);
}
