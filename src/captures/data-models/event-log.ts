/**
 * The event log: one record a reading in the order of time, as a tracer writes it.
 *
 *     time   0.1  0.1  0.1  0.2  …
 *     series   0    1    2    0  …     a number for event, node, CPU, task and command
 *     value  403  1.2  0.8  405  …
 *
 * In blocks of 128 records, whose fields are packed column by column. Whatever happened around an
 * instant lies together, and a series of one reading costs no more than another. To total one
 * event, all others are read too, and values of different things stand side by side.
 */
import type { Capture } from "../model/capture.ts";
import { mixed } from "./block.ts";
import type { DataModel } from "./data-model.ts";
import { readingTable } from "./reading-table.ts";
import { StoredReadings } from "./stored-readings.ts";

export function eventLog(capture: Capture): DataModel {
  const table = readingTable(capture);
  return new StoredReadings("log", table, [{ series: mixed, rows: table.order }], false);
}
