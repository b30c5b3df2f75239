import { afterEach, describe, expect, it, vi } from "vitest";
import { experiment } from "../../src/experiment/mod.ts";
import { progressBundle, resultsTable } from "../../src/report/mod.ts";
import { fixture, runFixture } from "../experiment/fixture.ts";
import { madeResults } from "../experiment/made-results.ts";

const shown = (results: object) =>
  (results as Record<symbol, () => Promise<Record<string, string>>>)
    [Symbol.for("Jupyter.display")]();

describe("results in a notebook", () => {
  it("show figures and tables, and the terminal's table where there is only text", async () => {
    const results = await runFixture("walk");
    const bundle = await shown(results);
    expect(Object.keys(bundle)).toEqual(["text/html", "text/plain"]);
    expect(bundle["text/html"].match(/<img class="picture"/g)).toHaveLength(2);
    expect(bundle["text/html"].match(/<table class="sortable"/g)).toHaveLength(2);
    expect(bundle["text/plain"]).toBe(resultsTable(results));
  });

  it("show nothing else where scripts, styles and drawings are stripped", async () => {
    const { "text/html": page } = await shown(await runFixture("walk"));
    const rest = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, "").replace(
      /<[^>]+>|&[^;]+;/g,
      " ",
    );
    expect(rest).not.toMatch(/[{}]/);
    expect(rest).toMatch(/Tables.*separated from .*complete: \d+ cells/s);
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
  afterEach(() => vi.unstubAllGlobals());

  it("moves in its place, and ends as a line without times", async () => {
    const display = vi.fn();
    vi.stubGlobal("jupyter", { display });
    await experiment(fixture("walk")).seeds(2).workers(0).run();
    const calls = display.mock.calls as [Record<string, string>, Record<string, unknown>][];
    const options = calls.map(([, options]) => options);
    expect(options[0]).toMatchObject({ raw: true, update: false });
    expect(options.slice(1).every(({ update }) => update === true)).toBe(true);
    expect(new Set(options.map(({ display_id }) => display_id)).size).toBe(1);
    expect(calls.at(-1)?.[0]).toEqual({
      "text/plain": "A random walk with and without drift: complete: 6 cells",
    });
  });

  it("is a bar with cells done and time left", () => {
    const progress = { done: 5, total: 20, cached: 0, failed: 0, share: 0.25, seconds: 10 };
    const bundle = progressBundle("A <walk>", progress);
    expect(bundle["text/html"]).toContain('<label>A &lt;walk&gt; <progress max="1" value="0.250">');
    expect(bundle["text/plain"]).toMatch(/^A <walk>: 5 of 20 cells, .* left$/);
  });
});
