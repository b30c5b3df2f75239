import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { Function, Label, Line, Location, Mapping, Profile, Sample } from "pprof-format";
import { StringTable, ValueType } from "pprof-format";
import { describe, expect, it } from "vitest";
import { pprof } from "../../../src/captures/formats/pprof.ts";
import { CaptureBuilder } from "../../../src/captures/model/builder.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { writePprof } from "../../../src/captures/writers/pprof.ts";
import { captureFile } from "../files.ts";

const cpu = captureFile("google_pprof/internal/report/testdata/sample.cpu");
const large = captureFile("google_pprof/internal/proftest/testdata/large.cpu");
const heap = captureFile("parca-dev_parca/pkg/query/testdata/alloc_objects.pb.gz");
const legacy = captureFile("google_pprof/profile/testdata/cppbench.cpu");

function read(bytes: Uint8Array): Capture {
  const parser = pprof.start("a.pb");
  parser.push(bytes);
  return parser.end();
}

const unpacked = (file: string | null) => gunzipSync(readFileSync(file as string));

/** Sums by event. */
function totals({ events, columns, rows }: Capture): Record<string, number> {
  const sums = events.map(() => 0);
  for (let i = 0; i < rows; i++) sums[columns.event[i]] += columns.value[i];
  return Object.fromEntries(events.map(({ name }, i) => [name, Math.round(1e9 * sums[i]) / 1e9]));
}

// Sums, dates and durations as `go tool pprof -raw` and `-top` of Go 1.26 print them.
describe.skipIf(cpu === null)("pprof profiles of the public captures", () => {
  it("sample.cpu: 176 samples, 1.76 s, of 2017-09-29", () => {
    const capture = read(unpacked(cpu));
    expect(capture.events).toEqual([
      { name: "samples", kind: "total", unit: "" },
      { name: "cpu", kind: "total", unit: "s" },
    ]);
    expect(totals(capture)).toEqual({ samples: 176, cpu: 1.76 });
    expect(capture.provenance.date).toBe("2017-09-29T20:57:59.257Z");
    expect(capture.columns.duration?.[0]).toBeCloseTo(2.002, 3);
  });

  it("large.cpu: 24,029 samples in 23,099 functions", () => {
    const capture = read(unpacked(large));
    expect(totals(capture)).toEqual({ samples: 24_029, cpu: 240.29 });
    expect(capture.stacks.frames).toHaveLength(23_099);
  });

  it("alloc_objects: four sample types, of them bytes in B", () => {
    const capture = read(unpacked(heap));
    expect(capture.events.map(({ unit }) => unit)).toEqual(["", "B", "", "B"]);
    expect(totals(capture)).toEqual({
      alloc_objects: 310_797_348,
      alloc_space: 116_044_559_690,
      inuse_objects: 74_172,
      inuse_space: 14_730_706,
    });
  });

  it("cppbench.cpu: a legacy format, refused by name with what to do", () => {
    const bytes = readFileSync(legacy as string);
    expect(pprof.recognises(bytes)).toBe(true);
    expect(() => read(bytes)).toThrow(/byte 0: gperftools CPU profile .* `pprof -proto FILE >/);
  });
});

describe("a pprof profile", () => {
  const strings = new StringTable();
  const text = (value: string) => strings.dedup(value);
  const profile = new Profile({
    stringTable: strings,
    sampleType: [new ValueType({ type: text("delay"), unit: text("nanoseconds") })],
    mapping: [
      new Mapping({ id: 1, memoryStart: 0x1000, fileOffset: 0x200, filename: text("/bin/tool") }),
    ],
    location: [
      new Location({ id: 1, mappingId: 1, address: 0x1050 }),
      new Location({
        id: 2,
        line: [new Line({ functionId: 1, line: 12 }), new Line({ functionId: 2, line: 34 })],
      }),
      new Location({ id: 3, address: 0xffff_ffff_8100_0000n }),
    ],
    function: [
      new Function({ id: 1, name: text("inlined"), filename: text("a.c") }),
      new Function({ id: 2, name: text("caller"), filename: text("a.c") }),
    ],
    sample: [
      new Sample({
        locationId: [1, 2],
        value: [-1_500_000_000n],
        label: [
          new Label({ key: text("pid"), num: 12 }),
          new Label({ key: text("thread id"), str: text("34") }),
          new Label({ key: text("thread"), str: text("main") }),
          new Label({ key: text("colour"), str: text("red") }),
        ],
      }),
      new Sample({ locationId: [3], value: [7] }),
    ],
  });
  const capture = read(profile.encode());
  const stack = (row: number) => capture.stacks.path(capture.columns.stack?.[row] ?? -1);

  it("has a frame for each inlined line, and addresses where there are no symbols", () => {
    expect(stack(0)).toEqual([
      { name: "caller", module: "", file: "a.c", line: 34 },
      { name: "inlined", module: "", file: "a.c", line: 12 },
      { name: "tool+0x250", module: "/bin/tool", file: "", line: 0 },
    ]);
    expect(stack(1).map(({ name }) => name)).toEqual(["0xffffffff81000000"]);
  });

  it("may have negative values, as the difference of two profiles does", () => {
    expect(capture.columns.value[0]).toBe(-1.5);
  });

  it("keeps labels that name process and thread, and counts the others", () => {
    const { pid, tid, command } = capture.columns;
    expect([pid?.[0], tid?.[0], capture.strings[command?.[0] ?? 0]]).toEqual([12, 34, "main"]);
    expect([pid?.[1], tid?.[1], command?.[1]]).toEqual([-1, -1, -1]);
    expect(capture.quality).toEqual([
      expect.objectContaining({ check: "label-dropped", count: 1 }),
    ]);
  });

  it("is recognised by its structure, and other files are not", () => {
    const bytes = profile.encode();
    expect(pprof.recognises(bytes.subarray(0, 60))).toBe(true);
    for (const other of ["", "\n\n\n", "\n#", "a;b;c 12\n", "{}", "2.5,,cycles,1,100.00\n"]) {
      expect(pprof.recognises(new TextEncoder().encode(other))).toBe(false);
    }
  });

  it("is refused where a length, a reference or a sample does not fit", () => {
    expect(() => read(profile.encode().subarray(0, -3)))
      .toThrow(/not a pprof profile: field 6 announces \d+ bytes, but \d+ are left/);
    const sampleType = profile.sampleType, stringTable = strings;
    expect(() =>
      read(
        new Profile({
          sampleType,
          stringTable,
          sample: [{ locationId: [9], value: [1] } as Sample],
        }).encode(),
      )
    )
      .toThrow(/names location 9, which is not in the file/);
    expect(() =>
      read(new Profile({ sampleType, stringTable, sample: [{ value: [1, 2] } as Sample] }).encode())
    )
      .toThrow(/should have 1 values, one for each sample type, got 2/);
    expect(() => read(Uint8Array.of(0x0a, 0x04, 0x08, 0xff, 0xff, 0xff))).toThrow(
      /a number is cut off/,
    );
  });

  it("of gperftools' text formats is refused by name", () => {
    expect(() => read(new TextEncoder().encode("heap profile:    1:   8 [  1: 8] @ heapprofile\n")))
      .toThrow(/text heap profile, older than profile.proto/);
  });
});

/** A capture with stacks of up to four of five functions, counts, seconds and bytes. */
const captures = fc.array(
  fc.record({
    event: fc.constantFrom(["samples", ""], ["cpu", "s"], ["space", "B"]),
    value: fc.integer({ min: 1, max: 1_000_000 }),
    frames: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }),
    pid: fc.integer({ min: -1, max: 3 }),
    command: fc.constantFrom("", "sort", "prüfen"),
  }),
  { minLength: 1, maxLength: 40 },
).map((rows) => {
  const builder = new CaptureBuilder("a", "test");
  builder.origin({ command: "sort big.txt", date: "2024-02-29T12:00:00.000Z" });
  for (const { event: [name, unit], value, frames, pid, command } of rows) {
    let stack = -1;
    for (const f of frames) {
      stack = builder.stacks.call(
        stack,
        builder.stacks.frame(`f${f}`, f < 2 ? "/bin/a" : "", "a.c", f),
      );
    }
    builder.add({
      event: builder.event(name, "sample", unit),
      time: NaN,
      value: unit === "s" ? value / 1e9 : value,
      stack,
      pid,
      command: command === "" ? -1 : builder.string(command),
    });
  }
  return builder.build();
});

/** What a profile holds of a capture: sums by event, process, command and stack. */
function sums({ columns: c, rows, events, strings, stacks }: Capture): Map<string, number> {
  const found = new Map<string, number>();
  for (let i = 0; i < rows; i++) {
    const path = stacks.path(c.stack?.[i] ?? -1).map((frame) => JSON.stringify(frame));
    const who = `${c.pid?.[i] ?? -1} ${strings[c.command?.[i] ?? -1] ?? ""}`;
    const key = `${events[c.event[i]].name} ${who} ${path.join(";")}`;
    found.set(key, (found.get(key) ?? 0) + c.value[i]);
  }
  for (const [key, value] of found) found.set(key, Math.round(value * 1e9) / 1e9);
  return found;
}

describe("writePprof", () => {
  it("writes what reads back the same", () => {
    fc.assert(fc.property(captures, (capture) => {
      const back = read(writePprof(capture));
      expect(sums(back)).toEqual(sums(capture));
      expect(back.provenance).toMatchObject({
        command: "sort big.txt",
        date: capture.provenance.date,
      });
    }));
  });

  it.skipIf(heap === null)("writes real profiles so that they read back the same", () => {
    for (const file of [cpu, heap]) {
      const capture = read(unpacked(file));
      const back = read(writePprof(capture));
      expect(totals(back)).toEqual(totals(capture));
      expect(sums(back)).toEqual(sums(capture));
    }
  });

  it("refuses a capture without stacks", () => {
    const builder = new CaptureBuilder("gauge.csv", "test");
    builder.add({ event: builder.event("power", "gauge", "W"), time: 0, value: 3 });
    expect(() => writePprof(builder.build())).toThrow(
      /writePprof: capture "gauge.csv" has no stacks, .* write it as CSV or Parquet/,
    );
  });

  // the public tool's own reader; skipped where Go is not installed
  it.skipIf(cpu === null || !hasGo())(
    "writes profiles that `go tool pprof` shows as the original",
    () => {
      const folder = mkdtempSync(join(tmpdir(), "pprof-"));
      try {
        const ours = join(folder, "ours.pb.gz");
        writeFileSync(ours, gzipSync(writePprof(read(unpacked(cpu)))));
        expect(top(ours)).toContain("1.28s 72.73% 72.73%      1.37s 77.84%  runtime.mapiternext");
        // our profile has each inlined line as a function of its own, so only the mark "(inline)"
        // differs
        expect(top(ours)).toBe(top(cpu as string).replaceAll(" (inline)", ""));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});

function hasGo(): boolean {
  try {
    execFileSync("go", ["tool", "pprof", "-h"], { stdio: "ignore" });
    return true;
  } catch (error) {
    return (error as { status?: number }).status === 2; // it prints its usage and exits with 2
  }
}

function top(file: string): string {
  const options = ["tool", "pprof", "-symbolize=none", "-top", file];
  return execFileSync("go", options, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}
