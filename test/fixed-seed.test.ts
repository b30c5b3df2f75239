import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("property tests", () => {
  it("draw the same cases in every run", () => {
    expect(fc.readConfigureGlobal()?.seed).toBe(1);
    const drawn = (): number[] => {
      const values: number[] = [];
      fc.assert(fc.property(fc.nat(), (n) => void values.push(n)));
      return values;
    };
    expect(drawn()).toEqual(drawn());
  });
});
