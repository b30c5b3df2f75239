import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { perfScript } from "../../../src/captures/formats/perf-script.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { writeFolded } from "../../../src/captures/writers/folded.ts";
import { captureFile } from "../files.ts";
import { expectSurvival, fileContent, readWith, refusal, rowOf, rowsOf } from "./read-with.ts";

/** The path of a row's stack, `main;parse`. */
function pathOf({ stacks, columns }: Capture, row: number): string {
  return stacks.path(columns.stack?.[row] ?? -1).map(({ name }) => name).join(";");
}

function samplesOf(capture: Capture, command: string, event: string): number {
  return rowsOf(capture).filter((row) => row.command === command && row.event === event).length;
}

const stack = `	ffffffff8104f45a native_write_msr ([kernel.kallsyms])
	          59fef5 main+0x1d (/usr/bin/app)
`;
const sample = (line: string) => rowOf(readWith(perfScript, `${line}\n${stack}\n`), 0);

describe("the first line of a sample in perf script", () => {
  it("has command, process, thread, processor, time, period and event", () => {
    expect(sample("java 977/980 [001] 7628263.042515:     250000 cycles: ")).toEqual({
      event: "cycles",
      unit: "",
      kind: "sample",
      command: "java",
      pid: 977,
      tid: 980,
      cpu: 1,
      time: 7628263.042515,
      value: 250000,
    });
  });

  it("has the clocks' periods in nanoseconds, whatever the modifiers", () => {
    for (const event of ["cpu-clock", "task-clock:ppp", "cpu-clock:u"]) {
      expect(sample(`forks 9 [002] 1.5:    1001001 ${event}:`))
        .toMatchObject({ event, unit: "s", value: 0.001001001 });
    }
  });

  it("may lack everything but command, thread and event", () => {
    expect(sample("java  3244 cpu-clock: ")).toEqual({
      event: "cpu-clock",
      unit: "s",
      kind: "sample",
      command: "java",
      tid: 3244,
      value: NaN,
    });
  });

  it("takes commands with blanks, digits and colons as they are", () => {
    const commands = ["V8 WorkerThread", ":13600", "Web Content 12", "a: b", "kworker/0:1H"];
    expect(commands.map((name) => sample(`${name} 12/34 [000] 1.5:          1 cycles:`).command))
      .toEqual(commands);
  });

  it("may be padded before the command, and between time and event", () => {
    expect(sample("            bash  1234 [003] 12.000001:       cycles:"))
      .toMatchObject({ command: "bash", tid: 1234, cpu: 3, time: 12.000001, event: "cycles" });
  });

  it("may have flags between processor and time, and a thread that is not known", () => {
    expect(sample("swapper -1/-1 [003] d..1. 2.5:          7 instructions:u:")).toEqual({
      event: "instructions:u",
      unit: "",
      kind: "sample",
      command: "swapper",
      cpu: 3,
      time: 2.5,
      value: 7,
    });
  });

  it("may name no event", () => {
    expect(sample("app 5 [000] 2.5: ")).toMatchObject({ event: "sample", time: 2.5 });
  });

  it("may have the only frame in it", () => {
    const capture = readWith(perfScript, "app 5 2.5: 9 cycles:  ffff8104 do_it+0x3 ([kernel])\n");
    expect(capture.stacks.path(capture.columns.stack?.[0] as number))
      .toEqual([{ name: "do_it", module: "[kernel]", file: "", line: 0 }]);
  });

  it("of a tracepoint stands for one event, with the numbers of its payload", () => {
    const line = "swapper 0 [003] 9.5: sched:sched_switch: prev_comm=swapper/3 prev_pid=0 " +
      "prev_prio=120 prev_state=R ==> next_comm=perf next_pid=-7 next_prio=120";
    expect(rowOf(readWith(perfScript, `${line}\n`), 0)).toMatchObject({
      event: "sched:sched_switch",
      value: 1,
      prev_pid: 0,
      prev_prio: 120,
      next_pid: -7,
    });
  });
});

describe("stacks in perf script", () => {
  const frames = (lines: string) => {
    const { stacks, columns } = readWith(perfScript, `app 5 2.5: 9 cycles:\n${lines}\n`);
    return stacks.path(columns.stack?.[0] ?? -1).map(({ name, module }) => [name, module]);
  };

  it("begin with the outermost frame, without offsets and addresses", () => {
    expect(frames(stack))
      .toEqual([["main", "/usr/bin/app"], ["native_write_msr", "[kernel.kallsyms]"]]);
  });

  it("have symbols and modules with blanks, arrows, commas and brackets", () => {
    expect(frames(`	 55d9 std::map<int, char>::find(int const&) const (/tmp/a b (deleted))
	 55da Foo::operator->(int)+0x1f ([nf_conntrack])
	 55db Lio/netty/Channel;::read (/tmp/perf-3244.map)
`)).toEqual([
      ["Lio/netty/Channel;::read", "/tmp/perf-3244.map"],
      ["Foo::operator->(int)", "[nf_conntrack]"],
      ["std::map<int, char>::find(int const&) const", "/tmp/a b (deleted)"],
    ]);
  });

  it("mark inlined calls, and leave unknown symbols and modules unknown", () => {
    expect(frames("\t 55d9 square (inlined)\n\t 55d9 [unknown] ([unknown])\n\t 7f12\n"))
      .toEqual([["7f12", ""], ["[unknown]", ""], ["square", "[inlined]"]]);
  });

  it("are one where addresses differ within a function", () => {
    const text = [1, 2].map((i) => `app 5 2.${i}: 9 cycles:\n\t 55d${i} main+0x${i} (/app)\n\n`);
    expect([...readWith(perfScript, text.join("")).columns.stack as Int32Array]).toEqual([0, 0]);
  });

  it("may be missing, and need no blank line before the next sample", () => {
    const capture = readWith(perfScript, "a 5 1.5: 9 cycles:\nb 6 2.5: 9 cycles:\n" + stack);
    expect([pathOf(capture, 0), pathOf(capture, 1)]).toEqual(["", "main;native_write_msr"]);
  });

  it("are the same in whatever pieces the file comes, and with carriage returns", () => {
    const text = `a 5 1.5: 9 cycles:\n${stack}\nb é 6 2.5: 8 cycles:\n${stack}\n`;
    const whole = readWith(perfScript, text);
    for (const size of [1, 2, 7, 50]) {
      expect(rowsOf(readWith(perfScript, text, size))).toEqual(rowsOf(whole));
      expect(rowsOf(readWith(perfScript, text.replaceAll("\n", "\r\n"), size)))
        .toEqual(rowsOf(whole));
    }
    expect(whole.rows).toBe(2);
    expect(pathOf(readWith(perfScript, text.replaceAll("\n", "\r\n"), 3), 1))
      .toBe("main;native_write_msr");
  });
});

describe("the rest of perf script", () => {
  const header = `# ========
# captured on: Thu Aug 17 14:14:43 2017
# hostname : lgud
# os release : 4.13.0
# perf version : 4.13.1
# arch : x86_64
# nrcpus online : 8
# cpudesc : Intel(R) Xeon(R)
# cmdline : /usr/bin/perf record -e cycles -c 1000 -- sleep 1 
# event : name = cycles, , id = { 550 }, { sample_period, sample_freq } = 1000, sample_type = IP
# event : name = faults, , { sample_period, sample_freq } = 99, sample_type = IP, freq = 1
# ========
#
`;

  it("tells provenance, and a period that was set, in the header", () => {
    const capture = readWith(perfScript, `${header}a 5 1.5: cycles:\na 5 1.6: faults:\n`);
    expect(capture.provenance).toMatchObject({
      tool: "perf",
      toolVersion: "4.13.1",
      command: "/usr/bin/perf record -e cycles -c 1000 -- sleep 1",
      machine: "Intel(R) Xeon(R), 8 CPUs, lgud",
      kernel: "4.13.0",
      date: "Thu Aug 17 14:14:43 2017",
    });
    expect([...capture.columns.value]).toEqual([1000, NaN]);
  });

  it("is told by findings: unread lines, records that are no samples, missing periods", () => {
    const { quality, rows } = readWith(
      perfScript,
      "a 5 1.5: cycles:\n\nWarning: something\na 5 1.6: PERF_RECORD_LOST: lost 3\n" +
        "b 6 1.7: 3 cycles:\n",
    );
    expect(rows).toBe(2);
    expect(quality.map(({ check, count, event, place }) => [check, count, event, place?.line]))
      .toEqual([
        ["unread-line", 1, undefined, 3],
        ["lost-samples", 1, undefined, 4],
        ["no-period", 1, "cycles", undefined],
      ]);
  });

  it("is refused where it begins within a stack, or has no sample", () => {
    expect(refusal(perfScript, stack)).toMatch(/^a.txt:1: a frame of a stack before any sample/);
    expect(refusal(perfScript, "# hostname : a\n")).toMatch(/holds no readings/);
  });

  it("keeps no more columns than 32 for numbers of tracepoints", () => {
    const lines = Array.from({ length: 100 }, (_, i) => `a 5 1.5: x:y: field${i}=${i}\n`);
    const { columns, quality } = readWith(perfScript, lines.join(""));
    expect(Object.keys(columns.extra)).toHaveLength(32);
    expect(quality).toMatchObject([{ check: "payload-left-out", count: 68 }]);
  });

  it("takes no longer for a line of a million signs than for others of that length", () => {
    const capture = readWith(perfScript, `a 5 1.5: x:y: a=1 ${"=".repeat(1e6)}\n`, 1 << 21);
    expect(rowsOf(capture)).toMatchObject([{ event: "x:y", a: 1 }]);
  });

  it("survives damage", () => {
    expectSurvival(perfScript, `${header}a b 1/2 [001] 1.5: 7 cycles:\n${stack}\n`.repeat(2), 3000);
  });
});

const folder = "jlfwong_speedscope/sample/profiles/linux-perf";
const samples: readonly (readonly [file: string, samples: number])[] = [
  ["brendangregg_FlameGraph/example-perf-stacks.txt.gz", 1315],
  ["brendangregg_FlameGraph/test/perf-cycles-instructions-01.txt", 444],
  ["brendangregg_FlameGraph/test/perf-iperf-stacks-pidtid-01.txt", 201],
  ["brendangregg_FlameGraph/test/perf-java-stacks-01.txt", 46],
  ["brendangregg_FlameGraph/test/perf-numa-stacks-01.txt", 200],
  ["brendangregg_FlameGraph/test/perf-vertx-stacks-01.txt", 286],
  [`${folder}/forks.linux-perf.txt`, 561],
  [`${folder}/one-sample.linux-perf.txt`, 1],
  [`${folder}/rust-mangled.linux-perf.txt`, 96],
  [`${folder}/simple-with-header.linux-perf.txt`, 136],
  [`${folder}/simple-with-pid.linux-perf.txt`, 137],
  [`${folder}/simple.linux-perf.txt`, 1],
  [`${folder}/system-wide.linux-perf.txt`, 556],
];

describe("perf script texts of FlameGraph and speedscope", () => {
  // Counted by `grep -cP '^\S.*:\s*$'`, which finds lines that begin a sample.
  for (const [name, count] of samples) {
    const file = captureFile(name);
    it.skipIf(file === null)(`${name} has ${count} samples, and no line is left unread`, () => {
      const content = fileContent(file);
      expect(perfScript.recognises(content.subarray(0, 0x10000))).toBe(true);
      const capture = readWith(perfScript, content);
      expect(capture.rows).toBe(count);
      expect(capture.quality.filter(({ check }) => check !== "no-period")).toEqual([]);
    });
  }

  const example = captureFile(samples[0][0]);
  it.skipIf(example === null)("the example has 710 unique stacks of 522 functions", () => {
    const { columns, stacks } = readWith(perfScript, fileContent(example));
    expect(new Set(columns.stack).size).toBe(710);
    expect(new Set(stacks.frames.map(({ name }) => name)).size).toBe(522);
  });

  const counted = captureFile(samples[1][0]);
  it.skipIf(counted === null)("cycles and instructions give an IPC of 4.06 and 1.68", () => {
    const capture = readWith(perfScript, fileContent(counted));
    const ipc = (command: string) =>
      samplesOf(capture, command, "instructions") / samplesOf(capture, command, "cycles");
    expect(new Set(capture.columns.value)).toEqual(new Set([100000000]));
    expect([ipc("noploop"), ipc("cksum")].map((value) => value.toFixed(2))).toEqual([
      "4.06",
      "1.68",
    ]);
  });

  // The golden text is what stackcollapse-perf.pl --all made of the same file. It shortens names,
  // calls unknown functions " ", and leaves out the last sample, for no blank line ends it.
  const vertx = captureFile(samples[5][0]);
  const collapsed = captureFile(
    "jlfwong_speedscope/sample/profiles/stackcollapse/perf-vertx-stacks-01-collapsed-all.txt",
  );
  it.skipIf(vertx === null || collapsed === null)(
    "vertx folds as stackcollapse-perf.pl does",
    () => {
      const golden = readFileSync(collapsed as string, "utf8").trim().split("\n");
      const ours = new Set(
        writeFolded(readWith(perfScript, fileContent(vertx)), "cpu-clock").trim().split("\n")
          .map((line) => `java;${line.split(";").map(shortened).join(";")}`),
      );
      expect(golden.filter((line) => !ours.has(line))).toEqual([]);
      expect([golden.length, ours.size]).toEqual([199, 200]);
    },
  );
});

/** A frame as stackcollapse-perf.pl tidies it: no arguments, no L before Java's classes. */
function shortened(frame: string): string {
  const [, name, end] = /^(.*?)((?:_\[[kji]\])?(?: \d+)?)$/.exec(frame) as RegExpExecArray;
  const bare = name.replace(/\((?!anonymous namespace\)).*/, "").replace("[unknown]", " ");
  return (bare.includes("/") ? bare.replace(/^L/, "") : bare) + end;
}
