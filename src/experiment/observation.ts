/** What a cell is, and what was observed in it. */

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | {
  readonly [key: string]: Json;
};

/** One combination of levels, parameters and seed: the unit of work. */
export interface Cell {
  /** All parameters with their defaults, in SI units. */
  readonly parameters: Readonly<Record<string, Json>>;
  /** The level of each factor, by name. */
  readonly levels: Readonly<Record<string, string>>;
  /** The seed of the whole run. */
  readonly seed: string;
  /** Which replication under that seed, from 0. */
  readonly replication: number;
  /** Whether replications 2k + 1 are the antithetic twins of 2k. */
  readonly antithetic: boolean;
}

/** Columns of equal length by name; text columns are arrays of strings. */
export type Columns = Readonly<
  Record<string, Float64Array | readonly number[] | readonly string[]>
>;

/** A cell with what it gave. */
export interface Observation {
  readonly cell: Cell;
  /** SHA-256 of all that the values depend on, in hexadecimal. */
  readonly fingerprint: string;
  /** The measures by name, empty where the cell failed. */
  readonly measures: Readonly<Record<string, number>>;
  /** The tables recorded beside them. */
  readonly tables: Readonly<Record<string, Columns>>;
  /** Why the cell gave nothing; null where it did. */
  readonly failure: Failure | null;
  /** CPU-bound time that the cell took, s: for planning only, never part of a result. */
  readonly seconds: number;
}

export interface Failure {
  readonly message: string;
  readonly stack: string;
}
