import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fontFile, fontMetrics } from "../../src/report/font-metrics.ts";

const metrics = await fontMetrics();

/** Widths as PDFKit's font engine finds them, with kerning. */
async function oracle(text: string, weight: "regular" | "semibold"): Promise<number> {
  const { default: PdfDocument } = await import("pdfkit");
  const document = new PdfDocument();
  document.registerFont("own", await fontFile(weight));
  return document.font("own").fontSize(10).widthOfString(text);
}

describe("the width of text", () => {
  it.each(
    [
      ["regular", "mean stay, in line and in service, s"],
      ["regular", "95 % Ωμλ − 10⁻³ “quoted” é"],
      ["semibold", "One server, five service disciplines"],
    ] as const,
  )("is what PDFKit draws, or up to 2 %% more since it kerns: %s, %s", async (weight, text) => {
    const ratio = metrics.width(text, 10, weight) / await oracle(text, weight);
    expect(ratio).toBeGreaterThanOrEqual(1);
    expect(ratio).toBeLessThan(1.02);
  });

  it("is proportional to the size", () => {
    expect(metrics.width("stay", 19)).toBeCloseTo(2 * metrics.width("stay", 9.5), 9);
  });
});

describe("lines of text", () => {
  it("are never wider than the room, and keep every character but blanks", () => {
    fc.assert(fc.property(fc.string(), fc.integer({ min: 15, max: 300 }), (text, room) => {
      const lines = metrics.lines(text, room, 9.5);
      expect(Math.max(...lines.map((line) => metrics.width(line, 9.5)))).toBeLessThanOrEqual(room);
      expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
    }));
  });

  it("break between words where words fit", () => {
    const lines = metrics.lines("first come first served", 50, 9.5);
    expect(lines).toEqual(["first come", "first served"]);
  });
});
