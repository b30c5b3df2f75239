import { describe, expect, it } from "vitest";
import { CaptureBuilder } from "../../../src/captures/model/builder.ts";
import { openCapture } from "../../../src/captures/mod.ts";
import { speedInFibre } from "../../../src/fleet/network/wan-latency.ts";
import { fatTree } from "../../../src/fleet/topology/fat-tree.ts";
import { globePositions, sitesFromCapture } from "../../../src/fleet/topology/from-capture.ts";
import { multiRegion } from "../../../src/fleet/topology/multi-region.ts";
import { haversine } from "../../../src/fleet/topology/position.ts";
import { Routes } from "../../../src/fleet/topology/routes.ts";
import { threeTier } from "../../../src/fleet/topology/three-tier.ts";
import type { Place, Topology } from "../../../src/fleet/topology/topology.ts";
import { captureFile } from "../../captures/files.ts";

/** The most hops between any two of the places. */
function diameter(topology: Topology, places: readonly Place[]): number {
  const routes = new Routes(topology);
  return Math.max(
    ...places.flatMap((a) => places.map((b) => routes.route(a, b).connections.length)),
  );
}

describe("three tiers", () => {
  it("have s + sd + 2 places, s + sd + 1 connections, and 4 hops between devices", () => {
    const [s, d] = [5, 3];
    const topology = threeTier({ sites: s, devices: d });
    expect(topology.places).toHaveLength(s + s * d + 2);
    expect(topology.connections).toHaveLength(s + s * d + 1);
    expect(diameter(topology, topology.ofKind("device"))).toBe(4);
  });

  it("put the cloud behind 5 + 5 + 50 ms", () => {
    const topology = threeTier({ sites: 2, devices: 1 });
    const routes = new Routes(topology);
    expect(routes.latency(topology.named("device-1-0"), topology.named("cloud")))
      .toBeCloseTo(0.06, 12);
  });
});

describe("a k-ary fat tree", () => {
  for (const k of [2, 4, 6, 8]) {
    it(`of k = ${k} has 5k²/4 switches, k³/4 hosts, 3k³/4 cables`, () => {
      const topology = fatTree({ ports: k });
      expect(topology.ofKind("switch")).toHaveLength(5 * k * k / 4);
      expect(topology.ofKind("device")).toHaveLength(k * k * k / 4);
      expect(topology.connections).toHaveLength(3 * k * k * k / 4);
    });
  }

  it("uses all k ports of each switch", () => {
    const topology = fatTree({ ports: 6 });
    const ports = topology.ofKind("switch").map(({ id }) => topology.incident[id].length);
    expect(new Set(ports)).toEqual(new Set([6]));
  });

  it("has hosts 2, 4 or 6 hops apart: in a rack, in a pod, or further", () => {
    const topology = fatTree({ ports: 4 });
    const routes = new Routes(topology);
    const first = topology.named("host-0-0-0");
    const hops = ["host-0-0-1", "host-0-1-0", "host-3-0-0"].map((name) =>
      routes.route(first, topology.named(name)).connections.length
    );
    expect(hops).toEqual([2, 4, 6]);
    expect(diameter(topology, topology.ofKind("device"))).toBe(6);
  });

  it("refuses an odd number of ports", () => {
    expect(() => fatTree({ ports: 3 })).toThrow("fatTree: ports must be even, got 3");
  });
});

describe("regions with zones", () => {
  const regions = [
    { name: "frankfurt", latitude: 50.11, longitude: 8.68 },
    { name: "virginia", latitude: 38.95, longitude: -77.45 },
    { name: "singapore", latitude: 1.35, longitude: 103.82 },
  ];

  it("have r + rz places and rz + r(r − 1)/2 connections", () => {
    const topology = multiRegion({ regions, zones: 4 });
    expect(topology.places).toHaveLength(3 + 3 * 4);
    expect(topology.connections).toHaveLength(3 * 4 + 3);
  });

  it("are as far apart as light in 1.5 great circles of fibre, and 0.6 ms between zones", () => {
    const topology = multiRegion({ regions });
    const routes = new Routes(topology);
    const latency = (a: string, b: string) => routes.latency(topology.named(a), topology.named(b));
    expect(latency("frankfurt", "virginia"))
      .toBeCloseTo(1.5 * haversine(regions[0], regions[1]) / speedInFibre, 12);
    expect(latency("virginia-zone-0", "virginia-zone-2")).toBeCloseTo(0.0006, 12);
    const zone = topology.named("virginia-zone-0");
    expect(topology.isWithin(zone, topology.named("virginia"))).toBe(true);
  });
});

const melbourne = captureFile("swinedge_eua-dataset/edge-servers/site-optus-melbCBD.csv");
const shanghai = captureFile(
  "GeminiLight_edge-server-placement/dataset/base_stations_all.csv",
);

describe("sites from a capture", () => {
  it.skipIf(melbourne === null)(
    "of Melbourne's centre are 125, as far apart as on the globe",
    async () => {
      const capture = await openCapture(melbourne!);
      const topology = sitesFromCapture(capture);
      const sites = topology.ofKind("site"), globe = globePositions(capture);
      expect(sites).toHaveLength(125);
      for (const i of [0, 40, 124]) {
        const [p, q] = [sites[i].position!, sites[77].position!];
        const distance = haversine(globe[i], globe[77]);
        expect(Math.abs(Math.hypot(p.x - q.x, p.y - q.y) / distance - 1)).toBeLessThan(1e-3);
      }
    },
  );

  it.skipIf(shanghai === null)("of Shanghai's base stations are 3,042", async () => {
    expect(sitesFromCapture(await openCapture(shanghai!)).ofKind("site")).toHaveLength(3042);
  });

  it("are refused where a capture has no positions", () => {
    const builder = new CaptureBuilder("made.csv", "made");
    builder.add({ event: builder.event("load", "gauge", ""), time: 0, value: 1 });
    expect(() => sitesFromCapture(builder.build())).toThrow("has no columns latitude_deg");
  });
});
