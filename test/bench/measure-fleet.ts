/**
 * Prints a rate a second or bytes each, and the most memory that the process had, B:
 * `measure-fleet.ts WHAT COUNT [USERS]`; fleet.ts tells what there is.
 */
import process from "node:process";
import { hold, Simulation } from "../../src/des/mod.ts";
import { Attachment, Crowd, Movement, Network, Node } from "../../src/fleet/mod.ts";
import { edgeArchitectures, edgeCloudSim } from "../../src/fleet/mod.ts";
import { Hosts, randomWaypoint, SiteIndex, VirtualMachines } from "../../src/fleet/mod.ts";
import { constant, exponential, Random } from "../../src/random/mod.ts";
import { mostMemory } from "./most-memory.ts";

const [, , what, count, users = "100000"] = process.argv;
const n = Number(count);
const random = Random.named("bench/fleet");
const simulation = new Simulation({ random });
const measures: Record<string, () => number> = {
  movements: () => {
    const attachment = walkers(100_000);
    const rate = eventsPerSecond(n * 1e-2);
    return attachment.nearest.length === 0 ? NaN : rate;
  },
  crowdEvents: () => crowdRate(Number(users), ({ events }) => events),
  crowdTasks: () => crowdRate(Number(users), (_, crowd) => crowd.served.count),
  bytesPerUser: () =>
    bytesEach(() => {
      const crowd = crowdOf(Number(users));
      simulation.run({ until: 60 });
      return crowd;
    }),
  bytesPerNode: () => bytesEach(() => Array.from({ length: n }, () => new Node(simulation))),
  tasks: () => tasksPerSecond(),
  transfers: () => transfersPerSecond(),
  placements: () => placementsPerSecond(),
  sampleApp1: () => sampleApp1PerSecond(),
};
const value = measures[what]();
console.log(`${value} ${mostMemory()}`);

/** Users by random waypoint, a site for each hundred, as close together as 10⁵ in 20 km × 20 km. */
function walkers(count: number): Attachment {
  const width = 2e4 * Math.sqrt(count / 1e5), height = width;
  const model = randomWaypoint({ width, height, speed: [1, 15], pause: [0, 120] });
  const place = () => ({ x: width * random.uniform(), y: height * random.uniform() });
  const sites = new SiteIndex(Array.from({ length: count / 100 }, place));
  const movement = new Movement(simulation, model, count, random);
  return new Attachment(simulation, movement, sites);
}

/**
 * Each user has a task every 5 s, 0.2 s of work on average. 32 cores a site, so that none is
 * overloaded: the largest cells in the middle, where users crowd, have six times the mean load of 4.
 */
function crowdOf(count: number): Crowd {
  const { nearest: siteOf } = walkers(count);
  const way = constant({ value: 0.005 }), work = exponential({ mean: 0.2 });
  const world = { siteOf, sites: count / 100, cores: 32, upload: way, download: way };
  return new Crowd(simulation, { ...world, interval: 5, work }, random.stream("tasks"));
}

/** Runs a crowd for about n tasks. */
function crowdRate(count: number, of: (run: { events: number }, crowd: Crowd) => number): number {
  const crowd = crowdOf(count);
  const start = performance.now();
  const run = simulation.run({ until: 5 * n / count });
  return of(run, crowd) / (performance.now() - start) * 1000;
}

/**
 * n virtual machines on half as many hosts by first fit, and 5/4 n jobs on them to their ends: with
 * n = 40,000, what CloudSim Plus is measured with, sizes drawn; by the time for all of it.
 */
function placementsPerSecond(): number {
  const start = performance.now();
  const host = { cores: 8, memory: 32e9, bandwidth: 1.25e9 };
  const machines = new VirtualMachines(simulation, new Hosts(new Array(n / 2).fill(host)));
  for (let i = 0; i < n; i++) {
    const cores = 1 + random.integer(4), memory = 1e9 * (1 + random.integer(12));
    if (machines.place({ cores, memory, bandwidth: 1e8 }) < 0) return NaN;
  }
  for (let j = 0; j < 1.25 * n; j++) machines.submit(j % n, 10 + 10 * random.exponential());
  simulation.run();
  return n / (performance.now() - start) * 1000;
}

/** About n tasks of EdgeCloudSim's example: 100 to 1,000 devices, each architecture, half an hour for 1.6 M. */
function sampleApp1PerSecond(): number {
  const duration = 1800 * n / 1.6e6, warmUp = 0.1 * duration;
  let arisen = 0;
  const start = performance.now();
  for (let devices = 100; devices <= 1000; devices += 100) {
    for (const architecture of Object.values(edgeArchitectures)) {
      arisen += edgeCloudSim({ devices, architecture, duration, warmUp }, random).arisen;
    }
  }
  return arisen / (performance.now() - start) * 1000;
}

function eventsPerSecond(until: number): number {
  const start = performance.now();
  const { events } = simulation.run({ until });
  return events / (performance.now() - start) * 1000;
}

/** Tasks of 0.2 s on average, ten users on each of 1,000 nodes of 4 cores, 5 s between two tasks. */
function tasksPerSecond(): number {
  const nodes = Array.from({ length: 1000 }, () => new Node(simulation, { cores: 4 }));
  let done = 0;
  function* user(node: Node) {
    for (;;) {
      yield hold(5 * random.exponential());
      yield* node.execute(0.2 * random.exponential());
      if (++done === n) simulation.stop();
    }
  }
  for (let i = 0; i < 10_000; i++) simulation.spawn(user(nodes[i % 1000]));
  return perSecond();
}

/** Flows of 100 kB on average, some five at a time on each of 1,000 links of 1 MB/s. */
function transfersPerSecond(): number {
  const network = new Network(simulation);
  const links = Array.from({ length: 1000 }, () => network.link({ bandwidth: 1e6 }));
  let done = 0;
  function* user(route: typeof links) {
    for (;;) {
      yield hold(0.5 * random.exponential());
      yield* network.transfer(route, 1e5 * random.exponential());
      if (++done === n) simulation.stop();
    }
  }
  for (let i = 0; i < 10_000; i++) simulation.spawn(user([links[i % 1000]]));
  return perSecond();
}

function perSecond(): number {
  const start = performance.now();
  simulation.run();
  return n / (performance.now() - start) * 1000;
}

function bytesEach(make: () => unknown): number {
  const collect = (globalThis as { gc?: () => void }).gc;
  const used = () => {
    collect?.();
    const { heapUsed, external } = process.memoryUsage(); // Deno counts typed arrays in external only
    return heapUsed + external;
  };
  const before = used();
  const made = make();
  const after = used();
  return made === null ? NaN : (after - before) / n;
}
