import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { askPerf, perfVersion } from "../../../src/captures/recorder/offer.ts";
import { record } from "../../../src/captures/recorder/record.ts";
import { summarise } from "../../../src/captures/summary.ts";

const script = "const end = Date.now() + 300; while (Date.now() < end);";

/** Whether perf is here and may count. */
const counts = perfVersion() !== null && askPerf(["task-clock"]).offered.length === 1;

describe.runIf(counts)("recording a command", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "record-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const date = "2026-01-02T03:04:05.000Z";

  it("counts it, samples its stacks and tells where it comes from", async () => {
    const spin = "deno" in process.versions ? ["eval", script] : ["-e", script];
    const { capture, refused, exitCode } = await record({
      name: "spin",
      command: [process.execPath, ...spin],
      folder,
      events: ["task-clock", "no-such-event"],
      date,
    });
    expect(exitCode).toBe(0);
    expect(refused.map(({ event }) => event)).toContain("no-such-event");
    expect(capture.provenance).toMatchObject({ source: "recorded", tool: "perf", date });
    const { events, stacks } = summarise(capture, 4);
    const of = (name: string) => events.find((event) => event.name === name);
    expect(of("task-clock")?.total).toBeGreaterThan(0.05); // s, of 0.3 busy, on a machine that others use too
    expect(of("task-clock")?.total).toBeLessThan(10);
    // The timer and the counter see the same CPU time, but for the first and last milliseconds.
    const ratio = (of("cpu-clock")?.total ?? 0) / (of("task-clock")?.total ?? NaN);
    expect(ratio).toBeGreaterThan(0.7);
    expect(ratio).toBeLessThan(1.3);
    expect(stacks).toBeGreaterThan(0);
  });

  it("tells the command's exit code, and does without stacks", async () => {
    const { capture, exitCode } = await record({
      name: "fail",
      command: ["sh", "-c", "exit 3"],
      folder,
      events: ["task-clock"],
      stackRate: 0,
      date,
    });
    expect(exitCode).toBe(3);
    expect(capture.events.map(({ name }) => name)).toEqual(["task-clock"]);
  });

  it("refuses to begin where nothing can be counted", async () => {
    const options = { name: "none", command: ["true"], folder, events: ["no-such-event"], date };
    await expect(record(options)).rejects.toThrow("offers none of no-such-event on this machine");
  });
});
