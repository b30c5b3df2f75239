/** Prefixes of the SI by power of a thousand; bytes take the same, as disks and networks do. */
const prefixes: readonly [factor: number, prefix: string][] = [
  [1e12, "T"],
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
  [1, ""],
  [1e-3, "m"],
  [1e-6, "µ"],
  [1e-9, "n"],
];

/**
 * A number with its unit for people, three significant digits and an SI prefix: `1.25 GHz`, `40.3 ms`,
 * `16.7 M`. Counts keep all digits below a thousand; seconds above a thousand stay seconds.
 */
export function quantity(value: number, unit = ""): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
  if (value === 0) return unit === "" || unit === "1" ? "0" : `0 ${unit}`;
  if (unit === "1") return `${Number((100 * value).toPrecision(3))} %`;
  const size = Math.abs(value);
  const isSmallCount = unit === "" && size < 1000;
  const [factor, prefix] = isSmallCount
    ? [1, ""]
    : prefixes.find(([f]) => size >= f * 0.9995 && !(unit === "s" && f > 1)) ?? [1e-9, "n"];
  const digits = String(Number((value / factor).toPrecision(size < 1e3 * factor ? 3 : 6)));
  return `${digits} ${prefix}${unit}`.trimEnd();
}
