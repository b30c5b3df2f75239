/**
 * Regions of a cloud, each of several zones, joined by a full mesh of wide-area cables.
 *
 *     latency(region, region) = inflation · great circle / speed of light in fibre
 *
 * With r regions of z zones: r + rz places and rz + r(r − 1)/2 connections. A zone is what fails by
 * itself, a region what fails as a whole.
 */
import { wanLatency } from "../network/wan-latency.ts";
import { wholeNumber } from "../parameter.ts";
import { type GlobePosition, haversine } from "./position.ts";
import { type ConnectionOptions, Topology } from "./topology.ts";

export interface RegionDescription extends GlobePosition {
  readonly name: string;
}

export interface MultiRegionOptions {
  readonly regions: readonly RegionDescription[];
  /** z: zones in each region; 3 by default. */
  readonly zones?: number;
  /** Zone to its region's router; 12.5 GB/s and 0.3 ms by default. */
  readonly local?: ConnectionOptions;
  /** Bandwidth between regions, bytes/s; 1.25e9 by default. */
  readonly wideBandwidth?: number;
  /** Cable by great circle; 1.5 by default. */
  readonly inflation?: number;
}

/** Places `REGION` and `REGION-zone-0` …. Throws a RangeError for degrees or numbers out of range. */
export function multiRegion(options: MultiRegionOptions): Topology {
  const {
    regions,
    zones = 3,
    local = { bandwidth: 12.5e9, latency: 0.0003 },
    wideBandwidth = 1.25e9,
    inflation,
  } = options;
  wholeNumber("multiRegion", "zones", zones, 1);
  wholeNumber("multiRegion", "regions.length", regions.length, 1);
  const topology = new Topology();
  const routers = regions.map(({ name }) => topology.place(name, "region"));
  routers.forEach((region, a) => {
    for (let z = 0; z < zones; z++) {
      const zone = topology.place(`${region.name}-zone-${z}`, "zone", { within: region });
      topology.connect(zone, region, local);
    }
    for (let b = 0; b < a; b++) {
      const distance = haversine(regions[a], regions[b]);
      const latency = wanLatency({ distance, inflation }).propagation;
      topology.connect(region, routers[b], { bandwidth: wideBandwidth, latency });
    }
  });
  return topology;
}
