import { describe, expect, it } from "vitest";
import { hold, jackson, mmc, Simulation } from "../../../src/des/mod.ts";
import { Node } from "../../../src/fleet/node/node.ts";
import type { NodeOptions } from "../../../src/fleet/node/node-options.ts";
import { linearPower } from "../../../src/fleet/node/power.ts";
import { Random } from "../../../src/random/mod.ts";
import { contains, meanInterval, Moments } from "../../../src/stats/mod.ts";

/** Mean stay of Poisson tasks with exponential works of mean 1 s, and the node, in one run. */
function run(options: NodeOptions, rate: number, seed: string) {
  const random = Random.named(seed);
  const simulation = new Simulation();
  const node = new Node(simulation, options);
  const arrivals = random.stream("arrivals"), works = random.stream("works");
  const stay = new Moments();
  function* task() {
    const begin = simulation.now;
    yield* node.execute(works.exponential());
    if (begin > 300) stay.add(simulation.now - begin);
  }
  simulation.spawn(function* () {
    for (;;) {
      yield hold(arrivals.exponential() / rate);
      simulation.spawn(task);
    }
  });
  simulation.run({ until: 5000 });
  return { stay: stay.mean, node };
}
const stays = (options: NodeOptions, rate: number) =>
  meanInterval(
    Array.from({ length: 20 }, (_, i) => run(options, rate, `node/${i}`).stay),
    { level: 0.99 },
  );

describe("a node", () => {
  it("with a run queue and 3 cores is M/M/3, within the 99 % interval of 20 runs", () => {
    expect(contains(stays({ cores: 3, discipline: "queue" }, 2), mmc(2, 1, 3).stay)).toBe(true);
  });

  // M/M/c has the same mean number of customers under every discipline that looks at no work
  it("with shared cores has the same mean stay, within the 99 % interval of 20 runs", () => {
    expect(contains(stays({ cores: 3 }, 2), mmc(2, 1, 3).stay)).toBe(true);
  });

  it("at half the frequency is as a server of half the rate", () => {
    const options = { cores: 3, frequencies: [1e9], nominal: 2e9 };
    expect(contains(stays(options, 1), mmc(1, 0.5, 3).stay)).toBe(true);
  });

  // three nodes, gamma 1, P: 1→2 0.6, 1→3 0.4, 2→1 0.2; rates 2, 1, 0.7
  it("in a Jackson network has the stay of its theory, within the 99 % interval of 20 runs", () => {
    const rates = [2, 1, 0.7], P = [[0, 0.6, 0.4], [0.2, 0, 0], [0, 0, 0]];
    const stays = Array.from({ length: 20 }, (_, i) => {
      const random = Random.named(`jackson/${i}`), simulation = new Simulation();
      const nodes = rates.map((rate) => (
        new Node(simulation, { frequencies: [rate * 1e9], nominal: 1e9, discipline: "queue" })
      ));
      const stay = new Moments();
      function* customer() {
        const begin = simulation.now;
        for (let at = 0; at >= 0;) {
          yield* nodes[at].execute(random.exponential());
          let u = random.uniform();
          at = P[at].findIndex((p) => (u -= p) < 0);
        }
        if (begin > 300) stay.add(simulation.now - begin);
      }
      simulation.spawn(function* () {
        for (;;) {
          yield hold(random.exponential());
          simulation.spawn(customer);
        }
      });
      simulation.run({ until: 4000 });
      return stay.mean;
    });
    const { stay } = jackson([1, 0, 0], rates, P);
    expect(stay).toBeCloseTo(5.310498, 6);
    expect(contains(meanInterval(stays, { level: 0.99 }), stay)).toBe(true);
  });

  it("has energy idle · time + (busy − idle) · busy time / cores, within 1e-7 J", () => {
    const power = linearPower({ idle: 32, busy: 96 });
    const { node } = run({ cores: 2, power }, 1, "energy");
    expect(node.energy).toBeCloseTo(32 * 5000 + 64 * node.busyTime / 2, 7);
  });

  it("takes an interrupted task off", () => {
    const simulation = new Simulation();
    const node = new Node(simulation);
    const task = simulation.spawn(() => node.execute(10));
    simulation.at(4, () => task.interrupt("gone"));
    simulation.run({ until: 20 });
    expect([node.tasks, node.busyTime]).toEqual([0, 4]);
  });

  it("costs no event while it is idle", () => {
    const simulation = new Simulation();
    for (let i = 0; i < 1000; i++) new Node(simulation);
    expect(simulation.run({ until: 3600 }).events).toBe(0);
  });

  it("refuses frequencies that do not rise", () => {
    expect(() => new Node(new Simulation(), { name: "n1", frequencies: [2e9, 1e9] })).toThrow(
      'Node "n1": frequencies must be > 0 Hz and rise, got 2000000000, 1000000000',
    );
  });
});
