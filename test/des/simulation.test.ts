import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hold, Simulation, SimulationError, type TracedEvent } from "../../src/des/mod.ts";
import { Random } from "../../src/random/mod.ts";

/** The message of what `action` throws. */
function message(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("nothing was thrown");
}

describe("simulation", () => {
  it("calls handlers at their times, with their numbers", () => {
    const simulation = new Simulation();
    const log: number[][] = [];
    const handler = (a: number, b: number) => log.push([simulation.now, a, b]);
    simulation.schedule(2, handler, 1, 0.5);
    simulation.schedule(1, handler, 2, -7);
    simulation.run();
    expect(log).toEqual([[1, 2, -7], [2, 1, 0.5]]);
  });

  it("breaks ties by priority, then by the order of scheduling", () => {
    const simulation = new Simulation();
    const log: number[] = [];
    const handler = (a: number) => log.push(a);
    [[1, 0], [2, 5], [3, -1], [4, 0], [5, -1], [6, 127], [7, -127]].forEach(([a, priority]) =>
      simulation.schedule(1, handler, a, 0, priority)
    );
    simulation.run();
    expect(log).toEqual([7, 3, 5, 1, 4, 2, 6]);
  });

  it("runs what is due now before what comes later, in the order of scheduling", () => {
    const simulation = new Simulation();
    const log: string[] = [];
    simulation.after(1, () => {
      log.push("a");
      simulation.after(0, () => log.push("c"));
      simulation.after(1e-9, () => log.push("e"));
      simulation.after(0, () => log.push("d"));
    });
    simulation.after(1, () => log.push("b"));
    simulation.run();
    expect(log).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("runs events at `until` and leaves the clock there", () => {
    const simulation = new Simulation();
    let calls = 0;
    for (const time of [1, 2, 3]) simulation.at(time, () => calls++);
    expect(simulation.run({ until: 2 })).toEqual({ reason: "until", time: 2, events: 2 });
    expect(simulation.peek()).toBe(3);
    expect(simulation.run({ until: 9 })).toEqual({ reason: "empty", time: 9, events: 1 });
    expect(calls).toBe(3);
    expect(simulation.now).toBe(9);
  });

  it("runs a number of events, and steps one by one", () => {
    const simulation = new Simulation();
    for (let i = 0; i < 10_000; i++) simulation.schedule(i, () => {});
    expect(simulation.run({ events: 9_998 })).toEqual({
      reason: "events",
      time: 9_997,
      events: 9_998,
    });
    expect(simulation.pending).toBe(2);
    expect([simulation.step(), simulation.step(), simulation.step()]).toEqual([true, true, false]);
  });

  it("stops after the event that says so", () => {
    const simulation = new Simulation();
    simulation.after(1, () => simulation.stop());
    simulation.after(1, () => {});
    expect(simulation.run()).toEqual({ reason: "stopped", time: 1, events: 1 });
    expect(simulation.run().reason).toBe("empty");
  });

  it("cancels timers, once and for all", () => {
    const simulation = new Simulation();
    const log: number[] = [];
    const timers = [1, 2, 3].map((time) => simulation.at(time, () => log.push(time)));
    timers[1].cancel();
    timers[1].cancel();
    expect(timers.map((timer) => timer.isPending)).toEqual([true, false, true]);
    expect(simulation.pending).toBe(2);
    simulation.run();
    expect(log).toEqual([1, 3]);
    timers[0].cancel(); // gone off already
    expect(simulation.pending).toBe(0);
  });

  it("keeps no more than twice the events it needs when nearly all timers are cancelled", () => {
    const simulation = new Simulation();
    const log: number[] = [];
    for (let i = 0; i < 100_000; i++) {
      const timer = simulation.after(1e6 + i, () => log.push(i));
      if (i % 1000 !== 0) timer.cancel();
    }
    expect(simulation.pending).toBe(100);
    expect(simulation.run().events).toBe(100);
    expect(log).toEqual(Array.from({ length: 100 }, (_, i) => 1000 * i));
  });

  it("gives the same run with either event list", () => {
    const fingerprints = (["ladder", "heap", "automatic"] as const).map((eventList) => {
      const random = Random.named("fingerprint");
      const simulation = new Simulation({ random, eventList, fingerprint: true });
      function* worker() {
        for (let i = 0; i < 100; i++) yield hold(random.integer(5));
      }
      for (let i = 0; i < 50; i++) simulation.spawn(worker);
      simulation.run();
      return simulation.fingerprint;
    });
    expect(new Set(fingerprints).size).toBe(1);
  });

  it("moves to the heap where ties of mixed priority crowd the ladder, and goes on in order", () => {
    const logs = (["automatic", "heap"] as const).map((eventList) => {
      const simulation = new Simulation({ eventList });
      const log: number[] = [];
      const commit = (a: number) => log.push(a);
      const tick = (a: number) => {
        log.push(a);
        simulation.schedule(0, commit, -a, 0, 1);
        simulation.schedule(0, commit, a);
      };
      for (let i = 1; i <= 20_000; i++) simulation.schedule(1, tick, i);
      expect(simulation.eventList).toBe(eventList === "heap" ? "heap" : "ladder");
      simulation.run();
      expect(simulation.eventList).toBe("heap");
      return log;
    });
    expect(logs[0]).toEqual(logs[1]);
  });

  it("tells a trace each event and hashes it", () => {
    const events: TracedEvent[] = [];
    const trace = (event: TracedEvent) => events.push(event);
    const simulation = new Simulation({ trace, fingerprint: true });
    simulation.spawn(function* car() {
      yield hold(1);
    });
    simulation.schedule(2, function tick() {});
    simulation.after(3, () => {});
    simulation.run();
    expect(events).toEqual([
      { time: 0, what: "process car" },
      { time: 1, what: "process car" },
      { time: 2, what: "handler tick" },
      { time: 3, what: "alarm" },
    ]);
    expect(simulation.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });

  it("has another fingerprint when one time differs by an ulp", () => {
    const of = (delay: number) => {
      const simulation = new Simulation({ fingerprint: true });
      simulation.schedule(delay, () => {});
      simulation.run();
      return simulation.fingerprint;
    };
    fc.assert(fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (delay) => {
      expect(of(delay)).toBe(of(delay));
      expect(of(delay)).not.toBe(of(delay * (1 + Number.EPSILON)));
    }));
  });

  it("refuses what is no time, delay, priority or number of events", () => {
    const simulation = new Simulation();
    const noop = () => {};
    expect(message(() => simulation.schedule(-1, noop))).toBe(
      'Simulation: delay must be >= 0 s and finite, got -1 for handler "noop"',
    );
    expect(() => simulation.schedule(NaN, noop)).toThrow("got NaN");
    expect(() => simulation.schedule(Infinity, noop)).toThrow("got Infinity");
    expect(() => simulation.schedule(1, noop, 0, 0, 128)).toThrow("[-127, 127], got 128");
    expect(() => simulation.schedule(1, noop, 0, 0, 0.5)).toThrow("got 0.5");
    expect(() => simulation.after(-1, noop)).toThrow("delay must be >= 0 s");
    expect(() => simulation.setAlarm(-1, { ring: noop })).toThrow("delay must be >= 0 s");
    simulation.run({ until: 5 });
    expect(() => simulation.at(4, noop)).toThrow("time must be >= now (5 s) and finite, got 4");
    expect(() => simulation.run({ until: 4 })).toThrow("until must be >= now (5 s), got 4");
    expect(() => simulation.run({ events: -1 })).toThrow("events must be >= 0, got -1");
    expect(() => simulation.fingerprint).toThrow("{ fingerprint: true }");
  });

  it("ends the run with the handler's name, the time and the original stack", () => {
    const simulation = new Simulation();
    const cause = new Error("no such node");
    simulation.schedule(1.5, function reboot() {
      throw cause;
    });
    simulation.at(2, () => {
      throw "text";
    });
    let error: unknown;
    try {
      simulation.run();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(SimulationError);
    const failure = error as SimulationError;
    expect(failure.message).toBe('handler "reboot" failed at t=1.5 s: Error: no such node');
    expect([failure.where, failure.time, failure.cause]).toEqual(['handler "reboot"', 1.5, cause]);
    expect(failure.stack).toContain("simulation.test.ts");
    expect(() => simulation.run()).toThrow('alarm "Timer" failed at t=2 s: text');
  });
});
