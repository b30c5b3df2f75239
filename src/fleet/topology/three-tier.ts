/**
 * Three tiers: devices at edge sites, sites under a gateway, and a cloud behind the wide-area network.
 *
 *     device – site – gateway – cloud
 *
 * With s sites and d devices at each: s + sd + 2 places, s + sd + 1 connections, and 4 hops between
 * devices of different sites.
 */
import { wholeNumber } from "../parameter.ts";
import { type ConnectionOptions, Topology } from "./topology.ts";

export interface ThreeTierOptions {
  /** s */
  readonly sites: number;
  /** d: devices at each site; 0 by default, for devices that move and attach by themselves. */
  readonly devices?: number;
  /** Device to site; 200 Mbit/s and 5 ms by default. */
  readonly access?: ConnectionOptions;
  /** Site to gateway; 1 Gbit/s and 5 ms by default. */
  readonly metro?: ConnectionOptions;
  /** Gateway to cloud; 1 Gbit/s and 50 ms by default. */
  readonly wide?: ConnectionOptions;
}

/** Places `cloud`, `gateway`, `site-0` …, `device-0-0` …. Throws a RangeError for numbers out of range. */
export function threeTier(options: ThreeTierOptions): Topology {
  const {
    sites,
    devices = 0,
    access = { bandwidth: 25e6, latency: 0.005 },
    metro = { bandwidth: 125e6, latency: 0.005 },
    wide = { bandwidth: 125e6, latency: 0.05 },
  } = options;
  wholeNumber("threeTier", "sites", sites, 1);
  wholeNumber("threeTier", "devices", devices, 0);
  const topology = new Topology();
  const cloud = topology.place("cloud", "cloud");
  const gateway = topology.place("gateway", "switch");
  topology.connect(gateway, cloud, wide);
  for (let s = 0; s < sites; s++) {
    const site = topology.place(`site-${s}`, "site");
    topology.connect(site, gateway, metro);
    for (let d = 0; d < devices; d++) {
      topology.connect(
        topology.place(`device-${s}-${d}`, "device", { within: site }),
        site,
        access,
      );
    }
  }
  return topology;
}
