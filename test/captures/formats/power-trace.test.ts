import { describe, expect, it } from "vitest";
import { powerTrace } from "../../../src/captures/formats/power-trace.ts";
import { meanPower } from "../../../src/captures/formats/power-trace-runs.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { CaptureError } from "../../../src/captures/model/error.ts";
import { Random } from "../../../src/random/mod.ts";
import { captureFile } from "../files.ts";
import { mutate } from "../fuzz/mutate.ts";
import { fileContent, readWith, refusal, rowOf } from "./read-with.ts";

const path = (name: string) =>
  captureFile(
    "deater_rapl_validation/energy_validation/ddr3/haswell-i5/4gb_hynix/" +
      `${name}/10kHz/${name}_10000.raw.gz`,
  );
const captures = new Map<string, Capture>();
function trace(name: string): Capture {
  const known = captures.get(name) ?? readWith(powerTrace, fileContent(path(name)));
  captures.set(name, known);
  return known;
}

// W at 10, 5 and 1 kHz, 500, 100, 50, 10, 5 and 1 Hz: sampling_overhead/ddr3/haswell-i5 of
// deater/rapl_validation, as published.
const every = [1, 2, 10, 20, 100, 200, 1000, 2000, 10000];
const published = [
  ["stream", "2.336672 2.336649 2.335929 2.335887 2.335280 2.335623 2.322438 2.302199 2.202405"],
  ["sleep", "0.540319 0.540387 0.540384 0.540380 0.537832 0.536223 0.538959 0.545226 0.571062"],
] as const;

describe.skipIf(path("stream") === null)("the 10 kHz power traces", () => {
  it.each(published)("%s: the nine published mean powers, to all digits", (name, means) => {
    expect(every.map((k) => meanPower(trace(name), k).toFixed(6)).join(" ")).toBe(means);
  });

  it("stream: 24.289240 J in the first run, between 5 runs of glitches and 3 good ones", () => {
    const { columns, events, rows } = trace("stream");
    const [begin, end] = ["run begin", "run end"].map((mark) =>
      events.findIndex(({ name }) => name === mark)
    );
    const times: number[][] = [];
    for (let i = 0; i < rows; i++) {
      if (columns.event[i] === begin) times[columns.value[i]] = [columns.time[i]];
      if (columns.event[i] === end) times[columns.value[i]].push(columns.time[i]);
    }
    const lengths = times.map(([from, to]) => to - from);
    expect((meanPower(trace("stream")) * lengths[0]).toFixed(6)).toBe("24.289240");
    expect([lengths.filter((s) => s > 10).length, lengths.filter((s) => s < 0.1).length])
      .toEqual([3, 5]);
    expect(trace("stream").quality).toMatchObject([{ check: "short-runs", count: 5 }]);
  });

  it("begin with one row a tick, in watts", () => {
    const capture = trace("sleep");
    // (0.32476473 / 300 / 0.00333) · 1.50346279 W, from the first sixteen bytes of ticks
    expect(rowOf(capture, 0)).toMatchObject({ event: "power", unit: "W", kind: "gauge", time: 0 });
    expect(capture.columns.value[0]).toBeCloseTo(0.48876, 5);
    expect(capture.provenance.date).toBe("2016-06-23T16:38:02.118Z");
  });
});

/** A trace of 1 kHz with the given levels of the marking line, and 1 W · tick. */
function made(levels: readonly number[], ending = true): Uint8Array {
  const view = new DataView(new ArrayBuffer(28 + 16 * levels.length + (ending ? 20 : 0)));
  view.setBigInt64(4, 1466707609n, true);
  view.setInt32(20, 1000, true);
  view.setInt32(24, 4, true);
  levels.forEach((level, i) => {
    const at = 28 + 16 * i;
    view.setFloat32(at, 0.999 * i, true);
    view.setFloat32(at + 4, 1, true);
    view.setFloat32(at + 12, level, true);
  });
  if (ending) view.setFloat32(28 + 16 * levels.length, Infinity, true);
  return new Uint8Array(view.buffer);
}

describe("power traces", () => {
  // At 1 kHz a pulse must last for more than 2 ticks.
  const levels = [-5, 5, 5, 5, -5, -5, 5, -5, 0, 5, 5, -5, -5];

  it("have runs between pulses; single high ticks do not end one, but are counted", () => {
    const capture = readWith(powerTrace, made(levels), 7);
    const runs = [...capture.columns.event].map((event, i) =>
      [capture.events[event].name, capture.columns.time[i]] as const
    ).filter(([name]) => name !== "power");
    expect(runs).toEqual([["run begin", 0.004], ["run end", 0.01]]);
    expect(meanPower(capture)).toBeCloseTo((4 + 5 + 6 + 7 + 8 + 9) / 6, 5);
    expect(meanPower(capture, 4)).toBeCloseTo((4 + 8) / 2, 5);
  });

  it("refuses a mean of no run, or of no samples", () => {
    const capture = readWith(powerTrace, made(levels));
    expect(() => meanPower(capture, 1, 1)).toThrow("meanPower: the capture has no run 1");
    expect(() => meanPower(capture, 0)).toThrow(
      "meanPower: every must be a whole number ≥ 1, got 0",
    );
  });

  it("say where they were cut", () => {
    const bytes = made(levels, false);
    expect(readWith(powerTrace, bytes.subarray(0, bytes.length - 5)).quality)
      .toMatchObject([{ check: "truncated", place: { offset: 28 + 16 * 12 } }]);
  });

  it("are refused by their header", () => {
    const damaged = (at: number, value: number) => {
      const bytes = made(levels);
      new DataView(bytes.buffer).setInt32(at, value, true);
      return refusal(powerTrace, bytes);
    };
    expect(damaged(0, 7)).toBe("a.txt, byte 0: version 7, expected 0");
    expect(damaged(20, 0)).toBe("a.txt, byte 0: rate of 0 Hz, expected 1 Hz to 10 MHz");
    expect(damaged(24, -4)).toBe("a.txt, byte 0: -4 channels, expected 4 to 64");
    expect(refusal(powerTrace, made(levels).subarray(0, 20))).toBe(
      "a.txt, byte 0: ends within its header of 28 bytes",
    );
  });

  it("survive damage", () => {
    const bytes = made(levels), random = Random.named("power-trace");
    for (let i = 0; i < 2000; i++) {
      const damaged = mutate(bytes, bytes, random);
      powerTrace.recognises(damaged);
      try {
        readWith(powerTrace, damaged, 1 + random.integer(64));
      } catch (error) {
        if (!(error instanceof CaptureError)) throw error;
      }
    }
  });
});
