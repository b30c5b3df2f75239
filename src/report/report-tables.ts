/** The tables of the report: a table a measure, rows that can be sorted, separated levels marked. */
import type { Comparison, LevelResult, Measure, Results, Setting } from "../experiment/mod.ts";
import { html, type Markup } from "./markup.ts";
import { type MeasureScale, measureScale, scaled, scaledInterval } from "./measure-scale.ts";
import { separatedMark } from "./results-footnotes.ts";
import { levelSwatch } from "./level-swatch.ts";

/** One cell: what stands there and what it is sorted by. */
interface TableCell {
  readonly text: string | Markup;
  /** Absent where the text itself is sorted by. */
  readonly value?: number;
}

interface Column {
  readonly head: string;
  readonly isNumber: boolean;
  readonly cell: (setting: Setting, result: LevelResult) => TableCell;
}

export function measureTables(results: Results, comparison: Comparison): Markup {
  const measures: Readonly<Record<string, Measure>> = results.scenario.measures;
  return html`${
    Object.entries(measures).map(([name, measure]) =>
      measureTable(results, comparison, name, measure)
    )
  }`;
}

function measureTable(
  results: Results,
  comparison: Comparison,
  name: string,
  measure: Measure,
): Markup {
  const rows = comparison.blocks.flatMap(({ setting, measures }) =>
    measures[name].map((result) => ({ setting, result }))
  );
  const scale = measureScale(measure, rows.map(({ result }) => result.estimate.value));
  const columns = columnsOf(results, comparison, scale, rows.map(({ result }) => result));
  const direction = measure.better === "neither" ? "" : ` ${measure.better} is better`;
  const unit = scale.unit === "" ? "" : `, ${scale.unit}`;
  return html`
    <div class="scroll" role="region" aria-label="${`Table of ${name}`}" tabindex="0">
      <table class="sortable">
        <caption><span><b>${name}</b> ${measure.meaning}${unit}${direction === ""
          ? ""
          : ` ·${direction}`}</span></caption>
        <thead>
          <tr>${columns.map(({ head, isNumber }) =>
            html`<th scope="col" class="${isNumber ? "number" : "text"}">${head}</th>`
          )}</tr>
        </thead>
        <tbody>
    ${rows.map(({ setting, result }) =>
      html`
        <tr>${columns.map(({ isNumber, cell }, k) => {
          const { text, value } = cell(setting, result);
          const sort = value === undefined ? null : html`
            data-value="${value}"
          `;
          const kind = isNumber ? "number" : "text";
          return k === 0
            ? html`
              <th scope="row" class="${kind}" ${sort}>${text}</th>
            `
            : html`
              <td class="${kind}" ${sort}>${text}</td>
            `;
        })}</tr>
      `
    )}</tbody>
      </table>
    </div>
  `;
}

function columnsOf(
  { scenario }: Results,
  { factor, baseline, blocks }: Comparison,
  scale: MeasureScale,
  all: readonly LevelResult[],
): Column[] {
  const keys = Object.keys(blocks[0].setting);
  const interval = (result: LevelResult) => scaledInterval(result.estimate, scale);
  const when = (isShown: boolean, column: Column) => isShown ? [column] : [];
  const hasDifferences = all.some(({ difference }) => difference !== null);
  return [
    {
      head: factor ?? "scenario",
      isNumber: false,
      cell: (_, { level }) => ({ text: html`${levelSwatch(scenario, factor, level)}${level}` }),
    },
    ...keys.map((key): Column => {
      const isNumber = blocks.every(({ setting }) => typeof setting[key] === "number");
      return {
        head: key,
        isNumber,
        cell: (setting) => ({
          text: String(setting[key]),
          ...(isNumber ? { value: Number(setting[key]) } : {}),
        }),
      };
    }),
    {
      head: "mean",
      isNumber: true,
      cell: (_, result) => ({ text: interval(result), value: result.estimate.value }),
    },
    ...when(all.some(({ theory }) => theory !== null), {
      head: "theory",
      isNumber: true,
      cell: (_, { theory }) =>
        theory === null
          ? { text: "" }
          : { text: String(Number(scaled(theory, scale).toPrecision(4))), value: theory },
    }),
    ...when(hasDifferences, {
      head: `against ${baseline}`,
      isNumber: true,
      cell: (_, { difference }) => differenceCell(difference, scale),
    }),
    ...when(hasDifferences, {
      head: "corrected p",
      isNumber: true,
      cell: (_, { difference }) =>
        difference === null
          ? { text: "" }
          : { text: pText(difference.correctedPValue), value: difference.correctedPValue },
    }),
    ...when(all.some(({ rank }) => rank !== null), {
      head: "rank",
      isNumber: true,
      cell: (_, { rank }) => rank === null ? { text: "" } : { text: String(rank), value: rank },
    }),
    {
      head: "n",
      isNumber: true,
      cell: (_, { estimate: { n }, failed }) => ({
        text: failed === 0 ? String(n) : `${n} (${failed} failed)`,
        value: n,
      }),
    },
  ];
}

function differenceCell(difference: LevelResult["difference"], scale: MeasureScale): TableCell {
  if (difference === null) return { text: "baseline" };
  const { relative, estimate, isSeparated } = difference;
  const text = relative === null
    ? `${signed(scaledInterval(estimate, scale))} ${scale.unit}`.trimEnd()
    : `${signed(scaledInterval(relative, { unit: "%", power: -2 }))} %`;
  return {
    text: isSeparated
      ? html`${text} <abbr title="separated from the baseline">${separatedMark}</abbr>`
      : text,
    value: relative?.value ?? estimate.value,
  };
}

const signed = (text: string) => /^[1-9]|^0\.0*[1-9]/.test(text) ? `+${text}` : text;

function pText(p: number): string {
  return p < 1e-4 ? "< 0.0001" : String(Number(p.toPrecision(2)));
}
