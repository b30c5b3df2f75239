import { describe, expect, it } from "vitest";
import { askPerf, perfVersion, refusalOf } from "../../../src/captures/recorder/offer.ts";

describe("what perf's answers mean", () => {
  it("counted is offered", () => {
    expect(refusalOf("task-clock", 0, "0.31;msec;task-clock;310000;100.00;;\n")).toBeNull();
  });

  it("not supported is refused, with advice on virtual machines", () => {
    const refusal = refusalOf("cycles", 0, "<not supported>;;cycles;0;100.00;;\n");
    expect(refusal?.reason).toBe("not supported by this machine's kernel or processor");
    expect(refusal?.remedy).toContain("virtual PMU");
  });

  it("not permitted is told with the kernel's level", () => {
    const answer = "Error:\nAccess to performance monitoring and observability operations is " +
      "limited.\nperf_event_paranoid setting is 4:\n";
    expect(refusalOf("cycles", 255, answer)).toMatchObject({
      reason: "not permitted (kernel.perf_event_paranoid = 4)",
      remedy: expect.stringContaining("sysctl kernel.perf_event_paranoid=1"),
    });
    const tracing = "event syntax error: 'sched:x'\n   \\___ can't access trace events\n";
    expect(refusalOf("sched:x", 129, tracing)?.reason).toBe("not permitted");
  });

  it("unknown is told in perf's words", () => {
    const answer = "event syntax error: 'nonsense'\n         \\___ parser error\n";
    expect(refusalOf("nonsense", 129, answer)?.reason)
      .toBe("perf does not know it: event syntax error: 'nonsense'");
  });
});

describe.skipIf(perfVersion() === null)("asking perf on this machine", () => {
  it("sorts out what it counts from what it does not", () => {
    const { offered, refused } = askPerf(["task-clock", "no-such-event"]);
    expect(offered).toEqual(["task-clock"]);
    expect(refused.map(({ event }) => event)).toEqual(["no-such-event"]);
  });
});
