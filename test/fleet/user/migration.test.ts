import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { Network } from "../../../src/fleet/network/network.ts";
import { cold } from "../../../src/fleet/user/migration/cold.ts";
import { migrationMethods } from "../../../src/fleet/user/migration/index.ts";
import type { MigrationMethod, SessionState } from "../../../src/fleet/user/migration/migration.ts";
import { postCopy } from "../../../src/fleet/user/migration/post-copy.ts";
import { preCopy } from "../../../src/fleet/user/migration/pre-copy.ts";
import { Session } from "../../../src/fleet/user/session.ts";

/** A session at site 0 with one link to every other, and a migration to site 1 at 0 s. */
function world(method: MigrationMethod, state: SessionState, bandwidth = 100, latency = 0) {
  const simulation = new Simulation(), network = new Network(simulation);
  const link = network.link({ bandwidth, latency });
  const session = new Session(simulation, network, { site: 0, state, method, route: () => [link] });
  const moving = simulation.spawn(() => session.migrate(1));
  return { simulation, network, link, session, moving };
}

const state = { bytes: 1000, dirtyRate: 20, workingSet: 400, core: 50 };

describe("pre-copy", () => {
  it("sends V (1 − rⁿ⁺¹)/(1 − r) bytes and stands still for V rⁿ/B, as the geometric series says", () => {
    const r = 0.2, V = 1000, B = 100;
    const n = 4; // 1000, 200, 40, 8, then 1.6 ≤ 2
    const { bytes, downtime, rounds, duration } = preCopy({ threshold: 2 })
      .cost({ bytes: V, dirtyRate: r * B }, { bandwidth: B });
    expect(rounds).toBe(n);
    expect(bytes).toBeCloseTo(V * (1 - r ** (n + 1)) / (1 - r), 10);
    expect(downtime).toBeCloseTo(V * r ** n / B, 12);
    expect(duration).toBeCloseTo(bytes / B, 12);
  });

  it("tends to its fixed point D ℓ/(1 − r) where each round also takes the latency", () => {
    const path = { bandwidth: 100, latency: 0.5 };
    const method = preCopy({ threshold: 0, rounds: 60 });
    const { downtime } = method.cost({ bytes: 1000, dirtyRate: 20 }, path);
    expect(downtime).toBeCloseTo(20 * 0.5 / (1 - 0.2) / 100 + 0.5, 12);
  });

  it("gives up after its rounds where the session writes as fast as the path carries", () => {
    const cost = preCopy({ rounds: 3 }).cost({ bytes: 1e6, dirtyRate: 2e5 }, { bandwidth: 1e5 });
    expect(cost).toMatchObject({ rounds: 3, bytes: 4e6, downtime: 10 });
  });

  it("never has more left than the working set", () => {
    const cost = preCopy({ threshold: 0, rounds: 1 }).cost(state, { bandwidth: 10 });
    expect(cost).toMatchObject({ bytes: 1400, downtime: 40 });
  });

  it("without rounds is cold", () => {
    const path = { bandwidth: 100, latency: 0.1 };
    expect(preCopy({ rounds: 0 }).cost(state, path)).toEqual(cold().cost(state, path));
  });

  it("refuses a working set above the state", () => {
    expect(() => preCopy().cost({ bytes: 10, workingSet: 20 }, { bandwidth: 1 })).toThrow(
      "preCopy.cost: state.workingSet must be ≤ state.bytes (10), got 20",
    );
  });
});

describe("post-copy", () => {
  it("stands still only for what the session cannot run without, and sends every byte once", () => {
    expect(postCopy().cost(state, { bandwidth: 100, latency: 0.5 })).toEqual({
      bytes: 1000,
      downtime: 1,
      degraded: 10,
      duration: 11,
      rounds: 0,
    });
  });
});

describe("a migration over the network", () => {
  const amount = fc.integer({ min: 1, max: 1_000_000 });
  const cases = fc.record({
    method: fc.constantFrom(
      cold(),
      postCopy(),
      ...[0, 1, 5, 29].map((rounds) => preCopy({ rounds, threshold: 1000 })),
    ),
    bytes: amount,
    dirtyRate: amount,
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    bandwidth: amount,
    latency: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  it("costs what the closed form says while nothing else uses the path", () => {
    fc.assert(fc.property(cases, ({ method, bytes, dirtyRate, share, bandwidth, latency }) => {
      const state = { bytes, dirtyRate, workingSet: share * bytes, core: share * bytes };
      const { simulation, moving } = world(method, state, bandwidth, latency);
      simulation.run();
      const expected = method.cost(state, { bandwidth, latency });
      for (const [name, value] of Object.entries(expected)) {
        const found = moving.result[name as keyof typeof expected];
        expect(Math.abs(found - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, value));
      }
    }));
  });

  it("puts every byte that it counts on the link, and no other", () => {
    fc.assert(fc.property(cases, ({ method, bytes, dirtyRate, share, bandwidth, latency }) => {
      const state = { bytes, dirtyRate, workingSet: share * bytes, core: share * bytes };
      const { simulation, network, link, moving } = world(method, state, bandwidth, latency);
      simulation.run();
      const { bytes: sent } = moving.result;
      expect(Math.abs(network.carried(link) - sent)).toBeLessThanOrEqual(1e-9 * sent);
    }));
  });

  it("shares the path: with one other flow all along, it is as on half the bandwidth", () => {
    const method = preCopy({ threshold: 2 });
    const { simulation, network, link, moving } = world(method, state);
    simulation.spawn(function* () {
      yield* network.transfer([link], 1e6);
    });
    simulation.run();
    const alone = method.cost(state, { bandwidth: 50 });
    expect(moving.result.bytes).toBeCloseTo(alone.bytes, 9);
    expect(moving.result.downtime).toBeCloseTo(alone.downtime, 9);
    expect(moving.result.rounds).toBe(alone.rounds);
  });
});

describe("a session", () => {
  it.each(Object.keys(migrationMethods) as (keyof typeof migrationMethods)[])(
    "serves again after its downtime, at the target, moved by %s",
    (name) => {
      const { simulation, session, moving } = world(migrationMethods[name](), state);
      let still = 0;
      for (let t = 0.005; t < 20; t += 0.01) {
        simulation.at(t, () => {
          if (!session.isRunning) still += 0.01;
        });
      }
      simulation.run();
      expect(Math.abs(still - moving.result.downtime)).toBeLessThan(0.011);
      expect([session.site, session.isMoving, session.moves.length]).toEqual([1, false, 1]);
    },
  );

  it("lets who wants something of it wait while it stands still", () => {
    const { simulation, session } = world(cold(), { bytes: 500 });
    const served: number[] = [];
    for (const t of [2, 7]) {
      simulation.at(t, () =>
        void simulation.spawn(function* () {
          yield* session.ready();
          served.push(simulation.now);
        }));
    }
    simulation.run();
    expect(served).toEqual([5, 7]);
  });

  it("goes on where it was when its migration is interrupted", () => {
    const { simulation, session, moving } = world(cold(), { bytes: 500 });
    simulation.at(2, () => moving.interrupt("the target is down"));
    simulation.run();
    expect([session.site, session.isRunning, session.isMoving]).toEqual([0, true, false]);
    expect(session.moves).toEqual([]);
  });

  it("refuses a second migration beside the first, and one to where it is", () => {
    const { simulation, session } = world(cold(), { bytes: 500 });
    const again = () => {
      simulation.spawn(() => session.migrate(1));
      simulation.run({ until: simulation.now + 10 });
    };
    expect(again).toThrow("Session.migrate: is moving already; ask isMoving first");
    simulation.run({ until: 20 });
    expect(again).toThrow("Session.migrate: is at site 1 already");
  });
});
