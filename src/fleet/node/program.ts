/**
 * A program that runs on a core of its own and advances its counters as a capture says.
 *
 * At the frequency of the recording and alone, a counter gives back the capture to the bit, from the
 * program's start on. At another frequency, or beside others that want the memory, it tells what the
 * models of program-counter.ts and memory-contention.ts say.
 */
import {
  type Capture,
  replayed,
  type ReplayOptions,
  type Scaling,
  scalingOf,
} from "../../captures/mod.ts";
import type { Signal } from "../../signals/mod.ts";
import { nonNegative, within } from "../parameter.ts";
import type { MemoryUser } from "./memory-contention.ts";
import { ProgramCourse } from "./program-course.ts";
import { programCounter } from "./program-counter.ts";

export interface RecordedCounter {
  /** Rate over recorded time, from 0 on. */
  readonly signal: Signal;
  readonly scaling: Scaling;
}

export interface ProgramDescription {
  readonly name: string;
  readonly counters: Readonly<Record<string, RecordedCounter>>;
  /** β: share of the time that waits for memory, at the nominal frequency; 0 by default. */
  readonly memoryShare?: number;
  /** d: bytes per second that it moves, at the nominal frequency and alone; 0 by default. */
  readonly memoryDemand?: number;
}

/** A program made of all counters of a capture; `memory` says how it depends on the memory. */
export function programOf(
  capture: Capture,
  memory: Partial<MemoryUser> = {},
  options: Omit<ReplayOptions, "event"> = {},
): ProgramDescription {
  const counters: Record<string, RecordedCounter> = {};
  for (const { name: event, kind, unit } of capture.events) {
    if (kind !== "interval") continue;
    counters[event] = {
      signal: replayed(capture, { ...options, event }),
      scaling: scalingOf(event, unit),
    };
  }
  return { name: capture.name, counters, ...memory };
}

/** Made by `Node.run`. */
export class Program implements MemoryUser {
  readonly name: string;
  readonly memoryShare: number;
  readonly memoryDemand: number;
  readonly course: ProgramCourse;
  #counters = new Map<string, Signal>();
  #stop: () => void;

  /** Throws a RangeError for a share outside [0, 1] or a demand below 0. */
  constructor(description: ProgramDescription, start: number, stop: () => void) {
    const { name, counters, memoryShare = 0, memoryDemand = 0 } = description;
    this.name = name;
    this.memoryShare = within(`program "${name}"`, "memoryShare", memoryShare, 0, 1);
    this.memoryDemand = nonNegative(`program "${name}"`, "memoryDemand", memoryDemand);
    this.course = new ProgramCourse(start);
    this.#stop = stop;
    for (const [event, { signal, scaling }] of Object.entries(counters)) {
      this.#counters.set(event, programCounter(event, signal, scaling, this.course));
    }
  }

  /** What a perfect probe reads, in simulated time. Throws a RangeError for an unknown event. */
  counter(event: string): Signal {
    const counter = this.#counters.get(event);
    if (counter !== undefined) return counter;
    const known = [...this.#counters.keys()].join(", ");
    throw new RangeError(`program "${this.name}" has no counter "${event}"; it has ${known}`);
  }

  /** Ends it: its counters stand still from now on and its core is free. */
  stop(): void {
    this.#stop();
  }
}
