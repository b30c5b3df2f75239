/**
 * What a fleet costs: linear in what it holds and uses.
 *
 *     cost = cores · hours · price + GB · price + kWh · price
 *
 * Cores are paid for while they are held, busy or not, as with rented machines; a gigabyte is 1e9 bytes.
 */
import { nonNegative } from "../parameter.ts";

/** In one currency of your choice; 0 unless told. */
export interface Prices {
  readonly coreHour?: number;
  readonly gigabyte?: number;
  readonly kilowattHour?: number;
}

export interface Usage {
  /** Cores times the seconds for which they were held; 0 unless told. */
  readonly coreSeconds?: number;
  /** Bytes paid for; 0 unless told. */
  readonly bytes?: number;
  /** J; 0 unless told. */
  readonly energy?: number;
}

export interface Cost {
  readonly cores: number;
  readonly bytes: number;
  readonly energy: number;
  readonly total: number;
}

/** Throws a RangeError for a price or usage below 0. */
export function cost(usage: Usage, prices: Prices): Cost {
  const { coreSeconds = 0, bytes = 0, energy = 0 } = usage;
  const { coreHour = 0, gigabyte = 0, kilowattHour = 0 } = prices;
  for (const [name, value] of Object.entries({ coreSeconds, bytes, energy })) {
    nonNegative("cost", name, value);
  }
  for (const [name, value] of Object.entries({ coreHour, gigabyte, kilowattHour })) {
    nonNegative("cost", name, value);
  }
  const parts = {
    cores: coreSeconds / 3600 * coreHour,
    bytes: bytes / 1e9 * gigabyte,
    energy: energy / 3.6e6 * kilowattHour,
  };
  return { ...parts, total: parts.cores + parts.bytes + parts.energy };
}
