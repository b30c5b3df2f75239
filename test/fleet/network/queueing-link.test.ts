import { describe, expect, it } from "vitest";
import { hold, mm1, mm1k, Simulation } from "../../../src/des/mod.ts";
import {
  QueueingLink,
  type QueueingLinkOptions,
} from "../../../src/fleet/network/queueing-link.ts";
import { Random } from "../../../src/random/mod.ts";
import { contains, meanInterval } from "../../../src/stats/mod.ts";

/** Poisson arrivals at rate 0.8 of messages with exponential sizes of mean 1 B, at 1 B/s. */
function run(options: Partial<QueueingLinkOptions>, seed: string) {
  const random = Random.named(seed);
  const simulation = new Simulation();
  const link = new QueueingLink(simulation, { bandwidth: 1, ...options });
  let delays = 0, messages = 0, kept = 0;
  simulation.spawn(function* () {
    for (;;) {
      yield hold(random.exponential() / 0.8);
      const delay = link.send(random.exponential(), random);
      if (simulation.now < 500) continue;
      messages++;
      if (delay === Infinity) continue;
      delays += delay;
      kept++;
    }
  });
  simulation.run({ until: 10_000 });
  return { delay: delays / kept, dropped: 1 - kept / messages, link };
}
const runs = (options: Partial<QueueingLinkOptions>) =>
  Array.from({ length: 20 }, (_, i) => run(options, `queueing-link/${i}`));

describe("a queueing link", () => {
  it("is M/M/1 with latency on top, within the 99 % interval of 20 runs", () => {
    const delays = runs({ latency: 2 }).map(({ delay }) => delay);
    expect(contains(meanInterval(delays, { level: 0.99 }), mm1(0.8, 1).stay + 2)).toBe(true);
  });

  it("is M/M/1/K with a buffer of K = 10: delay and share dropped, within 99 % intervals", () => {
    const all = runs({ buffer: 10 });
    const { stay, blocked } = mm1k(0.8, 1, 10);
    const interval = (values: number[]) => meanInterval(values, { level: 0.99 });
    expect(contains(interval(all.map(({ delay }) => delay)), stay)).toBe(true);
    expect(contains(interval(all.map(({ dropped }) => dropped)), blocked)).toBe(true);
  });

  it("loses the share of messages it is told to, within 4 standard errors", () => {
    const { link } = run({ loss: 0.1 }, "loss");
    const error = Math.sqrt(0.1 * 0.9 / link.sent);
    expect(Math.abs(link.lost / link.sent - 0.1)).toBeLessThan(4 * error);
  });

  it("knows its backlog in bytes, and drops when it is full", () => {
    const simulation = new Simulation(), random = Random.named("backlog");
    const link = new QueueingLink(simulation, { bandwidth: 100, buffer: 2, latency: 0.5 });
    expect([100, 50, 10].map((bytes) => link.send(bytes, random))).toEqual([1.5, 2, Infinity]);
    expect([link.backlog, link.sent, link.dropped]).toEqual([150, 2, 1]);
    simulation.run({ until: 1 });
    expect(link.backlog).toBe(50);
    expect(link.send(10, random)).toBeCloseTo(1.1, 12);
  });
});
