/**
 * One measurement in a process of its own, so that no other one has warmed or spoilt the compiler:
 * `measure.ts NAME TABLE NUMBERS…` prints one number. TABLE is a file of 65,536 increments, s.
 */
import { readFileSync } from "node:fs";
import process from "node:process";
import seedrandom from "seedrandom";
import { type Activity, hold, Resource, Simulation, Store } from "../../src/des/mod.ts";
import { Random } from "../../src/random/mod.ts";

const [name, file, ...numbers] = process.argv.slice(2);
const bytes = readFileSync(file);
const table = new Float64Array(
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
);
let cursor = 0;
const increment = () => table[cursor++ & 65535];

const measurements: Record<string, (...numbers: number[]) => number> = {
  /** Events/s: each event schedules the next one of its kind. */
  holdCallback(pending, events) {
    const simulation = new Simulation();
    const tick = (a: number) => simulation.schedule(increment(), tick, a);
    for (let i = 0; i < pending; i++) tick(i);
    return eventsPerSecond(simulation, pending, events);
  },

  holdProcess(pending, events) {
    const simulation = new Simulation();
    function* worker(): Activity {
      for (;;) yield hold(increment());
    }
    for (let i = 0; i < pending; i++) simulation.spawn(worker);
    return eventsPerSecond(simulation, pending, events);
  },

  /** Customers/s of an M/M/1 at load 0.8 whose customers are processes. */
  mm1Process: (customers) =>
    mm1(customers, (simulation, served) => {
      const server = new Resource(simulation);
      return function* (): Activity {
        const slot = yield* server.acquire();
        yield hold(increment());
        slot.release();
        served();
      };
    }),

  mm1Using: (customers) =>
    mm1(customers, (simulation, served) => {
      const server = new Resource(simulation);
      return function* (): Activity {
        using _slot = yield* server.acquire();
        yield hold(increment());
        served();
      };
    }),

  mm1Serve: (customers) =>
    mm1(customers, (simulation, served) => {
      const server = new Resource(simulation);
      return function* (): Activity {
        yield* server.serve(increment());
        served();
      };
    }),

  mm1Callback(customers) {
    const simulation = new Simulation();
    const line: number[] = [];
    let head = 0, busy = false, served = 0, waited = 0, wanted = customers / 4;
    const arrive = () => {
      simulation.schedule(increment() / 0.8, arrive);
      if (busy) line.push(simulation.now);
      else {
        busy = true;
        simulation.schedule(increment(), depart);
      }
    };
    const depart = () => {
      if (++served === wanted) simulation.stop();
      if (head === line.length) busy = false;
      else {
        waited += simulation.now - line[head++];
        if (head === 1024) line.splice(0, head), head = 0;
        simulation.schedule(increment(), depart);
      }
    };
    arrive();
    simulation.run();
    served = 0;
    wanted = customers;
    const rate = perSecond(customers, () => simulation.run());
    if (!(waited > 0)) throw new Error("nobody waited");
    return rate;
  },

  /** Items/s handed to processes that are blocked, each on a store of its own. */
  store(processes, items) {
    const simulation = new Simulation();
    const stores = Array.from({ length: processes }, () => new Store<number>());
    let received = 0;
    function* consumer(store: Store<number>): Activity {
      for (;;) {
        yield* store.get();
        received++;
      }
    }
    function* producer(): Activity {
      for (let i = 0; i < items; i++) yield* stores[(i * 7919) % processes].put(i);
    }
    for (const store of stores) simulation.spawn(consumer(store));
    simulation.run();
    simulation.spawn(producer);
    const rate = perSecond(items, () => simulation.run());
    if (received !== items) throw new Error(`received ${received} of ${items}`);
    return rate;
  },

  /** Numbers/s. */
  uniform: (n) => numbersPerSecond(n, Random.named("bench"), (random) => random.uniform()),
  normal: (n) => numbersPerSecond(n, Random.named("bench"), (random) => random.normal()),
  exponential: (n) => numbersPerSecond(n, Random.named("bench"), (random) => random.exponential()),
  alea: (n) => numbersPerSecond(n, seedrandom.alea("bench"), (next) => next()),
  arc4: (n) => numbersPerSecond(n, seedrandom("bench"), (next) => next()),
  mathRandom: (n) => numbersPerSecond(n, null, () => Math.random()),

  /** Bytes per pending event, all storage counted. */
  bytesPerEvent(pending) {
    const simulation = new Simulation();
    const tick = (a: number) => simulation.schedule(increment(), tick, a);
    const before = bytesInUse();
    for (let i = 0; i < pending; i++) tick(i);
    simulation.run({ events: pending }); // deals them out over the rungs
    return (bytesInUse() - before) / simulation.pending;
  },

  bytesPerProcess(pending) {
    const simulation = new Simulation();
    function* worker(): Activity {
      for (;;) yield hold(increment());
    }
    const before = bytesInUse();
    for (let i = 0; i < pending; i++) simulation.spawn(worker);
    simulation.run({ events: 2 * pending });
    return (bytesInUse() - before) / pending;
  },
};

function mm1(
  customers: number,
  body: (simulation: Simulation, served: () => void) => () => Activity,
): number {
  const simulation = new Simulation();
  let count = 0, wanted = customers / 4;
  const customer = body(simulation, () => {
    if (++count === wanted) simulation.stop();
  });
  simulation.spawn(function* () {
    for (;;) {
      yield hold(increment() / 0.8);
      simulation.spawn(customer);
    }
  });
  simulation.run();
  count = 0;
  wanted = customers;
  return perSecond(customers, () => simulation.run());
}

function eventsPerSecond(simulation: Simulation, pending: number, events: number): number {
  simulation.run({ events: Math.max(events / 4, 2 * pending) });
  return perSecond(events, () => simulation.run({ events }));
}

function numbersPerSecond<S>(n: number, source: S, draw: (source: S) => number): number {
  let sum = 0;
  const run = (count: number) => {
    for (let i = 0; i < count; i++) sum += draw(source);
  };
  run(n / 4);
  const rate = perSecond(n, () => run(n));
  if (!Number.isFinite(sum)) throw new Error("a number was not finite");
  return rate;
}

function perSecond(count: number, run: () => void): number {
  const start = performance.now();
  run();
  return count / (performance.now() - start) * 1000;
}

function bytesInUse(): number {
  const { gc } = globalThis as { gc?: () => void };
  if (gc === undefined) throw new Error("needs --v8-flags=--expose-gc");
  gc();
  const { heapUsed, external } = process.memoryUsage(); // typed arrays are external
  return heapUsed + external;
}

console.log(measurements[name](...numbers.map(Number)));
