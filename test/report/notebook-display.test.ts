import { describe, expect, it } from "vitest";
import { progressBundle, resultsTable } from "../../src/report/mod.ts";
import { runFixture } from "../experiment/fixture.ts";
import { madeResults } from "../experiment/made-results.ts";

const shown = (results: object) =>
  (results as Record<symbol, () => Promise<Record<string, string>>>)
    [Symbol.for("Jupyter.display")]();

describe("results in a notebook", () => {
  it("show figures and tables, and the terminal's table where there is only text", async () => {
    const results = await runFixture("walk");
    const bundle = await shown(results);
    expect(Object.keys(bundle)).toEqual(["text/html", "text/plain"]);
    expect(bundle["text/html"].match(/<figure/g)).toHaveLength(2);
    expect(bundle["text/html"].match(/<table/g)).toHaveLength(2);
    expect(bundle["text/html"]).not.toContain("<script");
    expect(bundle["text/plain"]).toBe(resultsTable(results));
  });

  it("say in a line why there is nothing to compare", async () => {
    const bundle = await shown(
      madeResults({ levels: { policy: ["near"] }, seeds: 2, run: () => "lost" }),
    );
    expect(bundle).toEqual({
      "text/plain":
        "made: 0 cells finished, 2 failed; a comparison needs 2 replications of a level",
    });
  });
});

describe("progress in a notebook", () => {
  it("is a bar with cells done and time left", () => {
    const progress = { done: 5, total: 20, cached: 0, failed: 0, share: 0.25, seconds: 10 };
    const bundle = progressBundle("A <walk>", progress);
    expect(bundle["text/html"]).toContain('<label>A &lt;walk&gt; <progress max="1" value="0.250">');
    expect(bundle["text/plain"]).toMatch(/^A <walk>: 5 of 20 cells, .* left$/);
  });
});
