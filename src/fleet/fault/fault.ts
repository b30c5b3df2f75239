/** What every fault is: something that can go wrong, and how it is over. */

/** Ends a fault; to be called once. */
export type Heal = () => void;

export interface Fault {
  /** As tables, figures and verdicts call it. */
  readonly name: string;
  /**
   * It goes wrong at this instant, until the function returned is called. A fault may be injected again
   * while it lasts, and others may lie over it: what is left is right again when all are healed.
   */
  inject(): Heal;
}

/** Several faults at once: a common cause. */
export function together(name: string, faults: readonly Fault[]): Fault {
  return {
    name,
    inject() {
      const heals = faults.map((fault) => fault.inject());
      return () => heals.forEach((heal) => heal());
    },
  };
}
