/** The rows of figures, from a comparison: one for each level in each setting. */
import type {
  Block,
  Comparison,
  FigureRow,
  LevelResult,
  RowOptions,
  Scenario,
  TheoryRow,
} from "../experiment/mod.ts";

/** Means with intervals, in the unit of the measure. */
export function figureRows(
  comparison: Comparison,
  scenario: Scenario,
  measure: string,
  options: RowOptions = {},
): FigureRow[] {
  return placed(comparison, scenario, measure, options).map(({ x, panel, result }) => {
    const { level, estimate: { value, low, high, n } } = result;
    const { unit } = scenario.measures[measure];
    return { x, y: value, low, high, level, n, unit, ...(panel === "" ? {} : { panel }) };
  });
}

/** The known values of the same levels in the same settings, where the scenario states them. */
export function theoryRows(
  comparison: Comparison,
  scenario: Scenario,
  measure: string,
  options: RowOptions = {},
): TheoryRow[] {
  return placed(comparison, scenario, measure, options).flatMap(({ x, panel, result }) => {
    const { level, theory } = result;
    if (theory === null || !Number.isFinite(theory)) return [];
    return [{ x, y: theory, level, ...(panel === "" ? {} : { panel }) }];
  });
}

/** The keys of the settings that vary over the blocks, those with numbers as values and most of them first. */
export function variedKeys({ blocks }: Comparison): string[] {
  const values = (key: string) => new Set(blocks.map(({ setting }) => setting[key]));
  const rank = (key: string) =>
    [...values(key)].every((value) => typeof value === "number") ? values(key).size : 0;
  return Object.keys(blocks[0]?.setting ?? {})
    .filter((key) => values(key).size > 1)
    .sort((a, b) => rank(b) - rank(a));
}

interface Placed {
  readonly x: number | string;
  /** What else varies, as text; empty where nothing does. */
  readonly panel: string;
  readonly result: LevelResult;
}

function placed(
  comparison: Comparison,
  scenario: Scenario,
  measure: string,
  { x }: RowOptions,
): Placed[] {
  const measures = Object.keys(scenario.measures);
  if (!measures.includes(measure)) {
    throw new RangeError(
      `rows: scenario "${scenario.name}" has the measures ${measures.join(", ")}, got "${measure}"`,
    );
  }
  const { blocks, factor } = comparison;
  const isLevel = x === undefined || x === factor;
  if (!isLevel && blocks.some(({ setting }) => !(x in setting))) {
    const known = [...(factor === null ? [] : [factor]), ...Object.keys(blocks[0].setting)];
    throw new RangeError(
      `rows: x must be a factor or a swept parameter of this run, ${
        known.join(", ") || "(none)"
      }, ` +
        `got "${x}"`,
    );
  }
  const others = variedKeys(comparison).filter((key) => key !== x);
  const panel = ({ setting }: Block) => others.map((key) => `${key} = ${setting[key]}`).join(", ");
  return blocks.flatMap((block) =>
    block.measures[measure].map((result) => ({
      x: isLevel ? result.level : block.setting[x],
      panel: panel(block),
      result,
    }))
  );
}
