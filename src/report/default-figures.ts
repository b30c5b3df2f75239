/**
 * Figures for a scenario that draws none: each measure by level as points, or by swept parameter as
 * lines, with intervals, and known values beside them.
 */
import type { Comparison, FigureOf, FigureRow, Results } from "../experiment/mod.ts";
import { variedKeys } from "./figure-rows.ts";

const rowHeight = 24; // px of a level
/** A sweep over more than this factor is drawn on a logarithmic axis. */
const wideSweep = 30;

export function defaultFigures(
  results: Results,
  comparison: Comparison,
): Record<string, FigureOf> {
  const { measures } = results.scenario;
  const [first] = variedKeys(comparison);
  const isSwept = first !== undefined &&
    comparison.blocks.every(({ setting }) => typeof setting[first] === "number");
  return Object.fromEntries(
    Object.keys(measures).map((name) => [
      fileName(name),
      isSwept ? bySweep(results, comparison, name, first) : byLevel(results, comparison, name),
    ]),
  );
}

/** What the intervals are, and which way is better; for the end of a caption. */
export function intervalNote(
  { confidence, blocks }: Comparison,
  better: "lower" | "higher" | "neither",
  mark: "bars" | "bands" = "bars",
): string {
  const counts = blocks.flatMap(({ measures }) =>
    Object.values(measures).flat().map(({ estimate }) => estimate.n)
  );
  const least = Math.min(...counts), most = Math.max(...counts);
  const direction = better === "neither"
    ? ""
    : ` ${better === "lower" ? "Lower" : "Higher"} is better.`;
  return `${mark === "bars" ? "Bars" : "Bands"}: ${Number((100 * confidence).toPrecision(6))} % ` +
    `intervals of the mean over ${
      least === most ? most : `${least} to ${most}`
    } replications.${direction}`;
}

function byLevel(results: Results, comparison: Comparison, name: string): FigureOf {
  const { scenario } = results;
  const { meaning, better } = scenario.measures[name];
  const { factor } = comparison;
  const hasTheory = comparison.blocks.some(({ measures }) =>
    measures[name].some(({ theory }) => theory !== null && Number.isFinite(theory))
  );
  return {
    title: `${sentence(meaning)}${factor === null ? "" : `, by ${factor}`}`,
    caption: intervalNote(comparison, better) + (hasTheory ? " Dashed: known from theory." : ""),
    plot({ style, rows, theory }) {
      const data = rows(name), known = theory(name);
      const levels = new Set(data.map(({ level }) => level)).size;
      const panels = new Set(data.map(({ panel }) => panel)).size;
      return {
        height: (rowHeight * levels + 14) * Math.ceil(panels / 2),
        x: style.measureAxis(name, withTheory(data, known)),
        y: { type: "band", domain: [...new Set(data.map(({ level }) => level))], tickSize: 0 },
        marks: [...style.byLevel(data), ...style.theory(known, { across: true })],
      };
    },
  };
}

function bySweep(
  results: Results,
  comparison: Comparison,
  name: string,
  path: string,
): FigureOf {
  const { meaning, better } = results.scenario.measures[name];
  const isParameter = path in results.design.sweep;
  return {
    title: `${sentence(meaning)}, by ${path}`,
    caption: intervalNote(comparison, better, "bands"),
    plot({ style, rows, theory }) {
      const data = rows(name, { x: path }), known = theory(name, { x: path });
      const xs = data.map(({ x }) => x as number);
      const isWide = Math.min(...xs) > 0 && Math.max(...xs) > wideSweep * Math.min(...xs);
      return {
        x: isParameter ? style.parameterAxis(path, data, { log: isWide }) : { label: path },
        y: style.measureAxis(name, withTheory(data, known)),
        marks: [...style.theory(known), ...style.lines(data)],
      };
    },
  };
}

/** The rows with the known values as if they were rows: an axis has to reach them too. */
function withTheory(
  rows: readonly FigureRow[],
  known: readonly { readonly x: number | string; readonly y: number }[],
): FigureRow[] {
  return [...rows, ...known.map(({ x, y }) => ({ x, y, low: y, high: y, level: "" }))];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The name of the figure of a measure: lower case with hyphens, as files are named. */
export function fileName(measure: string): string {
  return measure.replace(/[A-Z]+/g, (capitals) => `-${capitals.toLowerCase()}`).replace(/^-/, "");
}
