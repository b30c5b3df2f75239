/** Two runs side by side, for the terminal, in 80 columns. */
import type { Results, RunDifference } from "../experiment/mod.ts";
import { formatEstimate } from "../stats/mod.ts";
import { textTable } from "./text-table.ts";
import { wrapped } from "./wrapped.ts";

const longestName = 30;

export function runDifferenceText(
  difference: RunDifference,
  first: Results,
  second: Results,
): string {
  const { manifest, equalCells, changedCells, onlyFirst, onlySecond, measures } = difference;
  const made = manifest.length === 0
    ? ["made alike"]
    : manifest.map(([path, a, b]) => wrapped(`${path}: `, `${a} → ${b}`));
  const moved = measures.filter(({ difference, first, second }) =>
    difference === null
      ? first.value !== second.value
      : difference.low !== 0 || difference.high !== 0
  );
  const rows = moved.map(({ combination, measure, first, second, difference }) => [
    shortened([measure, ...Object.values(combination.levels)].join(" · ")),
    first.value.toPrecision(4),
    second.value.toPrecision(4),
    difference === null ? "other seeds" : bare(formatEstimate(difference)),
  ]);
  return [
    `${first.manifest.run} → ${second.manifest.run}`,
    "",
    ...made,
    "",
    wrapped(
      "cells: ",
      `${equalCells} equal, ${changedCells} changed, ${onlyFirst} only in the first, ` +
        `${onlySecond} only in the second`,
    ),
    ...(rows.length === 0
      ? ["no measure differs"]
      : ["", textTable(["measure", "first", "second", "difference"], rows)]),
  ].join("\n");
}

/** Without level and number of pairs, which are the same in all rows. */
function bare(estimate: string): string {
  return estimate.replace(/ \(.*\)$/, "");
}

function shortened(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1)}…`;
}
