import { describe, expect, it } from "vitest";
import { perfStatCsv } from "../../../src/captures/formats/perf-stat-csv.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { captureFile } from "../files.ts";
import { expectSurvival, fileContent, readWith, refusal, rowOf, rowsOf } from "./read-with.ts";

const plots = "deater_rapl_validation/phase_plots";
const haswell = (name: string) =>
  captureFile(`${plots}/haswellian-i5/${name}/${name.replace("gpu_", "")}.perf`);
const broken = captureFile(`${plots}/haswell-ep/hpl_atlas/hpl_atlas.perf.phase`);

const read = (text: string) => readWith(perfStatCsv, text);
const known = (text: string) => perfStatCsv.recognises(new TextEncoder().encode(text));
const check = ({ quality }: Capture, name: string) =>
  quality.filter((finding) => finding.check === name);
const intervals = ({ columns }: Capture) => new Set(columns.time).size;

// Figures: README of the public captures, and counts by grep and awk over the files.
describe("perf stat -x of the public captures", () => {
  it.skipIf(broken === null)("joins 558 rows of 1,116 lines that perf 4.1 broke", () => {
    const capture = readWith(perfStatCsv, fileContent(broken));
    expect(capture.rows).toBe(558);
    expect(rowOf(capture, 0)).toEqual({
      event: "power/energy-ram/",
      unit: "J",
      kind: "interval",
      time: 0.10015113,
      duration: 0.10015113,
      value: 0.166214,
      running: 0.200318399,
      enabled: 0.200318399,
    });
    expect(check(capture, "joined-rows")).toMatchObject([{ count: 558, place: { line: 1 } }]);
  });

  const traces = [["hpl_atlas", 613, 9], ["hpl_mkl", 257, 9], ["stream", 129, 9], [
    "sleep",
    100,
    9,
  ]] as const;
  it.skipIf(haswell("sleep") === null).each(traces)(
    "%s: %i intervals of %i events",
    (name, count, events) => {
      const capture = readWith(perfStatCsv, fileContent(haswell(name)));
      expect([intervals(capture), capture.events.length]).toEqual([count, events]);
      expect(capture.rows).toBe(count * events);
    },
  );

  it.skipIf(haswell("hpl_atlas") === null)("gives times to the nanosecond: 403,454,086 ns", () => {
    const capture = readWith(perfStatCsv, fileContent(haswell("hpl_atlas")));
    expect(rowOf(capture, 9)).toEqual({
      event: "cycles",
      unit: "",
      kind: "interval",
      time: 0.201411144,
      duration: 0.100823104,
      value: 1444304,
      running: 0.403454086,
      enabled: 0.403454086,
    });
    expect(rowOf(capture, 4)).toMatchObject({ unit: "B", value: 7.260925 * 1048576 });
  });

  const firsts = [["hpl_atlas", 1], ["hpl_mkl", 1], ["sleep", 1], ["gpu_smallptgpu", 1], [
    "stream",
    0,
  ]] as const;
  it.skipIf(haswell("sleep") === null).each(firsts)(
    "%s: a wrong first interval is found %i times",
    (name, count) => {
      const capture = readWith(perfStatCsv, fileContent(haswell(name)));
      expect(check(capture, "first-interval")).toHaveLength(count);
    },
  );

  it.skipIf(haswell("hpl_atlas") === null)("says how wrong the first interval is", () => {
    const capture = readWith(perfStatCsv, fileContent(haswell("hpl_atlas")));
    expect(check(capture, "first-interval")).toMatchObject([{
      count: 9,
      message: "the first interval holds 14.62 s of run time per second, the others 4.01 s " +
        "(cycles): leave the first interval out",
    }]);
  });

  it.skipIf(haswell("stream") === null)("notes 99.99 % as multiplexed, without alarm", () => {
    const [found] = check(readWith(perfStatCsv, fileContent(haswell("stream"))), "multiplexed");
    expect(found.severity).toBe("note");
    expect(found.message).toContain("as little as 99.99 %");
  });
});

// Rows as perf 6.1 printed them on a machine without hardware counters.
describe("the dialects of perf stat -x", () => {
  it("reads rows of perf 6.1, with their metrics left out", () => {
    const capture = read(
      "     0.020100158,0.85,msec,task-clock,851249,50.00,0.043,CPUs utilized\n",
    );
    expect(rowsOf(capture)).toEqual([{
      event: "task-clock",
      unit: "s",
      kind: "interval",
      time: 0.020100158,
      duration: 0.020100158,
      value: 0.00085,
      running: 0.000851249,
      enabled: 0.001702498,
    }]);
  });

  it("gives durations from one interval to the next", () => {
    const row = (time: string) =>
      `     ${time},5,,cs,1000,100.00\n     ${time},6,,faults,1,100.00\n`;
    const { columns } = read(row("0.010000000") + row("0.030000001") + row("0.040000000"));
    expect([...columns.duration as Float64Array]).toEqual([
      0.01,
      0.01,
      0.020000001,
      0.020000001,
      0.009999999,
      0.009999999,
    ]);
  });

  it("takes totals without -I, for which times are not known", () => {
    const [row] = rowsOf(read("76,,page-faults,598782,100.00,125.254,K/sec\n"));
    expect(row).toMatchObject({ kind: "total", value: 76 });
    expect(row).not.toHaveProperty("time");
  });

  it("reads CPUs of -A", () => {
    const capture = read("CPU1,21.35,msec,task-clock,21351664,100.00,1.000,CPUs utilized\n");
    expect(rowOf(capture, 0)).toMatchObject({ cpu: 1, value: 0.02135 });
  });

  it("reads cores, sockets and dies, and the CPUs in each", () => {
    const capture = read(
      "S0-D0-C1,1,22.11,msec,task-clock,22105397,100.00,,\n" +
        "S0,2,50.65,msec,task-clock,50652091,100.00,,\n",
    );
    expect(rowsOf(capture)).toMatchObject([{ node: "S0-D0-C1", cpus: 1, value: 0.02211 }, {
      node: "S0",
      cpus: 2,
      value: 0.05065,
    }]);
  });

  it("reads threads of --per-thread, whose names hold blanks and dashes", () => {
    const capture = read("V8 Worker-x-123,5,,page-faults,59309,100.00,0.000,/sec\n");
    expect(rowOf(capture, 0)).toMatchObject({ command: "V8 Worker-x", tid: 123, value: 5 });
  });

  it("finds the deviation of -r where perf 6.1 and where its manual put it", () => {
    const capture = read(
      "46.03,msec,task-clock,4.63%,46027003,100.00,0.740,CPUs utilized\n" +
        "9,,faults,46027003,100.00,1.18%\n",
    );
    expect(rowsOf(capture)).toMatchObject([
      { deviation: 0.0463, running: 0.046027003 },
      { deviation: 0.0118, running: 0.046027003 },
    ]);
  });

  it("reads events whose terms hold the separator", () => {
    const capture = read(
      "7,,cpu/event=0x3c,umask=0/,1000,100.00\n8,,cpu_atom/cycles:u/,1000,100.00,1.2,GHz\n" +
        "9,,mem:0x1000/8:rw,1000,100.00,2.3,K/sec\n",
    );
    expect(rowsOf(capture).map(({ event, value }) => [event, value])).toEqual([
      ["cpu/event=0x3c,umask=0/", 7],
      ["cpu_atom/cycles:u/", 8],
      ["mem:0x1000/8:rw", 9],
    ]);
  });

  it.each([";", "|", "\t"])("finds the separator %j", (separator) => {
    const row = ["     0.010000000", "7", "", "cpu/event=0x3c,umask=0/", "1000", "100.00"];
    const capture = read(`${row.join(separator)}\n`);
    expect(rowOf(capture, 0)).toMatchObject({ event: "cpu/event=0x3c,umask=0/", time: 0.01 });
  });

  it("reads decimal commas between semicolons", () => {
    const capture = read(
      "     0,010110287;8,07;msec;task-clock;8065456;99,50;0,807;CPUs utilized\n",
    );
    expect(rowOf(capture, 0)).toMatchObject({ time: 0.010110287, value: 0.00807 });
    expect(check(capture, "multiplexed")[0].message).toContain("99.5 %");
  });

  it("leaves out rows that hold only a metric, and reads summaries as totals", () => {
    const capture = read(
      "     0.010000000,5,,cycles,1000,100.00,1.0,GHz\n     0.010000000,,,,,,0.2,insn per cycle\n" +
        "         summary,5,,cycles,1000,100.00,1.0,GHz\n",
    );
    expect(rowsOf(capture).map(({ kind }) => kind)).toEqual(["interval", "total"]);
  });

  it("reads the rows of perf before 3.14, which have no unit", () => {
    expect(rowsOf(read("8641299,cycles\n4609167,instructions\n"))).toMatchObject([
      { event: "cycles", value: 8641299 },
      { event: "instructions", value: 4609167 },
    ]);
  });

  it("reads the tables of --metric-only, empty where nothing was counted", () => {
    const capture = read(
      " time,core,cpus,insn per cycle;GHz;\n     1.000123456;S0-D0-C0;2;0.87;2.41;\n" +
        "     2.000123456;S0-D0-C0;2;;2.40;\n",
    );
    expect(rowsOf(capture)).toEqual(
      [["insn per cycle", 1.000123456, 0.87], ["GHz", 1.000123456, 2.41], ["GHz", 2.000123456, 2.4]]
        .map(([event, time, value]) => ({
          event,
          time,
          value,
          node: "S0-D0-C0",
          kind: "gauge",
          unit: "",
        })),
    );
  });

  it("takes the date from the header, and begins times anew for an appended recording", () => {
    const part = "# started on Tue Nov 24 02:01:59 2026\n\n     0.010000000,5,,cs,1000,100.00\n";
    const capture = read(part + part);
    expect(capture.provenance.date).toBe("Tue Nov 24 02:01:59 2026");
    expect([...capture.columns.duration as Float64Array]).toEqual([0.01, 0.01]);
  });
});

describe("what perf could not count", () => {
  const text = "     0.010000000,<not supported>,,cycles,0,100.00,,\n" +
    "     0.010000000,<not counted>,,instructions,0,0.00,,\n" +
    "     0.020000000,<not supported>,,cycles,0,100.00,,\n";

  it("has no value and no running time, although the percentage is 100", () => {
    const capture = read(text);
    expect([...capture.columns.value]).toEqual([NaN, NaN, NaN]);
    expect([...capture.columns.running as Float64Array]).toEqual([0, 0, 0]);
    expect(capture.columns.enabled).toBeUndefined();
  });

  it("is found once an event, with its number of rows and first line", () => {
    const capture = read(text);
    expect(check(capture, "not-supported")).toMatchObject([
      { event: "cycles", count: 2, place: { line: 1 }, severity: "warning" },
    ]);
    expect(check(capture, "not-counted")).toMatchObject([{ event: "instructions", count: 1 }]);
  });

  it("counts multiplexed rows and names the lowest share", () => {
    const capture = read("5,,cycles,500,25.00\n6,,cs,500,50.00\n7,,faults,500,100.00\n");
    expect(check(capture, "multiplexed")).toMatchObject([{
      count: 2,
      event: "cycles",
      severity: "warning",
      message: "of 3 rows 2 were counted for a part of the time only, cycles for as little as " +
        "25 %: their values are scaled up",
    }]);
  });
});

describe("what is refused", () => {
  const commas = [
    ["a split value", "46,03,msec,task-clock,46027003,100,00,0,740,CPUs utilized\n"],
    ["a split percentage", "73949,,page-faults,52467257,100,00,,\n"],
    ["a split time", "     0,010110287,73949,,page-faults,52467257,100,00,,\n"],
    ["a split deviation", "49,,page-faults,1,18%,440195,100,00,,\n"],
  ] as const;
  it.each(commas)("decimal commas, by %s, with advice", (_which, row) => {
    expect(refusal(perfStatCsv, row)).toBe(
      "a.txt:1: numbers have decimal commas, which cannot be told from the separator: record " +
        "with LC_ALL=C perf stat -x, … or with perf stat -x\\; …",
    );
    expect(known(row)).toBe(true);
  });

  it("names the line and what was expected", () => {
    expect(refusal(perfStatCsv, "5,,cycles,1000,100.00\nhello, world\n")).toBe(
      "a.txt:2: expected a row of perf stat -x (value, unit, event, run time, percent), " +
        'found "hello, world"',
    );
    expect(refusal(perfStatCsv, "0.166214,Joules\n5,,cs,1,100.00\n")).toContain("a.txt:1: ");
    expect(refusal(perfStatCsv, "")).toBe("a.txt: holds no readings (read as perf-stat-csv)");
  });

  it("knows its own files from other tables", () => {
    expect(known("# started on Tue\n\n     0.1,5,,cs,1000,100.00\n")).toBe(false);
    expect(known("# started on Tue\n\n     0.100000000,5,,cs,1000,100.00\n")).toBe(true);
    expect(known("timestamp,value\n2014-04-01 00:00:00,45.0\n")).toBe(false);
    expect(known("1.5,2.5,3.5\n2.5,3.5,4.5\n")).toBe(false);
    expect(known("longitude,latitude\n116.3,39.9\n")).toBe(false);
  });

  it("survives damage", () => {
    expectSurvival(
      perfStatCsv,
      "# started on Tue Nov 24 02:01:59 2026\n\n" +
        "     0.100151130,0.166214,Joules\n,power/energy-ram/,200318399,100.00\n" +
        "     0.100151130,<not counted>,,cycles,0,0.00,,\n" +
        "     0.200151130,7,,cpu/event=0x3c,umask=0/,1000,12.00,1.0,GHz\n",
      2000,
    );
  });

  it("reads the same in pieces of any size", () => {
    const text = "     0.100151130,0.166214,Joules\r\n,power/energy-ram/,200318399,100.00\r\n" +
      "     0.200356922,0.169510,Joules\r\n,power/energy-ram/,200436561,100.00";
    for (const size of [1, 2, 7, 31]) {
      expect(rowsOf(readWith(perfStatCsv, text, size))).toEqual(rowsOf(read(text)));
    }
  });
});
