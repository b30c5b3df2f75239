import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { dcf, secondsPerByte } from "../../../src/fleet/network/dcf.ts";
import { Network } from "../../../src/fleet/network/network.ts";
import { Random } from "../../../src/random/mod.ts";

/** The back-off of n stations, slot by slot: the share of slots in which a station sends, and p. */
function bySlots(n: number, W: number, m: number, slots: number, random: Random) {
  const stage = new Uint8Array(n);
  const counter = Int32Array.from({ length: n }, () => random.integer(W));
  let sent = 0, collided = 0;
  for (let s = 0; s < slots; s++) {
    const senders = [...counter.keys()].filter((i) => counter[i] === 0);
    sent += senders.length;
    if (senders.length > 1) collided += senders.length;
    for (let i = 0; i < n; i++) counter[i]--;
    for (const i of senders) {
      stage[i] = senders.length > 1 ? Math.min(m, stage[i] + 1) : 0;
      counter[i] = random.integer(W * 2 ** stage[i]);
    }
  }
  return { sends: sent / (n * slots), collides: collided / sent };
}

describe("contention for a WLAN channel", () => {
  it("alone is 2/(W + 1), without collisions", () => {
    expect(dcf(1, { window: 32 }).sends).toBeCloseTo(2 / 33, 14);
    expect(dcf(1).collides).toBe(0);
  });

  // the model's one assumption is that collisions are independent of the past
  it("agrees with back-off simulated slot by slot within 2 %, 10 stations, W = 32, m = 3", () => {
    const simulated = bySlots(10, 32, 3, 300_000, Random.named("dcf"));
    const { sends, collides } = dcf(10, { window: 32, doublings: 3 });
    expect(Math.abs(simulated.sends / sends - 1)).toBeLessThan(0.02);
    expect(Math.abs(simulated.collides / collides - 1)).toBeLessThan(0.02);
  });

  it("leaves less of the channel the more contend", () => {
    const shares = [5, 10, 20, 50].map((n) => dcf(n).share);
    expect(shares.every((share, i) => i === 0 || share < shares[i - 1])).toBe(true);
  });

  it("gives all stations the throughput of the slowest, nearly: Heusse's anomaly", () => {
    const simulation = new Simulation(), network = new Network(simulation);
    const channel = network.link({ bandwidth: (n) => dcf(n).share });
    const ends: number[] = [];
    const usages = [54e6 / 8, 6e6 / 8].map((rate) => secondsPerByte(rate));
    for (const usage of usages) {
      simulation.spawn(function* () {
        yield* network.transfer([channel], 1e6, [usage]);
        ends.push(simulation.now);
      });
    }
    simulation.run();
    const expected = 1e6 * (usages[0] + usages[1]) / dcf(2).share; // s
    for (const end of ends) expect(end).toBeCloseTo(expected, 9);
  });
});
