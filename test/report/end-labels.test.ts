import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apart } from "../../src/report/end-labels.ts";

const lineHeight = 10.5;
const places = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), {
  minLength: 1,
  maxLength: 15,
})
  .map((tops) => tops.sort((a, b) => a - b));

describe("labels at the ends of lines", () => {
  it("stay where they are when there is room", () => {
    expect(apart([10, 40, 90], 0, 200)).toEqual([10, 40, 90]);
  });

  it("share the middle of what they want when there is none", () => {
    expect(apart([50, 50], 0, 200)).toEqual([50 - lineHeight / 2, 50 + lineHeight / 2]
      .map((y) => y + 0));
  });

  it("never cover each other, and keep their order", () => {
    fc.assert(fc.property(places, (tops) => {
      const moved = apart(tops, 0, 200);
      const gaps = moved.slice(1).map((y, k) => y - moved[k]);
      expect(Math.min(Infinity, ...gaps)).toBeGreaterThanOrEqual(lineHeight - 1e-9);
    }));
  });

  it("stay inside the frame", () => {
    fc.assert(fc.property(places, (tops) => {
      const moved = apart(tops, 0, 200);
      expect(moved[0]).toBeGreaterThanOrEqual(-1e-9);
      expect(moved[moved.length - 1]).toBeLessThanOrEqual(200 + 1e-9);
    }));
  });
});
