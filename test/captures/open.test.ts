import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { CaptureError } from "../../src/captures/model/error.ts";
import { formatTitle, openCapture, readCapture, readerFor } from "../../src/captures/open.ts";
import { captureFile } from "./files.ts";
import { perfFile } from "./formats/perf-data-file.ts";

const folder = mkdtempSync(join(tmpdir(), "open-"));
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = perfFile({
  events: [{ sampleType: 4 }],
  records: Array.from({ length: 9000 }, (_, i) => [9, [[8, i]]] as const),
});
const write = (name: string, content: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const refusal = async (path: string): Promise<string> => {
  const error = await openCapture(path).catch((e) => e);
  expect(error).toBeInstanceOf(CaptureError);
  return error.message;
};

describe("openCapture", () => {
  it("finds the format from the content, whatever the name, and says which it was", async () => {
    const capture = await openCapture(write("a.csv", bytes));
    expect([capture.format, formatTitle(capture.format), capture.rows])
      .toEqual(["perf-data", "perf.data, written by perf record", 9000]);
  });

  it("unpacks gzip, and gives the checksum of the file as it lies", async () => {
    const packed = gzipSync(bytes);
    const { format, rows, name, provenance } = await openCapture(write("a.data.gz", packed));
    expect([format, rows, name]).toEqual(["perf-data", 9000, "a.data"]);
    expect(provenance.checksum).toBe(`sha256:${createHash("sha256").update(packed).digest("hex")}`);
    expect(provenance.source).toBe(join(folder, "a.data.gz"));
  });

  it("refuses no file, a folder, an empty file, and content that no reader knows", async () => {
    expect(await refusal(join(folder, "none"))).toMatch(/none: there is no such file$/);
    expect(await refusal(folder)).toMatch(/is a folder, not a file$/);
    expect(await refusal(write("empty", ""))).toMatch(/the file is empty$/);
    expect(await refusal(write("b.txt", "What a day.\n")))
      .toMatch(/begins with "What a day.\\n", which no reader knows. Known are: perf.data, /);
    expect(await refusal(write("c.bin", Uint8Array.of(1, 2, 255)))).toMatch(/the bytes 01 02 ff, /);
  });

  it("refuses gzip that is cut off or a bomb", async () => {
    expect(await refusal(write("cut.gz", gzipSync(bytes).subarray(0, 100))))
      .toMatch(/gzipped, but cannot be unpacked: /);
    const bomb = gzipSync(Buffer.concat([bytes, Buffer.alloc(1 << 27)])); // 128 MiB in 140 kB
    expect(await refusal(write("bomb.gz", bomb))).toMatch(
      /over 250 times as much: if it is no bomb/,
    );
    expect(() => readCapture(bomb, "bomb.gz")).toThrow(/bomb.gz: gzipped, but cannot be unpacked/);
  });
});

describe("readCapture", () => {
  it("reads bytes in memory, gzipped or not", () => {
    expect(readCapture(bytes, "a.data").rows).toBe(9000);
    expect(readCapture(gzipSync(bytes), "a.data.gz").rows).toBe(9000);
  });
});

interface Row {
  readonly kind: string;
  readonly file: string;
}
const manifest = captureFile("manifest.json");
const rows: Row[] = manifest === null ? [] : JSON.parse(readFileSync(manifest, "utf8"));

/** By file name; the first that fits. */
const expected: readonly (readonly [RegExp, string])[] = [
  [/10kHz\//, "power-trace"],
  [/rapl_validation/, "perf-stat-csv"],
  [/ece585_finalproj/, "perf-stat-text"],
  [/quipper\/testdata/, "perf-data"],
  [/cppbench\.cpu/, "pprof"],
  [/google_pprof|parca/, "pprof"],
  [/\.cpuprofile$/, "cpuprofile"],
  [/linux-perf|FlameGraph/, "perf-script"],
  [/stackcollapse/, "folded"],
  [/Azure/, "azure-llm-inference"],
  [/openb_pod/, "alibaba-gpu-pods"],
  [/openb_node/, "alibaba-gpu-nodes"],
  [/CoST/, "gps-tracks"],
  [/base_stations/, "base-stations"],
  [/site-optus/, "eua-sites"],
  [/users-melbcbd/, "eua-users"],
];

describe.skipIf(manifest === null)("each public capture", () => {
  const kinds = ["perf-stat", "perf-data", "perf-script", "pprof", "mobility", "workload"];
  const files = rows.filter(({ kind, file }) => kinds.includes(kind) && captureFile(file) !== null);

  it("is there to be tested", () => expect(files.length).toBeGreaterThan(30));

  for (const kind of kinds) {
    it(`of kind ${kind} is opened by the reader meant for it`, async () => {
      const wrong: string[] = [];
      for (const { file } of files.filter((row) => row.kind === kind)) {
        const format = expected.find(([pattern]) => pattern.test(file))?.[1];
        const found = await openCapture(captureFile(file) as string)
          .then((capture) => capture.format, (error: Error) => error.message);
        if (file.endsWith("cppbench.cpu")) expect(found).toMatch(/gperftools CPU profile/);
        else if (found !== format) wrong.push(`${file}: ${found}, not ${format}`);
      }
      expect(wrong).toEqual([]);
    });
  }
});

describe("readerFor", () => {
  it("never throws, and knows nothing in noise", () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3)) & 255);
    expect(readerFor(noise)).toBeUndefined();
  });
});
