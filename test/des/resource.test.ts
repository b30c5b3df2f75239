import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Activity,
  type Discipline,
  hold,
  type Interrupt,
  type Preemption,
  ProcessorSharing,
  Resource,
  Simulation,
  StationMonitor,
} from "../../src/des/mod.ts";
import { Random } from "../../src/random/mod.ts";
import { expectLittle } from "./models.ts";

/** Jobs [arrival s, work s, priority] at one server: the names of those that end, in order, with times. */
function ends(discipline: Discipline, jobs: Record<string, [number, number, number]>): string[] {
  const simulation = new Simulation();
  const server = new Resource(simulation, { discipline });
  const monitor = new StationMonitor(simulation);
  server.attach(monitor);
  const log: string[] = [];
  for (const [name, [arrival, work, priority]] of Object.entries(jobs)) {
    simulation.spawn((function* (): Activity {
      yield hold(arrival);
      yield* server.serve(work, { priority });
      log.push(`${name} ${simulation.now}`);
    })());
  }
  simulation.run();
  expectLittle(monitor);
  return log;
}

describe("a resource", () => {
  const jobs: Record<string, [number, number, number]> = {
    a: [0, 10, 2],
    b: [1, 1, 2],
    c: [2, 1, 1],
    d: [3, 1, 2],
  };

  it("serves first come first", () => {
    expect(ends("fifo", jobs)).toEqual(["a 10", "b 11", "c 12", "d 13"]);
  });

  it("serves last come first", () => {
    expect(ends("lifo", jobs)).toEqual(["a 10", "d 11", "c 12", "b 13"]);
  });

  it("serves the most urgent first, without taking a server away", () => {
    expect(ends("priority", jobs)).toEqual(["a 10", "c 11", "b 12", "d 13"]);
  });

  it("takes the server away for the more urgent and resumes the work", () => {
    expect(ends("preemptive-resume", jobs)).toEqual(["c 3", "a 11", "b 12", "d 13"]);
  });

  it("takes the server away for the more urgent and restarts the work", () => {
    expect(ends("preemptive-restart", jobs)).toEqual(["c 3", "a 13", "b 14", "d 15"]);
  });

  it("interrupts a holder that loses its slot, with what it lost and since when", () => {
    const simulation = new Simulation();
    const server = new Resource(simulation, { name: "cpu", discipline: "preemptive-resume" });
    const log: unknown[] = [];
    simulation.spawn(function* () {
      try {
        using _slot = yield* server.acquire({ priority: 1 });
        yield hold(10);
      } catch (error) {
        const cause = (error as Interrupt).cause as Preemption;
        log.push(simulation.now, cause.resource.name, cause.since, String(cause));
      }
    });
    simulation.spawn(function* () {
      yield hold(4);
      using _slot = yield* server.acquire({ priority: 0 });
      yield hold(1);
      log.push(simulation.now);
    });
    simulation.run();
    expect(log).toEqual([4, "cpu", 0, 'preempted at resource "cpu"', 5]);
    expect(server.busy).toBe(0);
  });

  it("serves as many at once as it has servers, and more when servers are added", () => {
    const simulation = new Simulation();
    const server = new Resource(simulation, { capacity: 2 });
    const log: number[] = [];
    for (let i = 0; i < 5; i++) {
      simulation.spawn(function* () {
        yield* server.serve(4);
        log.push(simulation.now);
      });
    }
    simulation.at(1, () => server.capacity = 3);
    simulation.at(2, () => server.capacity = 0); // those in service go on
    simulation.at(9, () => server.capacity = 1);
    simulation.run();
    expect(log).toEqual([4, 4, 5, 13, 17]);
  });

  it("grants at once or not at all by tryAcquire", () => {
    const server = new Resource(new Simulation());
    const slot = server.tryAcquire();
    expect([slot === null, server.tryAcquire(), server.busy]).toEqual([false, null, 1]);
    slot?.release();
    slot?.release(); // once is enough
    expect(server.busy).toBe(0);
  });

  it("withdraws a job in service when its process is interrupted", () => {
    const simulation = new Simulation();
    const server = new Resource(simulation);
    const monitor = new StationMonitor(simulation);
    server.attach(monitor);
    const [served, lined] = [10, 10].map((work) =>
      simulation.spawn(function* () {
        yield* server.serve(work);
      })
    );
    simulation.at(1, () => lined.interrupt());
    simulation.at(2, () => served.interrupt());
    simulation.run();
    expect([simulation.now, server.busy, server.waiting]).toEqual([2, 0, 0]);
    expect([monitor.abandonments, monitor.departures]).toEqual([1, 1]);
    expectLittle(monitor);
  });

  it("never has more busy than servers, nor a free one while someone waits", () => {
    const disciplines: Discipline[] = [
      "fifo",
      "lifo",
      "priority",
      "preemptive-resume",
      "preemptive-restart",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...disciplines),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(),
        (discipline, capacity, seed) => {
          const random = Random.named(`resource/${seed}`);
          const simulation = new Simulation({ random });
          const server = new Resource(simulation, { discipline, capacity });
          const monitor = new StationMonitor(simulation);
          server.attach(monitor);
          function* customer(): Activity {
            const priority = random.integer(3);
            if (random.bernoulli(0.5)) yield* server.serve(random.exponential(), { priority });
            else {
              using _slot = yield* server.acquire({ priority });
              yield hold(random.exponential());
            }
          }
          const customers = Array.from(
            { length: 60 },
            () =>
              simulation.spawn((function* (): Activity {
                yield hold(10 * random.uniform());
                yield* customer();
              })()),
          );
          for (let i = 0; i < 20; i++) {
            simulation.at(12 * random.uniform(), () => customers[i].interrupt());
          }
          while (simulation.step()) {
            expect(server.busy).toBeLessThanOrEqual(capacity);
            expect(server.waiting === 0 || server.busy === capacity).toBe(true);
          }
          expect([server.busy, server.waiting]).toEqual([0, 0]);
          expect(monitor.arrivals).toBe(monitor.departures + monitor.abandonments);
          expectLittle(monitor);
        },
      ),
      { numRuns: 100, seed: 2 },
    );
  });

  it("refuses a capacity or discipline that is none", () => {
    const simulation = new Simulation();
    expect(() => new Resource(simulation, { name: "cpu", capacity: 0 })).toThrow(
      'Resource "cpu": capacity must be a whole number >= 1, got 0',
    );
    expect(() => new Resource(simulation).capacity = 1.5).toThrow("whole number >= 0, got 1.5");
    expect(() => new Resource(simulation, { discipline: "fair" as Discipline })).toThrow(
      'Resource "resource": discipline must be one of fifo, lifo, priority, preemptive-resume, ' +
        "preemptive-restart, got fair",
    );
    expect(() => new Resource(simulation).serve(-1)).toThrow(
      "delay must be >= 0 s and finite, got -1",
    );
  });
});

describe("processor sharing", () => {
  /** Ends of jobs [arrival s, work s] under changes of speed [time s, speed]. */
  function sharedEnds(jobs: [number, number][], speeds: [number, number][] = [], servers = 1) {
    const simulation = new Simulation();
    const server = new ProcessorSharing(simulation, { servers });
    const log: [number, number][] = [];
    jobs.forEach(([arrival, work], i) =>
      simulation.spawn((function* (): Activity {
        yield hold(arrival);
        yield* server.serve(work);
        log.push([i, simulation.now]);
      })())
    );
    for (const [time, speed] of speeds) simulation.at(time, () => server.speed = speed);
    simulation.run();
    return log;
  }

  it("halves the speed of two jobs at once", () => {
    expect(sharedEnds([[0, 2], [1, 2]])).toEqual([[0, 3], [1, 4]]);
  });

  it("serves as many jobs at full speed as it has servers", () => {
    expect(sharedEnds([[0, 2], [0, 2]], [], 2)).toEqual([[0, 2], [1, 2]]);
    expect(sharedEnds([[0, 2], [0, 2], [0, 2]], [], 2)).toEqual([[0, 3], [1, 3], [2, 3]]);
  });

  it("follows changes of speed, and stands still at speed 0", () => {
    expect(sharedEnds([[0, 4]], [[1, 0.5], [3, 0], [10, 2]])).toEqual([[0, 11]]);
  });

  it("gives the share of an interrupted job to the others", () => {
    const simulation = new Simulation();
    const server = new ProcessorSharing(simulation);
    const ends: number[] = [];
    const [gone] = [9, 2].map((work) =>
      simulation.spawn(function* () {
        yield* server.serve(work);
        ends.push(simulation.now);
      })
    );
    simulation.at(2, () => gone.interrupt());
    simulation.run();
    expect(ends).toEqual([3]);
    expect(server.jobs).toBe(0);
  });

  it("does as much work as there was, whatever the speeds (property)", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = Random.named(`sharing/${seed}`);
        const jobs = Array.from(
          { length: 30 },
          () => [5 * random.uniform(), random.exponential()] as [number, number],
        );
        const simulation = new Simulation();
        const server = new ProcessorSharing(simulation);
        const monitor = new StationMonitor(simulation);
        server.attach(monitor);
        for (const [arrival, work] of jobs) {
          simulation.spawn((function* (): Activity {
            yield hold(arrival);
            yield* server.serve(work);
          })());
        }
        for (let i = 0; i < 10; i++) {
          simulation.at(8 * random.uniform(), () => server.speed = 0.2 + random.uniform());
        }
        let done = 0; // s of work
        while (simulation.peek() < Infinity) {
          const { now } = simulation, { jobs: present, speed } = server;
          simulation.step();
          if (present > 0) done += (simulation.now - now) * speed;
        }
        const work = jobs.reduce((sum, [, w]) => sum + w, 0);
        expect(Math.abs(done - work)).toBeLessThan(1e-12 * work * jobs.length);
        expectLittle(monitor);
      }),
      { numRuns: 50, seed: 3 },
    );
  });

  it("refuses servers or a speed that are none, and says what it works on", () => {
    const simulation = new Simulation();
    expect(() => new ProcessorSharing(simulation, { servers: 0 })).toThrow(
      '"processor": servers must be > 0, got 0',
    );
    expect(() => new ProcessorSharing(simulation, { speed: -1 })).toThrow(
      "speed must be >= 0, got -1",
    );
    const server = new ProcessorSharing(simulation, { name: "cpu", speed: 0 });
    simulation.spawn(function* stuck() {
      yield* server.serve(1);
    });
    simulation.run();
    expect(simulation.blocked()).toEqual([
      'process "stuck" waits for its share of processor "cpu" (1 jobs, speed 0)',
    ]);
  });
});
