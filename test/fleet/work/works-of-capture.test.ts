import { describe, expect, it } from "vitest";
import { findCapture, intervalsOf, openCapture } from "../../../src/captures/mod.ts";
import { worksOfCapture } from "../../../src/fleet/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { Moments } from "../../../src/stats/mod.ts";

const capture = await openCapture(findCapture("web-server"));

describe("works in the manner of a capture", () => {
  const law = worksOfCapture(capture, { mean: 0.008 });
  const counts = Moments.of(
    intervalsOf(capture, { event: "task-clock" }).map(({ count }) => count),
  );

  it("have the mean asked for and the capture's coefficient of variation", () => {
    expect(law.mean).toBeCloseTo(0.008, 12);
    const cv = Math.sqrt(law.variance) / law.mean;
    // The law's variance divides by n, the sample's by n − 1.
    const expected = counts.standardDeviation / counts.mean * Math.sqrt(1 - 1 / counts.count);
    expect(cv).toBeCloseTo(expected, 9);
  });

  it("are drawn with that mean, within 4 standard errors of 20,000", () => {
    const random = Random.named("works"), n = 20_000;
    const drawn = Moments.of(Float64Array.from({ length: n }, () => law.draw(random)));
    expect(Math.abs(drawn.mean - 0.008)).toBeLessThan(4 * Math.sqrt(law.variance / n));
  });

  it("refuse a counter that there is not, naming those there are", () => {
    expect(() => worksOfCapture(capture, { event: "cycles", mean: 1 })).toThrow(/task-clock/);
    expect(() => worksOfCapture(capture, { mean: 0 })).toThrow("mean must be > 0");
  });
});
