import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headingUnit, scaleOf, shifted, toSi } from "../../../src/captures/model/si.ts";

describe("units", () => {
  it.each([
    ["msec", 8.07, 0.00807, "s"],
    ["ns", 403454086, 0.403454086, "s"],
    ["Joules", 0.166214, 0.166214, "J"],
    ["MiB", 1.5, 1572864, "B"],
    ["%", 12.48, 0.1248, "1"],
    ["MHz", 3392.5, 3392500000, "Hz"],
    ["Gbyte/second", 1.25, 1250000000, "B/s"],
    ["C", 65, 338.15, "K"],
    ["", 7, 7, ""],
    ["register/thread", 32, 32, "register/thread"],
    ["constructor", 1, 1, "constructor"],
  ])("%s: %d is %d %s", (printed, value, si, unit) => {
    expect([toSi(value, scaleOf(printed)), scaleOf(printed).unit]).toEqual([si, unit]);
  });

  it("shift the decimal point without rounding what is printed", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999999 }), fc.nat(12), (digits, places) => {
      expect(shifted(digits, -places)).toBe(Number(`${digits}e-${places}`));
    }));
    expect([shifted(1e-7, -3), shifted(NaN, 3), shifted(1e300, 300)]).toEqual([
      1e-10,
      NaN,
      Infinity,
    ]);
  });

  it("stand in the brackets of a heading", () => {
    expect(headingUnit(" power.draw [W]")).toEqual({ name: "power.draw", unit: "W" });
    expect(headingUnit("temperature.gpu")).toEqual({ name: "temperature.gpu", unit: "" });
    expect(headingUnit("[W]")).toEqual({ name: "[W]", unit: "" });
  });
});
