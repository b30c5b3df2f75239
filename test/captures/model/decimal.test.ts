import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, groupedDecimal } from "../../../src/captures/model/decimal.ts";

describe("decimal", () => {
  it("reads what JavaScript prints of any finite number", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(decimal(String(x))).toBe(x === 0 ? Number(String(x)) : x);
    }));
  });

  it.each(["", " ", "-", ".", "1,5", "0x10", "1e", "1 2", "Infinity", "1e999", "9".repeat(65)])(
    "takes %j for no number",
    (text) => expect(decimal(text)).toBeNaN(),
  );

  it("ignores outer blanks", () => expect(decimal("  0.100151130 ")).toBe(0.10015113));
});

describe("groupedDecimal", () => {
  it("reads commas between groups of three digits, and only there", () => {
    const numbers = ["3,493,688,425", "1,234.50", "12", "1,23", "1,2345", ",123", "1234,567"];
    expect(numbers.map(groupedDecimal)).toEqual([3493688425, 1234.5, 12, NaN, NaN, NaN, NaN]);
  });
});
