import { describe, expect, it } from "vitest";
import {
  hold,
  Level,
  Resource,
  Series,
  Simulation,
  StationMonitor,
  Tally,
} from "../../src/des/mod.ts";

describe("a series", () => {
  it("keeps evenly spaced points in bounded memory, the first among them", () => {
    const series = new Series(8);
    for (let i = 0; i < 1000; i++) series.add(i, 10 * i);
    const { times, values, every } = series;
    expect(every).toBe(128);
    expect([...times]).toEqual(Array.from(times, (_, k) => 128 * k));
    expect([...values]).toEqual(Array.from(times, (t) => 10 * t));
    expect(times.length).toBe(Math.ceil(1000 / 128));
  });

  it("keeps everything while there is room", () => {
    const series = new Series(4);
    [5, 6, 7].forEach((x, t) => series.add(t, x));
    expect([...series.values]).toEqual([5, 6, 7]);
    expect(() => new Series(3)).toThrow("Series: most must be an even number >= 2, got 3");
  });
});

describe("a level", () => {
  it("weighs each value with the time it was held", () => {
    const simulation = new Simulation();
    const series = new Series();
    const level = new Level(simulation, { initial: 1, series });
    simulation.at(2, () => level.set(5));
    simulation.at(3, () => level.change(-4));
    simulation.run({ until: 10 });
    expect(level.value).toBe(1);
    expect(level.moments.integral).toBeCloseTo(1 * 2 + 5 * 1 + 1 * 7, 12);
    expect(level.moments.mean).toBeCloseTo(1.4, 12);
    expect([...series.values]).toEqual([1, 5, 1]);
    level.reset();
    simulation.run({ until: 20 });
    expect(level.moments.mean).toBe(1);
  });
});

describe("a tally", () => {
  it("keeps moments, and a histogram and a series where asked", () => {
    const series = new Series();
    const tally = new Tally({ histogram: { unit: 1e-3 }, series });
    for (let i = 1; i <= 100; i++) tally.add(i);
    expect(tally.moments.mean).toBe(50.5);
    expect(Math.abs(tally.histogram.quantile(0.5) - 50)).toBeLessThanOrEqual(50 * 1e-3);
    expect(series.values.length).toBe(100);
    tally.reset();
    expect([tally.moments.count, tally.histogram.count]).toEqual([0, 0]);
    expect(() => new Tally().histogram).toThrow("{ histogram: { unit } }");
  });
});

describe("a station monitor", () => {
  it("measures waits, stays, line and population of a small example by hand", () => {
    const simulation = new Simulation();
    const server = new Resource(simulation);
    const monitor = new StationMonitor(simulation);
    server.attach(monitor);
    for (const arrival of [0, 1, 2]) {
      simulation.spawn((function* () {
        yield hold(arrival);
        yield* server.serve(2);
      })());
    }
    simulation.run({ until: 8 });
    expect(monitor.wait.moments.mean).toBe((0 + 1 + 2) / 3);
    expect(monitor.stay.moments.mean).toBe((2 + 3 + 4) / 3);
    expect(monitor.line.moments.integral).toBeCloseTo(3, 12);
    expect(monitor.population.moments.integral).toBeCloseTo(9, 12);
    expect(monitor.arrivals).toBe(3);
    expect(Math.abs(monitor.littleResidual)).toBeLessThan(1e-12);
  });

  it("keeps Little's law over a reset with customers present", () => {
    const simulation = new Simulation();
    const server = new Resource(simulation);
    const monitor = new StationMonitor(simulation);
    server.attach(monitor);
    for (const arrival of [0, 1, 2, 3]) {
      simulation.spawn((function* () {
        yield hold(arrival);
        yield* server.serve(3);
      })());
    }
    simulation.run({ until: 4 });
    monitor.reset();
    expect([monitor.arrivals, monitor.population.value]).toEqual([0, 3]);
    simulation.run({ until: 10 });
    // Ends at 6, 9 and 12: 2 + 5 + 6 customer-seconds since the reset, one of them still present.
    expect(monitor.population.moments.integral).toBeCloseTo(13, 12);
    expect(Math.abs(monitor.littleResidual)).toBeLessThan(1e-12);
  });
});
