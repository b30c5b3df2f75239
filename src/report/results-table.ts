/**
 * The results of a run as a table for the terminal, at most 80 columns wide.
 *
 * A part for each measure, with the levels as rows and a section for each setting; in many settings, a
 * grid of settings and levels; where one level was run, one table with the measures as rows (or the
 * settings, if there is one measure).
 */
import {
  type Comparison,
  inWords,
  type LevelResult,
  type Measure,
  parameterPaths,
  parameterUnit,
  type Results,
  type Setting,
} from "../experiment/mod.ts";
import { columns, type Section } from "./columns.ts";
import { type MeasureScale, measureScale, scaled, scaledInterval } from "./measure-scale.ts";
import { footnotes, separatedMark } from "./results-footnotes.ts";
import { resultsGrid } from "./results-grid.ts";
import { wrapped } from "./wrapped.ts";

/** In more settings than these a measure is a grid; in far more, only the first measure is shown. */
const mostSections = 6, mostForAll = 24;
const longestInHead = 16; // columns; a longer baseline's name stands in the notes only

/**
 * The table with title, notes and how the run ended. Lines do not end in blanks, and the text does
 * not end in a line break.
 */
export function resultsTable(results: Results, compared: Comparison = results.compare()): string {
  const { scenario } = results;
  const comparison = settingsInWords(results, compared);
  const names = Object.keys(scenario.measures);
  const levels = new Set(
    comparison.blocks.flatMap(({ measures }) => measures[names[0]].map(({ level }) => level)),
  );
  const shown = comparison.blocks.length > mostForAll && levels.size > 1
    ? names.slice(0, 1)
    : names;
  const hidden = names.slice(shown.length);
  const parts = levels.size > 1
    ? shown.map((name) => measurePart(comparison, name, scenario.measures[name]))
    : [oneLevelPart(comparison, scenario.measures)];
  if (hidden.length > 0) parts.push(wrapped("in the report too: ", hidden.join(", ")));
  return [
    wrapped("", scenario.title),
    wrapped("", about(comparison, [...levels])),
    "",
    parts.join("\n\n"),
    "",
    ...footnotes(results, comparison),
  ].join("\n");
}

/** One measure: its levels against each other. */
function measurePart(comparison: Comparison, name: string, measure: Measure): string {
  const { baseline, blocks } = comparison;
  const all = blocks.flatMap(({ measures }) => measures[name]);
  const scale = scaleOf(measure, all);
  if (blocks.length > mostSections) {
    const grid = resultsGrid(comparison, name, {
      keys: variedKeys(comparison),
      textOf: ({ estimate, difference }) =>
        shortInterval(scaledInterval(estimate, scale)) +
        (difference?.isSeparated ? separatedMark : ""),
    });
    return `${wrapped("", measureTitle(name, measure, scale))}\n${grid}`;
  }
  const against = `against ${baseline.length > longestInHead ? "baseline" : baseline}`;
  const head = [comparison.factor ?? "", "mean", "theory", against, "", "rank"];
  const sections = sectionsOf(comparison, ({ measures }) =>
    measures[name].map((result) => [
      result.level,
      scaledInterval(result.estimate, scale),
      theoryText(result, scale),
      differenceText(result, scale),
      result.difference?.isSeparated ? separatedMark : "",
      result.rank === null ? "" : String(result.rank),
    ]));
  return `${wrapped("", measureTitle(name, measure, scale))}\n${columns(head, sections)}`;
}

/** `90.00±0.00` for `90.00006 ± 0.00033`: four digits are enough where there are many numbers. */
function shortInterval(text: string): string {
  const [, value, half] = /^(-?[\d.]+) ± ([\d.]+)$/.exec(text) ?? [];
  if (value === undefined || value.replace(/^-?0?\.?0*|\./g, "").length <= 4) {
    return text.replace(" ± ", "±");
  }
  const decimals = Number(value).toPrecision(4).split(".")[1]?.length ?? 0;
  return `${Number(value).toFixed(decimals)}±${Number(half).toFixed(decimals)}`;
}

/** One level: a row for each measure, or for each setting where there is one measure. */
function oneLevelPart(
  comparison: Comparison,
  measures: Readonly<Record<string, Measure>>,
): string {
  const { blocks } = comparison;
  const names = Object.keys(measures);
  const scales = names.map((name) =>
    scaleOf(measures[name], blocks.flatMap((block) => block.measures[name]))
  );
  if (names.length === 1 && blocks.length > 1) {
    const [name] = names, [scale] = scales;
    const varied = variedKeys(comparison);
    const rows = blocks.map(({ setting, measures }) => [
      varied.map((key) => setting[key]).join(", "),
      scaledInterval(measures[name][0].estimate, scale),
      theoryText(measures[name][0], scale),
    ]);
    const title = measureTitle(name, measures[name], scale);
    const head = [varied.join(", "), "mean", "theory"];
    return `${wrapped("", title)}\n${columns(head, [{ heading: "", rows }])}`;
  }
  const sections = sectionsOf(comparison, (block) =>
    names.map((name, m) => {
      const [result] = block.measures[name];
      return [
        measures[name].meaning,
        scaledInterval(result.estimate, scales[m]),
        scales[m].unit,
        theoryText(result, scales[m]),
      ];
    }));
  return columns(["measure", "mean", "unit", "theory"], sections);
}

function measureTitle(name: string, { meaning, better }: Measure, { unit }: MeasureScale): string {
  const direction = better === "neither" ? "" : ` (${better} is better)`;
  return `${name === meaning ? name : `${name}: ${meaning}`}${
    unit === "" ? "" : `, ${unit}`
  }${direction}`;
}

/** The share of the baseline where that is told from 0, else the difference in the unit shown. */
function differenceText({ difference }: LevelResult, scale: MeasureScale): string {
  if (difference === null) return "";
  const { relative, estimate } = difference;
  if (relative === null) {
    return `${signed(scaledInterval(estimate, scale))} ${scale.unit}`.trimEnd();
  }
  return `${signed(scaledInterval(relative, { unit: "%", power: -2 }))} %`;
}

const signed = (text: string) => /^[1-9]|^0\.0*[1-9]/.test(text) ? `+${text}` : text;

/** The known value with as many decimals as the estimate, where that says something. */
function theoryText({ theory, estimate }: LevelResult, scale: MeasureScale): string {
  if (theory === null) return "";
  const value = scaled(theory, scale);
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const isExact = estimate.low === estimate.high;
  const [, decimals] = /^-?\d+(?:\.(\d+))? ±/.exec(scaledInterval(estimate, scale)) ?? [null, null];
  const text = value.toFixed((decimals ?? "").length);
  return decimals === null || isExact || Number(text) === 0 && value !== 0
    ? String(Number(value.toPrecision(4)))
    : text;
}

function scaleOf(measure: Measure, results: readonly LevelResult[]): MeasureScale {
  return measureScale(measure, results.map(({ estimate }) => estimate.value));
}

/** The comparison with swept parameters in their units: `handoff.delay = 20 ms`. */
function settingsInWords({ scenario }: Results, comparison: Comparison): Comparison {
  const known = parameterPaths(scenario.parameters);
  const inUnits = (setting: Setting): Setting =>
    Object.fromEntries(
      Object.entries(setting).map(([key, value]) => [
        key,
        typeof value === "number" && known.includes(key)
          ? inWords(value, parameterUnit(scenario.parameters, key))
          : value,
      ]),
    );
  return {
    ...comparison,
    blocks: comparison.blocks.map((block) => ({ ...block, setting: inUnits(block.setting) })),
    omitted: comparison.omitted.map((level) => ({ ...level, setting: inUnits(level.setting) })),
  };
}

/** The keys of the settings that differ from block to block. */
function variedKeys({ blocks }: Comparison): string[] {
  return Object.keys(blocks[0].setting).filter((key) =>
    blocks.some(({ setting }) => setting[key] !== blocks[0].setting[key])
  );
}

function sectionsOf(
  comparison: Comparison,
  rowsOf: (block: Comparison["blocks"][number]) => string[][],
): Section[] {
  const varied = variedKeys(comparison);
  return comparison.blocks.map((block) => ({
    heading: settingLine(block.setting, varied),
    rows: rowsOf(block),
  }));
}

function settingLine(setting: Setting, keys: readonly string[]): string {
  return keys.map((key) => `${key} = ${setting[key]}`).join(", ");
}

/** What is compared, from how many replications, and what is the same in all of it. */
function about(comparison: Comparison, levels: readonly string[]): string {
  const { factor, blocks, confidence } = comparison;
  const all = blocks.flatMap(({ measures }) => Object.values(measures).flat());
  const counts = all.map(({ estimate }) => estimate.n);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const isAntithetic = all[0].estimate.method.startsWith("antithetic");
  const varied = variedKeys(comparison);
  const fixed = Object.keys(blocks[0].setting).filter((key) => !varied.includes(key));
  return [
    levels.length > 1
      ? `${levels.length} levels of ${factor}`
      : factor && `${factor} = ${levels[0]}`,
    settingLine(blocks[0].setting, fixed),
    `${least === most ? most : `${least} to ${most}`} ${
      isAntithetic ? "antithetic pairs" : "replications"
    }`,
    `${Number((100 * confidence).toPrecision(6))} % intervals`,
  ].filter((text) => text !== null && text !== "").join(" · ");
}
