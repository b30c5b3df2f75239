import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { perfStatText } from "../../../src/captures/formats/perf-stat-text.ts";
import { captureFile } from "../files.ts";
import { expectSurvival, fileContent, readWith, refusal, rowOf, rowsOf } from "./read-with.ts";

const read = (text: string) => readWith(perfStatText, text);
const manifest = captureFile("manifest.json");

const report = `# started on Tue Dec 13 14:38:30 2022


 Performance counter stats for 'CPU(s) 16-23':

   533,008,610,581      cpu_atom/cpu-cycles:u/                                        (37.48%)
        19,703,681      cpu_atom/r0e08:k/

      60.001079903 seconds time elapsed

`;

// 339 plain text reports of a hybrid Alder Lake; figures by grep over the files.
describe.skipIf(manifest === null)("perf stat reports of the public captures", () => {
  const folder = join(manifest as string, "..");
  const files = (JSON.parse(readFileSync(manifest as string, "utf8")) as { file: string }[])
    .map(({ file }) => file).filter((file) => file.includes("ece585_finalproj"));

  it("hold 5,424 multiplexed rows, the lowest share 12.48 %, the highest 56.24 %", () => {
    let rows = 0, multiplexed = 0, lowest = 1, highest = 0;
    for (const file of files) {
      const { columns, quality, events } = readWith(perfStatText, fileContent(join(folder, file)));
      for (const finding of quality) if (finding.check === "multiplexed") rows += finding.count;
      for (const [i, share] of columns.extra.running_share.entries()) {
        if (!(share < 1)) continue;
        expect(events[columns.event[i]].name).toMatch(/^cpu_(?:atom|core)\//);
        multiplexed += 1;
        lowest = Math.min(lowest, share);
        highest = Math.max(highest, share);
      }
    }
    expect([files.length, rows, multiplexed, lowest, highest])
      .toEqual([339, 5424, 5424, 0.1248, 0.5624]);
  });

  it("have counts, the machine's CPUs, the date and the elapsed time", () => {
    const file = files.find((name) => name.endsWith("data_analytics_E.out")) as string;
    const capture = readWith(perfStatText, fileContent(join(folder, file)));
    expect(capture.provenance).toMatchObject({
      command: "CPU(s) 16-23",
      date: "Tue Dec 13 14:38:30 2022",
    });
    expect(rowOf(capture, 0)).toEqual({
      event: "cpu_atom/cpu-cycles:u/",
      unit: "",
      kind: "total",
      value: 533008610581,
      time: 60.001079903,
      duration: 60.001079903,
      running_share: 0.3748,
    });
    expect(capture.rows).toBe(17);
  });
});

describe("perf stat's text", () => {
  it("reads counts, shares and the elapsed time", () => {
    expect(rowsOf(read(report)).map(({ event, value }) => [event, value])).toEqual([
      ["cpu_atom/cpu-cycles:u/", 533008610581],
      ["cpu_atom/r0e08:k/", 19703681],
      ["time elapsed", 60.001079903],
    ]);
    expect([...read(report).columns.extra.running_share]).toEqual([0.3748, 1, NaN]);
  });

  it("leaves out metrics, and reads units and deviations", () => {
    const capture = read(
      " Performance counter stats for 'sleep 0.03' (3 runs):\n\n" +
        "              0.79 msec task-clock    #    0.025 CPUs utilized  ( +-  3.86% )\n" +
        "   <not supported>      cycles                                                      \n\n" +
        "         0.0313264 +- 0.0000386 seconds time elapsed  ( +-  0.12% )\n\n",
    );
    expect(rowsOf(capture)).toMatchObject([
      { event: "task-clock", unit: "s", value: 0.00079, deviation: 0.0386, duration: 0.0313264 },
      { event: "cycles", value: NaN, running: 0 },
      { event: "time elapsed", value: 0.0313264 },
    ]);
    expect(capture.provenance.command).toBe("sleep 0.03");
    expect(capture.quality).toMatchObject([{ check: "not-supported", event: "cycles" }]);
  });

  it("reads user and system time", () => {
    const capture = read(
      " Performance counter stats for 'a':\n\n   75      page-faults\n\n" +
        "  0.031214368 seconds time elapsed\n\n" +
        "  0.001149000 seconds user\n  0.000000000 seconds sys\n",
    );
    expect(rowsOf(capture).slice(1).map(({ event, value, unit }) => [event, value, unit])).toEqual([
      ["time elapsed", 0.031214368, "s"],
      ["user", 0.001149, "s"],
      ["sys", 0, "s"],
    ]);
  });

  it("reads intervals of -I, of CPUs and of sockets with their number of CPUs", () => {
    const capture = read(
      "#           time socket cpus             counts unit events\n" +
        "     0.020079026 S0        2       40.30 msec task-clock   # 2.015 CPUs utilized\n" +
        "     0.031140516 CPU0                      1,022      cs\n",
    );
    expect(rowsOf(capture)).toMatchObject([
      { time: 0.020079026, duration: 0.020079026, node: "S0", cpus: 2, value: 0.0403 },
      { time: 0.031140516, duration: 0.01106149, cpu: 0, value: 1022 },
    ]);
  });

  it("reads threads, whose names hold blanks", () => {
    const capture = read(
      " Performance counter stats for process id '7':\n\n V8 Worker-8   1 234-56   0.06 msec cs\n",
    );
    expect(rowOf(capture, 0)).toMatchObject({ command: "V8 Worker-8 1 234", tid: 56 });
  });

  it("leaves out what the program prints before, and perf's advice after", () => {
    const capture = read(
      `hello\n${report}Some events weren't counted. Try this:\n\techo 0 > x\n`,
    );
    expect(capture.rows).toBe(3);
    expect(capture.quality.map(({ check }) => check)).toEqual([
      "other-text",
      "tool-message",
      "multiplexed",
    ]);
  });

  const locales = [
    ["a share", report.replace("37.48%", "37,48%")],
    ["an elapsed time", report.replace("60.001079903", "60,001079903")],
    ["points between thousands", report.replace("533,008,610,581", "533.008.610.581")],
    ["blanks between thousands", report.replace("533,008,610,581", "533\u202f008\u202f610")],
  ];
  it.each(locales)("refuses other locales, by %s, with advice", (_by, text) => {
    expect(refusal(perfStatText, text)).toMatch(/^a.txt:\d: .*: record with LC_ALL=C perf stat …$/);
  });

  it("refuses lines of another shape with the line's number", () => {
    expect(refusal(perfStatText, report.replace("19,703,681", "many"))).toBe(
      'a.txt:7: expected a count and an event of perf stat, found "many      cpu_atom/r0e08:k/"',
    );
  });

  it("knows its own files", () => {
    const known = (text: string) => perfStatText.recognises(new TextEncoder().encode(text));
    expect([known(report), known("5,,cycles,1000,100.00\n")]).toEqual([true, false]);
  });

  it("survives damage", () => expectSurvival(perfStatText, report, 2000));
});
