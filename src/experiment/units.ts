/**
 * Units that people write beside numbers: prefixes, and the units of each kind.
 *
 * Prefixes stand as powers of ten, not as factors, so that text becomes the number nearest to what was
 * written: `20ms` is read as 20e-3, which is 0.02, where 20 · 0.001 need not be.
 */

/** SI prefixes as powers of ten; `u` is µ as keyboards have it. */
export const decimalPrefixes: Readonly<Record<string, number>> = {
  P: 15,
  T: 12,
  G: 9,
  M: 6,
  k: 3,
  m: -3,
  µ: -6,
  u: -6,
  n: -9,
  p: -12,
};

/** Prefixes of IEC 80000-13 as powers of two, for bytes and bits. */
const binaryPrefixes: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50 };

const symbols = ["s", "m", "J", "W", "Hz", "B", "bit", "V", "A", "K", "N", "Pa", "C"];

/** Other units of a kind: what one of them is, 10^power · factor of the SI unit. */
const others: Readonly<
  Record<string, Readonly<Record<string, { readonly power?: number; readonly factor?: number }>>>
> = {
  s: { min: { factor: 60 }, h: { factor: 3600 }, d: { factor: 86_400 }, day: { factor: 86_400 } },
  "1/s": { "/s": {} },
  Hz: { "1/s": {}, "/s": {} },
  "1": { "%": { power: -2 } },
  kg: { g: { power: -3 }, mg: { power: -6 }, t: { power: 3 } },
  J: { Wh: { factor: 3600 }, kWh: { factor: 3600, power: 3 } },
};

/** Whether prefixes may stand before the unit: an SI symbol, alone or over others, as in `B/s`. */
export function takesPrefix(unit: string): boolean {
  const [, first] = /^([^/·*^ ]+)(?:\/[^/]+)?$/.exec(unit) ?? [];
  return first !== undefined && symbols.includes(first);
}

/**
 * The number in the SI unit that the decimal numeral before a unit stands for: exactly rounded once for
 * decimal prefixes. Null where the unit is not one of the kind that is known here.
 */
export function inUnit(numeral: string, written: string, unit: string): number | null {
  if (written === unit || written === "") return Number(numeral);
  if (unit === "1/s" && written.endsWith("Hz")) return inUnit(numeral, written, "Hz");
  if (Object.hasOwn(others, unit) && Object.hasOwn(others[unit], written)) {
    const { power = 0, factor = 1 } = others[unit][written];
    return shifted(numeral, power) * factor;
  }
  if (/^B(\/|$)/.test(unit) && written.includes("bit")) {
    const bits = inUnit(numeral, written, `bit${unit.slice(1)}`);
    return bits === null ? null : bits / 8;
  }
  if (!takesPrefix(unit) || !written.endsWith(unit)) return null;
  const prefix = written.slice(0, -unit.length);
  if (Object.hasOwn(decimalPrefixes, prefix)) return shifted(numeral, decimalPrefixes[prefix]);
  const takesBinary = unit.startsWith("B") || unit.startsWith("bit");
  if (!takesBinary || !Object.hasOwn(binaryPrefixes, prefix)) return null;
  let value = Number(numeral);
  for (let k = 0; k < binaryPrefixes[prefix]; k++) value *= 2;
  return value;
}

/** The numeral times 10^power, rounded once. */
function shifted(numeral: string, power: number): number {
  const [mantissa, exponent = "0"] = numeral.toLowerCase().split("e");
  return Number(`${mantissa}e${Number(exponent) + power}`);
}

/**
 * A number in its SI unit as people write it, with the prefix that leaves 1 to 1000 before it: `20 ms`,
 * `10 kHz`, `100/s`. All digits stay, so that {@link inUnit} reads the same number back.
 */
export function inWords(value: number, unit = ""): string {
  if (unit === "" || unit === "1") return String(value);
  if (unit.startsWith("1/")) return `${value}${unit.slice(1)}`;
  const [digits, exponentText] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  const power = unit === "s"
    ? Math.min(0, 3 * Math.floor(exponent / 3))
    : 3 * Math.floor(exponent / 3);
  const [prefix] = Object.entries(decimalPrefixes).find(([, p]) => p === power) ?? [""];
  if (value === 0 || power === 0 || prefix === "" || !takesPrefix(unit)) return `${value} ${unit}`;
  const [whole, fraction = ""] = digits.split(".");
  const moved = exponent - power; // decimal places, 0 to 2
  const behind = fraction.slice(moved);
  const mantissa = `${whole}${fraction.slice(0, moved).padEnd(moved, "0")}`;
  return `${behind === "" ? mantissa : `${mantissa}.${behind}`} ${prefix}${unit}`;
}
