import { describe, expect, it } from "vitest";
import { completeness } from "../../../src/jupyter-ts-kernel/cells/completeness.ts";

describe("completeness", () => {
  it.each([
    "",
    "1 + 1",
    "const a: number = 1",
    "// only words",
    "f(`a\n`)",
    "{ a: 1 }",
    "%time\nf()",
  ])(
    "finds %j complete",
    (code) => expect(completeness(code)).toEqual({ status: "complete" }),
  );

  it.each([
    ["f(", "  "],
    ["{", "  "],
    ["a +", ""],
    ["`abc", ""],
    ["/* abc", ""],
    ["x.", ""],
    ["function f() {\n  if (x) {", "    "],
    ["const a = [\n  1,", "  "],
  ])("finds %j incomplete and indents by %j", (code, indent) => {
    expect(completeness(code)).toEqual({ status: "incomplete", indent });
  });

  it.each(["a +* b", "let x = ;\ny", "'abc\nd", "enum A {}", "1 2", "%none"])(
    "finds %j invalid",
    (code) => {
      expect(completeness(code)).toEqual({ status: "invalid" });
    },
  );
});
