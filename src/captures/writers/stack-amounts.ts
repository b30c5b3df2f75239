/**
 * What the rows of one event amount to, for the formats that know stacks and one number each.
 *
 * A row amounts to its value times the samples it stands for. Where no row of the event has a
 * value, as with samples whose period the file does not tell, it is the number of samples; where
 * only some have none, these count nothing.
 */
import { type CompensatedSum, compensatedSum } from "../../math/mod.ts";
import type { Capture } from "../model/capture.ts";
import { noStack } from "../model/stacks.ts";

/** The number of an event, given by name or number. Throws a RangeError where there is none. */
export function eventNumber(capture: Capture, event: string | number): number {
  const number = typeof event === "number"
    ? event
    : capture.events.findIndex(({ name }) => name === event);
  if (Number.isInteger(number) && number >= 0 && number < capture.events.length) return number;
  const names = capture.events.slice(0, 20).map(({ name }) => name).join(", ");
  throw new RangeError(`capture "${capture.name}" has no event ${event}, only ${names}`);
}

/** The rows of an event, in their order, with what each amounts to. Rows that count nothing too. */
export interface Amounts {
  /** Index of each row in the capture. */
  readonly rows: Int32Array;
  /** In `unit`. */
  readonly amounts: Float64Array;
  /** The event's unit; "" where samples are counted. */
  readonly unit: string;
}

/** Throws a RangeError for an amount below 0, which a stack cannot have. */
export function amountsOf(capture: Capture, event: number): Amounts {
  const { columns } = capture;
  const rows = Int32Array.from(columns.event.keys()).filter((i) => columns.event[i] === event);
  const isCounted = rows.some((i) => !Number.isNaN(columns.value[i]));
  const amounts = Float64Array.from(rows, (i) => {
    const weight = columns.weight?.[i] ?? 1;
    const amount = isCounted ? columns.value[i] * weight : weight;
    if (amount < 0) {
      throw new RangeError(
        `row ${i} of capture "${capture.name}" amounts to ${amount}, must be 0 or more: ` +
          "a stack cannot be shown with less than nothing",
      );
    }
    return Number.isNaN(amount) ? 0 : amount;
  });
  return { rows, amounts, unit: isCounted ? capture.events[event].unit : "" };
}

/** The sum of the amounts by stack, in the order in which stacks occur; `noStack` is one too. */
export function stackTotals(capture: Capture, { rows, amounts }: Amounts): Map<number, number> {
  const sums = new Map<number, CompensatedSum>();
  rows.forEach((row, k) => {
    const stack = capture.columns.stack?.[row] ?? noStack;
    let sum = sums.get(stack);
    if (sum === undefined) {
      sum = compensatedSum();
      sums.set(stack, sum);
    }
    sum.add(amounts[k]);
  });
  return new Map([...sums].map(([stack, sum]) => [stack, sum.value()]));
}
