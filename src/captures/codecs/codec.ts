/** A lossless code for a column of numbers. */
export interface ColumnCodec {
  /** Short name, as tables and error messages use it: `gorilla`. */
  readonly name: string;
  /** Whether every value comes back to the bit (NaNs as the one NaN). Never throws. */
  accepts(values: Float64Array): boolean;
  /** The bytes, with the number of values in front. Give it only what it accepts. */
  encode(values: Float64Array): Uint8Array;
  /**
   * The values. Throws a CaptureError with byte offset and reason for bytes that are no such code.
   */
  decode(bytes: Uint8Array): Float64Array;
}
