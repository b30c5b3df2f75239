/** What stands under a table of results: the mark explained, failures, and how the run ended. */
import type { Comparison, Observation, Results } from "../experiment/mod.ts";
import { wrapped } from "./wrapped.ts";

/** Stands behind a difference that is separated from the baseline. */
export const separatedMark = "*";

const mostListed = 5;

/** The notes that apply, each wrapped to 80 columns. */
export function footnotes(results: Results, comparison: Comparison): string[] {
  const { baseline, omitted } = comparison;
  const percent = `${Number((100 * comparison.confidence).toPrecision(6))} %`;
  const hasDifferences = comparison.blocks.some(({ measures }) =>
    Object.values(measures).flat().some(({ difference }) => difference !== null)
  );
  return [
    hasDifferences
      ? wrapped(
        `${separatedMark} `,
        `separated from ${baseline}: paired t-test on common random numbers, ${percent}, Holm's ` +
          "correction; ranks: the same over all pairs, where ties are not separated",
      )
      : "",
    omitted.length === 0 ? "" : wrapped(
      "",
      listed(
        "no interval, since fewer than 2 replications gave measures: ",
        omitted.map(({ level, setting }) =>
          [
            ...(comparison.factor === null ? [] : [`${comparison.factor} = ${level}`]),
            ...Object.entries(setting).map(([key, value]) => `${key} = ${value}`),
          ].join(", ")
        ),
      ),
    ),
    failureNote(results.failures),
    wrapped("", endingText(results)),
  ].filter((note) => note !== "");
}

/** How the run ended, in a line. */
export function endingText({ ending, observations, failures }: Results): string {
  const count = observations.length + failures.length;
  const cells = `${count} cells${
    failures.length === 0 ? "" : `, ${failures.length} of them failed`
  }`;
  switch (ending.kind) {
    case "complete":
      return `complete: ${cells}`;
    case "interrupted":
      return `interrupted: ${cells}; ${ending.remaining} were not run, the same command goes on ` +
        "with them";
    case "precision":
      return `precision reached, ±${percent(ending.reached)} where ±${
        percent(ending.wanted)
      } was asked: ${cells}`;
    case "budget": {
      const { budget, remaining, wanted, reached } = ending;
      const precision = wanted === undefined || reached === undefined
        ? ""
        : ` at ±${percent(reached)} where ±${percent(wanted)} was asked`;
      const left = remaining === 0 ? "" : `; ${remaining} were not run`;
      return `budget of ${budget} ended${precision}: ${cells}${left}`;
    }
  }
}

function failureNote(failures: readonly Observation[]): string {
  if (failures.length === 0) return "";
  const messages = Map.groupBy(failures, ({ failure }) => failure?.message.split("\n")[0] ?? "");
  return wrapped(
    "",
    listed(
      "failed: ",
      [...messages].map(([message, cells]) => `${cells.length} × ${message}`),
      "; ",
    ),
  );
}

function listed(label: string, items: readonly string[], separator = "; "): string {
  const more = items.length - mostListed;
  return label + items.slice(0, mostListed).join(separator) +
    (more > 0 ? `${separator}and ${more} more` : "");
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${Number((100 * share).toPrecision(2))} %` : "∞";
}
