/**
 * Wrapped and negative counters.
 *
 * A counter of k bits that wraps between two reads, subtracted as if it had 64, gives a difference
 * that is wrong by 2ᵏ: negative, or (unsigned) near 2⁶⁴. A counter of 48 bits that is extended
 * twice gives 2⁴⁸ too much. A value that no interval can count is called wrapped if adding 2ᵏ, or
 * taking it off, leads back to the range of the others; a negative one that no k explains is called
 * negative. Of a counter that is 2³² too high nothing is said: it may be a burst.
 *
 * Energy counters (RAPL) have 32 bits in steps of 2⁻¹⁶ or 2⁻¹⁴ J, memory controllers count lines of
 * 64 bytes in 32 or 48 bits.
 */
import type { Capture, Finding } from "../model/capture.ts";
import type { Series } from "./series.ts";
import { thresholds } from "./thresholds.ts";

const twoTo = (bits: number): number => bits < 31 ? 1 << bits : twoTo(bits - 30) * 0x40000000;
/** Doubles near 2⁶⁴ are that far apart. */
const spacingAtTwoTo64 = 0x800;

interface Wraps {
  /** No interval counts that much. */
  readonly ceiling: number;
  /** What a wrap adds or takes off, the smallest first, and what is said of it. */
  readonly sizes: readonly (readonly [size: number, name: string])[];
}

const wraps: Readonly<Record<string, Wraps>> = {
  "": { ceiling: twoTo(47), sizes: [[twoTo(32), "32 bits"], [twoTo(48), "48 bits"]] },
  J: {
    ceiling: twoTo(15),
    sizes: [[twoTo(16), "32 bits of 2⁻¹⁶ J"], [twoTo(18), "32 bits of 2⁻¹⁴ J"]],
  },
  B: {
    ceiling: twoTo(53),
    sizes: [[twoTo(38), "32 bits of 64 B"], [twoTo(54), "48 bits of 64 B"]],
  },
};

export function checkWrapped({ columns: { time, value } }: Capture, series: Series): Finding[] {
  const { rows, event, unit, isCounter } = series;
  if (!isCounter) return [];
  const { ceiling, sizes } = wraps[unit] ?? { ceiling: Infinity, sizes: [] };
  const largest = rows.reduce((l, row) => value[row] < ceiling ? Math.max(l, value[row]) : l, 0);
  const isPlausible = (v: number, slack: number) =>
    v >= -slack && v <= thresholds.wrapFactor * largest + slack;

  const byWrap = new Map<string, number[]>();
  const negative: number[] = [];
  for (const row of rows) {
    const v = value[row];
    if (!(v < 0 || v >= ceiling)) continue;
    const wrap = sizes.find(([size]) =>
      v < 0
        ? isPlausible(v + size, 0)
        : isPlausible(v - size, 0) || isPlausible(v - (twoTo(64) - size), spacingAtTwoTo64)
    );
    if (wrap === undefined) {
      if (v < 0) negative.push(row);
      continue;
    }
    const alike = byWrap.get(wrap[1]);
    if (alike === undefined) byWrap.set(wrap[1], [row]);
    else alike.push(row);
  }
  const told = (wrong: readonly number[]) => `the first ${value[wrong[0]]} at ${time[wrong[0]]} s`;
  const findings = [...byWrap].map(([bits, wrong]): Finding => ({
    check: "wrapped",
    severity: "error",
    message: `${wrong.length} values are off by a wrap of ${bits}, ${told(wrong)}`,
    count: wrong.length,
    event,
  }));
  if (negative.length > 0) {
    findings.push({
      check: "negative",
      severity: "error",
      message: `${negative.length} counts are below 0, ${told(negative)}`,
      count: negative.length,
      event,
    });
  }
  return findings;
}
