/**
 * Edge sites from data: base stations and edge servers at the places where they really stand.
 *
 * A capture with the columns `latitude_deg` and `longitude_deg` (the readers of the Shanghai Telecom
 * base stations and of the EUA data set give them) becomes one site a row, in a plane about their
 * mean, each connected with a gateway at the latency of its cable:
 *
 *     latency = fixed + inflation · distance / speed of light in fibre
 */
import type { Capture } from "../../captures/mod.ts";
import { CaptureError } from "../../captures/mod.ts";
import { wanLatency } from "../network/wan-latency.ts";
import { nonNegative, positive } from "../parameter.ts";
import { type GlobePosition, tangentPlane } from "./position.ts";
import { Topology } from "./topology.ts";

export interface SitesOptions {
  /** Site to gateway, bytes/s; 125e6 (1 Gbit/s) by default. */
  readonly bandwidth?: number;
  /** Latency whatever the distance, s; 5 ms by default. */
  readonly fixedLatency?: number;
  /** Cable by straight line; 1.5 by default. */
  readonly inflation?: number;
}

/** The positions in a capture. Throws a CaptureError where it has none or a field is empty. */
export function globePositions(capture: Capture): GlobePosition[] {
  const { latitude_deg: latitudes, longitude_deg: longitudes } = capture.columns.extra;
  if (latitudes === undefined || longitudes === undefined) {
    throw new CaptureError(capture.name, {}, "has no columns latitude_deg and longitude_deg");
  }
  return Array.from(latitudes, (latitude, row) => {
    const longitude = longitudes[row];
    if (Number.isNaN(latitude + longitude)) {
      throw new CaptureError(capture.name, {}, `row ${row + 1} has no position`);
    }
    return { latitude, longitude };
  });
}

/** The mean of positions, for a plane about it. Throws a RangeError where there are none. */
export function centreOf(positions: readonly GlobePosition[]): GlobePosition {
  if (positions.length === 0) throw new RangeError("centreOf: needs at least 1 position, got 0");
  const mean = (of: (at: GlobePosition) => number) =>
    positions.reduce((sum, at) => sum + of(at), 0) / positions.length;
  return { latitude: mean((at) => at.latitude), longitude: mean((at) => at.longitude) };
}

/** Sites `site-0` … in the order of the rows, about a `gateway` at their centre. */
export function sitesFromCapture(capture: Capture, options: SitesOptions = {}): Topology {
  const { bandwidth = 125e6, fixedLatency = 0.005, inflation } = options;
  positive("sitesFromCapture", "bandwidth", bandwidth);
  nonNegative("sitesFromCapture", "fixedLatency", fixedLatency);
  const positions = globePositions(capture);
  const plane = tangentPlane(centreOf(positions));
  const topology = new Topology();
  const gateway = topology.place("gateway", "switch", { position: { x: 0, y: 0 } });
  positions.forEach((at, i) => {
    const position = plane(at);
    const distance = Math.sqrt(position.x * position.x + position.y * position.y);
    const latency = fixedLatency + wanLatency({ distance, inflation }).propagation;
    const site = topology.place(`site-${i}`, "site", { position });
    topology.connect(site, gateway, { bandwidth, latency });
  });
  return topology;
}
