/** What `deno task figures` does with figures: list, make, verify. */
import { join } from "node:path";
import {
  designOf,
  type LoadedScenario,
  loadScenario,
  openStore,
  type Store,
} from "../experiment/mod.ts";
import {
  checkFigureName,
  choicesOf,
  differenceSvg,
  figureFolder,
  type FigureSize,
  type FigureSource,
  figureSources,
  type PaperFigure,
  paperFigure,
  pngOf,
  scenarioOf,
  textTable,
  type Verdict,
  verdictOf,
  writeFigure,
  writeWhole,
} from "../report/mod.ts";
import { Finding } from "./command.ts";
import type { FigureFlags } from "./figures.ts";
import { simulateWhole } from "./simulate.ts";
import { wholeNumber } from "./whole-number.ts";

/** A source with the scenario that it names. */
interface Wanted {
  readonly source: FigureSource;
  readonly loaded: LoadedScenario;
}

/** Lists, makes or verifies the figures of those names. */
export async function figures(names: readonly string[], flags: FigureFlags): Promise<void> {
  if (flags.seed !== undefined && !flags.verify) {
    throw new RangeError("--seed needs --verify: what is made has the seed of its source");
  }
  const sources = figureSources(flags.from, names)
    .map((source) => flags.seed === undefined ? source : { ...source, seed: flags.seed });
  const wanted = await Promise.all(sources.map(loaded)); // refused before the first cell is run
  if (flags.list) return list(wanted, flags);
  const store = openStore(join(flags.out, "store.sqlite"), { onRepair: console.error });
  try {
    await (flags.verify ? verify : make)(wanted, flags, store);
  } finally {
    store.close();
  }
}

async function loaded(source: FigureSource): Promise<Wanted> {
  const loaded = await loadScenario(scenarioOf(source));
  checkFigureName(source, loaded.scenario);
  for (const size of ["paper", "quick"] as const) {
    designOf(loaded.scenario, choicesOf(source, size));
  }
  return { source, loaded };
}

function list(wanted: readonly Wanted[], { json }: FigureFlags): void {
  const rows = wanted.map(({ source: { name, figure, title }, loaded: { scenario } }) => ({
    name,
    scenario: scenario.name,
    figure,
    title: title ?? scenario.figures?.[figure]?.title ?? scenario.title,
  }));
  if (json) return console.log(JSON.stringify(rows, null, 2));
  console.log(
    textTable(["figure", "scenario", "drawn as"], rows.map((r) => [r.name, r.scenario, r.figure]), {
      left: [0, 1, 2],
    }),
  );
}

async function make(wanted: readonly Wanted[], flags: FigureFlags, store: Store): Promise<void> {
  const made = [];
  for await (const figure of drawn(wanted, flags, store)) {
    const folder = figureFolder(flags.from, figure.name, sizeOf(flags));
    const isNew = await writeFigure(figure, folder);
    made.push({ name: figure.name, isNew, folder, outputs: figure.manifest.outputs });
    if (!flags.json) console.log(`${isNew ? "written" : "unchanged"}  ${folder}`);
  }
  if (flags.json) console.log(JSON.stringify({ figures: made }, null, 2));
}

async function verify(wanted: readonly Wanted[], flags: FigureFlags, store: Store): Promise<void> {
  const found = [];
  for await (const figure of drawn(wanted, flags, store)) {
    const verdict = verdictOf(figure, figureFolder(flags.from, figure.name, sizeOf(flags)));
    const picture = await writeDifference(figure, verdict, flags);
    found.push({ name: figure.name, ...shown(verdict), picture });
    if (!flags.json) console.log(verdictText(figure, verdict, picture));
  }
  if (flags.json) console.log(JSON.stringify({ figures: found }, null, 2));
  if (found.some(({ kind }) => kind !== "same")) throw new Finding();
}

/** The figures one by one, as they are ready. */
async function* drawn(
  wanted: readonly Wanted[],
  flags: FigureFlags,
  store: Store,
): AsyncGenerator<PaperFigure> {
  const quiet = flags.quiet === true || flags.json === true;
  const workers = flags.workers === undefined
    ? {}
    : { workers: wholeNumber("--workers", flags.workers, 0) };
  for (const [k, { source, loaded }] of wanted.entries()) {
    if (!quiet) console.error(`${source.name} (${k + 1} of ${wanted.length})`);
    const size = sizeOf(flags), { preset } = source[size];
    const results = await simulateWhole(
      `figure "${source.name}"`,
      loaded,
      designOf(loaded.scenario, choicesOf(source, size)),
      {
        ...workers,
        preset,
        captures: source.captures,
        store,
        reuse: flags.cache,
        command: `deno task figures ${source.name}`,
      },
      { quiet },
    );
    yield await paperFigure(source, size, results);
  }
}

/** Draws the old figure beside the new one, where the picture changed. @returns the file; null without */
async function writeDifference(
  { name, files }: PaperFigure,
  verdict: Verdict,
  flags: FigureFlags,
): Promise<string | null> {
  const now = String(files.get(`${name}.svg`));
  if (verdict.kind !== "changed" || verdict.oldSvg === now) return null;
  const file = join(flags.out, "figures", `${name}${flags.quick ? "-quick" : ""}-difference.png`);
  await writeWhole(file, await pngOf(differenceSvg(verdict.oldSvg, now)));
  return file;
}

function verdictText({ name }: PaperFigure, verdict: Verdict, picture: string | null): string {
  if (verdict.kind === "same") return `same     ${name}`;
  if (verdict.kind === "missing") return `missing  ${name}: ${verdict.files.join(", ")}`;
  const { files, data } = verdict;
  return [
    `changed  ${name}: ${files.join(", ")}`,
    data === null ? "" : `         ${data.rows} of ${data.of} rows differ; ${data.first}`,
    picture === null ? "" : `         see ${picture}`,
  ].filter((line) => line !== "").join("\n");
}

/** The verdict without the picture, for JSON. */
function shown(verdict: Verdict): Omit<Verdict, "oldSvg"> & { readonly kind: Verdict["kind"] } {
  if (verdict.kind !== "changed") return verdict;
  const { oldSvg: _, ...rest } = verdict;
  return rest;
}

function sizeOf({ quick }: FigureFlags): FigureSize {
  return quick ? "quick" : "paper";
}
