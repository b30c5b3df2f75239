/**
 * Parts of the results of a run, for a notebook that asks one question at a time: a table of a few of its
 * measures, and figures by name.
 */
import { type Comparison, nearestName, type Results } from "../experiment/mod.ts";
import { measureScale, scaledInterval } from "./measure-scale.ts";
import { interactive, type InteractiveFigures } from "./notebook-interactive.ts";
import { type NotebookTable, table } from "./notebook-table.ts";
import { separatedMark } from "./results-footnotes.ts";
import { scenarioFigures } from "./scenario-figures.ts";

/**
 * A row for each level in each setting, with what differs between settings, and a column for each
 * measure with its interval; the scenario's main measure where none is named. What differs from the
 * baseline by more than chance has the mark of the results' own tables.
 *
 * Throws a RangeError for a measure that the scenario has not, and what `compare` throws.
 */
export function levelsTable(results: Results, ...measures: readonly string[]): NotebookTable {
  const known: readonly string[] = Object.keys(results.scenario.measures);
  const names = measures.length > 0 ? measures : known.slice(0, 1);
  for (const name of names) requireKnown("measure", name, known);
  const comparison = results.compare();
  const { factor, blocks } = comparison;
  const keys = Object.keys(blocks[0].setting)
    .filter((key) => blocks.some(({ setting }) => setting[key] !== blocks[0].setting[key]));
  const columns = names.map((name) => intervals(results, comparison, name));
  const settings = blocks.flatMap(({ setting, measures }) =>
    measures[names[0]].map(({ level }) => [level, ...keys.map((key) => String(setting[key]))])
  );
  return table(
    [factor ?? "scenario", ...keys, ...columns.map(({ head }) => head)],
    settings.map((row, i) => [...row, ...columns.map(({ cells }) => cells[i])]),
  );
}

/** Those figures of a run, linked. Throws a RangeError for a figure that the run has not. */
export async function figuresNamed(
  results: Results,
  ...names: readonly string[]
): Promise<InteractiveFigures> {
  const figures = await scenarioFigures(results);
  const known = figures.map(({ name }) => name);
  return interactive(...names.map((name) => {
    requireKnown("figure", name, known);
    return figures[known.indexOf(name)];
  }));
}

/** The column of one measure, in one unit. */
function intervals(results: Results, { blocks }: Comparison, name: string) {
  const all = blocks.flatMap(({ measures }) => measures[name]);
  const scale = measureScale(
    results.scenario.measures[name],
    all.map(({ estimate }) => estimate.value),
  );
  return {
    head: scale.unit === "" ? name : `${name}, ${scale.unit}`,
    cells: all.map(({ estimate, difference }) =>
      scaledInterval(estimate, scale) + (difference?.isSeparated ? ` ${separatedMark}` : "")
    ),
  };
}

function requireKnown(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const nearest = nearestName(name, known);
  throw new RangeError(
    `the run has no ${what} "${name}"${nearest === null ? "" : `; did you mean ${nearest}?`} ` +
      `It has ${known.join(", ")}`,
  );
}
