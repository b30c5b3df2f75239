/**
 * Writes the JSON of speedscope (www.speedscope.app): one sampled profile, a sample for each row.
 *
 * Seconds and bytes keep their unit, all else is a plain number. Frames have the source file, or
 * the module where no file is known. Times are not written: samples follow each other without gaps.
 */
import { sum } from "../../math/mod.ts";
import type { Capture } from "../model/capture.ts";
import { noStack } from "../model/stacks.ts";
import { amountsOf, eventNumber } from "./stack-amounts.ts";

/**
 * @param event its name, or number where names are not unique
 *
 * Throws a RangeError for an event that the capture does not have, and for negative amounts.
 */
export function writeSpeedscope(capture: Capture, event: string | number): string {
  const number = eventNumber(capture, event);
  const { rows, amounts, unit } = amountsOf(capture, number);
  const { stacks, columns } = capture;
  const indexes = new Map<number, number>(); // of the frames that occur
  const frames: object[] = [];
  const indexOf = (frame: number) => {
    let index = indexes.get(frame);
    if (index === undefined) {
      const { name, module, file, line } = stacks.frames[frame];
      index = frames.push({
        name,
        ...(file !== "" || module !== "" ? { file: file === "" ? module : file } : {}),
        ...(line > 0 ? { line } : {}),
      }) - 1;
      indexes.set(frame, index);
    }
    return index;
  };
  const samples = Array.from(rows, (row) => {
    const path: number[] = [];
    for (let s = columns.stack?.[row] ?? noStack; s !== noStack; s = stacks.callerOf(s)) {
      path.push(indexOf(stacks.frameOf(s)));
    }
    return path.reverse();
  });
  return JSON.stringify({
    $schema: "https://www.speedscope.app/file-format-schema.json",
    exporter: "wagonwheel",
    name: capture.name,
    activeProfileIndex: 0,
    shared: { frames },
    profiles: [{
      type: "sampled",
      name: capture.events[number].name,
      unit: unit === "s" ? "seconds" : unit === "B" ? "bytes" : "none",
      startValue: 0,
      endValue: sum(amounts),
      samples,
      weights: [...amounts],
    }],
  });
}
