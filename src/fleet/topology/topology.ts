/**
 * A topology: places, and the connections between them.
 *
 * Places have a kind (device, site, zone, region, cloud, or a switch that only passes on) and may lie
 * within another place: a site in its zone, a zone in its region. What is within says where faults
 * reach; what is connected says where bytes go. A topology is plain data that is built once: the
 * builders beside this file make the common shapes, routes.ts finds ways, and wire.ts makes links of
 * it.
 */
import { nonNegative, positive } from "../parameter.ts";
import type { PlanePosition } from "./position.ts";

export type PlaceKind = "device" | "site" | "zone" | "region" | "cloud" | "switch";

export interface Place {
  /** Its index among the places. */
  readonly id: number;
  readonly name: string;
  readonly kind: PlaceKind;
  /** The place that it lies in; null at the top. */
  readonly within: Place | null;
  /** null where it does not matter. */
  readonly position: PlanePosition | null;
}

export interface Connection {
  readonly from: number;
  readonly to: number;
  /** Bytes per second, in each direction. */
  readonly bandwidth: number;
  /** One way, s. */
  readonly latency: number;
}

export interface ConnectionOptions {
  readonly bandwidth: number;
  /** 0 by default. */
  readonly latency?: number;
}

export class Topology {
  readonly places: Place[] = [];
  readonly connections: Connection[] = [];
  /** For each place the numbers of its connections. */
  readonly incident: number[][] = [];
  #byName = new Map<string, Place>();

  /** Adds a place. Throws an Error where the name is taken. */
  place(
    name: string,
    kind: PlaceKind,
    options: { readonly within?: Place | null; readonly position?: PlanePosition | null } = {},
  ): Place {
    if (this.#byName.has(name)) {
      throw new Error(`Topology.place: there is a place "${name}" already; names must differ`);
    }
    const { within = null, position = null } = options;
    const place = { id: this.places.length, name, kind, within, position };
    this.places.push(place);
    this.incident.push([]);
    this.#byName.set(name, place);
    return place;
  }

  /** Connects two places in both directions. Throws a RangeError for numbers out of range. */
  connect(a: Place, b: Place, { bandwidth, latency = 0 }: ConnectionOptions): Connection {
    const where = `Topology.connect ${a.name} – ${b.name}`;
    positive(where, "bandwidth", bandwidth);
    nonNegative(where, "latency", latency);
    if (a === b) throw new RangeError(`${where}: must be two places, got one`);
    const connection = { from: a.id, to: b.id, bandwidth, latency };
    const number = this.connections.push(connection) - 1;
    this.incident[a.id].push(number);
    this.incident[b.id].push(number);
    return connection;
  }

  /** The place of that name. Throws an Error where there is none. */
  named(name: string): Place {
    const place = this.#byName.get(name);
    if (place !== undefined) return place;
    const known = this.places.slice(0, 8).map((known) => known.name).join(", ");
    throw new Error(
      `Topology: no place "${name}"; the first of ${this.places.length} are ${known}`,
    );
  }

  /** All places of a kind, in the order in which they were added. */
  ofKind(kind: PlaceKind): Place[] {
    return this.places.filter((place) => place.kind === kind);
  }

  /** Whether a place lies in another, at whatever depth; every place lies in itself. */
  isWithin(place: Place, outer: Place): boolean {
    for (let at: Place | null = place; at !== null; at = at.within) if (at === outer) return true;
    return false;
  }
}
