import { describe, expect, it } from "vitest";
import {
  type Activity,
  all,
  branch,
  first,
  Gate,
  hold,
  type Interrupt,
  Resource,
  Simulation,
  SimulationError,
  Store,
  timeout,
} from "../../src/des/mod.ts";

describe("a process", () => {
  it("lets time pass and returns its result", () => {
    const simulation = new Simulation();
    const times: number[] = [];
    const process = simulation.spawn(function* () {
      for (let i = 0; i < 3; i++) {
        yield hold(1.5);
        times.push(simulation.now);
      }
      return "done";
    });
    expect(process.state).toBe("waiting");
    expect(() => process.result).toThrow('process "process 1" has no result: waiting');
    simulation.run();
    expect(times).toEqual([1.5, 3, 4.5]);
    expect(process.state).toBe("ended");
    expect(process.result).toBe("done");
  });

  it("starts at the instant it is spawned, after what is already due", () => {
    const simulation = new Simulation();
    const log: string[] = [];
    simulation.after(0, () => log.push("due"));
    // deno-lint-ignore require-yield
    simulation.spawn(function* () {
      log.push("started");
    });
    log.push("spawned");
    simulation.run();
    expect(log).toEqual(["spawned", "due", "started"]);
  });

  it("takes its name from spawn, its function, or its number", () => {
    const simulation = new Simulation();
    function* truck(): Activity {
      yield hold(1);
    }
    const names = [
      simulation.spawn(truck).name,
      simulation.spawn(truck, "truck 7").name,
      simulation.spawn(truck()).name,
    ];
    expect(names).toEqual(["truck", "truck 7", "process 3"]);
  });

  it("is known as the active one while it runs, and only then", () => {
    const simulation = new Simulation();
    const seen: unknown[] = [simulation.active];
    const process = simulation.spawn(function* () {
      yield hold(1);
      seen.push(simulation.active);
    });
    simulation.after(2, () => seen.push(simulation.active));
    simulation.run();
    expect(seen).toEqual([null, process, null]);
  });

  it("ends the run when it throws, with its name, the time and the original stack", () => {
    const simulation = new Simulation();
    simulation.spawn(function* router() {
      yield hold(12.5);
      throw new TypeError("no route");
    });
    try {
      simulation.run();
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(SimulationError);
      const { message, stack } = error as SimulationError;
      expect(message).toBe('process "router" failed at t=12.5 s: TypeError: no route');
      expect(stack).toContain("process.test.ts");
    }
  });

  it("is told of a delay that is none, and of anything else that cannot be yielded", () => {
    for (const delay of [-1, NaN, Infinity]) {
      const simulation = new Simulation();
      simulation.spawn(function* clock() {
        yield hold(delay);
      });
      expect(() => simulation.run()).toThrow(
        `process "clock" failed at t=0 s: RangeError: hold: delay must be >= 0 s and finite, got ${delay}`,
      );
    }
    const simulation = new Simulation();
    simulation.spawn(function* (): Activity {
      yield "soon" as never;
    });
    expect(() => simulation.run()).toThrow("yield takes hold(…), or a wait with yield*; got soon");
  });

  it("names itself where it schedules with a wrong delay", () => {
    const simulation = new Simulation();
    // deno-lint-ignore require-yield
    simulation.spawn(function* planner() {
      simulation.schedule(-2, () => {});
    });
    expect(() => simulation.run()).toThrow(
      'process "planner": delay must be >= 0 s and finite, got -2',
    );
  });

  it("can join another one, before and after its end", () => {
    const simulation = new Simulation();
    const log: unknown[] = [];
    const worker = simulation.spawn(function* () {
      yield hold(3);
      return 42;
    });
    function* waiter(delay: number): Activity {
      yield hold(delay);
      log.push([simulation.now, yield* worker.join(), simulation.now]);
    }
    simulation.spawn(waiter(1));
    simulation.spawn(waiter(5));
    simulation.run();
    expect(log).toEqual([[1, 42, 3], [5, 42, 5]]);
  });
});

describe("an interrupt", () => {
  it("ends a hold early, with its cause, as the next event of the instant", () => {
    const simulation = new Simulation();
    const log: unknown[] = [];
    const sleeper = simulation.spawn(function* () {
      try {
        yield hold(10);
      } catch (error) {
        log.push(simulation.now, (error as Interrupt).cause);
      }
      yield hold(1);
      log.push(simulation.now);
    });
    simulation.at(4, () => sleeper.interrupt("alarm clock"));
    simulation.at(4, () => log.push("later"));
    simulation.run();
    expect(log).toEqual([4, "alarm clock", "later", 5]);
    expect(simulation.pending).toBe(0);
  });

  it("ends the process and not the run when it is not caught", () => {
    const simulation = new Simulation();
    const process = simulation.spawn(function* () {
      yield hold(10);
    });
    simulation.at(4, () => process.interrupt(new Error("shutdown")));
    expect(simulation.run().time).toBe(4);
    expect(process.state).toBe("interrupted");
    process.interrupt(); // it is over: nothing happens
    expect(simulation.run().reason).toBe("empty");
  });

  it("reaches a process that has not begun, which then never begins", () => {
    const simulation = new Simulation();
    let hasBegun = false;
    const process = simulation.spawn(function* () {
      hasBegun = true;
      yield hold(1);
    });
    process.interrupt();
    simulation.run();
    expect([hasBegun, process.state]).toEqual([false, "interrupted"]);
  });

  it("is thrown where the interrupted process is joined", () => {
    const simulation = new Simulation();
    const worker = simulation.spawn(function* () {
      yield hold(10);
    });
    const boss = simulation.spawn(function* (): Activity<unknown> {
      try {
        yield* worker.join();
      } catch (error) {
        return (error as Interrupt).cause;
      }
    });
    simulation.at(1, () => worker.interrupt("fired"));
    simulation.run();
    expect(boss.result).toBe("fired");
  });

  it("releases what `using` holds and leaves the line it stood in", () => {
    const simulation = new Simulation();
    const server = new Resource(simulation);
    function* job(): Activity {
      using _slot = yield* server.acquire();
      yield hold(10);
    }
    const [holder, waiter] = [simulation.spawn(job), simulation.spawn(job)];
    simulation.at(1, () => waiter.interrupt());
    simulation.at(2, () => {
      expect([server.busy, server.waiting]).toEqual([1, 0]);
      holder.interrupt();
    });
    simulation.at(3, () => expect([server.busy, server.waiting]).toEqual([0, 0]));
    expect(simulation.run().events).toBe(7); // 2 starts, 3 alarms, 2 interrupts; the hold is void
  });

  it("gives back a server that was granted at the same instant", () => {
    const simulation = new Simulation();
    const server = new Resource(simulation);
    const slot = server.tryAcquire();
    const waiter = simulation.spawn(function* () {
      using _slot = yield* server.acquire();
      yield hold(10);
    });
    simulation.at(1, () => {
      slot?.release(); // grants it to the waiter, who goes on after this event
      waiter.interrupt(); // but is interrupted first
    });
    simulation.run();
    expect([waiter.state, server.busy]).toEqual(["interrupted", 0]);
  });

  it("cannot be sent to oneself", () => {
    const simulation = new Simulation();
    simulation.spawn(function* narcissus() {
      yield hold(1);
      simulation.active?.interrupt();
    });
    expect(() => simulation.run()).toThrow('process "narcissus" cannot interrupt itself');
  });
});

describe("first", () => {
  it("tells which wait came first and withdraws the others", () => {
    const simulation = new Simulation();
    const server = new Resource(simulation);
    const log: unknown[] = [];
    simulation.spawn(function* () {
      yield* server.serve(5);
    });
    simulation.spawn(function* () {
      const winner = yield* first(server.acquire(), timeout(2));
      log.push(simulation.now, winner.index, server.waiting);
    });
    simulation.spawn(function* () {
      const winner = yield* first(server.acquire(), timeout(9));
      if (winner.index === 0) winner.value.release(); // typed as a slot
      log.push(simulation.now, winner.index);
    });
    simulation.run();
    expect(log).toEqual([2, 1, 1, 5, 0]);
    expect(simulation.now).toBe(5); // the time-out of 9 s is void
  });

  it("takes the one named first when several are fulfilled at once", () => {
    const simulation = new Simulation();
    const store = new Store<string>();
    store.tryPut("item");
    const open = new Gate({ isOpen: true });
    const process = simulation.spawn(function* () {
      return (yield* first(open.pass(), store.get())).index;
    });
    simulation.run();
    expect(process.result).toBe(0);
    expect(store.size).toBe(1); // the get was never begun
  });

  it("is withdrawn as a whole by an interrupt", () => {
    const simulation = new Simulation();
    const store = new Store<string>();
    const process = simulation.spawn(function* () {
      yield* first(store.get(), timeout(5));
    });
    simulation.at(1, () => process.interrupt());
    simulation.run();
    expect([simulation.now, store.getters]).toEqual([1, 0]);
  });

  it("gives back what it had won when it is interrupted at that instant", () => {
    const simulation = new Simulation();
    const store = new Store<string>();
    const process = simulation.spawn(function* () {
      yield* first(store.get(), timeout(5));
    });
    simulation.at(1, () => {
      store.tryPut("item");
      process.interrupt();
    });
    simulation.run();
    expect([process.state, store.size]).toEqual(["interrupted", 1]);
  });

  it("needs at least one wait", () => {
    expect(() => first()).toThrow("first: needs at least one wait, got none");
  });
});

describe("all", () => {
  it("waits for the last and returns all values in order", () => {
    const simulation = new Simulation();
    const store = new Store<number>();
    const worker = simulation.spawn(function* () {
      yield hold(3);
      return "worked";
    });
    simulation.at(2, () => store.tryPut(7));
    const process = simulation.spawn(function* () {
      const [number, , text] = yield* all(store.get(), timeout(1), worker.join());
      return [simulation.now, number + 1, text.length];
    });
    simulation.run();
    expect(process.result).toEqual([3, 8, 6]);
  });

  it("is over at once when there is nothing to wait for", () => {
    const simulation = new Simulation();
    const process = simulation.spawn(function* () {
      return [yield* all(), yield* all(new Gate({ isOpen: true }).pass())];
    });
    simulation.run();
    expect(process.result).toEqual([[], [undefined]]);
  });

  it("is withdrawn as a whole by an interrupt", () => {
    const simulation = new Simulation();
    const store = new Store<number>();
    const process = simulation.spawn(function* () {
      yield* all(store.get(), store.get());
    });
    simulation.at(1, () => {
      store.tryPut(1);
      process.interrupt();
    });
    simulation.run();
    expect([store.getters, store.size]).toEqual([0, 1]); // the item received is given back
  });
});

describe("branch", () => {
  function* call(duration: number, log: string[]): Activity<number> {
    try {
      yield hold(duration);
      return duration;
    } catch (error) {
      log.push((error as Error).message);
      throw error;
    }
  }

  it("runs an activity beside others and returns its result", () => {
    const simulation = new Simulation();
    const process = simulation.spawn(function* () {
      return yield* all(branch(() => call(2, [])), branch(() => call(3, []), "second"));
    });
    simulation.run();
    expect(process.result).toEqual([2, 3]);
    expect(simulation.now).toBe(3);
  });

  it("interrupts the activity when another wait comes first", () => {
    const simulation = new Simulation();
    const log: string[] = [];
    const process = simulation.spawn(function* () {
      return (yield* first(branch(() => call(9, log)), timeout(1))).index;
    });
    simulation.run();
    expect([process.result, simulation.now]).toEqual([1, 1]);
    expect(log).toEqual(["interrupted: its branch was withdrawn"]);
  });

  it("passes an interrupt of its activity on to the caller", () => {
    const simulation = new Simulation();
    const inner = new Store<never>({ name: "never" });
    const outer = simulation.spawn(function* (): Activity<string> {
      try {
        yield* branch(function* victim() {
          simulation.after(1, () => victimProcess?.interrupt("from outside"));
          const victimProcess = simulation.active;
          yield* inner.get();
        });
      } catch (error) {
        return (error as Error).message;
      }
      return "not interrupted";
    });
    simulation.run();
    expect(outer.result).toBe("interrupted: from outside");
  });
});

describe("the diagnosis of a run that hangs", () => {
  it("lists who waits for what", () => {
    const simulation = new Simulation();
    const [left, right] = ["left", "right"].map((name) => new Resource(simulation, { name }));
    function* philosopher(mine: Resource, other: Resource): Activity {
      using _first = yield* mine.acquire();
      yield hold(1);
      using _second = yield* other.acquire();
    }
    simulation.spawn(philosopher(left, right), "Plato");
    simulation.spawn(philosopher(right, left), "Kant");
    simulation.spawn(function* reader() {
      yield* first(
        new Store<number>({ name: "books" }).get(),
        new Gate({ name: "library" }).pass(),
      );
    });
    expect(simulation.run().reason).toBe("empty");
    expect(simulation.blocked()).toEqual([
      'process "Plato" waits for a server of resource "right" (1 of 1 busy, 1 in line)',
      'process "Kant" waits for a server of resource "left" (1 of 1 busy, 1 in line)',
      'process "reader" waits for first of (an item of store "books" (0 of Infinity items, ' +
      '1 getters, 0 putters in line), gate "library" to open (1 wait))',
    ]);
  });

  it("does not list who holds or is done", () => {
    const simulation = new Simulation();
    const gate = new Gate();
    simulation.spawn(function* () {
      yield* gate.pass();
      yield hold(5);
    });
    simulation.spawn(function* () {
      yield* all(gate.pass(), timeout(0.5));
    }, "patient");
    simulation.run({ until: 1 });
    expect(simulation.blocked()).toHaveLength(2);
    gate.open();
    simulation.run({ until: 2 });
    expect(simulation.blocked()).toEqual([]);
  });
});

describe("a wait", () => {
  it("can be awaited only once", () => {
    const simulation = new Simulation();
    const wait = timeout(1);
    simulation.spawn(function* () {
      yield* wait;
      yield* wait;
    });
    expect(() => simulation.run()).toThrow("timeout of 1 s: a wait can be awaited only once");
  });

  it("cannot be taken before it is fulfilled, nor fulfilled twice", () => {
    const wait = timeout(1);
    expect(() => wait.value).toThrow("timeout of 1 s: not fulfilled");
    expect(() => wait.fulfil()).toThrow("timeout of 1 s: settled twice");
  });

  it("is withdrawn when its generator is closed", () => {
    const simulation = new Simulation();
    const store = new Store<number>();
    const wait = store.get();
    wait.start(simulation, { notify() {} });
    expect(store.getters).toBe(1);
    expect(wait.return(0)).toEqual({ done: true, value: 0 });
    expect(store.getters).toBe(0);
  });
});
