import { describe, expect, it } from "vitest";
import { bundledCaptures, findCapture } from "../../src/captures/bundled.ts";
import { openCapture } from "../../src/captures/open.ts";
import { summarise } from "../../src/captures/summary.ts";

const bundled = bundledCaptures();

describe("the bundled captures", () => {
  it("are six to ten, described, and smaller than 8 MB together", () => {
    expect(bundled.length).toBeGreaterThanOrEqual(6);
    expect(bundled.length).toBeLessThanOrEqual(10);
    expect(bundled.every(({ description }) => description.length > 10)).toBe(true);
    expect(bundled.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(8e6);
  });

  for (const { name, file } of bundled) {
    it(`${name}: ten to sixty seconds of a real program, with its provenance`, async () => {
      const capture = await openCapture(file);
      const { from, to, events, stacks } = summarise(capture, 10);
      expect(to - from).toBeGreaterThan(10);
      expect(to - from).toBeLessThan(60);
      expect(events.some(({ total }) => total > 0)).toBe(true);
      expect(stacks).toBeGreaterThan(0);
      const { provenance, quality } = capture;
      expect(provenance.command.length * provenance.kernel.length).toBeGreaterThan(0);
      expect(provenance.date).toMatch(/^20\d\d-\d\d-\d\dT/);
      expect(quality.filter(({ severity }) => severity === "error")).toEqual([]);
      if (provenance.tool === "perf") {
        expect(provenance.machine).toContain("no hardware performance counters");
      }
    });
  }

  it("are found by name, files by path, and others with advice", () => {
    expect(findCapture("sort")).toBe(bundled.find(({ name }) => name === "sort")?.file);
    expect(findCapture("package.json")).toBe("package.json");
    expect(() => findCapture("no/such.csv")).toThrow("no/such.csv: there is no such file");
    expect(() => findCapture("zx81")).toThrow("is not a public capture");
  });
});
