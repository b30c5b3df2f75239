/**
 * Guards: they stand between a plan and the probe, and let a sample through or not.
 *
 * A guard may let each sample through by chance: one that passes with probability q then stands for
 * 1/q times as long, so that estimates stay unbiased.
 */
export interface Guard {
  /** Chance in [0, 1] to be let through at this instant, s; 0 is a refusal. Instants never go back. */
  chance(now: number): number;
  /** A sample was taken and cost that much, s. */
  spent(now: number, cost: number): void;
}

/** What a guard did when, for tables and figures. */
export interface GuardEvent {
  /** s */
  readonly time: number;
  readonly what: "throttle" | "unthrottle" | "open" | "half-open" | "close";
}
