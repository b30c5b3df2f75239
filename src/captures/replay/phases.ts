/**
 * Phase detection: a capture turned into a description of work.
 *
 * All chosen counters are read over the same intervals, as rates; PELT cuts them where their means
 * change together (see pelt.ts). Program behaviour of this kind was shown, on instruction profiles,
 * by Sherwood, Perelman, Hamerly & Calder, "Automatically characterizing large scale program
 * behavior", ASPLOS 2002.
 */
import type { Signal } from "../../signals/mod.ts";
import type { Capture } from "../model/capture.ts";
import { intervalsOf } from "./intervals.ts";
import { changePoints, type PeltOptions } from "./pelt.ts";
import { replayed } from "./replayed.ts";
import { stackMixes } from "./stack-mix.ts";
import type { WorkDescription } from "./work-description.ts";

export interface PhaseOptions extends PeltOptions {
  /** Counters to describe and to look for changes in; by default all that count over intervals. */
  events?: readonly string[];
  /** Only this machine or device; all by default. */
  node?: string;
  /** The event whose samples tell the stack mix; all by default. */
  stackEvent?: string;
}

/**
 * The phases of a capture. The first counter gives the intervals; counts of the others are spread
 * evenly over theirs. The last interval is often cut short, and is judged by its rate like the
 * others.
 *
 * Throws a CaptureError where a counter is missing or cannot be replayed.
 */
export function detectPhases(capture: Capture, options: PhaseOptions = {}): WorkDescription {
  const { node, stackEvent, events = countersOf(capture), ...pelt } = options;
  const intervals = intervalsOf(capture, { event: events[0] ?? "", node });
  const signals = events.map((event) => replayed(capture, { event, node }));
  const rates = signals.map((signal) =>
    Float64Array.from(intervals, ({ from, to }) => signal.integral(from, to) / (to - from))
  );
  const starts = [0, ...changePoints(rates, pelt)];
  const edges = starts.map((i) => intervals[i].from);
  edges.push(intervals[intervals.length - 1].to);
  const mixes = stackMixes(capture, edges, stackEvent);
  return {
    name: capture.name,
    units: Object.fromEntries(events.map((event) => [event, unitOf(capture, event)])),
    phases: starts.map((_, k) => {
      const from = edges[k], to = edges[k + 1];
      return {
        duration: to - from,
        instructions: instructionsIn(events, signals, from, to),
        rates: Object.fromEntries(
          signals.map((signal, j) => [events[j], signal.integral(from, to) / (to - from)]),
        ),
        stackMix: mixes[k],
      };
    }),
  };
}

function countersOf({ events }: Capture): string[] {
  return [...new Set(events.filter((e) => e.kind === "interval").map((e) => e.name))];
}

function unitOf({ events }: Capture, event: string): string {
  return events.find((e) => e.name === event)?.unit ?? "";
}

/** `instructions`, `instructions:u`, `cpu_core/instructions/`: of all kinds of cores together. */
function instructionsIn(
  events: readonly string[],
  signals: readonly Signal[],
  from: number,
  to: number,
): number | null {
  const counted = signals.filter((_, j) => /^(\w+\/)?instructions\b/.test(events[j]));
  if (counted.length === 0) return null;
  return counted.reduce((total, signal) => total + signal.integral(from, to), 0);
}
