import { describe, expect, it } from "vitest";
import { rampColor, shadesOf } from "../../src/report/heat-map.ts";

/** Relative luminance and contrast of WCAG 2.2. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, "$&$&") : hex;
  const [r, g, b] = [1, 3, 5].map((k) => {
    const c = parseInt(full.slice(k, k + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
const shares = Array.from({ length: 101 }, (_, k) => k / 100);

describe("the shades of a surface", () => {
  it("darken from the least value to the greatest, so that grey print keeps their order", () => {
    const lights = shares.map((share) => luminance(rampColor(share)));
    expect(lights.slice(1).every((light, k) => light < lights[k])).toBe(true);
  });

  it("carry values in the ink that is read better, at a contrast of 4.5 or more", () => {
    const { shade, textColor } = shadesOf(shares);
    const contrasts = shares.map((value) => contrast(shade(value), textColor(value)));
    expect(Math.min(...contrasts)).toBeGreaterThan(4.5);
  });

  it("may follow the logarithm", () => {
    const { shade } = shadesOf([1e-3, 1e-2, 1e-1], { log: true });
    expect(shade(1e-2)).toBe(rampColor(0.5));
  });

  it("are refused for the logarithm of 0, with the remedy", () => {
    expect(() => shadesOf([0, 1], { log: true })).toThrow(
      "heatMap: shades by logarithm need values > 0, got 0; leave out { log: true }",
    );
  });

  it("show values in one unit", () => {
    const { text, label, ends } = shadesOf([0.002, 0.0301], { unit: "s", label: "error" });
    expect([text(0.002), text(0.0301), label, ends]).toEqual(["2", "30.1", "error, ms", [
      "2",
      "30.1",
    ]]);
  });

  it("print fewer digits in narrow cells, and three where a value is told", () => {
    const { text, reading } = shadesOf([0.000931, 0.432], { unit: "1", digits: 2 });
    expect([text(0.000931), text(0.432)]).toEqual(["0.093", "43"]);
    expect(reading(0.432)).toBe("43.2 %");
  });

  it("tell a value with its unit and what it is", () => {
    const { reading } = shadesOf([0.121, 0.34], { unit: "1", label: "share of the samples" });
    expect(reading(0.121)).toBe("share of the samples 12.1 %");
  });

  it("leave out what has no value", () => {
    const { shade, text } = shadesOf([1, NaN, 2]);
    expect([shade(NaN), text(NaN)]).toEqual(["none", "–"]);
  });
});
