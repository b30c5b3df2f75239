/** The readings of one counter from one place: what the checks look at. */
import type { Capture } from "../model/capture.ts";

export interface Series {
  readonly event: string;
  readonly unit: string;
  /** Whether values are counts of intervals; gauges otherwise. */
  readonly isCounter: boolean;
  /** Rows of the capture, in the order of the file. */
  readonly rows: Int32Array;
}

/** A capture cut into series, and which events it holds more than once. */
export interface SeriesTable {
  readonly series: readonly Series[];
  /** Events that were asked for more than once, and how often each interval has them. */
  readonly repeated: ReadonlyMap<string, number>;
}

/** Rows without a time are left out; so are samples and totals. */
export function seriesOf(capture: Capture): SeriesTable {
  const { columns, events } = capture;
  const byPlace = new Map<string, number[]>();
  for (let row = 0; row < capture.rows; row++) {
    const { kind } = events[columns.event[row]];
    if (kind !== "interval" && kind !== "gauge" || Number.isNaN(columns.time[row])) continue;
    const place = placeOf(capture, row);
    const rows = byPlace.get(place);
    if (rows === undefined) byPlace.set(place, [row]);
    else rows.push(row);
  }
  const series: Series[] = [];
  const repeated = new Map<string, number>();
  for (const rows of byPlace.values()) {
    const { name, unit, kind } = events[columns.event[rows[0]]];
    const times = repetitions(columns.time, rows);
    if (times > 1) repeated.set(name, times);
    for (const own of separated(columns.time, rows, times)) {
      series.push({
        event: name,
        unit,
        isCounter: kind === "interval",
        rows: Int32Array.from(own),
      });
    }
  }
  return { series, repeated };
}

function placeOf({ columns: c }: Capture, row: number): string {
  return `${c.event[row]} ${c.node?.[row]} ${c.cpu?.[row]} ${c.pid?.[row]} ${c.tid?.[row]}`;
}

/** How often nearly every time has the event: 1 unless it was asked for more often. */
function repetitions(time: Float64Array, rows: readonly number[]): number {
  const sizes = new Map<number, number>();
  let groups = 0;
  for (let i = 0; i < rows.length;) {
    let end = i + 1;
    while (end < rows.length && time[rows[end]] === time[rows[i]]) end++;
    sizes.set(end - i, (sizes.get(end - i) ?? 0) + 1);
    groups++;
    i = end;
  }
  for (const [size, count] of sizes) if (count > 0.8 * groups) return size;
  return 1;
}

/** The first, second, … reading of each time; duplicates stay with what they repeat. */
function separated(time: Float64Array, rows: readonly number[], times: number): number[][] {
  if (times === 1) return [[...rows]];
  const series = Array.from({ length: times }, (): number[] => []);
  let place = 0;
  rows.forEach((row, i) => {
    place = i > 0 && time[row] === time[rows[i - 1]] ? place + 1 : 0;
    series[place % times].push(row);
  });
  return series;
}
