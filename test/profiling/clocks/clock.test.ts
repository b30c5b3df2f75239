import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clock } from "../../../src/profiling/mod.ts";
import { Random } from "../../../src/random/mod.ts";

describe("clock", () => {
  it("reads t + offset + drift t where it does not wander", () => {
    const local = clock({ offset: 0.5, drift: 1e-5 }, Random.named("clock"));
    expect(local.local(1000)).toBeCloseTo(1000.51, 10);
    expect(local.trueTime(1000.51)).toBeCloseTo(1000, 10);
  });

  it("goes to local time and back within 1 ns, whatever it does", () => {
    const options = fc.record({
      offset: fc.double({ min: -10, max: 10, noNaN: true }),
      drift: fc.double({ min: -1e-4, max: 1e-4, noNaN: true }),
      wander: fc.double({ min: 0, max: 1e-6, noNaN: true }),
    });
    fc.assert(
      fc.property(options, fc.double({ min: 0, max: 1000, noNaN: true }), (given, t) => {
        const local = clock(given, Random.named("round trip"));
        expect(Math.abs(local.trueTime(local.local(t)) - t)).toBeLessThan(1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it("wanders with variance σ² τ³ Σ j², within 4 standard errors of 2000 clocks", () => {
    const n = 20, sigma = 1e-3, clocks = 2000;
    let squares = 0;
    for (let i = 0; i < clocks; i++) {
      const error = clock({ wander: sigma }, Random.named(`wander/${i}`)).local(n) - n;
      squares += error * error;
    }
    const expected = sigma * sigma * (n - 1) * n * (2 * n - 1) / 6;
    expect(Math.abs(squares / clocks / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / clocks));
  });

  it("reads the same whichever instant is asked first", () => {
    const make = () => clock({ wander: 1e-4 }, Random.named("order"));
    const forwards = make(), backwards = make();
    const [a, b] = [forwards.local(3.5), forwards.local(900)];
    expect([backwards.local(900), backwards.local(3.5)]).toEqual([b, a]);
  });

  it("rounds readings down to its granularity", () => {
    expect(clock({ granularity: 0.01 }, Random.named("clock")).read(0.029)).toBeCloseTo(0.02, 12);
  });

  it("refuses a drift that stops the clock and times before its start", () => {
    expect(() => clock({ drift: -1 }, Random.named("clock"))).toThrow("drift must be");
    expect(() => clock({}, Random.named("clock")).local(-1)).toThrow("true time must be >= 0");
  });
});
