/**
 * What a run leaves for people: table, observations, figures, report and manifest in a folder.
 *
 *     report.html  table.txt  manifest.json  observations.csv  observations.parquet
 *     figures/NAME.svg  figures/NAME.png  figures/NAME.pdf
 *
 * The manifest is written last and holds a stamp of all that the files follow from. A folder with the
 * same stamp is left as it is: a run that the store knows whole draws nothing.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Comparison,
  libraryVersion,
  observationsCsv,
  observationsParquet,
  type Results,
} from "../experiment/mod.ts";
import { resultsTable } from "./results-table.ts";
import { type ScenarioComment, scenarioComment } from "./scenario-comment.ts";
import { scenarioFigures } from "./scenario-figures.ts";
import { writeWhole } from "./whole-file.ts";

export interface RunFolderOptions {
  /** `results.compare()` unless given. */
  readonly comparison?: Comparison;
  /** Whether figures and report are drawn; true unless told. */
  readonly figures?: boolean;
}

export interface RunFolder {
  /** False where the folder held all of it already. */
  readonly isNew: boolean;
  /** Paths of its files. */
  readonly files: readonly string[];
}

const manifestName = "manifest.json";

/**
 * Writes the folder; files of an earlier run in it that are no longer made are removed.
 * Throws an Error that names the file that cannot be written, and what `scenarioFigures` throws: then
 * table and observations are there already.
 */
export async function writeRunFolder(
  results: Results,
  folder: string,
  options: RunFolderOptions = {},
): Promise<RunFolder> {
  const { comparison = results.compare(), figures = true } = options;
  const stamp = stampOf(results, comparison, figures);
  const before = await readRecord(folder);
  const paths = (names: readonly string[]) =>
    [...names, manifestName].map((name) => join(folder, name));
  if (before?.stamp === stamp && before.files.every((name) => existsSync(join(folder, name)))) {
    return { isNew: false, files: paths(before.files) };
  }
  // Until the new one stands, the folder says nothing of its content.
  await rm(join(folder, manifestName), { force: true });
  const written: string[] = [];
  const write = async (name: string, content: string | Uint8Array) => {
    await writeWhole(join(folder, name), content);
    written.push(name);
  };
  await write("table.txt", `${resultsTable(results, comparison)}\n`);
  await write("observations.csv", observationsCsv(results));
  await write("observations.parquet", await observationsParquet(results));
  if (figures) await writeDrawn(results, comparison, write);
  for (const name of before?.files ?? []) {
    if (!written.includes(name)) await rm(join(folder, name), { force: true });
  }
  const record = { ...results.manifest, ending: results.ending, files: written, stamp };
  await writeWhole(join(folder, manifestName), `${JSON.stringify(record, null, 2)}\n`);
  return { isNew: true, files: paths(written) };
}

async function writeDrawn(
  results: Results,
  comparison: Comparison,
  write: (name: string, content: string | Uint8Array) => Promise<void>,
): Promise<void> {
  const figures = await scenarioFigures(results, comparison);
  const { htmlReport } = await import("./html-report.ts");
  const comment = await commentOf(results);
  await write("report.html", htmlReport(results, comparison, figures, comment));
  const { pngOf } = await import("./png.ts");
  const { pdfOf } = await import("./pdf.ts");
  for (const { name, svg } of figures) {
    await write(`figures/${name}.svg`, svg);
    await write(`figures/${name}.png`, await pngOf(svg));
    await write(`figures/${name}.pdf`, await pdfOf(svg));
  }
}

/** What stands at the head of the scenario's file; nothing where there is no such file any more. */
async function commentOf({ manifest: { file } }: Results): Promise<ScenarioComment> {
  if (file === null) return {};
  const project = new URL("../../", import.meta.url);
  try {
    return scenarioComment(await readFile(resolve(fileURLToPath(project), file), "utf8"));
  } catch {
    return {}; // the comment is an extra; the run does not depend on it
  }
}

interface Recorded {
  readonly stamp: string;
  readonly files: readonly string[];
}

/** What the folder's manifest says; null where there is none that can be read. */
async function readRecord(folder: string): Promise<Recorded | null> {
  try {
    const { stamp, files } = JSON.parse(await readFile(join(folder, manifestName), "utf8"));
    const isWhole = typeof stamp === "string" && Array.isArray(files) &&
      files.every((name) => typeof name === "string" && !name.split(/[/\\]/).includes(".."));
    return isWhole ? { stamp, files } : null;
  } catch {
    return null; // no run was written here, or not to its end
  }
}

/** SHA-256 of all that the files follow from, but for where and when they were made. */
function stampOf(results: Results, comparison: Comparison, figures: boolean): string {
  const { all, manifest: { run, code, captures, preset }, ending, scenario } = results;
  const hash = createHash("sha256");
  const add = (value: unknown) => hash.update(JSON.stringify(value)).update("\n");
  add({ run, code, captures, preset, ending, figures, comparison });
  // A scenario made in a notebook has no file whose code would count.
  for (const [name, figure] of Object.entries(scenario.figures ?? {})) {
    add([name, figure.title, figure.caption, figure.width, String(figure.plot)]);
  }
  for (const { fingerprint, measures, failure } of all) {
    add([fingerprint, measures, failure?.message ?? null]);
  }
  add([libraryVersion, reportCode()]);
  return hash.digest("hex");
}

/** SHA-256 of the code of this room. */
function reportCode(): string {
  const room = dirname(fileURLToPath(import.meta.url));
  const hash = createHash("sha256");
  for (const name of readdirSync(room).filter((name) => /(?<!\.d)\.[jt]s$/.test(name)).sort()) {
    hash.update(name).update(readFileSync(join(room, name)));
  }
  return hash.digest("hex");
}
