import { describe, expect, it } from "vitest";
import { prometheus } from "../../../src/captures/formats/prometheus.ts";
import { expectSurvival, readWith, refusal, rowsOf } from "./read-with.ts";

const text = String.raw`# HELP node_cpu_seconds_total Seconds the CPUs spent in each mode.
# TYPE node_cpu_seconds_total counter
node_cpu_seconds_total{cpu="0",mode="idle"} 10870.69 1700000000000
node_cpu_seconds_total{mode="user",cpu="1",instance="web-1:9100",} 4.5e1 1700000000250
# TYPE node_memory_free_bytes gauge
node_memory_free_bytes 1.048576e+06 1700000001000
# TYPE temp_celsius gauge
temp_celsius{chip="a\"b\\c"} 25 1700000001000
# TYPE wait_seconds histogram
wait_seconds_bucket{le="+Inf"} 7 1700000001000
wait_seconds_sum 1.5 1700000001000
`;
const read = (content: string) => readWith(prometheus, content);

describe("Prometheus text exposition", () => {
  it("gives counters as totals and the others as gauges, in SI", () => {
    expect(rowsOf(read(text))).toEqual([
      {
        event: 'node_cpu_seconds_total{mode="idle"}',
        kind: "total",
        unit: "s",
        value: 10870.69,
        time: 0,
        cpu: 0,
      },
      {
        event: 'node_cpu_seconds_total{mode="user"}',
        kind: "total",
        unit: "s",
        value: 45,
        time: 0.25,
        cpu: 1,
        node: "web-1:9100",
      },
      { event: "node_memory_free_bytes", kind: "gauge", unit: "B", value: 1048576, time: 1 },
      { event: 'temp_celsius{chip="a"b\\c"}', kind: "gauge", unit: "K", value: 298.15, time: 1 },
      { event: 'wait_seconds_bucket{le="+Inf"}', kind: "total", unit: "", value: 7, time: 1 },
      { event: "wait_seconds_sum", kind: "total", unit: "s", value: 1.5, time: 1 },
    ]);
  });

  it("has no times without timestamps, and says so once", () => {
    const capture = read("# TYPE up gauge\nup 1\nup 0\n");
    expect([...capture.columns.time]).toEqual([NaN, NaN]);
    expect(capture.quality).toMatchObject([{ check: "no-time", count: 2 }]);
  });

  it("reads OpenMetrics: seconds, exemplars, counters named without _total", () => {
    const capture = read(
      '# TYPE hits counter\nhits_total 5 1700000000.5 # {trace="x"} 1\n' +
        "hits_total 9 1700000001.0\n# EOF\n",
    );
    expect(rowsOf(capture)).toMatchObject([
      { event: "hits_total", kind: "total", value: 5, time: 0 },
      { value: 9, time: 0.5 },
    ]);
  });

  it("finds values that are not finite", () => {
    const capture = read("# TYPE a gauge\na NaN\na +Inf\n");
    expect([...capture.columns.value]).toEqual([NaN, NaN]);
    expect(capture.quality.filter(({ check }) => check === "not-finite")).toHaveLength(2);
  });

  const wrong = [
    ["a{b=1} 2", 'expected label="value" at column 3'],
    ['a{b="1 2', "the label value that begins at column 3 has no closing quote"],
    ['a{b="1";} 2', "expected , or } at column 8"],
    ["a{} x", 'a: expected a number, found "x"'],
    ["a 1 soon", 'expected a timestamp, found "soon"'],
    ["a 1 2 3", 'expected a value and perhaps a timestamp, found "1 2 3"'],
    ["7 a", 'expected a metric, found "7 a"'],
  ];
  it.each(wrong)("refuses %s", (line, reason) => {
    expect(refusal(prometheus, `# TYPE a gauge\n${line}\n`)).toBe(`a.txt:2: ${reason}`);
  });

  it("knows its own files", () => {
    const known = (content: string) => prometheus.recognises(new TextEncoder().encode(content));
    expect([known(text), known("# started on Tue\n")]).toEqual([true, false]);
  });

  it("survives damage", () => expectSurvival(prometheus, text));
});
