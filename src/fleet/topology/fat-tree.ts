/**
 * The k-ary fat tree: a data centre of equal switches with k ports each.
 *
 *     k pods of k/2 edge and k/2 aggregation switches, (k/2)² core switches:   5k²/4 switches
 *     k/2 hosts at every edge switch:                                          k³/4 hosts
 *     3k³/4 connections; hosts are 2, 4 or 6 hops apart: in a rack, a pod, or further
 *
 * Bisection bandwidth is full: k³/8 times that of a connection. Routes here take one of the (k/2)²
 * shortest ways, always the same; spreading flows over them is left to who routes.
 *
 * Al-Fares, Loukissas & Vahdat, SIGCOMM 2008, section 3.
 */
import { wholeNumber } from "../parameter.ts";
import { type ConnectionOptions, Topology } from "./topology.ts";

export interface FatTreeOptions {
  /** k: ports of a switch, even */
  readonly ports: number;
  /** Every cable; 1.25 GB/s and 1 μs by default. */
  readonly cable?: ConnectionOptions;
}

/** Places `core-…`, `aggregation-POD-…`, `edge-POD-…` and `host-POD-EDGE-…`. Throws for an odd k. */
export function fatTree(options: FatTreeOptions): Topology {
  const { ports: k, cable = { bandwidth: 1.25e9, latency: 1e-6 } } = options;
  wholeNumber("fatTree", "ports", k, 2);
  if (k % 2 !== 0) throw new RangeError(`fatTree: ports must be even, got ${k}`);
  const half = k / 2;
  const topology = new Topology();
  const range = Array.from({ length: half }, (_, i) => i);
  const cores = range.map((a) => range.map((c) => topology.place(`core-${a}-${c}`, "switch")));
  for (let pod = 0; pod < k; pod++) {
    const aggregation = range.map((a) => topology.place(`aggregation-${pod}-${a}`, "switch"));
    aggregation.forEach((upper, a) => {
      for (const core of cores[a]) topology.connect(upper, core, cable);
    });
    for (const e of range) {
      const edge = topology.place(`edge-${pod}-${e}`, "switch");
      for (const upper of aggregation) topology.connect(edge, upper, cable);
      for (const h of range) {
        topology.connect(topology.place(`host-${pod}-${e}-${h}`, "device"), edge, cable);
      }
    }
  }
  return topology;
}
