/** A column of twice the length with the same beginning. */
export function longer<A extends Float64Array | Int32Array>(column: A): A {
  const Column = column.constructor as new (length: number) => A;
  const twice = new Column(2 * column.length);
  twice.set(column);
  return twice;
}
