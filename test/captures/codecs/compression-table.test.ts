import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compressionTable } from "../../../src/captures/codecs/compression-table.ts";
import { perfCapture, perfFile, type PerfName } from "../perf-intervals.ts";

/**
 * Measured once by a program of another author on the same files: points, bytes of the file, of
 * `gzip -9`, of Gorilla, of delta + zig-zag varint, and of the last deflated.
 */
const measured: [PerfName, number, number, number, number, number, number][] = [
  ["hpl_atlas", 5517, 353_591, 66_027, 32_866, 18_432, 16_543],
  ["hpl_mkl", 2313, 148_474, 29_128, 13_895, 8717, 8118],
  ["stream", 1161, 74_168, 14_093, 6050, 3431, 3226],
  ["sleep", 900, 56_207, 10_142, 4911, 2570, 2452],
];

describe("the compression table", () => {
  for (const [name, points, fileBytes, ...packed] of measured) {
    const file = perfFile(name);
    it.skipIf(file === null)(`has the row of ${name} within 5 %`, () => {
      const inputs = [{ capture: perfCapture(name), file: readFileSync(file ?? "") }];
      const [row] = compressionTable(inputs);
      expect([row.name, row.points, row.fileBytes]).toEqual([`${name}.perf`, points, fileBytes]);
      const bytes = [row.gzipBytes, row.gorillaBytes, row.varintBytes, row.deflatedBytes];
      const errors = bytes.map((n, i) => Math.abs(n / packed[i] - 1));
      expect(Math.max(...errors), `${bytes} against ${packed}`).toBeLessThan(0.05);
    });
  }
});
