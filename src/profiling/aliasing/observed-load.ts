/**
 * What a capture shows to a profiler, as a signal to sample again: the truth of a sampling study.
 *
 * - a gauge (watts, degrees), held from one reading to the next; of a power trace the first marked run
 * - the stacks of a profile: 1 while the function that is on top most often is on top, else 0, held
 *   from one sample to the next
 * - a counter of intervals: its rate, constant over each
 *
 * The first of these that the capture has is taken, unless an event is named; of several counters the
 * one that varies most, relative to its mean, among those that count most of the time. What happens
 * between two readings is not in a capture: h seconds apart, they show frequencies up to 1/2h.
 */
import { type Capture, CaptureError, replayed } from "../../captures/mod.ts";
import { piecewiseConstant, shift, type Signal } from "../../signals/mod.ts";
import { median, Moments, WeightedMoments } from "../../stats/mod.ts";
import { type LineSpectrum, lineSpectrum } from "./line-spectrum.ts";

export interface ObservedLoad {
  /** Starts at 0 s. */
  readonly signal: Signal;
  /** s */
  readonly duration: number;
  /** Median time between two readings, s. */
  readonly step: number;
  /** Number of readings. */
  readonly readings: number;
  /** What it is, for captions: `power`, `task-clock`, `time in qsort`. */
  readonly label: string;
  /** Unit of the signal. */
  readonly unit: string;
  /** Highest value. */
  readonly highest: number;
  /** Standard deviation over time, in the unit of the signal. */
  readonly deviation: number;
}

/**
 * @param event a gauge, counter or sampled event by its name; `""` for the usual one
 *
 * Throws a CaptureError where the capture has no such event, or nothing that changes over time.
 */
export function observedLoad(capture: Capture, event = ""): ObservedLoad {
  const { events, columns } = capture;
  const counts = events.map(() => 0);
  for (const id of columns.event) counts[id]++;
  const order = ["gauge", "sample", "interval"];
  const usable = events.map(({ name, kind }, id) => ({ name, kind, id }))
    .filter(({ kind, id }) =>
      order.includes(kind) && counts[id] > 2 && (kind !== "sample" || hasProfile(capture, id))
    );
  const wanted = event === "" ? usable : usable.filter(({ name }) => name === event);
  if (wanted.length === 0) {
    const names = usable.map(({ name }) => name).join(", ") || "none";
    throw new CaptureError(
      capture.name,
      {},
      event === ""
        ? "has no gauge, no sampled stacks and no interval counter to sample again"
        : `has no gauge, stacks or counter "${event}" to sample again; it has ${names}`,
    );
  }
  const variation = ({ kind, id }: { readonly kind: string; readonly id: number }) =>
    kind === "interval" ? variationOf(capture, id) : counts[id];
  const [{ name, kind, id }] = wanted.toSorted((x, y) =>
    order.indexOf(x.kind) - order.indexOf(y.kind) || variation(y) - variation(x)
  );
  if (kind === "gauge") return heldGauge(capture, id);
  return kind === "sample" ? hottestOnTop(capture, id) : counted(capture, name, events[id].unit);
}

/** Its spectrum; where the readings are not evenly spaced, in bins of half a step. */
export function observedSpectrum(load: ObservedLoad): LineSpectrum {
  const { signal, duration, step, readings } = load;
  const isEven = Math.abs(duration / readings / step - 1) < 1e-6;
  const bins = isEven ? readings : 2 * Math.round(duration / step);
  return lineSpectrum(signal, { from: 0, to: duration }, Math.min(mostBins, bins));
}

/** Half a million lines: a second of work and 4 MB a column. */
const mostBins = 0x100000;

/** Whether there are enough stacks of the event to be a course in time, rather than a few wake-ups. */
function hasProfile({ columns }: Capture, id: number): boolean {
  let stacks = 0;
  columns.stack?.forEach((s, row) => stacks += s >= 0 && columns.event[row] === id ? 1 : 0);
  return stacks >= 100;
}

/** Standard deviation of a counter's values over their mean; 0 where most of them are 0. */
function variationOf({ columns }: Capture, id: number): number {
  const values = columns.value.filter((x, row) => columns.event[row] === id && Number.isFinite(x));
  const { mean, standardDeviation } = Moments.of(values);
  return 2 * values.filter((x) => x > 0).length > values.length ? standardDeviation / mean : 0;
}

function heldGauge(capture: Capture, id: number): ObservedLoad {
  const { columns, events } = capture;
  const mark = (name: string) => events.findIndex((event) => event.name === name);
  const first = (name: string) => {
    const m = mark(name);
    return m < 0 ? -1 : columns.event.findIndex((e, i) => e === m && columns.value[i] === 0);
  };
  const from = Math.max(0, first("run begin")), end = first("run end");
  const rows: number[] = [];
  for (let i = from; i < (end < 0 ? capture.rows : end); i++) {
    if (columns.event[i] === id && Number.isFinite(columns.value[i])) rows.push(i);
  }
  const { name, unit } = events[id];
  return held(
    capture,
    rows.map((i) => columns.time[i]),
    rows.map((i) => columns.value[i]),
    name,
    unit,
  );
}

/** V8 writes what is no function in parentheses: `(idle)`, `(program)`. */
const pseudo = /^\(.*\)$/;

function hottestOnTop(capture: Capture, id: number): ObservedLoad {
  const { columns, stacks } = capture;
  const rows: number[] = [];
  for (let i = 0; i < capture.rows; i++) {
    if (columns.event[i] === id && columns.stack![i] >= 0) rows.push(i);
  }
  rows.sort((a, b) => columns.time[a] - columns.time[b] || a - b);
  const top = rows.map((i) => stacks.frames[stacks.frameOf(columns.stack![i])].name);
  const seen = new Map<string, number>();
  for (const name of top) {
    if (!pseudo.test(name)) seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  if (seen.size === 0) throw new CaptureError(capture.name, {}, "no sample has a function on top");
  const [hottest] = [...seen].reduce((most, entry) => entry[1] > most[1] ? entry : most);
  return held(
    capture,
    rows.map((i) => columns.time[i]),
    top.map((name) => name === hottest ? 1 : 0),
    `time in ${hottest}`,
    "1",
  );
}

/** The values, each held until the next reading; the last for the median step. */
function held(
  capture: Capture,
  times: readonly number[],
  values: readonly number[],
  label: string,
  unit: string,
): ObservedLoad {
  const kept = times.flatMap((t, i) => t < times[i + 1] || i === times.length - 1 ? [i] : []);
  if (kept.length < 3) {
    throw new CaptureError(
      capture.name,
      {},
      `"${label}" has readings at ${kept.length} instants, at least 3 are needed`,
    );
  }
  const at = kept.map((i) => times[i] - times[kept[0]]);
  const rates = kept.map((i) => values[i]);
  const step = median(at.slice(1).map((t, i) => t - at[i]));
  const duration = at[at.length - 1] + step;
  return {
    signal: piecewiseConstant({ edges: [...at, duration], rates }),
    duration,
    step,
    readings: kept.length,
    label,
    unit,
    ...spread([...at, duration], rates),
  };
}

function counted(capture: Capture, name: string, unit: string): ObservedLoad {
  const signal = replayed(capture, { event: name });
  const edges: number[] = [];
  for (let t = signal.nextChange(-Infinity); t < Infinity; t = signal.nextChange(t)) edges.push(t);
  const steps = edges.slice(1).map((t, i) => t - edges[i]);
  return {
    signal: shift(signal, -edges[0]),
    duration: edges[edges.length - 1] - edges[0],
    step: median(steps),
    readings: steps.length,
    label: name,
    unit: unit === "s" ? "1" : unit === "J" ? "W" : `${unit === "" ? "1" : unit}/s`,
    ...spread(edges, steps.map((_, i) => signal.at(edges[i]))),
  };
}

function spread(
  edges: readonly number[],
  rates: readonly number[],
): { readonly highest: number; readonly deviation: number } {
  const moments = new WeightedMoments();
  rates.forEach((rate, i) => moments.add(rate, edges[i + 1] - edges[i]));
  return {
    highest: rates.reduce((most, rate) => Math.max(most, rate), -Infinity),
    deviation: Math.sqrt(moments.variance("reliability")),
  };
}
