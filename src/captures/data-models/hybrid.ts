/**
 * The hybrid model: counters and gauges as series, samples and other happenings as a log, under one
 * directory by time.
 *
 * Columns that are equal stand once: counters that are read together share their times, durations
 * and running times, and a question decodes these once.
 */
import type { Capture, EventKind } from "../model/capture.ts";
import { mixed } from "./block.ts";
import type { DataModel } from "./data-model.ts";
import { readingTable } from "./reading-table.ts";
import { StoredReadings } from "./stored-readings.ts";
import { seriesGroups } from "./time-series.ts";

/** What comes at instants of its own, with a stack or none. */
const happenings: ReadonlySet<EventKind> = new Set(["sample", "instant"]);

export function hybrid(capture: Capture): DataModel {
  const table = readingTable(capture);
  const isLogged = (series: number) => happenings.has(capture.events[table.labels[0][series]].kind);
  const groups = seriesGroups(table).filter(({ series }) => !isLogged(series));
  const logged = table.order.filter((row) => isLogged(table.seriesOf[row]));
  return new StoredReadings("hybrid", table, [...groups, { series: mixed, rows: logged }], true);
}
