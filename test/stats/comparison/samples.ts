/** The samples that the golden values of this folder were computed from. */
export const x = [12.1, 9.8, 11.4, 13.6, 10.2, 12.9, 11.1, 14.3, 9.5, 12.0];
export const y = [10.3, 8.9, 9.9, 11.7, 9.1, 10.8, 8.4, 12.6, 9.2, 10.9, 7.7, 11.3];
/** The partner of each x in paired tests. */
export const partner = [10.3, 8.9, 12.2, 11.7, 9.1, 10.8, 11.6, 12.6, 9.2, 10.9];

/** |actual/expected − 1| */
export function relativeError(actual: number, expected: number): number {
  return Math.abs(actual / expected - 1);
}
