import { describe, expect, it } from "vitest";
import { Simulation } from "../../../../src/des/mod.ts";
import { type CallOptions, Node, serviceGraph, work } from "../../../../src/fleet/mod.ts";
import { exponential, Random } from "../../../../src/random/mod.ts";
import { poissonSource } from "../../../des/models.ts";

const capacity = 100; // requests/s
const attempts = 3;

/**
 * A server of 100 requests/s whose users wait 0.5 s and try three times. From 60 s to 70 s there are
 * three times as many. Share of the requests that succeed: before, and 60 to 180 s after.
 */
function spike(rate: number, users: CallOptions, seed: string) {
  const random = Random.named(seed), simulation = new Simulation({ random });
  const nodes = [new Node(simulation, { discipline: "queue" })];
  const does = [work(exponential({ mean: 1 / capacity }))];
  const graph = serviceGraph(simulation, { server: { nodes, does } }, random, { users });
  const asked = [0, 0], answered = [0, 0];
  function* user() {
    const begin = simulation.now;
    const phase = begin < 60 ? 0 : begin > 130 && begin < 250 ? 1 : -1;
    const outcome = yield* graph.request("server");
    if (phase < 0) return;
    asked[phase]++;
    if (outcome === null) answered[phase]++;
  }
  simulation.spawn(poissonSource(simulation, rate, user, random.stream("arrivals")));
  simulation.at(60, () => {
    const more = simulation.spawn(
      poissonSource(simulation, 2 * rate, user, random.stream("spike")),
    );
    simulation.at(70, () => more.interrupt("the spike is over"));
  });
  simulation.run({ until: 260 });
  return { before: answered[0] / asked[0], after: answered[1] / asked[1] };
}

const seeds = ["storm/1", "storm/2", "storm/3"];
const impatient = { timeout: 0.5, retry: { attempts } };

// Bronson et al., HotOS 2021: once all time out, the load is the attempts times the requests; where that
// is above the capacity it sustains itself after the trigger is gone.
describe("a retry storm", () => {
  it("outlives its trigger where attempts × load > capacity: 60 of 100, three attempts", () => {
    for (const seed of seeds) {
      const { before, after } = spike(60, impatient, seed);
      expect(before).toBeGreaterThan(0.99);
      expect(after).toBeLessThan(0.05);
    }
  });

  it("dies down where attempts × load < capacity: 25 of 100, three attempts", () => {
    for (const seed of seeds) expect(spike(25, impatient, seed).after).toBeGreaterThan(0.99);
  });

  it("does not outlive its trigger with a retry budget of a tenth", () => {
    const budget = { ratio: 0.1 };
    for (const seed of seeds) {
      const { after } = spike(60, { timeout: 0.5, retry: { attempts, budget } }, seed);
      expect(after).toBeGreaterThan(0.99);
    }
  });

  it("nor where what has timed out is called off", () => {
    for (const seed of seeds) {
      expect(spike(60, { ...impatient, isCancelling: true }, seed).after).toBeGreaterThan(0.99);
    }
  });
});

describe("a retry budget", () => {
  it("keeps retries to its ratio of the calls when every call fails", () => {
    const simulation = new Simulation();
    const nodes = [new Node(simulation)];
    const users = { timeout: 0.5, retry: { attempts: 5, budget: { ratio: 0.2, burst: 3 } } };
    const slow = { nodes, does: [work(exponential({ mean: 1e6 }))] };
    const graph = serviceGraph(simulation, { slow }, simulation.random, { users });
    const calls = 1000;
    for (let i = 0; i < calls; i++) simulation.spawn(() => graph.request("slow"));
    simulation.run({ until: 100 });
    const { load } = graph.named("slow").instances[0]; // attempts that were given up and go on
    expect(load - calls).toBeLessThanOrEqual(3 + 0.2 * calls);
    expect(load - calls).toBeGreaterThanOrEqual(3);
  });
});
