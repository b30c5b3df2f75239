import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { zstdDecompressSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { perfScript } from "../../../src/captures/formats/perf-script.ts";
import { perfStatCsv } from "../../../src/captures/formats/perf-stat-csv.ts";
import { wagonwheelParquet } from "../../../src/captures/formats/wagonwheel-parquet.ts";
import { CaptureBuilder } from "../../../src/captures/model/builder.ts";
import type { Capture } from "../../../src/captures/model/capture.ts";
import type { CaptureReader } from "../../../src/captures/model/reader.ts";
import { writeParquet } from "../../../src/captures/writers/parquet.ts";
import { arbitraryCapture } from "../arbitrary-capture.ts";
import { captureFile } from "../files.ts";
import { fileContent, readWith, refusal } from "./read-with.ts";

const read = (bytes: Uint8Array, size?: number) => readWith(wagonwheelParquet, bytes, size);

/** All that a capture holds, stacks as lists, so that differences are shown. */
function contents({ stacks, ...rest }: Capture): object {
  const calls = Array.from(
    { length: stacks.size },
    (_, i) => [stacks.frameOf(i), stacks.callerOf(i)],
  );
  return { ...rest, frames: stacks.frames, calls };
}

const rows = 300;
function sample(): Capture {
  const builder = new CaptureBuilder("/somewhere/sample.txt", "test");
  builder.origin({ tool: "perf", date: "2026-11-24" });
  builder.find("stuck", "warning", "a counter did not move", {
    place: { line: 7 },
    event: "cycles",
  });
  const events = [builder.event("cycles", "interval", ""), builder.event("task", "interval", "s")];
  const main = builder.stacks.call(-1, builder.stacks.frame("main", "app", "a.c", 3));
  const parse = builder.stacks.call(main, builder.stacks.frame("parse"));
  for (let i = 0; i < rows; i++) {
    builder.add({
      event: events[i % 2],
      time: i / 1e3,
      value: i % 2 === 0 ? 1e6 + 7 * i : NaN,
      enabled: 0.1,
      running: 0.1,
      tid: i % 3,
      command: builder.string(i % 5 === 0 ? "a" : "b"),
      stack: i % 7 === 0 ? undefined : parse,
    });
  }
  return builder.build();
}

describe("a capture written as Parquet", () => {
  it("is read back without loss, whatever is in it", () => {
    fc.assert(
      fc.property(arbitraryCapture(), (capture) => {
        expect(contents(read(writeParquet(capture)))).toEqual(contents(capture));
      }),
      { numRuns: 300 },
    );
  });

  it("is read back from pieces of any size, and from several groups of rows", () => {
    const builder = new CaptureBuilder("a", "test");
    const event = builder.event("e", "sample", "");
    for (let i = 0; i < 210_000; i++) builder.add({ event, time: i / 7, value: i, cpu: i % 4 });
    const capture = builder.build();
    expect(contents(read(writeParquet(capture), 997))).toEqual(contents(capture));
  });

  it("opens in a plain reader of Parquet, with names, decimals and nulls", async () => {
    const bytes = writeParquet(sample());
    const file = bytes.slice().buffer;
    const compressors = { ZSTD: (page: Uint8Array) => new Uint8Array(zstdDecompressSync(page)) };
    const objects = await parquetReadObjects({ file, compressors });
    expect(objects).toHaveLength(rows);
    expect(objects[1]).toEqual({
      event: "task",
      time: expect.closeTo(0.001, 12),
      value: null,
      enabled: expect.closeTo(0.1, 12),
      command: "b",
      tid: 1,
      stack: 1,
    });
    expect(parquetMetadata(file).key_value_metadata?.map(({ key }) => key))
      .toEqual(["wagonwheel.capture", "wagonwheel.strings", "wagonwheel.stacks"]);
  });

  it("has the same bytes each time", () => {
    expect(writeParquet(sample())).toEqual(writeParquet(sample()));
  });

  it("tells apart what has the same name", () => {
    const builder = new CaptureBuilder("a", "test");
    const events = [builder.event("e", "gauge", "s"), builder.event("e", "gauge", "J")];
    for (const event of [1, 0, 1]) builder.add({ event: events[event], time: 0, value: event });
    expect([...read(writeParquet(builder.build())).columns.event]).toEqual([1, 0, 1]);
  });
});

describe("what is refused as Parquet", () => {
  const bytes = writeParquet(sample());
  const changed = (at: number) => bytes.map((byte, i) => i === at ? byte ^ 1 : byte);

  it("is a file of another program, with what to do", () => {
    const other = parquetWriteBuffer({ columnData: [{ name: "a", data: [1, 2], type: "INT32" }] });
    expect(wagonwheelParquet.recognises(new Uint8Array(other))).toBe(true);
    expect(refusal(wagonwheelParquet, new Uint8Array(other)))
      .toMatch(/byte 4: a Parquet file of another program: .* Export the table as CSV/);
  });

  it("is a file that was cut or changed in any byte", () => {
    const places = [...Array.from({ length: 60 }, (_, i) => i), 1000, bytes.length - 9];
    for (const at of places.filter((at) => at >= 20)) {
      expect(refusal(wagonwheelParquet, changed(at))).toMatch(/it was cut or changed/);
    }
    expect(refusal(wagonwheelParquet, bytes.subarray(0, 900))).toMatch(
      /the 900 bytes are not those/,
    );
    expect(refusal(wagonwheelParquet, bytes.subarray(0, 30))).toMatch(/the 30 bytes are not those/);
  });

  it("is a capture that contradicts itself, though its checksum is right", () => {
    const capture = sample();
    const refused = (change: Partial<Capture>) =>
      refusal(wagonwheelParquet, writeParquet({ ...capture, ...change }));
    const columns = (change: Partial<Capture["columns"]>) =>
      refused({ columns: { ...capture.columns, ...change } });
    expect(refused({ rows: 5 })).toMatch(/5 rows in the capture, 300 in its table/);
    expect(columns({ stack: new Int32Array(rows).fill(2) })).toMatch(/column stack has 2 in row 0/);
    expect(refused({ events: [{ name: "e", kind: "odd" as "gauge", unit: "" }] }))
      .toMatch(/events\[0\]\.kind must be one of interval, total/);
    expect(refused({ provenance: {} as Capture["provenance"] }))
      .toMatch(/provenance\.source is missing, expected a text/);
  });
});

// The sizes are what this writer made of them, so that a change that makes them bigger is seen.
const files: readonly (readonly [string, CaptureReader, bytes: number])[] = [
  [
    "deater_rapl_validation/phase_plots/haswellian-i5/hpl_atlas/hpl_atlas.perf",
    perfStatCsv,
    40_000,
  ],
  ["brendangregg_FlameGraph/example-perf-stacks.txt.gz", perfScript, 19_000],
];
describe("public captures as Parquet", () => {
  for (const [name, reader, most] of files) {
    const file = captureFile(name);
    it.skipIf(file === null)(`${name} takes at most ${most} bytes, and comes back the same`, () => {
      const capture = readWith(reader, fileContent(file));
      const bytes = writeParquet(capture);
      expect(contents(read(bytes))).toEqual(contents(capture));
      expect(bytes.length).toBeLessThan(most);
    });
  }
});
