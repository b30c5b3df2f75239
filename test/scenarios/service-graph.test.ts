import { describe, expect, it } from "vitest";
import serviceGraph from "../../scenarios/service-graph.ts";
import { findCapture, openCapture } from "../../src/captures/mod.ts";
import { oneCell } from "./one-cell.ts";

const captures = { work: await openCapture(findCapture("web-server")) };
const run = (calls: string, balancer: string, parameters = { duration: 3 }) =>
  oneCell(serviceGraph, { levels: { calls, balancer }, parameters, captures });

describe("the scenario service-graph", () => {
  it("fails no request whose callers wait, and some where they give up", async () => {
    expect((await run("wait", "round robin")).measures.failed).toBe(0);
    expect((await run("time-outs", "round robin")).measures.failed).toBeGreaterThan(0.05);
  });

  it("has a shorter tail with a balancer that looks at the load, and with hedges", async () => {
    const blind = (await run("wait", "round robin")).measures.latencyP99;
    expect((await run("wait", "least loaded")).measures.latencyP99).toBeLessThan(0.7 * blind);
    expect((await run("hedges", "round robin")).measures.latencyP99).toBeLessThan(0.7 * blind);
  });

  it("records a trace whose attempts lie within the request, the gateway's first", async () => {
    const { service, start, end, depth } = (await run("wait", "random")).tables.trace;
    expect([service[0], start[0], depth[0]]).toEqual(["gateway", 0, 0]);
    for (let i = 1; i < service.length; i++) {
      expect(depth[i]).toBeGreaterThan(0);
      expect(end[i]).toBeLessThanOrEqual(Number(end[0]));
    }
  });
});
