/** The figures: what the original gave, the model as published and the model corrected, by devices. */
import type { FigureOf, FigureRow, Observation, Results } from "../../src/experiment/mod.ts";
import { meanInterval } from "../../src/stats/mod.ts";
import { agreement, type ComparedMeasure, halfOfFailed } from "./agreement.ts";
import { type FiveRuns, fiveRuns } from "./five-runs.ts";

const ink = "#1a1a1a";
const bands = "Bands are 95 % t intervals over replications.";

export const figures: Readonly<Record<string, FigureOf>> = {
  failed: overDevices(
    "failed",
    "Corrected, the WAN fills up from 600 devices on",
    `Share of the tasks that fail, by devices and architecture. ${bands} Black: five runs of the ` +
      "original, with 95 % t intervals.",
    halfOfFailed,
  ),
  service: overDevices(
    "service",
    "Corrected, transfers show in the service time",
    `Mean service time of the tasks that succeed. ${bands} Black: means of five runs of the original.`,
  ),
  utilisation: overDevices(
    "utilisation",
    "The load of the edge hardly depends on the errors",
    `Mean claims of the tasks on the machines at the edge. ${bands} Black: means of five runs of the ` +
      "original.",
  ),
  agreement: {
    title: "As published, the model agrees with five runs of the original",
    caption:
      "Our mean less that of five runs of the original, over the sum of the halves of their 95 % t " +
      "intervals: within ±1 they overlap. Of service time and utilisation the deviation among our " +
      "replications stands for that of the original, which is not known. By chance about one in a " +
      "hundred points lies beyond.",
    width: "page",
    plot({ results, Plot, style }) {
      const cells = cellsOf(results).filter(({ model, own }) =>
        model === "as published" && own.length > 1
      );
      const rows = (["failed", "service", "utilisation"] as const).flatMap((panel) =>
        cells.flatMap(({ devices: x, architecture: level, own }): FigureRow[] => {
          const original = originalOf(x, level);
          if (original === undefined) return [];
          const y = agreement(original, panel, own.map(({ measures }) => measures![panel]));
          return [{ x, y, low: y, high: y, level, panel, n: own.length }];
        })
      );
      if (rows.length === 0) return null;
      const most = Math.max(1.2, ...rows.map(({ y }) => 1.1 * Math.abs(y)));
      const devices = [0, Math.max(...rows.map(({ x }) => Number(x)))];
      return {
        height: 130,
        x: { ...style.axis("devices", "", devices), domain: devices },
        y: {
          ...style.axis("difference over half intervals", "", [-most, most]),
          domain: [-most, most],
          nice: false,
        },
        marks: [
          Plot.ruleY([0], { stroke: "gray", strokeWidth: 0.6 }),
          ...style.reference(1, ""),
          ...style.reference(-1, ""),
          ...style.points(rows),
        ],
      };
    },
  },
};

/** A measure over devices, a panel for each architecture and a line for each model. */
function overDevices(
  measure: ComparedMeasure,
  title: string,
  caption: string,
  half: (original: FiveRuns) => number = () => 0,
): FigureOf {
  return {
    title,
    caption,
    width: "page",
    plot({ results, Plot, style }) {
      const panels = results.design.levels.architecture;
      const cells = cellsOf(results).filter(({ own }) => own.length > 1);
      const { unit } = results.scenario.measures[measure];
      const rows = cells.map(({ model, architecture: panel, devices, own }): FigureRow => {
        const { value, low, high, n } = meanInterval(own.map(({ measures }) => measures![measure]));
        const row = { x: devices, y: value, low, high, level: model, n, unit };
        return panels.length > 1 ? { ...row, panel } : row;
      });
      const crosses = cells.filter(({ model }) => model === cells[0].model)
        .flatMap(({ architecture: panel, devices: x }) => {
          const original = originalOf(x, panel);
          if (original === undefined) return [];
          const y = original[measure];
          return [{ x, y, low: y - half(original), high: y + half(original), panel }];
        });
      const place = {
        x: "x",
        ...(panels.length > 1
          ? {
            fx: ({ panel }: { readonly panel: string }) => panels.indexOf(panel) % 3,
            fy: ({ panel }: { readonly panel: string }) => Math.floor(panels.indexOf(panel) / 3),
          }
          : {}),
      };
      return {
        height: 200,
        x: style.axis("devices", "", rows.map(({ x }) => Number(x)), { zero: true }),
        y: style.measureAxis(measure, rows, { zero: true }),
        marks: [
          ...style.lines(rows),
          Plot.ruleX(crosses, { ...place, y1: "low", y2: "high", stroke: ink, strokeWidth: 1.3 }),
          Plot.dot(crosses, { ...place, y: "y", symbol: "times", stroke: ink, r: 3 }),
        ],
      };
    },
  };
}

interface Cell {
  readonly model: string;
  readonly architecture: string;
  readonly devices: number;
  /** Its replications. */
  readonly own: readonly Observation[];
}

function cellsOf({ observations }: Results): Cell[] {
  const cells = Map.groupBy(
    observations,
    ({ cell: { levels, parameters } }) =>
      JSON.stringify([levels.model, levels.architecture, parameters.devices]),
  );
  return [...cells.values()].map((own) => {
    const { levels: { model, architecture }, parameters } = own[0].cell;
    return { model, architecture, devices: Number(parameters.devices), own };
  });
}

function originalOf(devices: number, architecture: string): FiveRuns | undefined {
  return fiveRuns.find((one) => one.devices === devices && one.architecture === architecture);
}
