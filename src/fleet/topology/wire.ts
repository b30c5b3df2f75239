import type { Link } from "../network/link.ts";
import type { Network } from "../network/network.ts";
import { Routes } from "./routes.ts";
import type { Place, Topology } from "./topology.ts";

/** Ways through a network, as `Network.transfer` takes them. */
export interface Wiring {
  /** The links from one place to another, kept; none from a place to itself. Throws where no way leads. */
  route(from: Place, to: Place): readonly Link[];
  /** The two links of a connection: from `from` to `to`, and back. */
  readonly links: readonly (readonly [Link, Link])[];
  readonly routes: Routes;
}

/** Makes two links, one a direction, of every connection of a topology. */
export function wire(topology: Topology, network: Network): Wiring {
  const { places, connections } = topology;
  const links = connections.map(({ from, to, bandwidth, latency }) => {
    const direction = (a: number, b: number) =>
      network.link({ name: `${places[a].name} → ${places[b].name}`, bandwidth, latency });
    return [direction(from, to), direction(to, from)] as const;
  });
  const routes = new Routes(topology);
  const known = new Map<number, Link[]>();
  return {
    links,
    routes,
    route(from, to) {
      const key = from.id * places.length + to.id;
      let route = known.get(key);
      if (route === undefined) {
        const { connections, isForward } = routes.route(from, to);
        route = connections.map((number, h) => links[number][isForward[h] ? 0 : 1]);
        known.set(key, route);
      }
      return route;
    },
  };
}
