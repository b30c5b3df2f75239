/** Prints a rate a second or bytes each: `measure-fleet.ts WHAT COUNT`; fleet.ts tells what there is. */
import process from "node:process";
import { hold, Simulation } from "../../src/des/mod.ts";
import { Attachment, Movement, Network, Node, randomWaypoint } from "../../src/fleet/mod.ts";
import { SiteIndex } from "../../src/fleet/mod.ts";
import { Random } from "../../src/random/mod.ts";

const [, , what, count] = process.argv;
const n = Number(count);
const random = Random.named("bench/fleet");
const simulation = new Simulation({ random });
const measures: Record<string, () => number> = {
  movements: () => {
    const attachment = users();
    const rate = eventsPerSecond(n * 4e-3);
    return attachment.nearest.length === 0 ? NaN : rate;
  },
  bytesPerUser: () => bytesEach(users),
  bytesPerNode: () => bytesEach(() => Array.from({ length: n }, () => new Node(simulation))),
  tasks: () => tasksPerSecond(),
  transfers: () => transfersPerSecond(),
};
console.log(measures[what]());

/** 10⁵ users by random waypoint over 1,000 sites in 20 km × 20 km. */
function users(): Attachment {
  const [width, height, speed, pause] = [2e4, 2e4, [1, 15], [0, 120]] as const;
  const model = randomWaypoint({ width, height, speed, pause });
  const place = () => ({ x: width * random.uniform(), y: height * random.uniform() });
  const sites = new SiteIndex(Array.from({ length: 1000 }, place));
  const movement = new Movement(simulation, model, 100_000, random);
  return new Attachment(simulation, movement, sites);
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
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const made = make();
  const after = used();
  return made === null ? NaN : (after - before) / n;
}
