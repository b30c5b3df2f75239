import { describe, expect, it } from "vitest";
import { readMagics } from "../../../src/jupyter-ts-kernel/cells/magics.ts";

describe("magics", () => {
  it("are taken from the top of a cell, and its lines stay where they are", () => {
    expect(readMagics("%time\n%check strict\nf()\nx % y")).toEqual({
      code: "\n\nf()\nx % y".replace(/^/, "     "),
      isTimed: true,
      isReset: false,
      check: "strict",
    });
    expect(readMagics("%time f()").code).toBe("      f()");
    expect(readMagics("\n%reset\n").isReset).toBe(true);
    expect(readMagics("%check").check).toBe("once");
  });

  it("that do not exist are refused with those that do", () => {
    expect(() => readMagics("%matplotlib inline")).toThrow(
      "there is no %matplotlib inline; magics are %time, %check and %reset",
    );
    expect(() => readMagics("%check maybe")).toThrow("nothing or on, strict, off");
  });
});
