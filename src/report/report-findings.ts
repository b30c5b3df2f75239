/** What came out, in a few sentences: the best level of each measure, and by how much it is told apart. */
import type { Comparison, LevelResult, Measure, Results } from "../experiment/mod.ts";
import { settingWords } from "./setting-words.ts";
import { measureScale, scaledInterval } from "./measure-scale.ts";

const mostSettings = 3;

/** A sentence for each measure that has a better direction, in each setting; few of them. */
export function findings({ scenario }: Results, comparison: Comparison): string[] {
  const { blocks } = comparison;
  const measures: Readonly<Record<string, Measure>> = scenario.measures;
  return Object.entries(measures).filter(([, { better }]) => better !== "neither")
    .flatMap(([name, measure]) =>
      blocks.length <= mostSettings
        ? blocks.map((block) => {
          const where = settingWords(block.setting);
          const sentence = oneSetting(block.measures[name], measure, comparison);
          return sentence === "" ? "" : `${where === "" ? "" : `At ${where}: `}${sentence}`;
        })
        : [manySettings(name, measure, comparison)]
    ).filter((sentence) => sentence !== "")
    .map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1));
}

function oneSetting(
  results: readonly LevelResult[],
  measure: Measure,
  { baseline }: Comparison,
): string {
  if (results.length < 2) return "";
  const best = results.filter(({ rank }) => rank === 1);
  const scale = measureScale(measure, results.map(({ estimate }) => estimate.value));
  const value = ({ estimate }: LevelResult) =>
    `${scaledInterval(estimate, scale)} ${scale.unit}`.trimEnd();
  if (best.length === results.length) return `${measure.meaning}: no level is told from the best.`;
  const names = best.map((result) => `${result.level} (${value(result)})`);
  const first = best[0];
  const relative = best.length === 1 ? first.difference?.relative ?? null : null;
  const against = relative === null || !first.difference?.isSeparated
    ? ""
    : `, ${scaledInterval(positive(relative), { unit: "%", power: -2 })} % ${
      relative.value < 0 ? "below" : "above"
    } ${baseline}`;
  return `${measure.meaning}: best with ${names.join(", ")}${against}.`;
}

function manySettings(name: string, measure: Measure, { blocks }: Comparison): string {
  const counts = new Map<string, number>();
  for (const { measures } of blocks) {
    for (const { level, rank } of measures[name]) {
      counts.set(level, (counts.get(level) ?? 0) + (rank === 1 ? 1 : 0));
    }
  }
  if (counts.size < 2) return "";
  const shares = [...counts].sort(([, a], [, b]) => b - a)
    .map(([level, count]) => `${level} in ${count}`);
  return `${measure.meaning}: best, or not told from the best, of ${blocks.length} settings: ` +
    `${shares.join(", ")}.`;
}

function positive<T extends { value: number; low: number; high: number }>(estimate: T): T {
  const { value, low, high } = estimate;
  return value < 0 ? { ...estimate, value: -value, low: -high, high: -low } : estimate;
}
