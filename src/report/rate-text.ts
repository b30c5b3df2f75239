import { quantity } from "./quantity.ts";

/**
 * An amount per second for people: joules per second are watts, and seconds per second a number, of
 * CPUs kept busy, say.
 *
 * @param unit of the amount
 */
export function rateText(rate: number, unit: string): string {
  if (Number.isNaN(rate)) return "–";
  if (unit === "J") return quantity(rate, "W");
  if (unit === "s") return String(Number(rate.toPrecision(3)));
  return rate === 0 ? "0" : `${quantity(rate, unit)}/s`;
}
