/**
 * The world of chaos-basics: one region of three zones, a web and a data service on the nodes of each, a
 * batch program replayed beside them, users who come in at the region's router.
 */
import { type Activity, hold, type Simulation } from "../../src/des/mod.ts";
import {
  type Grounds,
  linearPower,
  multiRegion,
  Network,
  Node,
  type ProgramDescription,
  wire,
} from "../../src/fleet/mod.ts";
import type { Random } from "../../src/random/mod.ts";

const retransmission = 0.2; // s, the least of Linux; it doubles with every loss in a row

export interface World extends Grounds {
  readonly simulation: Simulation;
  /** All nodes, zone after zone. */
  readonly all: readonly Node[];
  /** For each node the name of its zone. */
  readonly zones: readonly string[];
  /** Takes bytes from node to node, or from users; lost messages are sent again. */
  carry(from: Node | null, to: Node | null, bytes: number): Activity;
}

/** @param perZone nodes of two cores in each zone */
export function buildWorld(
  simulation: Simulation,
  perZone: number,
  batch: ProgramDescription,
  random: Random,
): World {
  const topology = multiRegion({
    regions: [{ name: "region", latitude: 50, longitude: 8 }],
    zones: 3,
    local: { bandwidth: 1.25e8, latency: 0.0005 },
  });
  const network = new Network(simulation), wiring = wire(topology, network);
  const [entry] = topology.ofKind("region"), places = topology.ofKind("zone");
  const power = linearPower({ idle: 60, busy: 150 }); // W
  const nodes = new Map(places.map((place) => [
    place,
    Array.from({ length: perZone }, (_, i) => {
      const name = `${place.name}/${i}`;
      return new Node(simulation, { name, cores: 2, programCores: 1, power });
    }),
  ]));
  const all = [...nodes.values()].flat();
  const placeOf = new Map([...nodes].flatMap(([place, own]) => own.map((node) => [node, place])));
  for (const node of all) keepRunning(node, batch);
  const losses = random.stream("losses");

  function* carry(from: Node | null, to: Node | null, bytes: number): Activity {
    const route = wiring.route(
      from === null ? entry : placeOf.get(from)!,
      to === null ? entry : placeOf.get(to)!,
    );
    const lost = 1 - route.reduce((kept, { loss }) => kept * (1 - loss), 1);
    for (let wait = retransmission; lost > 0 && losses.uniform() < lost; wait *= 2) {
      yield hold(wait);
    }
    yield* network.transfer(route, bytes);
  }
  const zones = [...nodes].flatMap(([place, own]) => own.map(() => place.name));
  return { simulation, topology, network, wiring, nodes, all, zones, carry };
}

/** Runs the batch program on the node, and again from its beginning after a crash. */
function keepRunning(node: Node, batch: ProgramDescription): void {
  node.run(batch);
  let wasOn = node.isOn;
  node.watch(() => {
    const isBack = node.isOn && !wasOn;
    wasOn = node.isOn;
    if (isBack) node.run(batch);
  });
}
