import { describe, expect, it } from "vitest";
import { hold, Simulation } from "../../../src/des/mod.ts";
import { ClockError } from "../../../src/fleet/fault/clock-error.ts";
import { hogCores, hogMemory } from "../../../src/fleet/fault/exhaustion.ts";
import { type Fault, together } from "../../../src/fleet/fault/fault.ts";
import { degradedLinks } from "../../../src/fleet/fault/link-faults.ts";
import { crash, freeze, slowNode } from "../../../src/fleet/fault/node-faults.ts";
import { type Grounds, outage, partition } from "../../../src/fleet/fault/place-faults.ts";
import { multiRegion, Network, Node, wire } from "../../../src/fleet/mod.ts";
import { clock } from "../../../src/profiling/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { intervalCounts } from "../../../src/signals/mod.ts";

/** Two regions of two zones, a node in each zone. */
function world() {
  const simulation = new Simulation(), network = new Network(simulation);
  const topology = multiRegion({
    regions: [
      { name: "west", latitude: 45, longitude: -120 },
      { name: "east", latitude: 40, longitude: -75 },
    ],
    zones: 2,
  });
  const wiring = wire(topology, network);
  const zones = topology.ofKind("zone");
  const nodes = zones.map((zone) =>
    new Node(simulation, { name: zone.name, programCores: 2, memoryBandwidth: 1e9 })
  );
  const grounds: Grounds = {
    topology,
    network,
    wiring,
    nodes: new Map(zones.map((zone, i) => [zone, [nodes[i]]])),
  };
  const isOn = () => nodes.map((node) => node.isOn);
  const cut = () =>
    wiring.links.map(([there, back]) => there.capacity === 0 && back.capacity === 0);
  return { simulation, network, topology, wiring, zones, nodes, grounds, isOn, cut };
}

type World = ReturnType<typeof world>;
const faults: Readonly<Record<string, (w: World) => Fault>> = {
  crash: ({ nodes }) => crash(nodes[0]),
  freeze: ({ nodes }) => freeze(nodes[0]),
  slowNode: ({ nodes }) => slowNode(nodes[0], 0.1),
  hogCores: ({ simulation, nodes }) => hogCores(simulation, nodes[0], 3),
  hogMemory: ({ nodes }) => hogMemory(nodes[0], 2e9),
  degradedLinks: ({ network, wiring }) =>
    degradedLinks(network, wiring.links.flat(), { latency: 1, loss: 0.1, bandwidth: 0.01 }),
  outage: ({ grounds, topology }) => outage(grounds, topology.named("west")),
  partition: ({ grounds, topology }) => partition(grounds, [topology.named("west")]),
  together: ({ nodes }) => together("both", nodes.slice(0, 2).map(crash)),
};

describe.each(Object.entries(faults))("every fault: %s", (_, make) => {
  /** When a task of 3 s at t = 20 s and a transfer after it end. */
  const ends = (isFaulty: boolean, until: number) => {
    const w = world(), done: number[] = [];
    const fault = make(w);
    if (isFaulty) {
      w.simulation.at(5, () => {
        const heals = [fault.inject(), fault.inject()];
        w.simulation.at(7, heals[0]);
        w.simulation.at(until, heals[1]);
      });
    }
    w.simulation.spawn(function* () {
      yield hold(20);
      yield* w.nodes[0].execute(3);
      done.push(w.simulation.now);
      yield* w.network.transfer(w.wiring.route(w.zones[0], w.zones[3]), 1e6);
      done.push(w.simulation.now);
    });
    w.simulation.run({ until: 1000 });
    return done;
  };
  it("leaves no trace when all injections of it are healed, in any order", () => {
    expect(ends(true, 10)).toEqual(ends(false, 10));
  });

  it("has a name", () => {
    expect(make(world()).name).toMatch(/\w/);
  });
});

describe("the loss of a place", () => {
  it("takes the nodes within and cuts the links that end there", () => {
    const { topology, grounds, isOn, cut } = world();
    const heal = outage(grounds, topology.named("west-zone-1")).inject();
    expect(isOn()).toEqual([true, false, true, true]);
    expect(cut()).toEqual([false, true, false, false, false]);
    heal();
    expect([isOn(), cut()]).toEqual([Array(4).fill(true), Array(5).fill(false)]);
  });

  it("takes a whole region with its zones, and the way to the next region", () => {
    const { topology, grounds, isOn, cut } = world();
    outage(grounds, topology.named("west")).inject();
    expect(isOn()).toEqual([false, false, true, true]);
    expect(cut()).toEqual([true, true, false, false, true]);
  });
});

describe("a partition", () => {
  it("cuts the links between the sides and leaves the nodes alone", () => {
    const { topology, grounds, isOn, cut } = world();
    partition(grounds, [topology.named("west")]).inject();
    expect(isOn()).toEqual([true, true, true, true]);
    expect(cut()).toEqual([false, false, false, false, true]);
  });

  it("refuses sides without a connection", () => {
    const { grounds, zones } = world();
    expect(() => partition(grounds, [zones[0]], [zones[3]])).toThrow(
      "partition of west-zone-0: must have connections to the other side, got none",
    );
  });
});

describe("exhaustion", () => {
  it("of cores: n greedy tasks leave a task 1/(n + 1) of a core that they share", () => {
    const simulation = new Simulation(), node = new Node(simulation);
    let end = 0;
    const heal = hogCores(simulation, node, 4).inject();
    simulation.spawn(function* () {
      yield* node.execute(2);
      end = simulation.now;
    });
    simulation.run({ until: 100 });
    expect(end).toBeCloseTo(10, 12);
    heal();
    simulation.run({ until: 200 });
    expect([node.tasks, node.busyTime]).toEqual([0, 100]);
  });

  it("of cores ends with a crash of the node", () => {
    const simulation = new Simulation(), node = new Node(simulation);
    hogCores(simulation, node, 4).inject();
    simulation.at(3, crash(node).inject);
    simulation.run({ until: 10 });
    expect(node.tasks).toBe(0);
  });

  // β = 1 for all: Σ dᵢ/m = B, so m = (0.5 + 1.5)/1
  it("of memory: programs slow until what they ask for is what there is", () => {
    const simulation = new Simulation();
    const node = new Node(simulation, { programCores: 2, memoryBandwidth: 1e9 });
    const signal = intervalCounts({ edges: [0, 100], counts: [100] });
    const counters = { instructions: { signal, scaling: "work" as const } };
    const program = node.run({ name: "p", counters, memoryShare: 1, memoryDemand: 0.5e9 });
    hogMemory(node, 1.5e9).inject();
    simulation.run({ until: 10 });
    expect(program.counter("instructions").integral(0, 10)).toBeCloseTo(5, 9);
  });

  it("of memory needs a core of its own", () => {
    const node = new Node(new Simulation(), { name: "n1" });
    expect(() => hogMemory(node, 1).inject()).toThrow(
      'Node "n1": no core is free for program "greedy memory on n1"; it has programCores 0',
    );
  });
});

describe("clock faults", () => {
  it("add offset and drift while they last; what reads them adds them to a sound clock", () => {
    const simulation = new Simulation(), error = new ClockError(simulation);
    const sound = clock({ offset: 1, drift: 1e-3 }, Random.named("clock"));
    const step = error.fault({ offset: -2 }), drift = error.fault({ drift: 0.5 });
    simulation.at(10, () => void simulation.at(30, step.inject()));
    simulation.at(20, () => void simulation.at(40, drift.inject()));
    simulation.run();
    expect([5, 10, 22, 30, 38, 40].map((t) => error.at(t))).toEqual([0, -2, -1, 5, 9, 0]);
    expect(sound.read(30) + error.at(30)).toBeCloseTo(1 + 30.03 + 5, 12);
  });

  it("refuse a drift that turns time round", () => {
    expect(() => new ClockError(new Simulation()).fault({ drift: -1 })).toThrow(
      "ClockError.fault: drift must be > -1 and finite, got -1",
    );
  });
});
