/**
 * Faults of places: a zone or region is lost, the network falls into parts.
 *
 * A place takes all with it that lies within: the nodes there go down and lose their work, and the links
 * that begin or end there are cut. A partition cuts the links between two sets of places and leaves the
 * nodes alone. What waits for bytes over a cut link waits until the link is back or the caller gives up.
 */
import type { Link } from "../network/link.ts";
import type { Network } from "../network/network.ts";
import type { Node } from "../node/node.ts";
import type { Place, Topology } from "../topology/topology.ts";
import type { Wiring } from "../topology/wire.ts";
import { type Fault, together } from "./fault.ts";
import { crash } from "./node-faults.ts";

/** What stands where: all that a fault of a place can reach. */
export interface Grounds {
  readonly topology: Topology;
  readonly network: Network;
  readonly wiring: Pick<Wiring, "links">;
  /** The nodes at each place. */
  readonly nodes: ReadonlyMap<Place, readonly Node[]>;
}

/** A site, zone or region is lost, with all that lies within it. */
export function outage(grounds: Grounds, place: Place): Fault {
  const { topology, network, nodes } = grounds;
  const isLost = (one: Place) => topology.isWithin(one, place);
  const lost = [...nodes].filter(([at]) => isLost(at)).flatMap(([, there]) => there.map(crash));
  const links = linksWhere(grounds, (from, to) => isLost(from) || isLost(to));
  const cut: Fault = { name: "cut", inject: () => network.impair(links, { bandwidth: 0 }) };
  return together(`loss of ${place.name}`, [...lost, cut]);
}

/**
 * No bytes pass between the places within `side` and those within `other`, all the rest by default.
 * Throws a RangeError where no connection leads from one to the other: then there is nothing to cut.
 */
export function partition(
  grounds: Grounds,
  side: readonly Place[],
  other: readonly Place[] | null = null,
): Fault {
  const { topology, network } = grounds;
  const liesIn = (one: Place, outers: readonly Place[]) =>
    outers.some((outer) => topology.isWithin(one, outer));
  const isHere = (one: Place) => liesIn(one, side);
  const isThere = (one: Place) => !isHere(one) && (other === null || liesIn(one, other));
  const links = linksWhere(
    grounds,
    (from, to) => (isHere(from) && isThere(to)) || (isHere(to) && isThere(from)),
  );
  const name = `partition of ${side.map((place) => place.name).join(", ")}`;
  if (links.length === 0) {
    throw new RangeError(`${name}: must have connections to the other side, got none`);
  }
  return { name, inject: () => network.impair(links, { bandwidth: 0 }) };
}

function linksWhere(
  { topology: { places, connections }, wiring }: Grounds,
  isMeant: (from: Place, to: Place) => boolean,
): Link[] {
  return connections.flatMap(({ from, to }, i) =>
    isMeant(places[from], places[to]) ? wiring.links[i] : []
  );
}
