/** Costs by stack and event, summed over the lines of a file. */
import type { CaptureBuilder } from "../../model/builder.ts";

/** What one event of the file is called, and its unit in SI. */
export interface CostEvent {
  readonly name: string;
  readonly unit: string;
  readonly divisor: number;
}

/** The events of an `events:` line; units as valgrind and xdebug name them. */
export function costEvents(names: string): CostEvent[] {
  return names.trim().split(/\s+/).filter((name) => name !== "").map((name) => {
    const unit = /\((\d*)(ns|us|µs|ms|bytes)\)$/.exec(name);
    if (unit === null) return { name, unit: "", divisor: 1 };
    const perSecond = { ns: 1e9, us: 1e6, "µs": 1e6, ms: 1e3, bytes: 1 }[unit[2]] ?? 1;
    const divisor = perSecond / (unit[1] === "" ? 1 : Number(unit[1]));
    return divisor > 0 && Number.isFinite(divisor)
      ? { name, unit: unit[2] === "bytes" ? "B" : "s", divisor }
      : { name, unit: "", divisor: 1 };
  });
}

export class Costs {
  #sums = new Map<number, number[]>(); // by stack

  add(stack: number, costs: readonly number[]): void {
    const sums = this.#sums.get(stack);
    if (sums === undefined) {
      this.#sums.set(stack, costs.slice());
      return;
    }
    for (let i = 0; i < costs.length; i++) sums[i] = (sums[i] ?? 0) + costs[i];
  }

  /** Sum over all stacks, of each event. */
  totals(events: number): number[] {
    const totals: number[] = new Array(events).fill(0);
    for (const sums of this.#sums.values()) sums.forEach((sum, i) => totals[i] += sum);
    return totals;
  }

  /** A row for every stack and event with a cost. */
  write(builder: CaptureBuilder, events: readonly CostEvent[], suffix: string, pid: number): void {
    for (const [stack, sums] of this.#sums) {
      sums.forEach((sum, i) => {
        if (sum === 0) return;
        const { name, unit, divisor } = events[i];
        builder.add({
          event: builder.event(name + suffix, "total", unit),
          time: NaN,
          value: sum / divisor,
          stack,
          pid: pid < 0 ? undefined : pid,
        });
      });
    }
  }
}
