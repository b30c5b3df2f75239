/**
 * Units as measuring tools print them, and how their values become SI:
 *
 *     SI value = value · 10^exponent · times + plus
 *
 * Powers of ten shift the decimal point of what is printed, so 37.48 % is 0.3748 to the last bit,
 * which 37.48 / 100 is not.
 */

export interface Scale {
  /** "s", "J", "W", "B", "B/s", "Hz", "K", "V", "A", "1" for shares of one, "" for counts. */
  readonly unit: string;
  readonly exponent: number;
  readonly times: number;
  readonly plus: number;
}

/** A scale without offset. */
export function scaled(unit: string, exponent = 0, times = 1): Scale {
  return { unit, exponent, times, plus: 0 };
}

/** SI unit: what is printed, with the power of ten, and a factor where that is not enough. */
const printed: Record<
  string,
  readonly (readonly [names: string, exponent: number, times?: number])[]
> = {
  s: [
    ["s sec second seconds", 0],
    ["ms msec msecond", -3],
    ["us usec usecond", -6],
    ["ns nsec nsecond", -9],
  ],
  J: [["J Joules joules", 0], ["mJ", -3], ["uJ", -6]],
  W: [["W Watts watts", 0], ["mW", -3]],
  V: [["V", 0], ["mV", -3]],
  A: [["A", 0], ["mA", -3]],
  B: [
    ["B byte bytes Byte Bytes", 0],
    ["KiB", 0, 1024],
    ["MiB", 0, 1048576],
    ["GiB", 0, 1073741824],
    ["kB KB Kbyte KBytes", 3],
    ["MB Mbyte MBytes", 6],
    ["GB Gbyte GBytes", 9],
    ["TB Tbyte TBytes", 12],
  ],
  "B/s": [
    ["B/s byte/s byte/second", 0],
    ["KB/s KBytes/s Kbyte/s Kbyte/second", 3],
    ["MB/s MBytes/s Mbyte/s Mbyte/second", 6],
    ["GB/s GBytes/s Gbyte/s Gbyte/second", 9],
    ["TB/s TBytes/s Tbyte/s Tbyte/second", 12],
  ],
  Hz: [
    ["Hz hz cycle/second", 0],
    ["kHz Khz", 3],
    ["MHz Mhz cycle/usecond", 6],
    ["GHz Ghz cycle/nsecond", 9],
  ],
  "1": [["%", -2]],
  "": [["inst cycle warp block sector request thread wavefront event count", 0]],
};

const scales = new Map<string, Scale>([
  ["C", { ...scaled("K"), plus: 273.15 }],
  ["°C", { ...scaled("K"), plus: 273.15 }],
]);
for (const [unit, rows] of Object.entries(printed)) {
  for (const [names, exponent, times] of rows) {
    for (const name of names.split(" ")) scales.set(name, scaled(unit, exponent, times));
  }
}

/** How values in a printed unit become SI; a unit that is not known stays as it is. */
export function scaleOf(unit: string): Scale {
  const name = unit.trim();
  return scales.get(name) ?? scaled(name);
}

/** Whether the unit is one that `scaleOf` converts. */
export function isKnownUnit(unit: string): boolean {
  return scales.has(unit.trim());
}

/** A value in SI. */
export function toSi(value: number, { exponent, times, plus }: Scale): number {
  return shifted(value, exponent) * times + plus;
}

/** value · 10^exponent, with the digits of the shortest decimal that is `value`. */
export function shifted(value: number, exponent: number): number {
  if (exponent === 0 || !Number.isFinite(value)) return value;
  const [digits, own = "0"] = String(value).split("e");
  return Number(`${digits}e${Number(own) + exponent}`);
}

/** Name and unit of a heading such as `Clock [MHz]`; the unit is "" where there is no bracket. */
export function headingUnit(heading: string): { readonly name: string; readonly unit: string } {
  const text = heading.trim();
  const open = text.lastIndexOf("[");
  if (open < 1 || !text.endsWith("]")) return { name: text, unit: "" };
  return { name: text.slice(0, open).trim(), unit: text.slice(open + 1, -1).trim() };
}
