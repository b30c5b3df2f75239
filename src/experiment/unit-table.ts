/**
 * mathjs's table of units, in this project's base units. mathjs takes 0.8 to 2.8 s to import (Node and
 * Deno, 2 cores), so it is imported when an expression is read, and never before.
 */
import { baseUnit, noUnit, type Powers, type Unit } from "./unit-algebra.ts";

/** A unit with its size: one of it is `factor` of the base units. */
export interface SizedUnit {
  readonly unit: Unit;
  readonly factor: number;
}

const bases = ["kg", "m", "s", "A", "K", "cd", "mol", "rad", "B"]; // in the order of mathjs
const bitsInByte = 8; // mathjs counts information in bits

/** What this project reads of a unit of mathjs: `Unit` in its type/unit/Unit.js, 15.2. */
interface MathUnit {
  readonly dimensions: readonly number[];
  readonly units: readonly [{
    readonly unit: { readonly name: string; readonly value: number; readonly offset: number };
    readonly prefix: { readonly value: number };
  }];
}

/** The unit of that name with any prefix, as `kHz`; null where there is none, or it has an offset as °C. */
export function unitNamed(name: string, math: typeof import("mathjs")): SizedUnit | null {
  if (name === "%") return { unit: noUnit, factor: 0.01 };
  const UnitOf = math.Unit as unknown as {
    new (value: number, name: string): MathUnit;
    isValuelessUnit(name: string): boolean;
  };
  if (!UnitOf.isValuelessUnit(name)) return null;
  const { dimensions, units: [{ unit, prefix }] } = new UnitOf(1, name);
  if (unit.offset !== 0) return null;
  let size = unit.value;
  for (let power = dimensions[bases.length - 1]; power > 0; power--) size /= bitsInByte;
  const base: Powers = Object.fromEntries(
    bases.map((symbol, i) => [symbol, dimensions[i]] as const).filter(([, power]) => power !== 0),
  );
  const isPlain = size === 1 && !isBase(base);
  return {
    unit: { base, symbols: isPlain ? baseUnit(unit.name).symbols : base },
    factor: size * prefix.value,
  };
}

function isBase(powers: Powers): boolean {
  const [first, ...more] = Object.values(powers);
  return more.length === 0 && first === 1;
}
