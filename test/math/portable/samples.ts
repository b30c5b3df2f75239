/**
 * Where the elementary functions are sampled: for the hash test, and for the accuracy measured by
 * accuracy.py. Only whole-number arithmetic and bit patterns go into the samples, so that they are
 * the same everywhere.
 */
import * as portable from "../../../src/math/portable.ts";

const seed = 0x2545f491;

/** xorshift32: Marsaglia, Journal of Statistical Software 8(14), 2003. */
function xorshift(): () => number {
  let x = seed;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x >>> 0;
  };
}

type Draw = (next: () => number) => number;
/** One draw for every argument, or a pair for the two of them. */
type Domain = Draw | readonly [Draw, Draw];

const uniform = (low: number, high: number): Draw => (next) =>
  low + (high - low) * ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 0x20000000000000;

const view = new DataView(new ArrayBuffer(8));

/** ±2^e · [1, 2), every exponent in [low, high] equally often. */
const binades = (low: number, high: number, isSigned = true): Draw => (next) => {
  const exponent = low + 1023 + next() % (high - low + 1);
  const sign = isSigned && next() % 2 === 1 ? 0x80000000 : 0;
  view.setUint32(0, (sign | (exponent << 20) | (next() >>> 12)) >>> 0);
  view.setUint32(4, next());
  return view.getFloat64(0);
};

/** centre + direction · 2^e · [1, 2). */
const near = (centre: number, direction: 1 | -1, low: number, high: number): Draw => {
  const distance = binades(low, high, false);
  return (next) => centre + direction * distance(next);
};

const everywhere = binades(-1023, 1023);
const positive = binades(-1023, 1023, false);

const domains: Record<keyof typeof portable, Domain[]> = {
  exp: [uniform(-1, 1), uniform(-745.2, 709.8), binades(-60, 9)],
  expm1: [uniform(-1, 1), uniform(-40, 709.8), binades(-60, 5), everywhere],
  ln: [uniform(0.5, 2), positive, near(1, 1, -52, -4), near(1, -1, -52, -4)],
  log1p: [uniform(-1, 1), positive, binades(-60, -1), near(-1, 1, -53, -4)],
  log2: [uniform(0.5, 2), positive, near(1, 1, -52, -4), near(1, -1, -52, -4)],
  log10: [uniform(0.5, 2), positive, near(1, 1, -52, -4), near(1, -1, -52, -4)],
  sin: [uniform(-7, 7), uniform(-1e6, 1e6), everywhere, binades(-30, 20)],
  cos: [uniform(-7, 7), uniform(-1e6, 1e6), everywhere, binades(-30, 20)],
  tan: [uniform(-7, 7), uniform(-1e6, 1e6), everywhere, binades(-30, 20)],
  asin: [uniform(-1, 1), binades(-60, -1), near(-1, 1, -53, -4), near(1, -1, -53, -4)],
  acos: [uniform(-1, 1), binades(-60, -1), near(-1, 1, -53, -4), near(1, -1, -53, -4)],
  atan: [uniform(-2, 2), everywhere, binades(-30, 30)],
  atan2: [uniform(-2, 2), everywhere, binades(-9, 9)],
  sinh: [uniform(-1, 1), uniform(-30, 30), uniform(-711, 711), binades(-60, 4)],
  cosh: [uniform(-1, 1), uniform(-30, 30), uniform(-711, 711), binades(-60, 4)],
  tanh: [uniform(-1, 1), uniform(-25, 25), binades(-60, 4)],
  pow: [
    uniform(0, 100),
    [uniform(0, 3), uniform(-600, 600)],
    [positive, uniform(-1, 1)],
    [near(1, 1, -30, -6), binades(6, 30)],
    [near(1, -1, -30, -6), binades(6, 30)],
    [positive, binades(-60, 0)],
  ],
  cbrt: [uniform(-8, 8), everywhere],
};

export const names = Object.keys(domains).sort() as (keyof typeof portable)[];

/** How many arguments the function takes. */
export function arity(name: keyof typeof portable): number {
  return portable[name].length;
}

/** The arguments of `count` samples, those of one sample side by side. */
export function samplesOf(name: keyof typeof portable, count: number): Float64Array {
  const next = xorshift();
  const values = new Float64Array(count * arity(name));
  for (let i = 0; i < count; i++) {
    const domain = domains[name][i % domains[name].length];
    const draws = typeof domain === "function" ? [domain, domain] : domain;
    for (let a = 0; a < arity(name); a++) values[i * arity(name) + a] = draws[a](next);
  }
  return values;
}

/** The function's values at `samplesOf(name, count)`. */
export function valuesOf(name: keyof typeof portable, count: number): Float64Array {
  const inputs = samplesOf(name, count);
  const f: (x: number, y: number) => number = portable[name];
  const n = arity(name);
  return Float64Array.from({ length: count }, (_, i) => f(inputs[i * n], inputs[i * n + n - 1]));
}
