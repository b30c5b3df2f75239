/**
 * Faults planted into a sound capture, each at a random place; all keep their hands off the rest.
 */
import { CaptureBuilder } from "../../../src/captures/model/builder.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import type { Random } from "../../../src/random/mod.ts";

export interface Reading {
  event: string;
  unit: string;
  time: number; // s
  duration: number; // s
  value: number;
  enabled: number; // s
  running: number; // s
}
/** All readings of one time. */
export type Snapshot = Reading[];

export function snapshotsOf({ columns: c, events, rows }: Capture): Snapshot[] {
  const snapshots: Snapshot[] = [];
  for (let i = 0; i < rows; i++) {
    if (i === 0 || c.time[i] !== c.time[i - 1]) snapshots.push([]);
    snapshots[snapshots.length - 1].push({
      event: events[c.event[i]].name,
      unit: events[c.event[i]].unit,
      time: c.time[i],
      duration: c.duration![i],
      value: c.value[i],
      enabled: c.enabled![i],
      running: c.running![i],
    });
  }
  return snapshots;
}

export function captureOf(snapshots: readonly Snapshot[]): Capture {
  const builder = new CaptureBuilder("damaged.csv", "perf-stat-csv");
  for (const { event, unit, ...rest } of snapshots.flat()) {
    builder.add({ event: builder.event(event, "interval", unit), ...rest });
  }
  return builder.build();
}

export interface Damage {
  /** The check that must find it. */
  readonly check: string;
  /**
   * Plants it and returns the snapshots, and how many rows the check must count, if that is known.
   */
  plant(snapshots: Snapshot[], random: Random): { damaged: Snapshot[]; count?: number };
}

/** A snapshot that is neither among the first nor the last few. */
const inside = (snapshots: Snapshot[], random: Random, margin = 6) =>
  margin + random.integer(snapshots.length - 2 * margin);
const column = (snapshots: Snapshot[], event: string) =>
  snapshots.map((snapshot) => snapshot.find((reading) => reading.event === event)!);
const anyEvent = (snapshots: Snapshot[], random: Random, unit?: string) => {
  const fitting = snapshots[0].filter((reading) => unit === undefined || reading.unit === unit);
  return fitting[random.integer(fitting.length)].event;
};
/** As a reader does that knows only the times. */
function withDurationsFromTimes(snapshots: Snapshot[]): Snapshot[] {
  return snapshots.map((snapshot, i) =>
    snapshot.map((reading) => ({
      ...reading,
      duration: i === 0 ? reading.duration : reading.time - snapshots[i - 1][0].time,
    }))
  );
}
function set(reading: Reading, change: Partial<Reading>): void {
  Object.assign(reading, change);
}

function wrapBy(unit: string, amount: number): Damage {
  return {
    check: "wrapped",
    plant(snapshots, random) {
      const event = anyEvent(snapshots, random, unit);
      const reading = column(snapshots, event)[inside(snapshots, random)];
      set(reading, { value: reading.value + amount });
      return { damaged: snapshots, count: 1 };
    },
  };
}

function clockSetBy(step: (random: Random) => number): Damage {
  return {
    check: "clock-step",
    plant(snapshots, random) {
      const first = inside(snapshots, random), by = step(random);
      for (const reading of snapshots.slice(first).flat()) {
        set(reading, { time: reading.time + by });
      }
      return { damaged: snapshots, count: 1 };
    },
  };
}

function intervalsLost(keepsDurations: boolean): Damage {
  return {
    check: "missing",
    plant(snapshots, random) {
      const count = 1 + random.integer(3);
      snapshots.splice(inside(snapshots, random), count);
      return { damaged: keepsDurations ? snapshots : withDurationsFromTimes(snapshots), count };
    },
  };
}

export const damages: Record<string, Damage> = {
  "a counter that stands still for 12 intervals": {
    check: "stuck",
    plant(snapshots, random) {
      const readings = column(snapshots, anyEvent(snapshots, random));
      let first = inside(snapshots, random, 14);
      while (readings[first].value === 0) first++;
      const { value } = readings[first];
      for (const reading of readings.slice(first, first + 12)) set(reading, { value });
      return { damaged: snapshots };
    },
  },
  "a counter that stands at 0 for 12 intervals": {
    check: "stuck",
    plant(snapshots, random) {
      const readings = column(snapshots, "cycles");
      const first = inside(snapshots, random, 14);
      for (const reading of readings.slice(first, first + 12)) set(reading, { value: 0 });
      return { damaged: snapshots, count: 12 };
    },
  },
  "a 32-bit counter that wraps": wrapBy("", -(2 ** 32)),
  "a 48-bit counter that wraps": wrapBy("", -(2 ** 48)),
  "a 32-bit counter that wraps in unsigned arithmetic": wrapBy("", 2 ** 64 - 2 ** 32),
  "a 48-bit counter that is extended twice": wrapBy("", 2 ** 48),
  "an energy counter that wraps": wrapBy("J", -(2 ** 16)),
  "a count below 0": {
    check: "negative",
    plant(snapshots, random) {
      const readings = column(snapshots, anyEvent(snapshots, random, "J"));
      set(readings[inside(snapshots, random)], { value: -0.001 - random.uniform() });
      return { damaged: snapshots, count: 1 };
    },
  },
  "values that are not there": {
    check: "no-value",
    plant(snapshots, random) {
      const readings = column(snapshots, anyEvent(snapshots, random));
      const first = inside(snapshots, random);
      for (const reading of readings.slice(first, first + 3)) set(reading, { value: NaN });
      return { damaged: snapshots, count: 3 };
    },
  },
  "1 to 3 intervals that are not there": intervalsLost(true),
  "1 to 3 intervals that are not there, with durations from the times": intervalsLost(false),
  "a row of one counter that is not there": {
    check: "missing",
    plant(snapshots, random) {
      const snapshot = snapshots[inside(snapshots, random)];
      const events = snapshot.map((reading) => reading.event);
      const single = events.filter((event) => events.indexOf(event) === events.lastIndexOf(event));
      const gone = events.indexOf(single[random.integer(single.length)]);
      snapshot.splice(gone, 1);
      return { damaged: snapshots, count: 1 };
    },
  },
  "an interval that stands twice": {
    check: "duplicated",
    plant(snapshots, random) {
      const i = inside(snapshots, random);
      snapshots.splice(i, 0, snapshots[i].map((reading) => ({ ...reading })));
      return { damaged: snapshots, count: 1 };
    },
  },
  "an interval that is 1 to 4 places too late": {
    check: "out-of-order",
    plant(snapshots, random) {
      const i = inside(snapshots, random, 10);
      const [late] = snapshots.splice(i, 1);
      snapshots.splice(i + 1 + random.integer(4), 0, late);
      return { damaged: snapshots, count: 1 };
    },
  },
  "intervals that are up to 60 % too long or too short": {
    check: "interval-jitter",
    plant(snapshots, random) {
      let time = snapshots[0][0].time;
      for (const snapshot of snapshots.slice(1)) {
        const factor = 0.4 + 1.2 * random.uniform();
        time += snapshot[0].duration * factor;
        for (const reading of snapshot) {
          const { duration, enabled, running } = reading;
          set(reading, {
            time,
            duration: duration * factor,
            enabled: enabled * factor,
            running: running * factor,
          });
        }
      }
      return { damaged: snapshots };
    },
  },
  "a clock that is set forward by 11 s to 3 h": clockSetBy((random) => 11 + 1e4 * random.uniform()),
  "a clock that is set back by 0.2 to 5 s": clockSetBy((random) => -0.2 - 4.8 * random.uniform()),
  "a clock that is set forward by half an interval": clockSetBy(() => 0.05),
  "a run time of half the CPUs": {
    check: "run-time",
    plant(snapshots, random) {
      const i = inside(snapshots, random);
      for (const reading of snapshots.slice(i, i + 3).flat()) {
        set(reading, { enabled: reading.enabled / 2, running: reading.running / 2 });
      }
      return { damaged: snapshots, count: 3 };
    },
  },
  "a run time of 15 CPUs in the first interval": {
    check: "first-interval",
    plant(snapshots) {
      for (const reading of snapshots[0]) {
        const cpus = reading.enabled > 1.5 * reading.duration ? 4 : 1;
        const runTime = 3.66 * cpus * reading.duration;
        set(reading, { enabled: runTime, running: runTime });
      }
      return { damaged: snapshots, count: 1 };
    },
  },
  "a counter that runs for 10 to 45 % of the time": {
    check: "running-share",
    plant(snapshots, random) {
      const readings = column(snapshots, anyEvent(snapshots, random));
      for (const reading of readings) {
        set(reading, { running: reading.enabled * (0.1 + 0.35 * random.uniform()) });
      }
      return { damaged: snapshots, count: snapshots.length };
    },
  },
};
