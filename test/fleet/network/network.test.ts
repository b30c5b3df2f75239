import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hold, mg1ps, Simulation } from "../../../src/des/mod.ts";
import type { Link } from "../../../src/fleet/network/link.ts";
import { Network } from "../../../src/fleet/network/network.ts";
import { hyperexponentialFromMoments, Random } from "../../../src/random/mod.ts";
import { contains, meanInterval, Moments } from "../../../src/stats/mod.ts";

function world() {
  const simulation = new Simulation();
  const network = new Network(simulation);
  const ends: number[] = [];
  const send = (route: Link[], bytes: number, at = 0, usage?: number[]) => {
    const id = ends.push(NaN) - 1;
    return simulation.spawn(function* () {
      yield hold(at);
      yield* network.transfer(route, bytes, usage);
      ends[id] = simulation.now;
    });
  };
  return { simulation, network, ends, send };
}

describe("a transfer", () => {
  it("takes bytes/bandwidth and the latencies of its route", () => {
    const { simulation, network, ends, send } = world();
    const up = network.link({ bandwidth: 1000, latency: 0.25 });
    const wan = network.link({ bandwidth: 500, latency: 0.5 });
    send([up, wan], 1000);
    simulation.run();
    expect(ends).toEqual([2.75]);
  });

  it("shares a link with those that come later, by hand: 1000 B at 0 s, 250 B at 1 s", () => {
    const { simulation, network, ends, send } = world();
    const link = network.link({ bandwidth: 500 });
    send([link], 1000);
    send([link], 250, 1);
    simulation.run();
    expect(ends).toEqual([2.5, 2]); // 500 B alone, 250 B each in 1 s, 250 B alone
  });

  it("takes over what a flow held up elsewhere leaves", () => {
    const { simulation, network, ends, send } = world();
    const shared = network.link({ bandwidth: 100 }), narrow = network.link({ bandwidth: 10 });
    send([shared, narrow], 100);
    send([shared], 900);
    simulation.run();
    expect(ends).toEqual([10, 10]);
  });

  it("gives its share back when it is interrupted", () => {
    const { simulation, network, ends, send } = world();
    const link = network.link({ bandwidth: 100 });
    const lost = send([link], 1000);
    send([link], 100);
    simulation.at(1, () => lost.interrupt("gone"));
    simulation.run();
    expect(ends).toEqual([NaN, 1.5]);
    expect(network.carried(link)).toBe(150);
  });

  it("stands still while a link has no bandwidth", () => {
    const { simulation, network, ends, send } = world();
    const link = network.link({ bandwidth: 100 });
    send([link], 200);
    simulation.at(1, () => network.setBandwidth(link, 0));
    simulation.at(5, () => network.setBandwidth(link, 50));
    simulation.run();
    expect(ends).toEqual([7]);
  });

  it("gets 1/n of the airtime and no more where the link is scheduled so", () => {
    const { simulation, network, ends, send } = world();
    const cell = network.link({ bandwidth: 1, sharing: "airtime" });
    send([cell], 100, 0, [1 / 100]); // alone 100 B/s
    send([cell], 100, 0, [1 / 10]); // alone 10 B/s
    simulation.run();
    expect(ends[0]).toBeCloseTo(2, 12);
    expect(ends[1]).toBeCloseTo(11, 12); // 10 B in 2 s, then 10 B/s
  });

  it("over lossy links keeps to the limit of Mathis et al.", () => {
    const { simulation, network, ends, send } = world();
    const link = network.link({ bandwidth: 1e9, latency: 0.05, loss: 0.01 });
    send([link], 1e6);
    simulation.run();
    const limit = 1460 / 0.1 * Math.sqrt(3 / 2) / Math.sqrt(0.01); // B/s
    expect(ends[0]).toBeCloseTo(1e6 / limit + 0.05, 9);
  });

  it("refuses what cannot be sent", () => {
    const { network } = world();
    expect(() => network.transfer([], -1)).toThrow(
      "Network.transfer: bytes must be ≥ 0 and finite, got -1",
    );
    expect(() => network.link({ bandwidth: NaN, name: "wan" })).toThrow(
      'Link "wan": bandwidth must be ≥ 0 and finite, got NaN',
    );
  });
});

describe("the network", () => {
  it("has an event for each end and arrival, and none between", () => {
    const { simulation, network, send } = world();
    const link = network.link({ bandwidth: 1, latency: 1 });
    for (let i = 0; i < 10; i++) send([link], 1e6 + i);
    // each has its start, the hold before it, its end, its arrival and the resumption
    expect(simulation.run().events).toBe(5 * 10);
  });

  it("carries every byte over every link of the route, whatever comes and goes", () => {
    const sends = fc.array(
      fc.record({
        route: fc.uniqueArray(fc.nat(3), { minLength: 1 }),
        bytes: fc.integer({ min: 1, max: 1000 }),
        at: fc.double({ min: 0, max: 20, noNaN: true }),
      }),
      { minLength: 1, maxLength: 25 },
    );
    fc.assert(fc.property(sends, (all) => {
      const { simulation, network, ends, send } = world();
      const links = [10, 20, 50, 5].map((bandwidth) => network.link({ bandwidth }));
      for (const { route, bytes, at } of all) send(route.map((l) => links[l]), bytes, at);
      simulation.run();
      expect(ends.every((end) => end > 0)).toBe(true);
      links.forEach((link, l) => {
        const expected = all.filter(({ route }) => route.includes(l))
          .reduce((sum, { bytes }) => sum + bytes, 0);
        expect(network.carried(link)).toBeCloseTo(expected, 8);
        expect(link.flows).toHaveLength(0);
      });
    }));
  });

  it("is M/G/1 processor sharing on one link: stays of x/(1 − ρ), within the 99 % interval of 20 runs", () => {
    const rho = 0.7;
    const sizes = hyperexponentialFromMoments({ mean: 1, squaredCoefficientOfVariation: 4 });
    const stays = Array.from({ length: 20 }, (_, run) => {
      const random = Random.named(`ps/${run}`);
      const simulation = new Simulation(), network = new Network(simulation);
      const link = network.link({ bandwidth: 1 });
      const arrivals = random.stream("arrivals"), bytes = random.stream("bytes");
      const stay = new Moments();
      function* flow() {
        const begin = simulation.now;
        yield* network.transfer([link], sizes.draw(bytes));
        if (begin > 300) stay.add(simulation.now - begin);
      }
      simulation.spawn(function* () {
        for (;;) {
          yield hold(arrivals.exponential() / rho);
          simulation.spawn(flow);
        }
      });
      simulation.run({ until: 4000 });
      return stay.mean;
    });
    expect(contains(meanInterval(stays, { level: 0.99 }), mg1ps(rho, 1, 1))).toBe(true);
  });
});
