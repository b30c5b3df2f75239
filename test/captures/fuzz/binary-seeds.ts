/** Small files of the binary formats, made field by field or by our writers. */
import { CaptureBuilder } from "../../../src/captures/model/builder.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import { writeParquet } from "../../../src/captures/writers/parquet.ts";
import { writePprof } from "../../../src/captures/writers/pprof.ts";
import { bytesOf, type Fields, padded, perfFile } from "../formats/perf-data-file.ts";
import type { Seed } from "./seeds.ts";

// IDENTIFIER | IP | TID | TIME | READ | CALLCHAIN | CPU | PERIOD | RAW
const sampleType = 1 << 16 | 1 | 2 | 4 | 16 | 32 | 128 | 256 | 1024;

function sample(id: number, time: number): readonly [number, Fields] {
  return [9, [
    [8, id],
    [8, 0x401234],
    [4, 7],
    [4, 8],
    [8, time],
    [4, 1],
    [4, 0],
    [8, 1000],
    [8, 2], // a group as read: two values with their ids
    [8, 10 * time],
    [8, 1],
    [8, 20 * time],
    [8, 2],
    [8, 3],
    [8, -512],
    [8, 0x401234],
    [8, 0x401300],
    [4, 4],
    "raw!",
  ]];
}

function perfSeed(): Uint8Array {
  const trailer: Fields = [[4, 7], [4, 8], [8, 5], [4, 1], [4, 0], [8, 1]];
  return perfFile({
    events: [1, 2].map((id, config) => ({ sampleType, readFormat: 8 | 4, config, ids: [id] })),
    records: [
      [3, [[4, 7], [4, 8], padded("sort"), ...trailer]],
      [1, [[4, 7], [4, 8], [8, 0x400000], [8, 0x2000], [8, 0], padded("/bin/sort"), ...trailer]],
      [7, [[4, 9], [4, 7], [4, 9], [4, 8], [8, 5], ...trailer]],
      sample(1, 10),
      sample(2, 20),
      sample(1, 15),
      [5, [[8, 16], [8, 1], [8, 1], ...trailer]],
      [2, [[8, 1], [8, 12], ...trailer]],
      [13, [[8, 3], ...trailer]],
      [68, []],
    ],
    names: ["cycles:u", "instructions:u"],
  });
}

function small(): Capture {
  const builder = new CaptureBuilder("a", "test");
  const { stacks } = builder;
  const main = stacks.call(-1, stacks.frame("main", "/bin/a", "a.c", 3));
  for (let i = 0; i < 6; i++) {
    builder.add({
      event: builder.event(i % 2 ? "cpu" : "space", "sample", i % 2 ? "s" : "B"),
      time: NaN,
      value: i + 1,
      stack: i < 3 ? main : stacks.call(main, stacks.frame(`f${i}`)),
      pid: i,
      command: builder.string("a"),
    });
  }
  return builder.build();
}

/** Power at 1 kHz: version 0, s, µs, rate, channels, then four channels of 32-bit floats. */
function powerSeed(): Uint8Array {
  const head = bytesOf([[4, 0], [8, 1_400_000_000], [8, 5], [4, 1000], [4, 4]]);
  const run = Array.from({ length: 60 }, (_, i) => [0.01, 1.5, 0, i > 10 && i < 50 ? 5 : -5]);
  const channels = new Uint8Array(Float32Array.from(run.flat()).buffer);
  return Uint8Array.from([...head, ...channels]);
}

export function binarySeeds(): Seed[] {
  return [
    { format: "perf-data", bytes: perfSeed() },
    { format: "pprof", bytes: writePprof(small()) },
    { format: "wagonwheel-parquet", bytes: writeParquet(small()) },
    { format: "power-trace", bytes: powerSeed() },
  ];
}
