import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EventGroup } from "../../../src/profiling/pmu/counters.ts";
import { countedCourse } from "../../../src/profiling/pmu/estimate/counted.ts";
import { scaledTotal } from "../../../src/profiling/pmu/estimate/scaled-total.ts";
import { multiplex } from "../../../src/profiling/pmu/multiplex.ts";
import { rotationSchedulers } from "../../../src/profiling/pmu/rotation/index.ts";
import { roundRobin } from "../../../src/profiling/pmu/rotation/round-robin.ts";
import { groupReads, perfScaled } from "../../../src/profiling/pmu/scaling.ts";
import { Random } from "../../../src/random/mod.ts";
import { bursty, constant, type Signal, sine } from "../../../src/signals/mod.ts";

const random = Random.named("multiplex");
const alone = (name: string, signal: Signal): EventGroup => ({ events: [{ name, signal }] });
const span = { interval: 0.1, from: 0, to: 1.2 };

describe("multiplexed counters", () => {
  it("count each of G groups in every G-th interval under round-robin", () => {
    const groups = ["a", "b", "c"].map((name) => alone(name, constant(100)));
    const log = multiplex(
      { counters: { programmable: 1 }, groups, scheduler: roundRobin(), ...span },
      random,
    );
    const seen = [0, 1, 2].map((c) =>
      [...countedCourse(log, c)!.counts].map((y) => Number.isNaN(y) ? "." : "x").join("")
    );
    expect(seen).toEqual(["x..x..x..x..", ".x..x..x..x.", "..x..x..x..x"]);
  });

  it("place groups in order until one does not fit, though a later one would", () => {
    const pair: EventGroup = { events: ["b", "c"].map((name) => ({ name, signal: constant(1) })) };
    const groups = [alone("a", constant(1)), pair, alone("d", constant(1))];
    const log = multiplex(
      { counters: { programmable: 2 }, groups, scheduler: roundRobin(), ...span },
      random,
    );
    // first a (b and c do not fit, so d is not tried), then b and c, then d and a
    expect(groupReads(log).map(({ running }) => running.toFixed(1))).toEqual(["0.8", "0.4", "0.4"]);
  });

  it("count pinned groups all the time", () => {
    const groups = [alone("a", constant(7)), alone("b", constant(7)), {
      ...alone("cycles", constant(5)),
      isPinned: true,
    }];
    const counters = { programmable: 1, fixed: ["cycles"] };
    const log = multiplex({ counters, groups, scheduler: roundRobin(), ...span }, random);
    const [a, , cycles] = groupReads(log);
    expect(cycles.running).toBeCloseTo(1.2, 12);
    expect(cycles.values[0]).toBeCloseTo(6, 12);
    expect(a.running).toBeCloseTo(0.6, 12);
  });

  it("scale a steady rate without error, whatever the scheduler (property)", () => {
    const rate = fc.double({ min: 0.1, max: 1e9, noNaN: true });
    const name = fc.constantFrom(...Object.keys(rotationSchedulers));
    fc.assert(
      fc.property(rate, name, fc.integer({ min: 1, max: 6 }), (r, scheduler, G) => {
        const groups = Array.from({ length: G }, (_, g) => alone(`e${g}`, constant(r)));
        const chosen = rotationSchedulers[scheduler as keyof typeof rotationSchedulers];
        const log = multiplex(
          { counters: { programmable: 1 }, groups, scheduler: chosen, ...span, to: 20 },
          random,
        );
        for (let g = 0; g < G; g++) {
          expect(scaledTotal(countedCourse(log, g)!) / (20 * r)).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("tell the ratio of a group's members without error where it is fixed, however bursty they are", () => {
    const load = bursty({ on: 1e6, meanOn: 0.3, meanOff: 2 }, random.stream("load"));
    const twice: Signal = {
      ...load,
      at: (t) => 2 * load.at(t),
      integral: (a, b) => 2 * load.integral(a, b),
    };
    const pair = { events: [{ name: "i", signal: twice }, { name: "c", signal: load }] };
    const groups = [pair, { events: [...pair.events].reverse() }];
    const log = multiplex(
      { counters: { programmable: 2 }, groups, scheduler: roundRobin(), ...span, to: 50 },
      random,
    );
    const [{ values }] = groupReads(log);
    expect(values[0] / values[1]).toBeCloseTo(2, 12);
  });

  it("refuse an empty span and an interval of no length", () => {
    const groups = [alone("a", constant(1))];
    const options = { counters: { programmable: 1 }, groups, scheduler: roundRobin(), ...span };
    expect(() => multiplex({ ...options, interval: 0 }, random)).toThrow("got 0");
    expect(() => multiplex({ ...options, to: 0 }, random)).toThrow("from must be < to");
  });
});

// S11. A group sees h of every Gh seconds. A jump of the rate by R, at a share x of the turn, makes
// the scaled count wrong by R Gh f(x) with
//     f(x) = −(G − 1) x for x < 1/G,     −(1 − x) above
// and its sign is the jump's. Jumps up and down take turns, so the mean of f cancels and n jumps
// leave Var[error] = n R² (Gh)² Var f for h well below the times between jumps.
describe("scaling error on bursty phases", () => {
  const G = 4, duration = 200, on = 1000; // events/s
  const meanF = -((G - 1) / (2 * G * G) + (1 - 1 / G) ** 2 / 2);
  const squareF = (G - 1) ** 2 / (3 * G ** 3) + (1 - 1 / G) ** 3 / 3;
  const varF = squareF - meanF * meanF;

  function rms(interval: number, runs: number): { measured: number; predicted: number } {
    let squares = 0, jumps = 0;
    for (let run = 0; run < runs; run++) {
      const signal = bursty({ on, meanOn: 4, meanOff: 4 }, random.stream(`s11/${run}`));
      for (let t = signal.nextChange(0); t < duration; t = signal.nextChange(t)) jumps++;
      const groups = Array.from(
        { length: G },
        (_, g) => alone(`e${g}`, g === 0 ? signal : constant(1)),
      );
      const log = multiplex({
        counters: { programmable: 1 },
        groups,
        scheduler: roundRobin({ first: run % G }),
        interval,
        from: 0,
        to: duration,
      }, random);
      const error = scaledTotal(countedCourse(log, 0)!) - signal.integral(0, duration);
      squares += error * error;
    }
    return {
      measured: Math.sqrt(squares / runs),
      predicted: on * G * interval * Math.sqrt(varF * jumps / runs),
    };
  }

  // 200 runs: an RMS has a relative standard error of 1/√400 = 5 %
  it("is R Gh √(n Var f) for rotation far faster than the bursts, within 4 standard errors", () => {
    const { measured, predicted } = rms(0.02, 200);
    expect(Math.abs(measured / predicted - 1)).toBeLessThan(0.2);
  });

  it("shrinks in proportion to the rotation interval: log-log slope 1 ± 0.1", () => {
    const [slow, fast] = [rms(0.2, 200), rms(0.02, 200)];
    expect(Math.abs(Math.log10(slow.measured / fast.measured) - 1)).toBeLessThan(0.1);
  });
});

describe("perf's scaling", () => {
  it("is value · enabled / running, cut to a whole number", () => {
    expect(perfScaled(1000, 9, 4)).toBe(2250);
    expect(perfScaled(1000, 1000, 300)).toBe(3333);
  });

  it("leaves a count alone that ran all the time, and has none where it never ran", () => {
    expect(perfScaled(0.5, 3, 3)).toBe(0.5);
    expect(perfScaled(0, 3, 0)).toBe(null);
  });

  it("reads the members of a group over the same time", () => {
    const wave = sine({ mean: 50, amplitude: 40, period: 1.4 });
    const groups = [
      { events: [{ name: "a", signal: wave }, { name: "b", signal: constant(3) }] },
      { events: [{ name: "c", signal: wave }, { name: "d", signal: wave }] },
    ];
    const log = multiplex(
      { counters: { programmable: 2 }, groups, scheduler: roundRobin(), ...span },
      random,
    );
    const [first] = groupReads(log);
    expect(first.events).toEqual(["a", "b"]);
    expect(first.enabled).toBeCloseTo(1.2, 12);
    const whole = [0, 2, 4, 6, 8, 10].reduce((n, i) => n + wave.integral(i / 10, (i + 1) / 10), 0);
    expect(first.values[0]).toBeCloseTo(whole, 9);
    expect(first.values[1]).toBeCloseTo(3 * first.running, 9);
  });
});
