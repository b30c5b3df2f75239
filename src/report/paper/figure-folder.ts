/**
 * The folder of a figure for print: writing it, and holding what is made now against what it keeps.
 *
 *     NAME/NAME.svg .csv .txt .tex   kept under version control
 *     NAME/NAME.pdf .png             made again by the command; their checksums are kept
 *     NAME/manifest.json
 *     NAME/quick/…                   the same in reduced size
 */
import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../whole-file.ts";
import { sha256 } from "./checksum.ts";
import { type DataDifference, dataDifference } from "./data-difference.ts";
import { type FigureManifest, manifestName } from "./figure-manifest.ts";
import type { FigureSize } from "./figure-source.ts";
import type { PaperFigure } from "./paper-figure.ts";

/** Where a figure is kept. */
export function figureFolder(folder: string, name: string, size: FigureSize): string {
  return size === "quick" ? join(folder, name, "quick") : join(folder, name);
}

/**
 * Writes all files of the figure, the manifest last; where they are there already and the same, nothing.
 * @returns whether anything was written
 */
export async function writeFigure(
  { files, manifest }: PaperFigure,
  folder: string,
): Promise<boolean> {
  const kept = readManifest(folder);
  const isThere = kept !== null && isMadeAlike(kept, manifest) &&
    [...files].every(([file, content]) => checksumOf(join(folder, file)) === sha256(content));
  if (isThere) return false;
  await rm(join(folder, manifestName), { force: true }); // until the new one stands, there is none
  for (const [file, content] of files) await writeWhole(join(folder, file), content);
  await writeWhole(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
  return true;
}

export type Verdict =
  | { readonly kind: "same" }
  | { readonly kind: "missing"; readonly files: readonly string[] }
  | {
    readonly kind: "changed";
    /** Files whose checksum is another than the manifest's. */
    readonly files: readonly string[];
    /** Where the numbers differ; null where they are the same. */
    readonly data: DataDifference | null;
    /** The picture that is kept. */
    readonly oldSvg: string;
  };

/** Binary files are not kept: their checksums stand for them. */
const isKept = (file: string) => !/\.(pdf|png)$/.test(file);

/** What is kept against what is made now. A kept file that is not what its manifest says counts as changed. */
export function verdictOf({ files, manifest, name }: PaperFigure, folder: string): Verdict {
  const kept = readManifest(folder);
  if (kept === null) return { kind: "missing", files: [manifestName] };
  const lacking = [...files.keys()].filter(isKept).filter((file) =>
    !existsSync(join(folder, file))
  );
  if (lacking.length > 0) return { kind: "missing", files: lacking };
  const changed = Object.entries(manifest.outputs)
    .filter(([file, sum]) =>
      kept.outputs[file] !== sum || isKept(file) && checksumOf(join(folder, file)) !== sum
    )
    .map(([file]) => file);
  if (changed.length === 0) return { kind: "same" };
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  return {
    kind: "changed",
    files: changed,
    data: dataDifference(read(`${name}.csv`), String(files.get(`${name}.csv`))),
    oldSvg: read(`${name}.svg`),
  };
}

/** The manifest kept in the folder; null where there is none that can be read. */
function readManifest(folder: string): FigureManifest | null {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, manifestName), "utf8"));
    return typeof manifest?.outputs === "object" && manifest.outputs !== null ? manifest : null;
  } catch {
    return null;
  }
}

/** Whether both were made the same way, code and versions aside: what those change shows in the outputs. */
function isMadeAlike(a: FigureManifest, b: FigureManifest): boolean {
  const way = ({ code: _, versions: __, ...rest }: FigureManifest) => JSON.stringify(rest);
  return way(a) === way(b);
}

function checksumOf(path: string): string | null {
  return existsSync(path) ? sha256(readFileSync(path)) : null;
}
