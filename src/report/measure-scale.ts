/** The unit in which all values of one measure are shown: one SI prefix, so that they can be compared. */
import { decimalPrefixes, type Measure, takesPrefix } from "../experiment/mod.ts";
import { type Estimate, formatInterval } from "../stats/mod.ts";

export interface MeasureScale {
  /** Unit with prefix, `ms`; `%` for shares; empty for counts. */
  readonly unit: string;
  /** 10^power of the measure's own unit are one of the unit shown. */
  readonly power: number;
}

const shown = ["T", "G", "M", "k", "", "m", "µ", "n", "p"];

/**
 * The scale for values of that measure: the greatest of them is 1 to 1000 of the unit shown where a
 * prefix can do that, and else in the unit itself. Seconds above one stay seconds. A share, unit `1`,
 * is shown in per cent where no value is above 1.
 */
export function measureScale({ unit }: Measure, values: readonly number[]): MeasureScale {
  const greatest = values.reduce(
    (most, x) => Math.max(most, Number.isFinite(x) ? Math.abs(x) : 0),
    0,
  );
  if (unit === "1") return greatest <= 1 ? { unit: "%", power: -2 } : { unit: "", power: 0 };
  if (greatest === 0 || !takesPrefix(unit)) return { unit, power: 0 };
  const exponent = Number(greatest.toExponential(2).split("e")[1]);
  const power = 3 * Math.floor(exponent / 3);
  const prefix = shown.find((p) => (decimalPrefixes[p] ?? 0) === power);
  const isTooLong = (unit === "s" || unit.startsWith("s/")) && power > 0;
  return prefix === undefined || isTooLong
    ? { unit, power: 0 }
    : { unit: `${prefix}${unit}`, power };
}

/** A number of the measure in the unit shown. */
export function scaled(value: number, { power }: MeasureScale): number {
  return power >= 0 ? value / Number(`1e${power}`) : value * Number(`1e${-power}`);
}

/** Below this share of the value an interval is the rounding of sums, and shown as 0. */
const rounding = 1e-9;

/** Value and interval in the unit shown, without the unit: `4.98 ± 0.07`; `3.000 ± 0` where all are equal. */
export function scaledInterval(exact: Estimate, scale: MeasureScale): string {
  const isOne = exact.high - exact.low <= rounding * Math.abs(exact.value);
  const estimate = isOne ? { ...exact, low: exact.value, high: exact.value } : exact;
  const { value, low, high } = estimate;
  if (value === 0 && low === high) return "0 ± 0";
  const text = formatInterval({
    ...estimate,
    value: scaled(value, scale),
    low: scaled(low, scale),
    high: scaled(high, scale),
  });
  return low === high ? text.replace(/ ± 0[.0]*/, " ± 0") : text;
}
