/**
 * A figure in all the forms that a paper wants: SVG, PDF and PNG without title and caption, which the paper
 * sets itself; the caption as text, the numbers as CSV, a LaTeX snippet, and a manifest of how it was made.
 *
 * All of it follows from source, code and captures alone: no date, no machine, the same bytes on every
 * runtime.
 */
import { dirname, relative } from "node:path";
import {
  installedVersion,
  libraryVersion,
  nearestName,
  type Results,
} from "../../experiment/mod.ts";
import { drawFigure } from "../figure-page.ts";
import { figureCsv } from "../figure-data.ts";
import { pdfOf } from "../pdf.ts";
import { pngOf } from "../png.ts";
import { figureNames, figuresOf } from "../scenario-figures.ts";
import { sha256 } from "./checksum.ts";
import type { FigureManifest } from "./figure-manifest.ts";
import type { FigureSize, FigureSource } from "./figure-source.ts";
import { latexFigure, printWidths } from "./latex.ts";

export interface PaperFigure {
  readonly name: string;
  /** File name → content, the manifest not among them. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly manifest: FigureManifest;
}

/**
 * Draws the source's figure from the results of its design.
 *
 * Throws a RangeError where the scenario has no such figure or the run holds nothing of it, and for a
 * caption that LaTeX cannot set; an Error where the figure's own function throws.
 */
export async function paperFigure(
  source: FigureSource,
  size: FigureSize,
  results: Results,
): Promise<PaperFigure> {
  const { name, figure: drawnName, title, caption, width } = source;
  const { scenario, manifest } = results;
  checkFigureName(source, results.scenario);
  const comparison = results.compare();
  const figure = figuresOf(results, comparison)[drawnName];
  const drawn = await drawFigure(
    name,
    {
      ...figure,
      ...(title === undefined ? {} : { title }),
      ...(caption === undefined ? {} : { caption: filledIn(caption, results) }),
      ...(width === undefined ? {} : { width }),
    },
    results,
    comparison,
  );
  if (drawn === null) {
    throw new RangeError(
      `figure "${name}": a run of ${scenario.name} in this size holds nothing of "${drawnName}"`,
    );
  }
  const command = `deno task figures ${name}${size === "quick" ? " --quick" : ""}`;
  const files = new Map<string, string | Uint8Array>([
    [`${name}.svg`, drawn.print],
    [`${name}.csv`, figureCsv(drawn.data)],
    [`${name}.txt`, `${drawn.title}\n\n${drawn.caption}\n`],
    [`${name}.tex`, latexFigure({ ...drawn, command })],
    [`${name}.pdf`, await pdfOf(drawn.print)],
    [`${name}.png`, await pngOf(drawn.print)],
  ]);
  return {
    name,
    files,
    manifest: {
      figure: name,
      command,
      scenario: scenario.name,
      file: shownFile(manifest.file, source.file),
      drawn: drawnName,
      widthMm: printWidths[drawn.width],
      preset: manifest.preset,
      design: manifest.design,
      captures: manifest.captures,
      code: manifest.code,
      versions: versions(),
      outputs: Object.fromEntries([...files].map(([file, content]) => [file, sha256(content)])),
    },
  };
}

/** Refuses a name that is none of the scenario's figures before anything is simulated. */
export function checkFigureName(
  { name, figure }: FigureSource,
  scenario: Results["scenario"],
): void {
  const known = figureNames(scenario);
  if (known.includes(figure)) return;
  const nearest = nearestName(figure, known);
  throw new RangeError(
    `figure "${name}": scenario "${scenario.name}" draws no "${figure}"` +
      (nearest === null ? "." : `; did you mean ${nearest}?`) + ` It draws ${known.join(", ")}`,
  );
}

/** A caption with the number of replications in the place of `{replications}`. */
function filledIn(caption: string, { design: { seeds } }: Results): string {
  return caption.replaceAll("{replications}", String(seeds));
}

/** Of the project as it is; another file by its way from the source. */
function shownFile(file: string | null, source: string): string | null {
  if (file === null || file.startsWith("scenarios/")) return file;
  return relative(dirname(source), file).replaceAll("\\", "/");
}

const drawingPackages = [
  "@observablehq/plot",
  "linkedom",
  "@resvg/resvg-wasm",
  "pdfkit",
  "svg-to-pdfkit",
  "@expo-google-fonts/source-sans-3",
];

/** Of the project and of what the bytes of a picture depend on. */
function versions(): Record<string, string> {
  const installed = drawingPackages.map((name) => [name, installedVersion(name)]);
  return { wagonwheel: libraryVersion, ...Object.fromEntries(installed) };
}
