/**
 * The time-series model: each series has columns of its own, as in Gorilla or Prometheus.
 *
 *     cycles cpu0        times  values  …   in blocks of 128, each with sum, count, least, greatest
 *     cycles cpu1        times  values  …
 *     instructions cpu0  times  values  …
 *
 * Neighbours in a column are readings of the same thing, so they code well, and a total reads
 * summaries. A series of few readings pays for its columns all the same, and everything around an
 * instant is in as many blocks as there are series.
 */
import type { Capture } from "../model/capture.ts";
import type { DataModel } from "./data-model.ts";
import { type ReadingTable, readingTable } from "./reading-table.ts";
import { type Group, StoredReadings } from "./stored-readings.ts";

/** @param isShared whether equal columns stand once, as in the hybrid; its own times by default */
export function timeSeries(capture: Capture, isShared = false): DataModel {
  const table = readingTable(capture);
  return new StoredReadings("series", table, seriesGroups(table), isShared);
}

/** The rows of each series. */
export function seriesGroups({ order, seriesOf, seriesCount }: ReadingTable): Group[] {
  const rows = Array.from({ length: seriesCount }, (): number[] => []);
  for (const row of order) rows[seriesOf[row]].push(row);
  return rows.map((own, series) => ({ series, rows: Int32Array.from(own) }));
}
