import { beforeAll, describe, expect, it } from "vitest";
import chaosBasics from "../../scenarios/chaos-basics.ts";
import { type Capture, findCapture, openCapture } from "../../src/captures/mod.ts";
import { oneCell } from "./one-cell.ts";

const captures: Record<string, Capture> = {};
beforeAll(async () => {
  for (const [role, name] of Object.entries(chaosBasics.captures!)) {
    captures[role] = await openCapture(findCapture(name));
  }
});
const run = (protection: string, fault: string) =>
  oneCell(chaosBasics, { levels: { protection, fault }, parameters: { duration: 20 }, captures });

describe("the scenario chaos-basics", () => {
  it("misses nothing and keeps its steady state without a fault", async () => {
    const { measures } = await run("none", "no fault");
    expect(measures).toMatchObject({ missed: 0, availability: 1, kept: 1 });
  });

  // a sixth of the requests meets it as web server, a sixth of the others as data server: 1 − (5/6)²
  it("loses 11/36 to the crash of one of six nodes, within 3 points, and 5 points with checks", async () => {
    const none = await run("none", "node crash"),
      checked = await run("health checks", "node crash");
    expect(Math.abs(1 - none.measures.availability - 11 / 36)).toBeLessThan(0.03);
    expect(1 - checked.measures.availability).toBeLessThan(0.05);
  });

  it("is helped against a partition by retries and not by checks", async () => {
    const [none, checked, retried] = await Promise.all(
      ["none", "health checks", "and retries"].map((protection) => run(protection, "partition")),
    );
    expect(checked.measures).toEqual(none.measures);
    expect(retried.measures.missed).toBeLessThan(none.measures.missed / 2);
  });

  it("meets the same requests and works under every protection", async () => {
    const plain = await run("none", "no fault"), checked = await run("health checks", "no fault");
    expect(checked.measures).toEqual(plain.measures);
  });

  it("records the course of the steady state, with the fault at time 0", async () => {
    const { tables } = await run("none", "zone loss");
    const { time, share } = tables.course;
    const at = Array.from(time as ArrayLike<number>);
    expect([at[0], at.at(-1)]).toEqual([-18, 40]);
    expect(share[at.indexOf(0)]).toBe(1);
    expect(share[at.indexOf(10)]).toBeLessThan(0.7);
  });
});
