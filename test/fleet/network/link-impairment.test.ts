import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hold, Simulation } from "../../../src/des/mod.ts";
import type { Link } from "../../../src/fleet/network/link.ts";
import type { LinkImpairment } from "../../../src/fleet/network/link-impairment.ts";
import { Network } from "../../../src/fleet/network/network.ts";

function world() {
  const simulation = new Simulation(), network = new Network(simulation, { segment: 1000 });
  const link = network.link({ name: "l", bandwidth: 1000, latency: 0.25 });
  const ends: number[] = [];
  const send = (bytes: number, at = 0, route: Link[] = [link]) =>
    simulation.spawn(function* () {
      yield hold(at);
      yield* network.transfer(route, bytes);
      ends.push(simulation.now);
    });
  const impaired = (impairment: LinkImpairment, from: number, to: number) =>
    simulation.at(from, () => void simulation.at(to, network.impair([link], impairment)));
  return { simulation, network, link, ends, send, impaired };
}

describe("a link with something wrong", () => {
  it("takes the latency besides, by those who end while it lasts", () => {
    const { simulation, ends, send, impaired } = world();
    impaired({ latency: 2 }, 1.5, 5);
    send(1000);
    send(1000, 2);
    send(1000, 10);
    simulation.run();
    expect(ends).toEqual([1.25, 5.25, 11.25]);
  });

  it("cut, holds what is on it until it is back", () => {
    const { simulation, network, link, ends, send, impaired } = world();
    impaired({ bandwidth: 0 }, 0.5, 7.5);
    send(1000);
    simulation.run({ until: 4 });
    expect(network.carried(link)).toBe(500);
    simulation.run();
    expect(ends).toEqual([8.25]);
  });

  it("lets what has left arrive", () => {
    const { simulation, ends, send, impaired } = world();
    impaired({ bandwidth: 0 }, 1.1, 9);
    send(1000);
    simulation.run();
    expect(ends).toEqual([1.25]);
  });

  // segment / RTT √1.5/√p = 1000/0.5 · √(1.5/0.96) = 2500 B/s; at 100 times the RTT 25 B/s
  it("that loses packets carries what Mathis' formula leaves", () => {
    const { simulation, ends, send, impaired } = world();
    impaired({ loss: 0.96, latency: 24.75 }, 0, 1000);
    send(100);
    simulation.run();
    expect(ends[0]).toBeCloseTo(4 + 25, 9);
  });

  it("adds latencies, multiplies what gets through, and multiplies shares of bandwidth", () => {
    const { network, link } = world();
    network.impair([link], { latency: 0.5, loss: 0.5, bandwidth: 0.5 });
    network.impair([link], { latency: 1, loss: 0.5, bandwidth: 0.5 });
    expect([link.latency, link.loss, link.capacity]).toEqual([1.75, 0.75, 250]);
  });

  it("is as it was to the bit when all is over, in whatever order", () => {
    const impairment = fc.record({
      latency: fc.double({ min: 0, max: 10, noNaN: true }),
      loss: fc.double({ min: 0, max: 0.99, noNaN: true }),
      bandwidth: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const several = fc.array(fc.tuple(impairment, fc.integer()), { maxLength: 6 });
    fc.assert(fc.property(several, (cases) => {
      const { network, link } = world();
      const heals = cases.map(([one, order]) => ({ heal: network.impair([link], one), order }));
      for (const { heal } of heals.sort((a, b) => a.order - b.order)) heal();
      expect([link.latency, link.loss, link.capacity]).toEqual([0.25, 0, 1000]);
    }));
  });

  it("applies to bandwidths that are functions of the flows", () => {
    const { simulation, network, ends, send } = world();
    const shared = network.link({ bandwidth: (flows) => 1000 * flows });
    network.impair([shared], { bandwidth: 0.5 });
    send(1000, 0, [shared]);
    simulation.run();
    expect(ends).toEqual([2]);
  });

  it("refuses numbers out of range", () => {
    const { network, link } = world();
    expect(() => network.impair([link], { bandwidth: 2 })).toThrow(
      "Network.impair: bandwidth must be in [0, 1], got 2",
    );
  });
});
