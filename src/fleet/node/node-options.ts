import type { BatteryOptions } from "./battery.ts";
import type { Governor } from "./governors/governor.ts";
import type { PowerModel } from "./power.ts";
import type { ThermalOptions } from "./thermal.ts";

/**
 * How tasks use the cores: `sharing` gives each an even share, as a time-sharing system does;
 * `queue` gives a core to each in turn until it is done.
 */
export type NodeDiscipline = "sharing" | "queue";

export interface NodeOptions {
  readonly name?: string;
  /** Cores for tasks; 1 by default. */
  readonly cores?: number;
  /** Further cores, each for one replayed program; 0 by default. */
  readonly programCores?: number;
  /** "sharing" by default. */
  readonly discipline?: NodeDiscipline;
  /** DVFS states, Hz, rising; 1e9 alone by default. */
  readonly frequencies?: readonly number[];
  /** f₀: frequency at which works are measured and captures were made; the highest by default. */
  readonly nominal?: number;
  /** `performance()` by default. */
  readonly governor?: Governor;
  /** None by default: no energy is counted. */
  readonly power?: PowerModel;
  /** B: bytes per second of the memory, shared by programs; Infinity by default. */
  readonly memoryBandwidth?: number;
  readonly battery?: BatteryOptions;
  readonly thermal?: ThermalOptions;
  /** Highest frequency while throttled, Hz; the lowest state by default. */
  readonly throttled?: number;
}
