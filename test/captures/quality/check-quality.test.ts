import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openCapture } from "../../../src/captures/open.ts";
import { CaptureBuilder } from "../../../src/captures/model/builder.ts";
import type { Capture, Finding } from "../../../src/captures/model/capture.ts";
import { checkQuality } from "../../../src/captures/quality/check-quality.ts";
import { Random } from "../../../src/random/mod.ts";
import { captureFile } from "../files.ts";
import { perfCapture, perfFile, perfNames } from "../perf-intervals.ts";
import { captureOf, damages, type Snapshot, snapshotsOf } from "./damage.ts";

/** Warnings and errors, by check. */
function alarms(capture: Capture): Finding[] {
  return checkQuality(capture).filter(({ severity }) => severity !== "note");
}

/** 80 intervals of 0.1 s on 4 CPUs: what the checks must be silent about. */
function soundSnapshots(random: Random): Snapshot[] {
  return Array.from({ length: 80 }, (_, i) => {
    const common = { time: (i + 1) / 10, duration: 0.1, enabled: 0.4, running: 0.4 };
    const cycles = 1e8 + random.integer(1e7);
    return [
      { event: "cycles", unit: "", value: cycles, ...common },
      { event: "instructions", unit: "", value: 2 * cycles - random.integer(1e7), ...common },
      { event: "energy", unit: "J", value: (1e6 + random.integer(1e5)) / 1e6, ...common },
    ];
  });
}

describe("the quality of the clean recordings", () => {
  for (const name of perfNames) {
    const file = perfFile(name);
    // All but stream hold 1.47 s of run time in the first 0.1 s of 4 CPUs.
    const truths = name === "stream" ? [] : ["first-interval"];
    it.skipIf(file === null)(`has no alarm in ${name} but ${truths.join() || "none"}`, async () => {
      expect(alarms(perfCapture(name)).map(({ check }) => check)).toEqual(truths);
      expect(alarms(await openCapture(file ?? "")).map(({ check }) => check)).toEqual(truths);
    });
  }

  it.skipIf(perfFile("smallptgpu") === null)("notes that smallptgpu counts cycles twice", () => {
    const notes = checkQuality(perfCapture("smallptgpu")).filter((f) => f.severity === "note");
    expect(notes.map(({ check, event, count }) => ({ check, event, count }))).toEqual([
      { check: "repeated-event", event: "cycles", count: 2 },
    ]);
  });

  it("has no finding in a sound series", () => {
    const random = Random.named("quality/sound");
    expect(checkQuality(captureOf(soundSnapshots(random)))).toEqual([]);
  });
});

describe("a planted fault", () => {
  const seeds = Array.from({ length: 10 }, (_, i) => i);
  for (const [what, { check, plant }] of Object.entries(damages)) {
    it(`is found and nothing else: ${what}`, () => {
      for (const seed of seeds) {
        const random = Random.named(`quality/${what}/${seed}`);
        const { damaged, count } = plant(soundSnapshots(random), random);
        const found = alarms(captureOf(damaged));
        expect([...new Set(found.map((f) => f.check))], `seed ${seed}`).toEqual([check]);
        if (count !== undefined) expect(found[0].count, `seed ${seed}`).toBe(count);
      }
    });

    for (const name of perfNames) {
      it.skipIf(perfFile(name) === null)(`is found in ${name}: ${what}`, () => {
        const sound = perfCapture(name);
        const truths = new Set(alarms(sound).map((f) => f.check));
        for (const seed of seeds) {
          const random = Random.named(`quality/${name}/${what}/${seed}`);
          const { damaged, count } = plant(snapshotsOf(sound), random);
          const found = alarms(captureOf(damaged));
          const planted = found.filter((f) => f.check === check);
          expect(planted.length, `seed ${seed}`).toBeGreaterThan(0);
          if (count !== undefined) expect(planted[0].count, `seed ${seed}`).toBe(count);
          const others = found.map((f) => f.check).filter((c) => c !== check && !truths.has(c));
          expect(others, `seed ${seed}`).toEqual([]);
        }
      });
    }
  }
});

describe("lost and throttled samples", () => {
  function recording(lost: number): Capture {
    const builder = new CaptureBuilder("perf.data", "perf-data");
    const cycles = builder.event("cycles", "sample", "");
    for (let i = 0; i < 90; i++) builder.add({ event: cycles, time: i / 1000, value: 1e6 });
    if (lost > 0) {
      const record = builder.event("LOST_SAMPLES", "instant", "");
      builder.add({ event: record, time: 0.05, value: lost });
      builder.add({ event: builder.event("THROTTLE", "instant", ""), time: 0.06, value: NaN });
      builder.add({ event: builder.event("UNTHROTTLE", "instant", ""), time: 0.07, value: NaN });
    }
    return builder.build();
  }

  it("are told with their share", () => {
    expect(checkQuality(recording(0))).toEqual([]);
    const [lost, throttled] = checkQuality(recording(10));
    expect([lost.check, lost.severity, lost.count]).toEqual(["lost-share", "warning", 10]);
    expect(lost.message).toContain("10 of 100 samples (10.0 %) were lost");
    expect([throttled.check, throttled.count]).toEqual(["throttled", 1]);
  });

  it("are an error beyond a tenth", () => {
    expect(checkQuality(recording(11))[0].severity).toBe("error");
  });

  const folder = "google_perf_data_converter/src/quipper/testdata/perf.data";
  const lost = captureFile(`${folder}.lost_samples-4.4`);
  it.skipIf(lost === null)("are weighed in a real recording", async () => {
    const found = checkQuality(await openCapture(lost ?? ""));
    expect(found.map(({ check }) => check)).toContain("lost-share");
  });
  const throttle = captureFile(`${folder}.throttle-3.8`);
  it.skipIf(throttle === null)("throttling is told of a real recording", async () => {
    const found = checkQuality(await openCapture(throttle ?? ""));
    expect(found.map(({ check }) => check)).toContain("throttled");
  });
});

describe("the checks", () => {
  it("answer whatever stands in the columns", () => {
    const number = fc.oneof(fc.double(), fc.integer({ min: -3, max: 9 }), fc.constant(2 ** 63));
    const row = fc.record({
      event: fc.integer({ min: 0, max: 2 }),
      time: number,
      value: number,
      duration: fc.option(number, { nil: undefined }),
      enabled: fc.option(number, { nil: undefined }),
      running: fc.option(number, { nil: undefined }),
      cpu: fc.option(fc.integer({ min: 0, max: 1 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const builder = new CaptureBuilder("any", "perf-stat-csv");
        for (const event of ["a", "b"]) builder.event(event, "interval", event === "a" ? "" : "J");
        builder.event("c", "gauge", "K");
        for (const row of rows) builder.add(row);
        for (const { count, message } of checkQuality(builder.build())) {
          expect(count).toBeGreaterThan(0);
          expect(message).not.toContain("undefined");
        }
      }),
      { numRuns: 500 },
    );
  });

  it("bring the reader's findings along, first", () => {
    const builder = new CaptureBuilder("a.csv", "perf-stat-csv");
    builder.find("not-counted", "warning", "1 of 1 rows was not counted");
    builder.add({ event: builder.event("cycles", "interval", ""), time: 1, value: 1 });
    expect(checkQuality(builder.build()).map(({ check }) => check)).toEqual(["not-counted"]);
  });

  it("say nothing of run time where it is that of one program", () => {
    const random = Random.named("quality/program");
    const snapshots = soundSnapshots(random).map((snapshot) => {
      const enabled = 0.4 * random.uniform();
      return snapshot.map((reading) => ({ ...reading, enabled, running: enabled }));
    });
    expect(checkQuality(captureOf(snapshots))).toEqual([]);
  });

  it("tell what all counters share once, and what one has with its name", () => {
    const random = Random.named("quality/shared");
    const clean = soundSnapshots(random);
    clean.splice(40, 1);
    expect(checkQuality(captureOf(clean)).map((f) => f.event)).toEqual([undefined]);
    const one = soundSnapshots(random);
    one[40].splice(1, 1);
    expect(checkQuality(captureOf(one)).map((f) => f.event)).toEqual(["instructions"]);
  });

  it("know no run time of an interval that was not counted", () => {
    const snapshots = soundSnapshots(Random.named("quality/not counted"));
    for (const k of [0, 79]) {
      snapshots[k] = snapshots[k].map((r) => ({ ...r, value: NaN, enabled: NaN, running: NaN }));
    }
    const checks = new Set(alarms(captureOf(snapshots)).map(({ check }) => check));
    expect([...checks]).not.toContain("clock-step");
    expect([...checks]).not.toContain("first-interval");
    expect(alarms(captureOf(snapshots)).map(({ message }) => message).join()).not.toContain("NaN");
  });
});
