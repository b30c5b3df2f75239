import { describe, expect, it } from "vitest";
import { type Capture, CaptureBuilder, openCapture } from "../../src/captures/mod.ts";
import { captureFigure, pngOf } from "../../src/report/mod.ts";
import { canonical } from "../../src/report/svg.ts";
import { captureFile } from "../captures/files.ts";

function counters(events: number, values: readonly number[]): Capture {
  const builder = new CaptureBuilder("own.csv", "own");
  for (let k = 0; k < events; k++) {
    const event = builder.event(`event-${k + 1}`, "interval", "J");
    values.forEach((value, i) => builder.add({ event, time: i + 1, duration: 1, value }));
  }
  return builder.build();
}

const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]+)<\/text>/g)].map(([, t]) => t);

describe("the figure of a capture", () => {
  it("names each event, and its scale from zero in units", async () => {
    const svg = await captureFigure(counters(2, [1, 7.2, 3]));
    expect(svg).toMatch(/^<svg xmlns="[^"]+"/);
    expect(texts(svg)).toEqual(expect.arrayContaining(["event-1", "event-2", "8 W", "time, s"]));
    expect(texts(svg).filter((text) => text === "0")).toHaveLength(2);
  });

  it("goes below zero where values do", async () => {
    const builder = new CaptureBuilder("own.csv", "own");
    const event = builder.event("temperature", "gauge", "K");
    [-4, 12, 3].forEach((value, time) => builder.add({ event, time, value }));
    const found = texts(await captureFigure(builder.build()));
    expect(found).toEqual(expect.arrayContaining(["-4 K", "0", "15 K"]));
  });

  it("draws twelve events and says how many it does not", async () => {
    const found = texts(await captureFigure(counters(15, [1, 2])));
    expect(found.filter((text) => text.startsWith("event-"))).toHaveLength(12);
    expect(found).toContain("time, s (3 more events not drawn)");
  });

  it("keeps to the words of an event that looks like markup", async () => {
    const builder = new CaptureBuilder("own", "own");
    const event = builder.event("<script>&", "interval", "");
    for (const time of [1, 2]) builder.add({ event, time, duration: 1, value: 1 });
    expect(await captureFigure(builder.build())).toContain("&lt;script&gt;&amp;");
  });

  it("is refused where nothing has a course", async () => {
    const builder = new CaptureBuilder("sums.txt", "own");
    builder.add({ event: builder.event("cycles", "total", ""), time: NaN, value: 5 });
    await expect(captureFigure(builder.build())).rejects.toThrow("sums.txt: cannot be drawn");
  });

  it("is the same picture every time, as SVG and as PNG", async () => {
    const capture = counters(1, [1, 2, 3]);
    const svg = await captureFigure(capture);
    expect(await captureFigure(capture)).toBe(svg);
    const [png, again] = [await pngOf(svg), await pngOf(svg)];
    expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]); // "PNG"
    expect(again).toEqual(png);
    const width = new DataView(png.buffer, png.byteOffset).getUint32(16);
    expect(width).toBe(4 * 321); // 85 mm at 384 pixels an inch
  });

  const haswell = captureFile(
    "deater_rapl_validation/phase_plots/haswellian-i5/hpl_atlas/hpl_atlas.perf",
  );
  it.skipIf(haswell === null)("has a row for each of nine counters of Linpack", async () => {
    const found = texts(await captureFigure(await openCapture(haswell as string)));
    expect(found).toEqual(
      expect.arrayContaining(["cycles", "15 G/s", "power/energy-ram/", "2.5 W"]),
    );
  });
});

describe("a canonical SVG", () => {
  it("has at most two decimals in its attributes, and all in its text", () => {
    expect(
      canonical('<svg xmlns="x"><path d="M1.23456,-0.001L2e1,3.5e-7"/><text>0.998</text></svg>'),
    )
      .toBe('<svg xmlns="x"><path d="M1.23,0L2e1,0"/><text>0.998</text></svg>\n');
  });

  it("counts its clips from one, wherever Plot's count is", () => {
    expect(canonical('<svg id="plot-clip-7"><g clip-path="url(#plot-clip-7)"/></svg>')).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" id="clip-1"><g clip-path="url(#clip-1)"/></svg>\n',
    );
  });
});
