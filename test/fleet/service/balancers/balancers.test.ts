import { describe, expect, it } from "vitest";
import { replicate, Simulation } from "../../../../src/des/mod.ts";
import {
  type BalancerFactory,
  balancers,
  type Candidate,
  consistentHashing,
  leastLoad,
  locality,
  Node,
  powerOfD,
  powerOfDTail,
  randomChoice,
  roundRobin,
  serviceGraph,
  work,
} from "../../../../src/fleet/mod.ts";
import { exponential, Random } from "../../../../src/random/mod.ts";
import { type Estimate, Moments } from "../../../../src/stats/mod.ts";
import { poissonSource } from "../../../des/models.ts";

const candidates = (loads: readonly number[], zones: readonly string[] = []): Candidate[] =>
  loads.map((load, id) => ({ id, load, zone: zones[id] ?? null }));
const request = (key: number) => ({ id: key + 1, seed: key, key });
const random = () => Random.named("balancers");

describe("every balancer", () => {
  for (const [name, factory] of Object.entries(balancers)) {
    it(`${name}: chooses one of the candidates, and the same ones for the same stream`, () => {
      const all = candidates([3, 1, 4, 1, 5]);
      const choices = () => {
        const balancer = factory.start(random());
        return Array.from({ length: 200 }, (_, k) => balancer.choose(all, request(k), null));
      };
      expect(choices().every((choice) => all.includes(choice))).toBe(true);
      expect(choices()).toEqual(choices());
    });

    it(`${name}: takes the only one`, () => {
      const [only] = candidates([7]);
      expect(factory.start(random()).choose([only], request(1), "a")).toBe(only);
    });

    it(`${name}: spreads 6,000 requests over six idle instances, each within 6 standard errors`, () => {
      const all = candidates([0, 0, 0, 0, 0, 0]), balancer = factory.start(random());
      const counts = new Map<number, number>();
      for (let k = 0; k < 6000; k++) {
        const { id } = balancer.choose(all, request(k), null);
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      // Consistent hashing also has its circle's unevenness: arcs of 100 points vary by a tenth.
      const spread = name === "consistent hashing" ? 1000 * 4 / Math.sqrt(100) : 0;
      for (const { id } of all) {
        const off = Math.abs((counts.get(id) ?? 0) - 1000);
        expect(off).toBeLessThan(6 * Math.sqrt(6000 * 5 / 36) + spread);
      }
    });
  }
});

describe("balancers one by one", () => {
  it("round robin takes them in turn", () => {
    const all = candidates([9, 0, 0]), balancer = roundRobin().start(random());
    const ids = [1, 2, 3, 4].map((k) => balancer.choose(all, request(k), null).id);
    expect(ids).toEqual([0, 1, 2, 0]);
  });

  it("least loaded takes the one with the fewest requests, equals in turn", () => {
    const all = candidates([2, 1, 3, 1]), balancer = leastLoad().start(random());
    const ids = [1, 2, 3].map((k) => balancer.choose(all, request(k), null).id);
    expect(ids).toEqual([1, 3, 1]);
  });

  it("locality stays in the zone until it is `spill` requests ahead", () => {
    const balancer = locality({ spill: 2 }).start(random());
    const zones = ["a", "b"];
    expect(balancer.choose(candidates([2, 0], zones), request(1), "a").id).toBe(0);
    expect(balancer.choose(candidates([3, 0], zones), request(1), "a").id).toBe(1);
    expect(balancer.choose(candidates([3, 0], zones), request(1), "elsewhere").id).toBe(1);
  });

  it("consistent hashing moves only the keys of the instance that leaves", () => {
    const balancer = consistentHashing().start(random());
    const all = candidates([0, 0, 0, 0, 0]), rest = all.filter(({ id }) => id !== 2);
    const keys = Array.from({ length: 2000 }, (_, key) => key);
    const before = keys.map((key) => balancer.choose(all, request(key), null).id);
    const after = keys.map((key) => balancer.choose(rest, request(key), null).id);
    expect(keys.filter((key) => before[key] !== after[key] && before[key] !== 2)).toEqual([]);
  });

  it("consistent hashing with bound 1.25 gives nobody more than 1.25 times the mean, rounded up", () => {
    const balancer = consistentHashing({ bound: 1.25 }).start(random());
    const loads = [0, 0, 0, 0];
    for (let k = 0; k < 400; k++) {
      const { id } = balancer.choose(candidates(loads), request(k % 3), null); // three hot keys
      loads[id]++;
      expect(loads[id]).toBeLessThanOrEqual(Math.ceil(1.25 * (k + 1) / loads.length));
    }
  });

  it("refuses options out of range", () => {
    expect(() => powerOfD(0)).toThrow("powerOfD: d must be a whole number ≥ 1, got 0");
    expect(() => consistentHashing({ bound: 1 })).toThrow("bound must be > 1, got 1");
    expect(() => locality({ spill: -1 })).toThrow("spill must be >= 0, got -1");
  });
});

/** Mean stay (s) and shares of the instances with at least k requests, at load 0.9. */
function farm(factory: BalancerFactory, instances: number, warmup: number, random: Random) {
  const simulation = new Simulation({ random });
  const nodes = Array.from(
    { length: instances },
    () => new Node(simulation, { discipline: "queue" }),
  );
  const does = [work(exponential({ mean: 1 }))];
  const graph = serviceGraph(simulation, { farm: { nodes, does, balancer: factory } }, random);
  simulation.spawn(
    poissonSource(simulation, 0.9 * instances, function* () {
      yield* graph.request("farm");
    }, random.stream("arrivals")),
  );
  simulation.run({ until: warmup });
  const service = graph.named("farm");
  const records = service.instances.map((instance) => instance.beginRecord());
  const counts = new Float64Array(7);
  const looks = 100;
  for (let look = 1; look <= looks; look++) {
    simulation.run({ until: warmup + look });
    for (const { load } of service.instances) {
      for (let k = 0; k <= Math.min(load, 6); k++) counts[k]++;
    }
  }
  const stay = new Moments();
  for (const record of records) stay.merge(record.stay);
  const [, one, two, three, four, five, six] = counts.map((count) => count / (looks * instances));
  return { stay: stay.mean, one, two, three, four, five, six };
}

const steps = ["one", "two", "three", "four", "five", "six"] as const;
const replicated = (
  factory: BalancerFactory,
  instances: number,
  warmup: number,
  replications: number,
) =>
  replicate(
    (random) => farm(factory, instances, warmup, random),
    { replications, level: 0.999 },
    Random.named("balancers/farm"),
  ).estimates;

/** Within the 99.9 % interval, and what a farm of finite size may be off. */
function expectNear({ value, low, high }: Estimate, expected: number, allowance: number): void {
  expect(Math.abs(value - expected)).toBeLessThan((high - low) / 2 + allowance);
}

describe("the best of two at load 0.9 with 500 instances", () => {
  const instances = 500, theory = powerOfDTail(0.9, 2);
  const estimates = replicated(powerOfD(2), instances, 60, 8);

  it("has the mean stay of its closed form, 2.614 works, within 2 %", () => {
    const expected = theory.slice(1).reduce((sum, share) => sum + share, 0) / 0.9;
    expect(expected).toBeCloseTo(2.6141, 4);
    expect(Math.abs(estimates.stay.value / expected - 1)).toBeLessThan(0.02);
  });

  it("has its doubly exponential tail: shares with 1 to 6 requests and more", () => {
    steps.forEach((step, k) => expectNear(estimates[step], theory[k + 1], 1 / instances));
  });
});

describe("a random choice at load 0.9 among 20 instances", () => {
  it("is 20 M/M/1 queues: shares with k requests and more fall as 0.9ᵏ", () => {
    const theory = powerOfDTail(0.9, 1), estimates = replicated(randomChoice(), 20, 1500, 20); // M/M/1 forgets in some 380 s
    steps.forEach((step, k) => expectNear(estimates[step], theory[k + 1], 0));
  });
});
