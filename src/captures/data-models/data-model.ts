/**
 * What every way of storing a capture's readings answers, and at what cost.
 *
 * The questions are those that a person asks of a capture: how much of an event in a stretch of
 * time, everything around an instant, the heaviest stacks, the course of an event. Cost is counted
 * and not clocked: the same on every machine. The directory (labels, time ranges, summaries) and
 * the dictionary (names, stacks) are held in memory, as such stores do; their bytes count as
 * storage, and a look at them as a block looked at.
 */
import type { Row } from "../model/builder.ts";

/** What a question had to touch. */
export interface Touched {
  /** Blocks that were opened, or answered from their summary. */
  readonly blocks: number;
  /** Numbers that were decoded. */
  readonly values: number;
  /** Bytes that these numbers take where they are stored. */
  readonly bytes: number;
}

export interface Answer<T> {
  readonly value: T;
  readonly touched: Touched;
}

export interface Total {
  /** Readings in the range. */
  readonly readings: number;
  /** Those of them that have a value. */
  readonly counted: number;
  /** Sum of value × weight, in the event's unit; 0 where nothing is counted. */
  readonly sum: number;
  /** The least value × weight; NaN where nothing is counted. */
  readonly least: number;
  /** The greatest value × weight; NaN where nothing is counted. */
  readonly greatest: number;
}

export interface StackTotal {
  /** Into the capture's `stacks`. */
  readonly stack: number;
  /** Sum of value × weight, or of the samples where the event has no values. */
  readonly amount: number;
}

/** Bytes by what they are for. */
export interface Storage {
  /** The readings. */
  readonly columns: number;
  /** Where the readings of which series and time lie, and their summaries. */
  readonly directory: number;
  /** Labels of the series. */
  readonly labels: number;
  /** Names, events and stacks: the same in every model. */
  readonly dictionary: number;
}

/**
 * A capture in a form of its own. Ranges are from < time <= to, as intervals count what lies in
 * (time − duration, time]; readings without a time are in no range. Readings come in the order of
 * time, at one instant in the order of their series, within a series in the order of the capture.
 *
 * Sums of whole numbers below 2⁵³ are the same in every model; others to the rounding of a
 * compensated sum.
 */
export interface DataModel {
  /** `series`, `log` or `hybrid`. */
  readonly name: string;
  readonly readings: number;
  /** Different combinations of event, node, CPU, task and command. */
  readonly series: number;
  readonly storage: Storage;
  /** All that `storage` tells of. */
  readonly bytes: number;
  /** Throws a RangeError for an event that the capture does not have; so do those below. */
  total(event: number, from: number, to: number): Answer<Total>;
  /** Whole readings, with every column that the capture has. */
  rowsBetween(from: number, to: number): Answer<Row[]>;
  /** The k heaviest, the heaviest first; of equally heavy ones the lower number first. */
  topStacks(event: number, from: number, to: number, k: number): Answer<StackTotal[]>;
  /**
   * Rate in each of equal parts of the range, 1/s (mean of a gauge), NaN where nothing was read; as
   * `summarise` has it. Throws a RangeError unless from < to are finite and parts a whole number
   * >= 1.
   */
  course(event: number, from: number, to: number, parts: number): Answer<Float64Array>;
  /** Every reading, those without a time last. */
  rows(): Answer<Row[]>;
}
