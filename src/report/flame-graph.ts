/**
 * A flame graph: who used the time, by call stacks. Each function is a bar as wide as its share, standing
 * on its caller; what its own code used is the part with nothing above.
 *
 * ```ts
 * import { findCapture, openCapture } from "wagonwheel/captures";
 * import { flameBars } from "wagonwheel/report";
 *
 * const [all] = flameBars(await openCapture(findCapture("javascript")));
 * console.log(all.name, all.depth, all.to - all.from); // all 0 1
 * ```
 *
 * Source: Gregg, "The Flame Graph", Communications of the ACM 59(6):48–57, 2016. Bars of one caller are in
 * the order of the alphabet, so that two graphs can be compared.
 */
import { amountsOf, type Capture, eventNumber, noStack, stackTotals } from "../captures/mod.ts";
import { figure, type NotebookFigure } from "./notebook-figure.ts";

export interface FlameBar {
  readonly name: string;
  /** The binary, library or script it belongs to; "" where not known. */
  readonly module: string;
  /** Callers below it; 0 for the whole. */
  readonly depth: number;
  /** Shares of the whole, 0 to 1. */
  readonly from: number;
  readonly to: number;
}

export interface FlameGraphOptions {
  /** The event whose amounts count; the one with the most stacks unless told. */
  readonly event?: string;
  /** Bars narrower than this share are left out; 0.002 unless told. */
  readonly least?: number;
  readonly title?: string;
  readonly caption?: string;
}

interface Call {
  readonly name: string;
  readonly module: string;
  amount: number;
  readonly calls: Map<string, Call>;
}

/** Throws a RangeError for a capture without stacks, or an event without them. */
export function flameBars(
  capture: Capture,
  { event, least = 0.002 }: FlameGraphOptions = {},
): FlameBar[] {
  const whole: Call = { name: "all", module: "", amount: 0, calls: new Map() };
  const number = event === undefined ? mostSampled(capture) : eventNumber(capture, event);
  for (const [stack, amount] of stackTotals(capture, amountsOf(capture, number))) {
    if (stack === noStack) continue;
    let call = whole;
    whole.amount += amount;
    for (const { name, module } of capture.stacks.path(stack)) {
      const key = `${name}\u0000${module}`;
      const inner = call.calls.get(key) ?? { name, module, amount: 0, calls: new Map() };
      call.calls.set(key, inner);
      inner.amount += amount;
      call = inner;
    }
  }
  if (!(whole.amount > 0)) {
    throw new RangeError(`flameBars: the capture has no stacks${event ? ` of "${event}"` : ""}`);
  }
  const bars: FlameBar[] = [];
  const place = ({ name, module, amount, calls }: Call, from: number, depth: number) => {
    const width = amount / whole.amount;
    if (width < least) return;
    bars.push({ name, module, depth, from, to: from + width });
    let at = from;
    const inOrder = [...calls.values()].sort((a, b) => a.name < b.name ? -1 : 1);
    for (const inner of inOrder) {
      place(inner, at, depth + 1);
      at += inner.amount / whole.amount;
    }
  };
  place(whole, 0, 0);
  return bars;
}

/** The number of the event with the most stacks; 0 where none has any. */
function mostSampled({ columns: { stack, event }, events }: Capture): number {
  const counts = events.map(() => 0);
  stack?.forEach((one, row) => counts[event[row]] += one === noStack ? 0 : 1);
  return counts.indexOf(Math.max(...counts));
}

const tints = ["#f6c86b", "#f2a65a", "#f7dc8f", "#ee8f4f"];
const plotWidth = 640; // px of a page-wide figure
const signWidth = 5.4; // px, of the mean letter

/** The flame graph as a figure. Throws as `flameBars` does. */
export function flameGraph(capture: Capture, options: FlameGraphOptions = {}): NotebookFigure {
  const bars = flameBars(capture, options);
  const { title = "Where the time went", caption = "Width: share of the samples." } = options;
  const depth = Math.max(...bars.map(({ depth }) => depth)) + 1;
  const named = bars.map((bar, k) => {
    const signs = Math.floor((bar.to - bar.from) * plotWidth / signWidth) - 1;
    const text = bar.name.length <= signs ? bar.name : `${bar.name.slice(0, signs - 1)}…`;
    return {
      ...bar,
      top: bar.depth + 1,
      tint: tints[k % tints.length],
      text: signs < 3 ? "" : text,
    };
  });
  return figure(({ style, Plot }) => ({
    height: 40 + 13 * depth,
    x: style.axis("share of the samples", "1", [0, 1]),
    y: { axis: null, domain: [0, depth] },
    marks: [
      Plot.rect(named, {
        x1: "from",
        x2: "to",
        y1: "depth",
        y2: "top",
        fill: "tint",
        stroke: "white",
        strokeWidth: 0.5,
      }),
      Plot.text(named.filter(({ text }) => text !== ""), {
        x: ({ from, to }: FlameBar) => (from + to) / 2,
        y: ({ depth }: FlameBar) => depth + 0.5,
        text: "text",
        fontSize: 8.5,
      }),
    ],
  }), { title, caption, width: "page" });
}
