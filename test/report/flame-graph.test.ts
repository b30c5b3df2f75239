import { describe, expect, it } from "vitest";
import { findCapture, openCapture, readCapture } from "../../src/captures/mod.ts";
import { flameBars, flameGraph } from "../../src/report/mod.ts";

const folded = (text: string) => readCapture(new TextEncoder().encode(text), "stacks.folded");

describe("a flame graph", () => {
  it("gives each function its share, on its caller, in the order of the alphabet", () => {
    const capture = folded("main;parse;read 2\nmain;parse 1\nmain;draw 4\nidle 1\n");
    const bars = flameBars(capture).map(({ name, depth, from, to }) => ({ name, depth, from, to }));
    expect(bars).toEqual([
      { name: "all", depth: 0, from: 0, to: 1 },
      { name: "idle", depth: 1, from: 0, to: 0.125 },
      { name: "main", depth: 1, from: 0.125, to: 1 },
      { name: "draw", depth: 2, from: 0.125, to: 0.625 },
      { name: "parse", depth: 2, from: 0.625, to: 1 },
      { name: "read", depth: 3, from: 0.625, to: 0.875 },
    ]);
  });

  it("never has a function wider than its caller, in a real capture", async () => {
    const bars = flameBars(await openCapture(findCapture("javascript")), { least: 0 });
    const callers = bars.filter(({ depth }) => depth > 0).map((bar) =>
      bars.find(({ depth, from, to }) =>
        depth === bar.depth - 1 && from <= bar.from + 1e-9 && to >= bar.to - 1e-9
      )
    );
    expect(bars.length).toBeGreaterThan(100);
    expect(callers).not.toContain(undefined);
  });

  it("names what fits, and leaves out what is too narrow to see", async () => {
    const capture = folded("main;wide 998\nmain;narrow 2\nmain;hair 0.5\n");
    const svg = await flameGraph(capture, { title: "Two functions" }).svg();
    expect(svg).toContain(">wide</text>");
    expect(svg).not.toContain("narrow");
    expect(flameBars(capture).map(({ name }) => name)).not.toContain("hair");
  });

  it("is refused without stacks, and for an event that is not there", async () => {
    const idle = await openCapture(findCapture("idle"));
    expect(() => flameBars(idle, { event: "none" })).toThrow("has no event none");
    const counters = readCapture(
      new TextEncoder().encode(
        "0.100176543,5,,cycles,403454086,100.00,,\n0.200176543,6,,cycles,403454086,100.00,,\n",
      ),
      "perf.csv",
    );
    expect(() => flameBars(counters)).toThrow("flameBars: the capture has no stacks");
  });
});
