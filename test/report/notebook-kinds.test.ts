import { describe, expect, it } from "vitest";
import { Topology } from "../../src/fleet/mod.ts";
import { estimatesTable, signalCourse, topologyMap } from "../../src/report/mod.ts";
import { periodic } from "../../src/signals/mod.ts";
import { meanInterval } from "../../src/stats/mod.ts";

describe("a map of a topology", () => {
  const city = new Topology();
  const sites = [0, 1, 2].map((k) =>
    city.place(`site ${k}`, "site", { position: { x: 1000 * k, y: 100 * k } })
  );
  const cloud = city.place("cloud", "cloud");
  city.connect(sites[0], sites[1], { bandwidth: 1e8 });
  city.connect(sites[1], cloud, { bandwidth: 1e9 });

  it("has the places that have a position, and the connections between them", async () => {
    const svg = await topologyMap(city).svg();
    for (const name of ["site 0", "site 1", "site 2", "east, km", "north, km"]) {
      expect(svg).toContain(`>${name}</text>`);
    }
    expect(svg).not.toContain(">cloud</text>");
  });

  it("is refused where nothing has a position", () => {
    expect(() => topologyMap(new Topology())).toThrow("topologyMap: no place has a position");
  });
});

describe("a table of estimates", () => {
  it("has value, interval, size and method of each", () => {
    const mean = meanInterval([4.1, 5.2, 4.8, 5.5]);
    expect(String(estimatesTable({ stay: mean, again: mean }, { unit: "s" })).split("\n")).toEqual([
      "       estimate, s  interval  observations  method",
      "stay     4.9 ± 1.0      95 %             4  t",
      "again    4.9 ± 1.0      95 %             4  t",
    ]);
  });
});

describe("the course of signals", () => {
  const load = periodic({ period: 1, duty: 0.5, high: 100 });

  it("is drawn by means of steps, so that a clock in step with it sees no phase", async () => {
    const svg = await signalCourse({ load }, { from: 0, to: 10, steps: 10, unit: "1/s" }).svg();
    const [, path] = /<path[^>]* d="(M[^"]*)"/.exec(svg.slice(svg.indexOf('aria-label="line"'))) ??
      [];
    const heights = new Set((path ?? "").match(/,(-?[\d.]+)/g));
    expect(heights.size).toBe(1);
  });

  it("is refused without time or steps", () => {
    expect(() => signalCourse({ load }, { from: 1, to: 1, unit: "" })).toThrow("from < to");
  });
});
