import { beforeAll, describe, expect, it } from "vitest";
import {
  type DataModelRow,
  dataModels,
  dataModelTable,
} from "../../../src/captures/data-models/data-model-table.ts";
import { timeSeries } from "../../../src/captures/data-models/time-series.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { openCapture, readCapture } from "../../../src/captures/open.ts";
import { summarise } from "../../../src/captures/summary.ts";
import { amountsOf, stackTotals } from "../../../src/captures/writers/stack-amounts.ts";
import { captureFile } from "../files.ts";
import { perfFile } from "../perf-intervals.ts";
import { orderedRows, totalOf } from "./asked-of-capture.ts";

const files = {
  atlas: perfFile("hpl_atlas"),
  sleep: perfFile("sleep"),
  busy: captureFile("google_perf_data_converter/src/quipper/testdata/perf.data.busy.1-3.8"),
  throttle: captureFile("google_perf_data_converter/src/quipper/testdata/perf.data.throttle-3.8"),
  script: captureFile("brendangregg_FlameGraph/example-perf-stacks.txt.gz"),
};
type Name = keyof typeof files;
const names = Object.keys(files) as Name[];

describe.skipIf(Object.values(files).includes(null))("data models of real captures", () => {
  const captures = {} as Record<Name, Capture>;
  const table = {} as Record<Name, Record<string, DataModelRow>>;
  beforeAll(async () => {
    for (const name of names) {
      captures[name] = await openCapture(files[name] ?? "");
      const rows = dataModelTable([captures[name]]);
      table[name] = Object.fromEntries(rows.map((row) => [row.model, row]));
    }
  });

  for (const name of names) {
    it(`${name}: all models give back every reading, and the same total`, () => {
      const capture = captures[name], rows = orderedRows(capture);
      for (const make of dataModels) {
        const model = make(capture);
        expect(model.rows().value).toEqual(rows);
        const { value } = model.total(0, 0, Infinity);
        const wanted = totalOf(capture, 0, 0, Infinity);
        expect(value).toEqual({ ...wanted, sum: expect.closeTo(wanted.sum, 3) });
      }
    });
  }

  it("holds 613 intervals of 9 counters of hpl_atlas", () => {
    const { readings, series } = table.atlas.series;
    expect([readings, series]).toEqual([5517, 9]);
    const totals = dataModels.map((make) => make(captures.atlas).total(0, 0, Infinity).value);
    expect(totals.map(({ readings }) => readings)).toEqual([613, 613, 613]);
  });

  it("counts the samples of a perf.data: cycles 3860, instructions 4722, branch-misses 1", () => {
    for (const make of dataModels) {
      const model = make(captures.busy);
      const samples = captures.busy.events.map(({ name }, event) =>
        [name, model.total(event, -Infinity, Infinity).value.readings] as const
      );
      expect(Object.fromEntries(samples)).toMatchObject({
        cycles: 3860,
        instructions: 4722,
        "branch-misses": 1,
      });
    }
  });

  it("gives the course of every counter as the summary does", () => {
    const { from, to, events } = summarise(captures.atlas, 100);
    for (const make of dataModels) {
      const model = make(captures.atlas);
      const courses = events.map((_, event) => model.course(event, from, to, 100).value);
      expect(courses).toEqual(events.map(({ course }) => course));
    }
  });

  it("finds the heaviest of the stacks of perf script that its folded stacks add up to", () => {
    const { script } = captures;
    const sums = [...stackTotals(script, amountsOf(script, 0))]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const wanted = sums.slice(0, 10).map(([stack, amount]) => ({ stack, amount }));
    for (const make of dataModels) {
      expect(make(script).topStacks(0, 0, Infinity, 10).value).toEqual(wanted);
      expect(make(script).topStacks(0, 0, Infinity, 1e4).value).toHaveLength(710);
    }
  });

  it("has the bytes a reading and the numbers decoded that its description tells", () => {
    const told = (["atlas", "throttle", "busy", "script"] as const).map((name) => {
      const rows = Object.values(table[name]);
      return [
        rows.map(({ bytesPerReading }) => Number(bytesPerReading.toFixed(1))),
        rows.map(({ total }) => total?.values),
        rows.map(({ around }) => around?.values),
      ];
    });
    expect(told).toEqual([
      [[15.1, 16.5, 6.7], [512, 6144, 512], [5760, 768, 2560]],
      [[4.5, 5.1, 4.8], [3130, 16896, 8704], [3371, 1024, 896]],
      [[16.4, 9.6, 9.4], [1114, 10240, 5376], [3617, 1536, 1280]],
      [[5.7, 5.5, 5.5], [853, 1024, 1024], [893, 768, 768]],
    ]);
  });

  it("touches fewer values for one event's total in series than in a log, in every capture", () => {
    for (const { series, log, hybrid } of Object.values(table)) {
      expect(series.total?.values).toBeLessThan(log.total?.values ?? 0);
      expect(hybrid.total?.values).toBeLessThanOrEqual(log.total?.values ?? 0);
    }
  });

  it("reads all that is around an instant with the fewest values from a log", () => {
    for (const { series, log } of Object.values(table)) {
      expect(log.around?.values).toBeLessThan(series.around?.values ?? 0);
      expect(log.around?.blocks).toBeLessThan(series.around?.blocks ?? 0);
    }
  });

  it("stores counters that are read together in less than half where they share times", () => {
    for (const { series, log, hybrid } of [table.atlas, table.sleep]) {
      expect(hybrid.bytesPerReading).toBeLessThan(0.5 * series.bytesPerReading);
      expect(hybrid.bytesPerReading).toBeLessThan(0.5 * log.bytesPerReading);
    }
  });

  it("stores series as small as the hybrid where they share, and throttle smaller", () => {
    const { columns, directory } = timeSeries(captures.atlas, true).storage;
    expect({ columns, directory }).toMatchObject({
      columns: table.atlas.hybrid.storage.columns,
      directory: table.atlas.hybrid.storage.directory,
    });
    const shared = timeSeries(captures.throttle, true);
    const { dictionary } = shared.storage;
    const bytesPerReading = (shared.bytes - dictionary) / shared.readings;
    expect(bytesPerReading).toBeCloseTo(4.35, 2);
    expect(bytesPerReading).toBeLessThan(table.throttle.hybrid.bytesPerReading);
  });

  it("stores many series of few samples in less as a log: 2794 series in busy", () => {
    const { series, log } = table.busy;
    expect(series.series).toBe(2794);
    expect(log.bytesPerReading).toBeLessThan(0.7 * series.bytesPerReading);
  });

  it("stores few series of many samples in less as series: 83 series in throttle", () => {
    const { series, log } = table.throttle;
    expect(series.series).toBe(83);
    expect(series.bytesPerReading).toBeLessThan(log.bytesPerReading);
  });
});

describe("the data model table", () => {
  it("has no cost of questions about time where a capture tells none", () => {
    const folded = new TextEncoder().encode("main;parse 3\nmain;draw 5\n");
    const rows = dataModelTable([readCapture(folded, "a.folded")]);
    expect(rows.map(({ model }) => model)).toEqual(["series", "log", "hybrid"]);
    for (const { total, around, stacks, course } of rows) {
      expect([total, around, stacks, course]).toEqual([null, null, null, null]);
    }
  });
});
