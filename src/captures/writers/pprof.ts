/**
 * Writes a capture as a pprof profile, for `pprof -http=: FILE`, speedscope and others.
 *
 * Samples of like stack, process, thread and command are added up, a value for each event. Values
 * are rounded to whole events, bytes or nanoseconds. Times, CPUs and intervals have no place in a
 * profile. The profile is not packed: gzip it where it is to be small, its readers take both.
 *
 * Source: proto/profile.proto of github.com/google/pprof; encoded by the package pprof-format.
 */
import { Function, Label, Location, Mapping, Profile, Sample, StringTable } from "pprof-format";
import { ValueType } from "pprof-format";
import type { Capture } from "../model/capture.ts";
import { noStack } from "../model/stacks.ts";
import { commentsOf } from "../formats/pprof/provenance.ts";
import { unitToPprof } from "../formats/pprof/units.ts";

interface Sum {
  readonly stack: number;
  readonly pid: number;
  readonly tid: number;
  readonly command: number;
  /** One for each event written, in its own unit. */
  readonly values: Float64Array;
}

/** Throws a RangeError for a capture without stacks, or without events that can be added up. */
export function writePprof(capture: Capture): Uint8Array {
  const { columns } = capture;
  const events = capture.events.map((_, i) => i).filter((i) => {
    const { kind } = capture.events[i];
    return kind === "sample" || kind === "interval" || kind === "total";
  });
  if (columns.stack === undefined || events.length === 0) {
    throw new RangeError(
      `writePprof: capture "${capture.name}" has no ${
        columns.stack === undefined ? "stacks" : "events that can be added up"
      }, and a profile is nothing else: write it as CSV or Parquet`,
    );
  }
  const stringTable = new StringTable();
  const text = (value: string): number => stringTable.dedup(value);
  const units = events.map((i) => unitToPprof(capture.events[i].unit));
  const sample = addUp(capture, events, columns.stack).map((sum) =>
    new Sample({
      locationId: locations(capture, sum.stack),
      value: [...sum.values].map((value, k) => Math.round(value * units[k][1])),
      label: [
        ...(sum.pid < 0 ? [] : [new Label({ key: text("pid"), num: sum.pid })]),
        ...(sum.tid < 0 ? [] : [new Label({ key: text("tid"), num: sum.tid })]),
        ...(sum.command < 0
          ? []
          : [new Label({ key: text("command"), str: text(capture.strings[sum.command]) })]),
      ],
    })
  );
  const modules = [...new Set(capture.stacks.frames.map(({ module }) => module))]
    .filter((module) => module !== "");
  const milliseconds = Date.parse(capture.provenance.date);
  const profile = new Profile({
    sampleType: events.map((i, k) =>
      new ValueType({ type: text(capture.events[i].name), unit: text(units[k][0]) })
    ),
    sample,
    mapping: modules.map((module, i) =>
      new Mapping({ id: i + 1, filename: text(module), hasFunctions: true })
    ),
    location: capture.stacks.frames.map(({ module, line }, i) =>
      new Location({
        id: i + 1,
        mappingId: modules.indexOf(module) + 1,
        line: [{ functionId: i + 1, line }],
      })
    ),
    function: capture.stacks.frames.map(({ name, file }, i) =>
      new Function({ id: i + 1, name: text(name), systemName: text(name), filename: text(file) })
    ),
    timeNanos: Number.isNaN(milliseconds) ? 0 : BigInt(milliseconds) * 1_000_000n,
    durationNanos: Math.round(durationOf(capture) * 1e9),
    comment: commentsOf(capture.provenance).map(text),
    stringTable,
  });
  return profile.encode();
}

/** Sums by stack and task, in the order of first occurrence. */
function addUp(capture: Capture, events: readonly number[], stacks: Int32Array): Sum[] {
  const { event, value, pid, tid, command } = capture.columns;
  const slots = new Map(events.map((i, k) => [i, k]));
  const sums = new Map<string, Sum>();
  for (let i = 0; i < capture.rows; i++) {
    const slot = slots.get(event[i]);
    if (slot === undefined || Number.isNaN(value[i])) continue;
    const of = {
      stack: stacks[i],
      pid: pid?.[i] ?? -1,
      tid: tid?.[i] ?? -1,
      command: command?.[i] ?? -1,
    };
    const key = `${of.stack} ${of.pid} ${of.tid} ${of.command}`;
    let sum = sums.get(key);
    if (sum === undefined) sums.set(key, sum = { ...of, values: new Float64Array(events.length) });
    sum.values[slot] += value[i];
  }
  return [...sums.values()];
}

/** Numbers of the locations, the innermost first: a location for each frame, from 1. */
function locations({ stacks }: Capture, stack: number): number[] {
  const ids: number[] = [];
  for (let s = stack; s !== noStack; s = stacks.callerOf(s)) ids.push(stacks.frameOf(s) + 1);
  return ids;
}

/** The time the rows span, or the longest interval where they have no times; s. */
function durationOf({ rows, columns: { time, duration } }: Capture): number {
  let first = Infinity, last = -Infinity, longest = 0;
  for (let i = 0; i < rows; i++) {
    if (time[i] < first) first = time[i];
    if (time[i] > last) last = time[i];
    if (duration !== undefined && duration[i] > longest) longest = duration[i];
  }
  return last > first ? last - first : longest;
}
