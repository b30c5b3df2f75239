import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as portable from "../../src/math/portable.ts";
import { arity, names, valuesOf } from "./portable/samples.ts";

type Name = keyof typeof portable;

// In ulp, as stated in portable.ts.
const bounds: Record<Name, number> = {
  acos: 0.57,
  asin: 0.58,
  atan: 0.58,
  atan2: 0.55,
  cbrt: 0.501,
  cos: 0.54,
  cosh: 0.51,
  exp: 0.51,
  expm1: 0.6,
  ln: 0.501,
  log10: 0.501,
  log1p: 0.501,
  log2: 0.501,
  pow: 0.51,
  sin: 0.53,
  sinh: 0.53,
  tan: 0.54,
  tanh: 0.53,
};

// FNV-1a over the 10⁵ values of samples.ts: from this code on Node 24.21, the same on Node 26.10 and
// Deno 2.9.6; accuracy.py holds the values themselves against mpmath.
const hashes: Record<Name, string> = {
  acos: "c89c382c",
  asin: "b1368ada",
  atan: "a2823854",
  atan2: "b2448270",
  cbrt: "f1a53b70",
  cos: "92ccbd6c",
  cosh: "d8eb08a5",
  exp: "a83afe89",
  expm1: "612fe544",
  ln: "fead7ec7",
  log10: "ea2a8ed6",
  log1p: "4c6f1540",
  log2: "181530ee",
  pow: "e780d804",
  sin: "a70dee18",
  sinh: "82cb59c2",
  tan: "2d477904",
  tanh: "6c1f08c6",
};

/** Rows of bit patterns and the rest of the value in ulp; portable.py says how they were made. */
type Row = [...bits: string[], rest: number];
const table: Record<Name, Row[]> = JSON.parse(
  readFileSync(new URL("../fixtures/portable.json", import.meta.url), "utf8"),
);

const view = new DataView(new ArrayBuffer(8));

function fromBits(bits: string): number {
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
}

/** The distance to the next number away from 0, for a finite x. */
function ulp(x: number): number {
  view.setFloat64(0, Math.abs(x));
  const bits = view.getBigUint64(0) >> 52n;
  return bits === 0n ? Number.MIN_VALUE : 2 ** (Number(bits) - 1023 - 52);
}

function apply(name: Name, args: number[]): number {
  const f: (...args: number[]) => number = portable[name] as never;
  return f(...args);
}

/** The error of a row in ulp. */
function errorOf(name: Name, row: Row): number {
  const numbers = (row.slice(0, -1) as string[]).map(fromBits);
  const rest = row[row.length - 1] as number;
  const expected = numbers[numbers.length - 1];
  const actual = apply(name, numbers.slice(0, -1));
  if (Object.is(actual, expected)) return Math.abs(rest);
  return Math.abs((actual - expected) / ulp(expected) - rest);
}

/** FNV-1a of 32 bits (Fowler, Noll and Vo, draft-eastlake-fnv) over the bytes, in hexadecimal. */
function hash(values: Float64Array): string {
  let h = 0x811c9dc5;
  for (const value of values) {
    view.setFloat64(0, value, true);
    for (let i = 0; i < 8; i++) h = Math.imul(h ^ view.getUint8(i), 0x01000193);
  }
  return (h >>> 0).toString(16).padStart(8, "0");
}

describe.each(names)("portable %s", (name) => {
  it("is within its stated bound of the reference table", () => {
    const errors = table[name].map((row) => errorOf(name, row));
    expect(errors.length).toBeGreaterThan(100);
    expect(Math.max(...errors)).toBeLessThan(bounds[name]);
  });

  it("has the same 10⁵ values on every runtime", () => {
    const values = valuesOf(name, 100_000);
    expect(values.some(Number.isNaN)).toBe(false);
    expect(hash(values)).toBe(hashes[name]);
  });
});

describe("portable special cases", () => {
  const math: Record<string, (...args: number[]) => number> = { ...ownMath(), ln: Math.log };
  // what ECMAScript fixes exactly: 0, ±∞ and NaN in, or out
  const special = [NaN, 0, -0, Infinity, -Infinity];
  const plain = [1, -1, 2, -2, 3, -3, 0.5, -0.5, 1e300, -1e300, 5e-324, -5e-324];

  it.each(names.filter((name) => arity(name) === 1))("%s agrees with ECMAScript", (name) => {
    for (const x of special) expect(apply(name, [x])).toBe(math[name](x));
  });

  it.each(names.filter((name) => arity(name) === 2))("%s agrees with ECMAScript", (name) => {
    const all = [...special, ...plain];
    const cases = all.flatMap((a) => all.map((b) => [a, b]))
      .filter((pair) => pair.some((x) => special.includes(x)));
    for (const pair of cases) {
      expect([...pair, apply(name, pair)]).toEqual([...pair, math[name](...pair)]);
    }
  });

  it("is NaN outside the domain", () => {
    const outside = [
      portable.ln(-1),
      portable.log1p(-1.5),
      portable.log2(-Infinity),
      portable.log10(-5e-324),
      portable.asin(1.0000000000000002),
      portable.acos(-2),
      portable.pow(-8, 1 / 3),
    ];
    expect(outside).toEqual(outside.map(() => NaN));
  });

  it("overflows to infinity and underflows to 0 where the true value does", () => {
    expect(portable.exp(709.782712893384)).toBeLessThan(Infinity);
    expect(portable.exp(709.7827128933841)).toBe(Infinity);
    expect(portable.exp(-745.1332191019411)).toBe(Number.MIN_VALUE);
    expect(portable.exp(-745.1332191019412)).toBe(0);
    expect(portable.expm1(710)).toBe(Infinity);
    expect(portable.expm1(-800)).toBe(-1);
    expect(portable.sinh(-710.5)).toBe(-Infinity);
    expect(portable.cosh(712)).toBe(Infinity);
    expect(portable.pow(10, 309)).toBe(Infinity);
    expect(portable.pow(-10, 309)).toBe(-Infinity);
    expect(portable.pow(10, -324)).toBe(0);
    expect(portable.pow(0.5, 1e30)).toBe(0);
    expect(portable.pow(2, -1074)).toBe(Number.MIN_VALUE);
  });

  it("keeps what is exact", () => {
    const whole = Array.from({ length: 23 }, (_, n) => n);
    expect(whole.map((n) => portable.log10(Number(`1e${n}`)))).toEqual(whole);
    expect(whole.map((n) => portable.pow(10, n))).toEqual(whole.map((n) => Number(`1e${n}`)));
    expect(whole.map((n) => portable.cbrt(n * n * n))).toEqual(whole);
    const exponents = Array.from({ length: 2098 }, (_, i) => i - 1074);
    expect(exponents.map((k) => portable.log2(2 ** k))).toEqual(exponents);
  });
});

describe("portable identities", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  const odd = ["sin", "tan", "asin", "atan", "sinh", "tanh", "cbrt"] as const;
  const even = ["cos", "cosh"] as const;

  it.each(odd)("%s(−x) is −%s(x)", (name) => {
    fc.assert(fc.property(finite, (x) => Object.is(portable[name](-x), -portable[name](x))));
  });

  it.each(even)("%s(−x) is %s(x)", (name) => {
    fc.assert(fc.property(finite, (x) => Object.is(portable[name](-x), portable[name](x))));
  });

  it.each(names.filter((name) => arity(name) === 1))("%s is within 2 ulp of Math's", (name) => {
    const math: Record<string, (x: number) => number> = { ...ownMath(), ln: Math.log };
    fc.assert(
      fc.property(finite, (x) => {
        const ours = apply(name, [x]), theirs = math[name](x);
        if (Object.is(ours, theirs)) return true;
        return Math.abs(ours - theirs) <= 2 * ulp(theirs);
      }),
      { numRuns: 2000 },
    );
  });
});

function ownMath(): Record<string, (...args: number[]) => number> {
  const keys = Object.getOwnPropertyNames(Math) as (keyof Math)[];
  const functions = keys.filter((key) => typeof Math[key] === "function");
  return Object.fromEntries(functions.map((key) => [key, Math[key] as () => number]));
}
