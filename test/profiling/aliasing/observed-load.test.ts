import { describe, expect, it } from "vitest";
import { CaptureError, findCapture, openCapture, readCapture } from "../../../src/captures/mod.ts";
import { observedLoad } from "../../../src/profiling/aliasing/observed-load.ts";

const bundled = async (name: string) => await openCapture(findCapture(name));

describe("observedLoad", () => {
  it("is 1 while the function most often on top is on top: its mean is that function's share", async () => {
    const { signal, duration, label, unit, highest } = observedLoad(await bundled("javascript-v8"));
    expect(label).toBe("time in mandelbrot");
    expect([unit, highest]).toEqual(["1", 1]);
    const share = signal.integral(0, duration) / duration;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
  });

  it("is the rate of the counter that varies most where nothing was sampled often", async () => {
    const capture = await bundled("idle");
    const { signal, duration, label, unit, step } = observedLoad(capture);
    expect([label, unit]).toEqual(["context-switches", "1/s"]);
    expect(step).toBeCloseTo(0.01, 3);
    const id = capture.events.findIndex(({ name }) => name === "context-switches");
    const total = capture.columns.value
      .filter((_, row) => capture.columns.event[row] === id)
      .reduce((a, b) => a + b, 0);
    expect(signal.integral(0, duration) / total).toBeCloseTo(1, 2);
  });

  it("is a counter by its name, time spent as a number of busy processors", async () => {
    const { unit, highest } = observedLoad(await bundled("sort"), "task-clock");
    expect(unit).toBe("1");
    expect(highest).toBeLessThan(2.5);
  });

  it("names what there is where the event is not there", async () => {
    const capture = await bundled("idle");
    expect(() => observedLoad(capture, "cycles")).toThrow(CaptureError);
    expect(() => observedLoad(capture, "cycles")).toThrow(/it has .*task-clock/);
  });

  it("refuses a capture without anything over time", () => {
    const folded = new TextEncoder().encode("main;work 10\nmain;rest 3\n");
    expect(() => observedLoad(readCapture(folded, "p.folded"))).toThrow("to sample again");
  });
});
