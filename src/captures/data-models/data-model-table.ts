/**
 * What each data model costs for a capture: bytes to store it, and what four questions touch.
 *
 * The questions are the same for every capture, with the event that has most readings (the first of
 * equals) and the middle half of the time:
 *
 *     total    of the event, in the middle half
 *     around   all readings within 1 % of the time before and after the middle
 *     stacks   the ten heaviest of the event, in the middle half
 *     course   of the event, over all the time in 100 parts
 *
 * Bytes a reading without the dictionary, and numbers decoded for `total` and `around`, of public
 * captures (test/captures/data-models/data-model-table.test.ts):
 *
 *                                        bytes               total               around
 *                               series   log  hybrid  series  log  hybrid  series  log  hybrid
 *     hpl_atlas      9 series    15.1   16.5    6.7      512  6144    512    5760   768   2560
 *     throttle      83 series     4.5    5.1    4.8     3130 16896   8704    3371  1024    896
 *     busy        2794 series    16.4    9.6    9.4     1114 10240   5376    3617  1536   1280
 *     perf script   41 series     5.7    5.5    5.5      853  1024   1024     893   768    768
 *
 * A total is cheapest from series, what is around an instant from a log. A series of few readings
 * costs more than its readings. The hybrid is small for counters only because those read together
 * share their times, durations and running times: series that share them take as little, and are
 * then the smallest form of throttle too (4.4).
 */
import type { Capture } from "../model/capture.ts";
import type { DataModel, Storage, Touched } from "./data-model.ts";
import { eventLog } from "./event-log.ts";
import { hybrid } from "./hybrid.ts";
import { timeSeries } from "./time-series.ts";

export const dataModels: readonly ((capture: Capture) => DataModel)[] = [
  (capture) => timeSeries(capture),
  eventLog,
  hybrid,
];

export interface DataModelRow {
  /** The capture's name. */
  readonly capture: string;
  /** The model's name. */
  readonly model: string;
  readonly readings: number;
  readonly series: number;
  readonly storage: Storage;
  /**
   * Bytes a reading without the dictionary (names and stacks), which is the same in every model.
   */
  readonly bytesPerReading: number;
  /** Null where the capture tells no times that differ; `stacks` also where it has no stacks. */
  readonly total: Touched | null;
  readonly around: Touched | null;
  readonly stacks: Touched | null;
  readonly course: Touched | null;
}

/** One row a capture and model, in this order. */
export function dataModelTable(captures: readonly Capture[]): DataModelRow[] {
  return captures.flatMap((capture) => dataModels.map((model) => rowOf(capture, model(capture))));
}

function rowOf(capture: Capture, model: DataModel): DataModelRow {
  const { name, readings, series, storage } = model;
  const { columns, directory, labels } = storage;
  return {
    capture: capture.name,
    model: name,
    readings,
    series,
    storage,
    bytesPerReading: (columns + directory + labels) / readings,
    ...costs(capture, model),
  };
}

type Costs = Pick<DataModelRow, "total" | "around" | "stacks" | "course">;

function costs(capture: Capture, model: DataModel): Costs {
  let first = Infinity, last = -Infinity;
  for (const time of capture.columns.time) {
    if (!Number.isFinite(time)) continue;
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  const length = last - first, middle = first + length / 2;
  if (!(length > 0 && length < Infinity)) {
    return { total: null, around: null, stacks: null, course: null };
  }
  const event = mostRead(capture);
  const from = first + length / 4, to = last - length / 4;
  const hasStacks = capture.columns.stack !== undefined;
  return {
    total: model.total(event, from, to).touched,
    around: model.rowsBetween(middle - length / 100, middle + length / 100).touched,
    stacks: hasStacks ? model.topStacks(event, from, to, 10).touched : null,
    course: model.course(event, first, last, 100).touched,
  };
}

function mostRead({ events, columns: { event } }: Capture): number {
  const readings = new Float64Array(events.length);
  for (const id of event) readings[id]++;
  return readings.indexOf(readings.reduce((a, b) => Math.max(a, b)));
}
