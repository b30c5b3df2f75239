import { describe, expect, it } from "vitest";
import { perfData } from "../../../src/captures/formats/perf-data.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { CaptureError } from "../../../src/captures/model/error.ts";
import { type Fields, padded, type PerfFile, perfFile } from "./perf-data-file.ts";

function read(bytes: Uint8Array): Capture {
  const parser = perfData.start("a.data");
  parser.push(bytes);
  return parser.end();
}

const frames = (capture: Capture, row: number) =>
  capture.stacks.path(capture.columns.stack?.[row] ?? -1).map(({ name }) => name);

// sample_type: IP, TID and TIME in every sample
const tid = 2, time = 4, callchain = 32, id = 64, cpu = 128, period = 256;
const plain = 1 | tid | time;
const sample = (t: number, address: number | bigint, thread = 7): readonly [number, Fields] => [
  9,
  [[8, address], [4, 7], [4, thread], [8, t]],
];
/** The trailer of a record that is no sample. */
const at = (t: number): Fields => [[4, 7], [4, 7], [8, t]];

describe("perf.data", () => {
  const one = (records: PerfFile["records"]) =>
    perfFile({ events: [{ sampleType: plain }], records });

  it("takes names and maps as they were at a sample's time, whatever the file's order", () => {
    const capture = read(one([
      sample(30, 0x401234),
      sample(10, 0x401234),
      [3, [[4, 7], [4, 7], padded("sort"), ...at(20)]],
      [1, [
        [4, 7],
        [4, 7],
        [8, 0x400000],
        [8, 0x2000],
        [8, 0x1000],
        padded("/bin/sort"),
        ...at(20),
      ]],
    ]));
    const { time, command } = capture.columns;
    expect(Array.from(time)).toEqual([10e-9, 30e-9]);
    expect(command?.[0]).toBe(-1);
    expect(capture.strings[command?.[1] ?? 0]).toBe("sort");
    expect([frames(capture, 0), frames(capture, 1)]).toEqual([["0x401234"], ["sort+0x2234"]]);
  });

  it("gives a forked process its parent's name and maps, as they are then", () => {
    const capture = read(one([
      [3, [[4, 7], [4, 7], padded("sort"), ...at(1)]],
      [1, [[4, 7], [4, 7], [8, 0x1000], [8, 0x1000], [8, 0], padded("/bin/sort"), ...at(1)]],
      [7, [[4, 8], [4, 7], [4, 8], [4, 7], [8, 2], ...at(2)]],
      [1, [[4, 7], [4, 7], [8, 0x1000], [8, 0x800], [8, 0], padded("/new"), ...at(3)]],
      [9, [[8, 0x1010], [4, 8], [4, 8], [8, 4]]],
      sample(5, 0x1010),
      sample(6, 0x1810),
    ]));
    expect([0, 1, 2].map((row) => frames(capture, row)[0]))
      .toEqual(["sort+0x10", "new+0x10", "sort+0x810"]);
    expect(capture.strings[capture.columns.command?.[0] ?? 0]).toBe("sort");
  });

  it("reads call chains from the outside in, without the markers in them", () => {
    const chain: Fields = [[8, 5], [8, -128], [8, -100_000], [8, -512], [8, 0x10], [8, 0x20]];
    const capture = read(perfFile({
      events: [{ sampleType: plain | callchain }],
      records: [
        [1, [
          [4, -1],
          [4, 0],
          [8, -200_000],
          [8, 200_000 - 5000],
          [8, -150_000],
          padded("[kernel.kallsyms]_text"),
          ...at(0),
        ]],
        [9, [[8, -100_000], [4, 7], [4, 7], [8, 1], ...chain]],
      ],
    }));
    expect(frames(capture, 0)).toEqual(["0x20", "0x10", "[kernel.kallsyms]+0xc350"]);
  });

  it("skips every field it does not keep by its own length", () => {
    const all = 0x1ffffff & ~(1 << 14); // WEIGHT and WEIGHT_STRUCT exclude each other
    const capture = read(perfFile({
      events: [{
        sampleType: all,
        readFormat: 1 | 2 | 4 | 16,
        branchSampleType: 1 << 17,
        registersUser: 0b101,
        ids: [5],
      }],
      records: [[9, [
        [8, 5],
        [8, 0x10],
        [4, 7],
        [4, 9],
        [8, 1_500_000_000],
        [8, 1],
        [8, 5],
        [8, 2],
        [4, 3],
        [4, 0],
        [8, 44], // cpu, period
        [8, 44],
        [8, 100],
        [8, 50],
        [8, 5],
        [8, 0], // the counter as read
        [8, 2],
        [8, 0x10],
        [8, 0x20],
        [4, 4],
        "raw!",
        [8, 1],
        [8, 0],
        [8, 1],
        [8, 2],
        [8, 3], // branch
        [8, 2],
        [8, 1],
        [8, 2], // registers
        [8, 8],
        "8 bytes.",
        [8, 8],
        [4, 321],
        [4, 0], // weight
        [8, 1],
        [8, 2], // data source, transaction
        [8, 0], // no registers at the interrupt
        [8, 1],
        [8, 2],
        [8, 3],
        [8, 4], // physical address, cgroup, page sizes
        [8, 8],
        "aux data",
      ]]],
    }));
    const { columns: c, quality } = capture;
    expect(quality).toEqual([]);
    expect([c.time[0], c.cpu?.[0], c.tid?.[0], c.value[0], c.extra.weight[0]])
      .toEqual([1.5, 3, 9, 44, 321]);
    expect(frames(capture, 0)).toEqual(["0x20", "0x10"]);
  });

  it("makes a row for each counter of a group that was read at the leader's sample", () => {
    const events = [11, 12].map((n, config) => ({
      sampleType: plain | id | 16,
      readFormat: 8 | 4,
      config,
      ids: [n],
    }));
    const group = (t: number, a: number, b: number): readonly [number, Fields] => [
      9,
      [[8, 1], [4, 7], [4, 7], [8, t], [8, 11], [8, 2], [8, a], [8, 11], [8, b], [8, 12]],
    ];
    const { events: names, columns, rows } = read(
      perfFile({ events, records: [group(1, 100, 10), group(2, 250, 10), group(3, 260, 70)] }),
    );
    expect(Array.from({ length: rows }, (_, i) => [names[columns.event[i]].name, columns.value[i]]))
      .toEqual([["cycles", 100], ["instructions", 10], ["cycles", 150], ["cycles", 10], [
        "instructions",
        60,
      ]]);
  });

  it("makes totals of the counters that a task leaves behind", () => {
    const { events, columns } = read(perfFile({
      events: [{ sampleType: plain, readFormat: 1 | 2 | 4, ids: [5] }],
      records: [[8, [[4, 7], [4, 8], [8, 1234], [8, 2e9], [8, 1e9], [8, 5], ...at(3e9)]]],
    }));
    expect(events).toEqual([{ name: "cycles", kind: "total", unit: "" }]);
    expect([columns.value[0], columns.enabled?.[0], columns.running?.[0], columns.time[0]])
      .toEqual([1234, 2, 1, 3]);
  });

  it("believes the names in the file, and else the tables of numbers", () => {
    const records = [sample(1, 0)];
    const name = (type: number, config: number, names?: string[]) =>
      read(perfFile({ events: [{ type, config, sampleType: plain }], records, names })).events[0]
        .name;
    expect(name(1, 0, ["cpu-clock:ppp"])).toBe("cpu-clock:ppp");
    expect([name(0, 9), name(1, 3), name(2, 314), name(3, 0x10002), name(4, 0x1a8), name(12, 0x3c)])
      .toEqual([
        "ref-cycles",
        "context-switches",
        "tracepoint:314",
        "LLC-load-misses",
        "r1a8",
        "pmu12/config=0x3c/",
      ]);
  });

  it("leaves out and counts samples whose id has no event, and records of unknown type", () => {
    const withId = (n: number): readonly [number, Fields] => [9, [[8, n], ...at(1)]];
    const events = [1, 2].map((n) => ({ sampleType: tid | time | 1 << 16, ids: [n], config: n }));
    const { rows, quality } = read(
      perfFile({ events, records: [withId(1), withId(2), withId(3), [40, []]] }),
    );
    expect(rows).toBe(2);
    expect(quality.map(({ check, count }) => [check, count]))
      .toEqual([["unknown-record", 1], ["unknown-event", 1]]);
  });

  it("has no value where events were sampled by frequency and periods were not recorded", () => {
    const events = [{ sampleType: plain, period: 4000, flags: 1 << 10 }];
    const { columns, quality } = read(perfFile({ events, records: [sample(1, 0)] }));
    expect(columns.value[0]).toBeNaN();
    expect(quality[0].check).toBe("no-period");
  });

  it("gives a sample the period that it carries", () => {
    const events = [{ sampleType: time | cpu | period, period: 4000 }];
    const records: PerfFile["records"] = [[9, [[8, 1], [4, 2], [4, 0], [8, 77]]]];
    expect(read(perfFile({ events, records })).columns.value[0]).toBe(77);
  });
});

describe("perf.data that cannot be read", () => {
  const good = perfFile({ events: [{ sampleType: plain }], records: [sample(1, 0)] });
  const refusal = (bytes: Uint8Array): string => {
    try {
      read(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(CaptureError);
      return (error as CaptureError).message;
    }
    return "";
  };
  const patched = (offset: number, ...bytes: number[]) => {
    const copy = good.slice();
    copy.set(bytes, offset);
    return copy;
  };
  const from = (text: string) => new TextEncoder().encode(text.padEnd(200, "\0"));

  it("is refused by name: big-endian, version 1, pipe mode, compressed", () => {
    expect(refusal(from("2ELIFREP"))).toMatch(
      /byte 0: perf.data of a big-endian machine .*perf script/,
    );
    expect(refusal(from("PERFFILE"))).toMatch(/version 1/);
    expect(refusal(patched(8, 16))).toMatch(/byte 8: perf.data in pipe mode .* -o FILE/);
    const packed = perfFile({ events: [{ sampleType: plain }], records: [[81, [[8, 0]]]] });
    expect(refusal(packed)).toMatch(/byte 232: compressed records .* record without -z/);
  });

  it("is refused where it was cut off or never finished", () => {
    expect(refusal(good.subarray(0, -4)))
      .toMatch(
        /^a.data, byte 232: the record section should reach .* to byte 264, .* ends at byte 260/,
      );
    expect(refusal(patched(48, 0))).toMatch(/byte 48: .* perf record was killed/);
  });

  it("is refused where a record or a count in it is too long for its place", () => {
    expect(refusal(patched(238, 200))).toMatch(
      /byte 232: a record of type 9 should have 8 to 32 bytes, got 200/,
    );
    const chain = perfFile({
      events: [{ sampleType: plain | callchain }],
      records: [[9, [[8, 0], [4, 7], [4, 7], [8, 1], [8, 1e15]]]],
    });
    expect(refusal(chain)).toMatch(
      /announces 1000000000000000 callers of 8 bytes each, but 0 bytes are left/,
    );
  });

  it("is refused where samples of several events can't be told apart", () => {
    const events = [{ sampleType: plain }, { sampleType: plain, config: 1 }];
    expect(refusal(perfFile({ events, records: [sample(1, 0)] })))
      .toMatch(/2 events were recorded, but .* --sample-identifier/);
  });
});
