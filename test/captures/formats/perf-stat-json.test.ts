import { describe, expect, it } from "vitest";
import { perfStatJson } from "../../../src/captures/formats/perf-stat-json.ts";
import { expectSurvival, readWith, refusal, rowOf, rowsOf } from "./read-with.ts";

const read = (text: string) => readWith(perfStatJson, text);

// Lines as perf 6.1 printed them.
const interval = '{"interval" : 0.020088291, "counter-value" : "0.686613", "unit" : "msec", ' +
  '"event" : "task-clock", "event-runtime" : 686613, "pcnt-running" : 100.00, ' +
  '"metric-value" : 0.034331, "metric-unit" : "CPUs utilized"}\n';
const missing = '{"interval" : 0.032728885, "counter-value" : "<not supported>", "unit" : "", ' +
  '"event" : "cycles", "event-runtime" : 0, "pcnt-running" : 100.00, "metric-value" : 0.000000, ' +
  '"metric-unit" : ""}\n';

describe("perf stat -j", () => {
  it("reads intervals, in seconds", () => {
    expect(rowsOf(read(interval))).toEqual([{
      event: "task-clock",
      unit: "s",
      kind: "interval",
      time: 0.020088291,
      duration: 0.020088291,
      value: 0.000686613,
      running: 0.000686613,
      enabled: 0.000686613,
    }]);
  });

  it("has no value where the counter is not supported, although it ran 100 %", () => {
    const capture = read(interval + missing);
    expect(rowOf(capture, 1)).toMatchObject({ value: NaN, running: 0, duration: 0.012640594 });
    expect(capture.quality).toMatchObject([{ check: "not-supported", event: "cycles", count: 1 }]);
  });

  it("reads CPUs, cores with their number of CPUs, threads and deviations", () => {
    const rest = '"counter-value" : "5", "unit" : "", "event" : "cs", ';
    const times = '"event-runtime" : 1000, "pcnt-running" : 50.00}\n';
    const capture = read(
      `{"cpu" : "1", ${rest}${times}{"core" : "S0-D0-C0", "aggregate-number" : 2, ${rest}${times}` +
        `{"thread" : "sleep-30885", ${rest}"variance" : 1.50, ${times}`,
    );
    expect(rowsOf(capture)).toMatchObject([
      { cpu: 1, running: 1e-6, enabled: 2e-6 },
      { node: "S0-D0-C0", cpus: 2 },
      { command: "sleep", tid: 30885, deviation: 0.015 },
    ]);
  });

  it("reads --metric-only as gauges, and leaves out lines without any", () => {
    const capture = read('{}\n{"insn per cycle" : "0.87", "GHz" : "2.41"}\n');
    expect(rowsOf(capture)).toMatchObject([
      { event: "insn per cycle", kind: "gauge", value: 0.87 },
      { event: "GHz", kind: "gauge", value: 2.41 },
    ]);
  });

  it("refuses decimal commas with advice", () => {
    const advice = /^a.txt:1: .*record with LC_ALL=C perf stat -j …$/;
    expect(refusal(perfStatJson, interval.replace('"0.686613"', '"0,686613"'))).toMatch(advice);
    expect(refusal(perfStatJson, interval.replace("0.020088291", "0,020088291"))).toMatch(advice);
  });

  it("refuses what is no object, or holds no number, with line and key", () => {
    expect(refusal(perfStatJson, `${interval}[1]\n`)).toBe(
      "a.txt:2: expected one JSON object of perf stat -j",
    );
    expect(refusal(perfStatJson, interval.replace("686613,", '"many",'))).toBe(
      'a.txt:1: expected a number under the key "event-runtime", found "many"',
    );
    expect(refusal(perfStatJson, interval.replace('"task-clock"', "7"))).toBe(
      'a.txt:1: expected a name under the key "event"',
    );
  });

  it("knows its own files", () => {
    const known = (text: string) => perfStatJson.recognises(new TextEncoder().encode(text));
    expect(known(`# started on Tue\n\n${interval}`)).toBe(true);
    expect(known('{"traceEvents": []}')).toBe(false);
  });

  it("survives damage", () => {
    expectSurvival(perfStatJson, interval + missing + '{"GHz" : "2.41"}\n');
  });
});
