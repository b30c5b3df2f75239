/**
 * Units as products of powers, so that expressions over quantities can be checked.
 *
 * A unit is known twice: by the powers of the base units, which decide whether two agree, and by the
 * symbols that people wrote, which decide how a result is shown (J/s is a W, but was asked as J/s).
 * Values belong to the base units kg, m, s, A, K, cd, mol, rad and B; a word that no unit table knows,
 * such as the `request` of `request/s`, is a base unit of its own.
 */
export interface Unit {
  readonly base: Powers;
  readonly symbols: Powers;
}

/** Powers by symbol; none of them is 0. */
export type Powers = Readonly<Record<string, number>>;

/** The unit of a ratio or count. */
export const noUnit: Unit = { base: {}, symbols: {} };

/** A base unit of its own. */
export function baseUnit(symbol: string): Unit {
  return { base: { [symbol]: 1 }, symbols: { [symbol]: 1 } };
}

/** first · second^power. */
export function unitProduct(first: Unit, second: Unit, power = 1): Unit {
  return {
    base: added(first.base, second.base, power),
    symbols: added(first.symbols, second.symbols, power),
  };
}

/** Whether quantities of the two can be added. */
export function isSameUnit(first: Unit, second: Unit): boolean {
  return Object.keys(added(first.base, second.base, -1)).length === 0;
}

/** As people write it: `J/s`, `1/s`, `kg·m^2`; `1` where there is none. */
export function unitText({ symbols }: Unit): string {
  const product = (powers: [string, number][]) =>
    powers.map(([symbol, power]) => power === 1 ? symbol : `${symbol}^${power}`).join("·");
  const above = product(Object.entries(symbols).filter(([, power]) => power > 0));
  const under = Object.entries(symbols).filter(([, power]) => power < 0)
    .map(([symbol, power]): [string, number] => [symbol, -power]);
  if (under.length === 0) return above || "1";
  return `${above || "1"}/${under.length === 1 ? product(under) : `(${product(under)})`}`;
}

function added(first: Powers, second: Powers, factor: number): Powers {
  const sum: Record<string, number> = { ...first };
  for (const [symbol, power] of Object.entries(second)) {
    sum[symbol] = (sum[symbol] ?? 0) + factor * power;
    if (sum[symbol] === 0) delete sum[symbol];
  }
  return sum;
}
