import { describe, expect, it } from "vitest";
import { quantity, sparkline, textTable } from "../../src/report/mod.ts";

describe("a text table", () => {
  it("aligns columns and ends no line in blanks", () => {
    const table = textTable(
      ["name", "total", "note"],
      [["a", "1,000", "x"], ["long one", "7", ""]],
      {
        left: [0, 2],
      },
    );
    expect(table.split("\n")).toEqual([
      "name      total  note",
      "a         1,000  x",
      "long one      7",
    ]);
  });

  it("refuses rows of another length than the head", () => {
    expect(() => textTable(["a", "b"], [["1"]])).toThrow(
      "rows must have 2 cells as the head has, got 1",
    );
  });
});

describe("a sparkline", () => {
  it("shows means from zero to the greatest", () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], 8)).toBe("▁▂▃▄▅▆▇█");
    expect(sparkline([0, 2, 8, 8], 2)).toBe("▂█");
  });

  it("leaves parts without values blank, and is no wider than there are values", () => {
    expect(sparkline([4, NaN, 4], 40)).toBe("█ █");
    expect(sparkline([0, 0], 2)).toBe("▁▁");
    expect(sparkline([], 5)).toBe("");
    expect(() => sparkline([1], 0)).toThrow("width must be a whole number >= 1, got 0");
  });
});

describe("a quantity", () => {
  it("has three digits and a prefix", () => {
    const cases: [number, string, string][] = [
      [1.25e9, "Hz", "1.25 GHz"],
      [0.04031, "s", "40.3 ms"],
      [4000, "s", "4000 s"],
      [16_700_000, "", "16.7 M"],
      [558, "", "558"],
      [0.1248, "1", "12.5 %"],
      [0, "J", "0 J"],
      [-3.2e-6, "s", "-3.2 µs"],
      [999.9, "B", "1 kB"],
    ];
    for (const [value, unit, text] of cases) expect(quantity(value, unit)).toBe(text);
    expect([quantity(NaN, "J"), quantity(Infinity), quantity(-Infinity)]).toEqual(["–", "∞", "−∞"]);
  });
});
