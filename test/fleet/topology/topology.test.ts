import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { Network } from "../../../src/fleet/network/network.ts";
import { Routes } from "../../../src/fleet/topology/routes.ts";
import { Topology } from "../../../src/fleet/topology/topology.ts";
import { wire } from "../../../src/fleet/topology/wire.ts";

const cable = (latency: number) => ({ bandwidth: 100, latency });

/** Floyd and Warshall's latencies between all places. */
function allPairs({ places, connections }: Topology): number[][] {
  const d = places.map((_, i) => places.map((_, j) => i === j ? 0 : Infinity));
  for (const { from, to, latency } of connections) {
    d[from][to] = d[to][from] = Math.min(d[from][to], latency);
  }
  for (const k of d.keys()) {
    for (const i of d.keys()) {
      for (const j of d.keys()) d[i][j] = Math.min(d[i][j], d[i][k] + d[k][j]);
    }
  }
  return d;
}

const topologies = fc.integer({ min: 2, max: 8 }).chain((n) =>
  fc.array(
    fc.record({ a: fc.nat(n - 1), b: fc.nat(n - 1), latency: fc.integer({ min: 0, max: 9 }) }),
    { maxLength: 16 },
  ).map((cables) => {
    const topology = new Topology();
    for (let i = 0; i < n; i++) topology.place(`p${i}`, "site");
    const { places } = topology;
    for (const { a, b, latency } of cables) {
      if (a !== b) topology.connect(places[a], places[b], cable(latency));
    }
    return topology;
  })
);

describe("routes", () => {
  it("have the least latency, as Floyd and Warshall find it, and add up", () => {
    fc.assert(fc.property(topologies, (topology) => {
      const routes = new Routes(topology);
      const latencies = allPairs(topology);
      for (const a of topology.places) {
        for (const b of topology.places) {
          expect(routes.latency(a, b)).toBe(latencies[a.id][b.id]);
          if (routes.latency(a, b) === Infinity) continue;
          const route = routes.route(a, b);
          const sum = route.connections.reduce(
            (sum, number) => sum + topology.connections[number].latency,
            0,
          );
          expect([route.places[0], route.places.at(-1), sum])
            .toEqual([a.id, b.id, route.latency]);
        }
      }
    }));
  });

  it("prefer fewer hops among equals, and never pass through a device", () => {
    const topology = new Topology();
    const [a, b] = [topology.place("a", "site"), topology.place("b", "site")];
    const phone = topology.place("phone", "device"), hub = topology.place("hub", "switch");
    topology.connect(a, phone, cable(0));
    topology.connect(phone, b, cable(0));
    topology.connect(a, hub, cable(1));
    topology.connect(hub, b, cable(1));
    expect(new Routes(topology).route(a, b).places).toEqual([a.id, hub.id, b.id]);
    topology.connect(a, b, cable(2));
    expect(new Routes(topology).route(a, b).places).toEqual([a.id, b.id]);
  });

  it("that do not exist are refused by name", () => {
    const topology = new Topology();
    const [a, b] = [topology.place("a", "site"), topology.place("b", "site")];
    expect(() => new Routes(topology).route(a, b)).toThrow('no way leads from "a" to "b"');
  });
});

describe("a topology", () => {
  it("knows what lies within what", () => {
    const topology = new Topology();
    const region = topology.place("region", "region");
    const zone = topology.place("zone", "zone", { within: region });
    const site = topology.place("site", "site", { within: zone });
    expect([topology.isWithin(site, region), topology.isWithin(region, site)])
      .toEqual([true, false]);
  });

  it("refuses two places of one name, an unknown name, and a cable without bandwidth", () => {
    const topology = new Topology();
    const a = topology.place("a", "site"), b = topology.place("b", "site");
    expect(() => topology.place("a", "site")).toThrow('a place "a" already');
    expect(() => topology.named("c")).toThrow('no place "c"; the first of 2 are a, b');
    expect(() => topology.connect(a, b, { bandwidth: 0 })).toThrow(
      "Topology.connect a – b: bandwidth must be > 0 and finite, got 0",
    );
  });
});

describe("a wired topology", () => {
  it("carries the two directions of a cable apart", () => {
    const topology = new Topology();
    const [a, b] = [topology.place("a", "site"), topology.place("b", "site")];
    topology.connect(a, b, cable(1));
    const simulation = new Simulation(), network = new Network(simulation);
    const { route, links } = wire(topology, network);
    const ends: number[] = [];
    for (const way of [route(a, b), route(b, a)]) {
      simulation.spawn(function* () {
        yield* network.transfer(way, 200);
        ends.push(simulation.now);
      });
    }
    simulation.run();
    expect(ends).toEqual([3, 3]);
    expect(links[0].map((link) => network.carried(link))).toEqual([200, 200]);
    expect(route(a, b)).toBe(route(a, b));
    expect(route(a, a)).toEqual([]);
  });
});
