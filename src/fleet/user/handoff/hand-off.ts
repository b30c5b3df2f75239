/** Hand-off: how a user's radio gets from one site to another. */
import type { Activity } from "../../../des/mod.ts";

/** What a hand-off is made of. */
export interface HandOffSteps {
  /** Gives up the old link: no data, until the new one is used. */
  leave(): void;
  /** Holds the new link, too. */
  join(): void;
  /** Data go over the new link from now on. */
  use(): void;
}

export interface HandOff {
  readonly name: string;
  /** Data stand still for, s. */
  readonly interruption: number;
  /** Both links are held for, s. */
  readonly overlap: number;
  run(steps: HandOffSteps): Activity;
}
