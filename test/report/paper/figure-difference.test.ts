import { describe, expect, it } from "vitest";
import { differenceSvg, pngOf } from "../../../src/report/mod.ts";
import { pixelsOf } from "./pixels.ts";

/** A figure of 40 by 20 px with a black square of 10 px at that x. */
const square = (x: number) =>
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">' +
  `<clipPath id="c"><rect x="${x}" y="5" width="10" height="10"/></clipPath>` +
  '<rect width="40" height="20" fill="white"/>' +
  '<rect width="40" height="20" fill="black" clip-path="url(#c)"/></svg>\n';

describe("the picture of a difference", () => {
  it("shows what is gone in red, what is new in blue, and what stayed in black", async () => {
    const { width, at } = pixelsOf(await pngOf(differenceSvg(square(5), square(10))));
    expect(width).toBe(4 * (3 * 40 + 4 * 16));
    const third = (x: number) => at(4 * (16 + 2 * 56 + x), 4 * (18 + 10));
    expect(third(7)).toEqual([255, 0, 0]);
    expect(third(12)).toEqual([0, 0, 0]);
    expect(third(17)).toEqual([0, 0, 255]);
    expect(third(30)).toEqual([255, 255, 255]);
  });

  it("shows old and new beside it, each with its own clips", async () => {
    const { at } = pixelsOf(await pngOf(differenceSvg(square(5), square(10))));
    const seen = (panel: number, x: number) => at(4 * (16 + panel * 56 + x), 4 * (18 + 10))[0];
    expect([seen(0, 7), seen(0, 17)]).toEqual([0, 255]);
    expect([seen(1, 7), seen(1, 17)]).toEqual([255, 0]);
  });
});
