import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Activity,
  Gate,
  hold,
  Level,
  Mailbox,
  Simulation,
  Store,
  Tank,
} from "../../src/des/mod.ts";

describe("a store", () => {
  it("hands items over in the order they came, and makes getters wait", () => {
    const simulation = new Simulation();
    const store = new Store<string>();
    const log: unknown[] = [];
    function* getter(): Activity {
      log.push(yield* store.get(), simulation.now);
    }
    for (let i = 0; i < 3; i++) simulation.spawn(getter);
    simulation.at(1, () => ["a", "b"].forEach((item) => store.tryPut(item)));
    simulation.at(2, () => store.tryPut("c"));
    simulation.run();
    expect(log).toEqual(["a", 1, "b", 1, "c", 2]);
  });

  it("makes putters wait while it is full", () => {
    const simulation = new Simulation();
    const store = new Store<number>({ capacity: 2 });
    const level = new Level(simulation);
    store.attach(level);
    const log: number[] = [];
    simulation.spawn(function* () {
      for (let i = 0; i < 4; i++) {
        yield* store.put(i);
        log.push(simulation.now);
      }
    });
    simulation.spawn(function* () {
      for (let i = 0; i < 4; i++) {
        yield hold(10);
        expect(yield* store.get()).toBe(i);
      }
    });
    simulation.run({ until: 5 });
    expect([store.size, store.putters, store.tryPut(9)]).toEqual([2, 1, false]);
    simulation.run();
    expect(log).toEqual([0, 0, 10, 20]);
    expect(level.moments.mean).toBeCloseTo((2 * 30 + 10) / 40, 12);
  });

  it("lets a getter whose filter fits nothing be passed by others", () => {
    const simulation = new Simulation();
    const store = new Store<number>();
    const log: unknown[] = [];
    function* getter(fits?: (n: number) => boolean): Activity {
      log.push(yield* store.get(fits));
    }
    simulation.spawn(getter((n) => n > 10));
    simulation.spawn(getter());
    simulation.spawn(getter((n) => n % 2 === 0));
    simulation.run();
    for (const n of [3, 5, 8, 12]) store.tryPut(n);
    simulation.run();
    expect(log).toEqual([3, 8, 12]);
    expect(store.size).toBe(1);
  });

  it("gives the last item first, or the least by a comparison", () => {
    const simulation = new Simulation();
    const stack = new Store<number>({ order: "lifo" });
    const ranked = new Store<{ rank: number; id: number }>({ order: (a, b) => a.rank - b.rank });
    [3, 1, 2].forEach((n) => stack.tryPut(n));
    [[2, 0], [1, 1], [2, 2], [1, 3], [0, 4]].forEach(([rank, id]) => ranked.tryPut({ rank, id }));
    const process = simulation.spawn(function* () {
      const last = yield* stack.get();
      const odd = yield* ranked.get((item) => item.id % 2 === 1);
      const ids = [odd.id];
      while (ranked.size > 0) ids.push((yield* ranked.get()).id);
      return [last, ids];
    });
    simulation.run();
    expect(process.result).toEqual([2, [1, 4, 3, 0, 2]]);
  });

  it("forgets a putter that was interrupted, and takes back what a getter did not receive", () => {
    const simulation = new Simulation();
    const store = new Store<string>({ capacity: 1 });
    store.tryPut("first");
    const putter = simulation.spawn(function* () {
      yield* store.put("second");
    });
    simulation.at(1, () => putter.interrupt());
    const getter = simulation.spawn(function* () {
      yield hold(2);
      yield* store.get((item) => item === "third");
    });
    simulation.at(3, () => {
      store.tryPut("third"); // full, yet the waiting getter could take it
      getter.interrupt();
    });
    simulation.run();
    expect([store.putters, store.getters, store.size]).toEqual([0, 0, 1]);
  });

  it("keeps first-in order when an item comes back", () => {
    const simulation = new Simulation();
    const store = new Store<number>();
    const victim = simulation.spawn(function* () {
      yield* store.get();
    });
    simulation.at(1, () => {
      [1, 2, 3].forEach((n) => store.tryPut(n)); // 1 goes to the victim
      victim.interrupt();
    });
    const reader = simulation.spawn(function* () {
      yield hold(2);
      return [yield* store.get(), yield* store.get(), yield* store.get()];
    });
    simulation.run();
    expect(reader.result).toEqual([1, 2, 3]);
  });

  it("loses and invents nothing, and never holds more than its capacity (property)", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.tuple(fc.boolean(), fc.nat(20)), { maxLength: 40 }),
        (capacity, actions) => {
          const simulation = new Simulation();
          const store = new Store<number>({ capacity });
          const got: number[] = [];
          let put = 0, gets = 0;
          for (const [isPut, time] of actions) {
            if (isPut) put++;
            else gets++;
            const item = put;
            simulation.spawn((function* (): Activity {
              yield hold(time);
              if (isPut) yield* store.put(item);
              else got.push(yield* store.get());
            })());
          }
          while (simulation.step()) expect(store.size).toBeLessThanOrEqual(capacity);
          expect(got).toHaveLength(Math.min(put, gets));
          expect(new Set(got).size).toBe(got.length);
          expect(store.size + store.putters).toBe(put - got.length);
          expect(store.getters).toBe(gets - got.length);
        },
      ),
      { seed: 4 },
    );
  });

  it("refuses a capacity that is none", () => {
    expect(() => new Store({ name: "shelf", capacity: 0.5 })).toThrow(
      'Store "shelf": capacity must be a whole number >= 1 or Infinity, got 0.5',
    );
  });
});

describe("a mailbox", () => {
  it("keeps messages until they are received, in order or by filter", () => {
    const simulation = new Simulation();
    const inbox = new Mailbox<string>();
    inbox.post("a");
    inbox.post("b");
    expect(inbox.size).toBe(2);
    const process = simulation.spawn(function* () {
      return [
        yield* inbox.receive((m) => m === "b"),
        yield* inbox.receive(),
        yield* inbox.receive(),
      ];
    });
    simulation.at(1, () => inbox.post("c"));
    simulation.run();
    expect(process.result).toEqual(["b", "a", "c"]);
  });
});

describe("a tank", () => {
  it("makes takers wait for the amount and putters for room", () => {
    const simulation = new Simulation();
    const tank = new Tank({ capacity: 10, initial: 4 });
    const level = new Level(simulation);
    tank.attach(level);
    const log: unknown[] = [];
    simulation.spawn(function* () {
      yield* tank.take(6);
      log.push("took 6", simulation.now);
      yield* tank.take(1);
      log.push("took 1", simulation.now);
    });
    simulation.spawn(function* () {
      yield hold(1);
      yield* tank.put(1);
      yield hold(1);
      yield* tank.put(3); // lets the taker have its 6
      yield* tank.put(9); // 2 left: waits until the taker has had 1 more
      log.push("put 9", simulation.now);
    });
    simulation.run();
    expect(log).toEqual(["took 6", 2, "took 1", 2, "put 9", 2]);
    expect(tank.amount).toBe(10);
    expect(level.value).toBe(10);
  });

  it("is first come first served: a small request does not overtake a large one", () => {
    const simulation = new Simulation();
    const tank = new Tank({ initial: 2 });
    const log: number[] = [];
    function* taker(amount: number): Activity {
      yield* tank.take(amount);
      log.push(amount);
    }
    const large = simulation.spawn(taker(5));
    simulation.spawn(taker(1));
    simulation.run();
    expect(log).toEqual([]);
    expect(simulation.blocked()[0]).toBe(
      'process "process 1" waits for 5 from tank "tank" (2 of Infinity)',
    );
    large.interrupt(); // lets the other one go ahead
    simulation.run();
    expect(log).toEqual([1]);
  });

  it("takes back what an interrupted process did not receive", () => {
    const simulation = new Simulation();
    const tank = new Tank({ capacity: 5, initial: 5 });
    const putter = simulation.spawn(function* () {
      yield* tank.put(2);
    });
    simulation.run();
    expect(simulation.blocked()[0]).toContain('room for 2 in tank "tank" (5 of 5)');
    const taker = simulation.spawn(function* () {
      yield hold(1);
      yield* tank.take(3); // makes room: the putter's 2 are in, but it is interrupted at that instant
      putter.interrupt();
    });
    simulation.run();
    expect([taker.state, putter.state, tank.amount]).toEqual(["ended", "interrupted", 2]);
  });

  it("refuses amounts that could never be, and levels outside its capacity", () => {
    const tank = new Tank({ name: "fuel", capacity: 5 });
    expect(() => tank.take(6)).toThrow(
      'Tank "fuel".take: amount must be in (0, capacity = 5], got 6',
    );
    expect(() => tank.put(0)).toThrow("got 0");
    expect(() => new Tank({ capacity: 0 })).toThrow("capacity must be > 0, got 0");
    expect(() => new Tank({ capacity: 1, initial: 2 })).toThrow(
      "initial must be in [0, capacity = 1], got 2",
    );
  });
});

describe("a gate", () => {
  it("holds everyone until it opens, then lets all pass", () => {
    const simulation = new Simulation();
    const gate = new Gate({ name: "start" });
    const times: number[] = [];
    function* runner(delay: number): Activity {
      yield hold(delay);
      yield* gate.pass();
      times.push(simulation.now);
    }
    for (const delay of [0, 1, 5]) simulation.spawn(runner(delay));
    simulation.at(3, () => {
      expect(gate.waiting).toBe(2);
      gate.open();
    });
    simulation.run();
    expect([times, gate.isOpen]).toEqual([[3, 3, 5], true]);
  });

  it("lets only those pass who wait, by a pulse", () => {
    const simulation = new Simulation();
    const gate = new Gate({ isOpen: true });
    gate.close();
    let passed = 0;
    for (const delay of [0, 0, 2]) {
      simulation.spawn((function* (): Activity {
        yield hold(delay);
        yield* gate.pass();
        passed++;
      })());
    }
    const impatient = simulation.spawn(function* () {
      yield* gate.pass();
    });
    simulation.at(0.5, () => impatient.interrupt());
    simulation.at(1, () => gate.pulse());
    simulation.run();
    expect([passed, gate.waiting, gate.isOpen]).toEqual([2, 1, false]);
  });
});
