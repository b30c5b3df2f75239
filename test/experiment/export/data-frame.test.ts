import { describe, expect, it } from "vitest";
import { findCapture, openCapture } from "../../../src/captures/mod.ts";
import { captureDataFrame, columnsOf, dataFrame } from "../../../src/experiment/mod.ts";
import { frameBundle } from "../../../src/report/notebook-data-frame.ts";
import "../../../src/report/mod.ts"; // tells frames how to show themselves

describe("a danfo.js DataFrame", () => {
  it("takes columns in and gives them back, what is missing as NaN or empty text", async () => {
    const frame = await dataFrame({
      rate: Float64Array.of(99, 997),
      error: [0.4, null],
      plan: ["poisson", null],
      good: [true, false],
    });
    expect(frame.shape).toEqual([2, 4]);
    expect(columnsOf(frame)).toEqual({
      rate: Float64Array.of(99, 997),
      error: Float64Array.of(0.4, NaN),
      plan: ["poisson", ""],
      good: Float64Array.of(1, 0),
    });
  });

  it("keeps what danfo selects", async () => {
    const frame = await dataFrame({ rate: [99, 997], error: [0.4, 0.04] });
    expect(columnsOf(frame.query(frame.column("rate").gt(100)))).toEqual({
      rate: Float64Array.of(997),
      error: Float64Array.of(0.04),
    });
  });

  it("is refused without rows, and where columns differ in length", async () => {
    await expect(dataFrame({ a: [] })).rejects.toThrow("danfo.js takes no table without rows");
    await expect(dataFrame({ a: [1, 2], b: [1] })).rejects.toThrow(
      'columns must be of equal length, got 2 of "a" and 1 of "b"',
    );
  });

  it("holds the rows of a capture, its events and stacks by name", async () => {
    const capture = await openCapture(findCapture("web-server"));
    const columns = columnsOf(await captureDataFrame(capture));
    expect(columns.time).toHaveLength(capture.columns.time.length);
    expect(columns.time[10]).toBe(capture.columns.time[10]);
    expect(new Set<unknown>(columns.event as readonly string[])).toEqual(
      new Set(capture.events.map(({ name }) => name)),
    );
  });

  it("shows its first rows as a table that sorts, and as text", async () => {
    const frame = await dataFrame({
      n: Array.from({ length: 30 }, (_, i) => i / 3),
      name: Array.from({ length: 30 }, (_, i) => `<${i}>`),
    });
    const show = Reflect.get(frame, Symbol.for("Jupyter.display")) as () => object;
    const bundle = show.call(frame) as ReturnType<typeof frameBundle>;
    expect(bundle).toEqual(frameBundle(frame));
    expect(bundle["text/plain"]).toContain("the first 20 of 30 rows × 2 columns");
    expect(bundle["text/html"]).toContain("&lt;19&gt;");
    expect(bundle["text/html"]).not.toContain("&lt;20&gt;");
    expect(bundle["text/html"]).toContain(">0.333333</td>");
  });
});
