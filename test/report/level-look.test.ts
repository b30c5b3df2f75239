import { describe, expect, it } from "vitest";
import { levelLook } from "../../src/report/level-look.ts";

type Triple = readonly [number, number, number];

const linear = (hex: string) =>
  [1, 3, 5].map((k) => {
    const c = parseInt(hex.slice(k, k + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }) as unknown as Triple;

/**
 * Colours as people without one kind of cone see them, linear RGB: Viénot, Brettel and Mollon, Color
 * Research and Application 24(4):243–252, 1999, as matrices of Machado et al., IEEE TVCG 15(6), 2009,
 * severity 1.
 */
const sights: Record<string, readonly Triple[]> = {
  "all cones": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  "no red cones": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [
    -0.003882,
    -0.048116,
    1.051998,
  ]],
  "no green cones": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [
    -0.01182,
    0.04294,
    0.968881,
  ]],
};

function lab(rgb: Triple, sight: readonly Triple[]): Triple {
  const [r, g, b] = sight.map((row) =>
    Math.max(0, row.reduce((sum, weight, k) => sum + weight * rgb[k], 0))
  );
  const [x, y, z] = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
  ].map((t) => t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (a: Triple, b: Triple) => Math.hypot(...a.map((ai, k) => ai - b[k]));
const looks = Array.from({ length: 7 }, (_, k) => levelLook(k));

describe("the looks of levels", () => {
  it.each(Object.keys(sights))(
    "are colours at least 10 CIELAB units apart for eyes with %s",
    (name) => {
      const seen = looks.map(({ color }) => lab(linear(color), sights[name]));
      const nearest = seen.flatMap((a, i) => seen.slice(i + 1).map((b) => distance(a, b)));
      expect(Math.min(...nearest)).toBeGreaterThan(10);
    },
  );

  it("differ in marker and dash too, for grey print", () => {
    expect(new Set(looks.map(({ marker }) => marker)).size).toBe(7);
    expect(new Set(looks.map(({ dash }) => dash)).size).toBe(7);
  });

  it("differ in lightness from neighbour to neighbour, by 5 units of L* or more", () => {
    const lightness = looks.map(({ color }) => lab(linear(color), sights["all cones"])[0]);
    const steps = lightness.slice(1).map((l, k) => Math.abs(l - lightness[k]));
    expect(Math.min(...steps)).toBeGreaterThan(5);
  });

  it("repeat hollow beyond the seventh", () => {
    expect(levelLook(7)).toEqual({ ...levelLook(0), isFilled: false });
  });
});
