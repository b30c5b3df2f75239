/**
 * The city: users who drive over a square of edge sites, each with a radio link to the nearest one and
 * a session at one of them.
 *
 *     user ─ radio ─ site ─ 5 ms ─ gateway ─ 5 ms ─ any other site
 */
import { hold, type Simulation } from "../../src/des/mod.ts";
import {
  Access,
  Attachment,
  breakBeforeMake,
  linearPower,
  type Link,
  macroCellRate,
  type MigrationMethod,
  Movement,
  Network,
  Node,
  randomWaypoint,
  Session,
  type SessionState,
  SiteIndex,
  threeTier,
  wire,
} from "../../src/fleet/mod.ts";
import type { Random } from "../../src/random/mod.ts";

export interface CityOptions {
  readonly users: number;
  /** Rows and columns of sites, and the side of what each covers, m. */
  readonly rows: number;
  readonly spacing: number;
  readonly cores: number;
  readonly state: SessionState;
  readonly migration: MigrationMethod;
}

export interface City {
  readonly simulation: Simulation;
  readonly network: Network;
  readonly sites: SiteIndex;
  readonly nodes: readonly Node[];
  /** The radio of each site: airtime, shared in turn. */
  readonly cells: readonly Link[];
  readonly movement: Movement;
  readonly access: Access;
  readonly sessions: readonly Session[];
  /** m, at this instant. */
  distance(user: number, site: number): number;
  /** Airtime of a byte from the user to that site now, s. */
  airtime(user: number, site: number): number;
  /** Links from site to site, and their latency, s. */
  between(from: number, to: number): readonly Link[];
  latency(from: number, to: number): number;
  /** Of nodes and of transport, up to this instant, J. */
  energy(): number;
}

/** An edge node idle and busy: the fog nodes of iFogSim2, W. */
const power = linearPower({ idle: 83.4333, busy: 107.339 });
/** A byte from site to site, J: 46.7 nJ/bit, the wide-area link of PureEdgeSim 5.3. */
const transport = 8 * 46.7e-9;
/** From a site to the gateway: 10 Gbit/s. */
const metro = { bandwidth: 1.25e9, latency: 0.005 };
/** A handset's 23 dBm to a base station with a noise figure of 5 dB, on 20 MHz. */
const uplink = { width: 20e6, power: 23, noiseFigure: 5 };
const nearestDistance = 35; // m, from the mast; the path loss holds from here on

export function buildCity(simulation: Simulation, options: CityOptions, random: Random): City {
  const { users, rows, spacing, cores, state, migration: method } = options;
  const topology = threeTier({ sites: rows * rows, metro }), network = new Network(simulation);
  const { route, routes, links } = wire(topology, network), places = topology.ofKind("site");
  const between = (from: number, to: number) => route(places[from], places[to]);
  const nodes = places.map(({ name }) => new Node(simulation, { name, cores, power }));
  const cells = places.map(() => network.link({ bandwidth: 1, sharing: "airtime" }));
  const middle = (k: number) => (k + 0.5) * spacing;
  const sites = new SiteIndex(
    places.map((_, s) => ({ x: middle(s % rows), y: middle(Math.floor(s / rows)) })),
  );

  const size = { width: rows * spacing, height: rows * spacing };
  const drive = randomWaypoint({ ...size, speed: [5, 20], pause: [0, 20] });
  const movement = new Movement(simulation, drive, users, random);
  const { nearest } = new Attachment(simulation, movement, sites, (user, _, to) => {
    access.request(user, to);
  });
  const access: Access = new Access(simulation, places.length, nearest, breakBeforeMake());
  const sessions = Array.from(
    nearest,
    (site) => new Session(simulation, network, { site, state, method, route: between }),
  );
  const distance = (user: number, site: number) => {
    const dx = sites.x[site] - movement.x(user), dy = sites.y[site] - movement.y(user);
    return Math.max(nearestDistance, Math.sqrt(dx * dx + dy * dy));
  };
  return {
    simulation,
    network,
    sites,
    nodes,
    cells,
    movement,
    access,
    sessions,
    distance,
    airtime: (user, site) => 1 / macroCellRate(distance(user, site), uplink),
    between,
    latency: (from, to) => routes.latency(places[from], places[to]),
    energy() {
      let bytes = 0; // every one is carried by two links
      for (const [a, b] of links) bytes += (network.carried(a) + network.carried(b)) / 2;
      return nodes.reduce((sum, { energy }) => sum + energy, transport * bytes);
    },
  };
}

/** The ways of the first users, a place a second: columns of equal length. */
export function watchWays({ simulation, movement }: City, users: number): {
  readonly user: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
} {
  const ways = { user: [] as number[], x: [] as number[], y: [] as number[] };
  function* watch() {
    for (;; yield hold(1)) {
      for (let user = 0; user < Math.min(users, movement.walkers.count); user++) {
        ways.user.push(user);
        ways.x.push(movement.x(user));
        ways.y.push(movement.y(user));
      }
    }
  }
  simulation.spawn(watch);
  return ways;
}
