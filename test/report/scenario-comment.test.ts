import { describe, expect, it } from "vitest";
import { scenarioComment } from "../../src/report/scenario-comment.ts";
import { sources } from "../sources.ts";

describe("the comment of a scenario", () => {
  it("is read by its labels, lines that go on included", () => {
    const code = `/**
 * A title: in a line.
 *
 * Question   What is it?
 * Expected   One thing,
 *            and another.
 * Source     Someone, 1975.
 *
 * What follows is no source.
 */
import "x";
/** Expected   not this */`;
    expect(scenarioComment(code)).toEqual({
      Question: "What is it?",
      Expected: "One thing, and another.",
      Source: "Someone, 1975.",
    });
  });

  it("is empty where there is none", () => {
    expect(scenarioComment("export default 1;\n/** Expected   no */")).toEqual({});
  });

  it("says what mm1 expects", () => {
    const mm1 = sources("scenarios").find(({ path }) => path === "scenarios/mm1.ts");
    expect(scenarioComment(mm1?.text ?? "").Expected).toMatch(/^The mean is 1\/\(μ − λ\)/);
  });
});
