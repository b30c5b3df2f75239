import { describe, expect, it } from "vitest";
import { hold, Simulation } from "../../../src/des/mod.ts";
import { Attachment } from "../../../src/fleet/mobility/attachment.ts";
import { Movement } from "../../../src/fleet/mobility/movement.ts";
import { meanDistance, randomWaypoint } from "../../../src/fleet/mobility/random-waypoint.ts";
import { SiteIndex } from "../../../src/fleet/mobility/site-index.ts";
import { Access } from "../../../src/fleet/user/access.ts";
import { breakBeforeMake } from "../../../src/fleet/user/handoff/break-before-make.ts";
import type { HandOff } from "../../../src/fleet/user/handoff/hand-off.ts";
import { makeBeforeBreak } from "../../../src/fleet/user/handoff/make-before-break.ts";
import { Random } from "../../../src/random/mod.ts";
import { meanInterval } from "../../../src/stats/mod.ts";

/** One user at site 0 of 3, asked to 1 at 1 s. */
function oneUser(handOff: HandOff) {
  const simulation = new Simulation();
  const access = new Access(simulation, 3, [0], handOff);
  simulation.at(1, () => access.request(0, 1));
  const at = (t: number) => {
    simulation.run({ until: t });
    return [access.site[0], ...access.held];
  };
  return { simulation, access, at };
}

/** Users by random waypoint over sites, whose radio follows the nearest site. */
function walking(users: number, sites: SiteIndex, handOff: HandOff, seed: string) {
  const simulation = new Simulation();
  const model = randomWaypoint({ width: 1000, height: 600, speed: [5, 20], pause: [0, 20] });
  const movement = new Movement(simulation, model, users, Random.named(seed));
  const { nearest } = new Attachment(simulation, movement, sites, (user, _, to) => {
    access.request(user, to);
  });
  const access: Access = new Access(simulation, sites.x.length, nearest, handOff);
  return { simulation, movement, access, nearest };
}

const grid = new SiteIndex(
  [100, 300, 500, 700, 900].flatMap((x) => [100, 300, 500].map((y) => ({ x, y }))),
);
const halves = new SiteIndex([{ x: 250, y: 300 }, { x: 750, y: 300 }]);

describe("break before make", () => {
  it("leaves the user without a link for the detach time", () => {
    const { at, access } = oneUser(breakBeforeMake({ detach: 0.25 }));
    expect(at(0.9)).toEqual([0, 1, 0, 0]);
    expect(at(1.1)).toEqual([-1, 0, 0, 0]);
    expect(at(1.3)).toEqual([1, 0, 1, 0]);
    expect([access.interruption, access.linkTime]).toEqual([0.25, 1.05]);
  });

  it("lets data wait until the new link is there", () => {
    const { simulation, access } = oneUser(breakBeforeMake({ detach: 0.25 }));
    const sent: number[] = [];
    for (const t of [0.5, 1.1, 2]) {
      simulation.spawn(function* () {
        yield hold(t);
        yield* access.connected(0);
        sent.push(simulation.now);
      });
    }
    simulation.run();
    expect(sent).toEqual([0.5, 1.25, 2]);
  });
});

describe("make before break", () => {
  it("holds both links for the overlap and interrupts nothing", () => {
    const { at, access } = oneUser(makeBeforeBreak({ preparation: 0.5, overlap: 0.25 }));
    expect(at(1.4)).toEqual([0, 1, 0, 0]);
    expect(at(1.6)).toEqual([0, 1, 1, 0]);
    expect(at(2)).toEqual([1, 0, 1, 0]);
    expect([access.interruption, access.linkTime]).toEqual([0, 2.25]);
  });
});

describe("access", () => {
  it("ends a hand-off before it goes where it was asked meanwhile", () => {
    const { simulation, access, at } = oneUser(breakBeforeMake({ detach: 0.5 }));
    simulation.at(1.2, () => access.request(0, 2));
    expect(at(1.6)).toEqual([-1, 0, 0, 0]);
    expect(at(3)).toEqual([2, 0, 0, 1]);
    expect([access.handOffs, access.interruption]).toEqual([2, 1]);
  });

  it("lets data wait through both hand-offs where one follows at once upon the other", () => {
    const { simulation, access } = oneUser(breakBeforeMake({ detach: 0.5 }));
    simulation.at(1.2, () => access.request(0, 2));
    const sent: number[] = [];
    simulation.spawn(function* () {
      yield hold(1.1);
      yield* access.connected(0);
      sent.push(simulation.now, access.site[0]);
    });
    simulation.run();
    expect(sent).toEqual([2, 2]);
  });

  it("holds users · T + hand-offs · (overlap − interruption) link-seconds", () => {
    for (const handOff of [breakBeforeMake({ detach: 0.125 }), makeBeforeBreak({ overlap: 0.5 })]) {
      const { simulation, access, nearest } = walking(100, grid, handOff, "link time");
      simulation.run({ until: 300 });
      let open = 0; // in the middle of a hand-off
      for (let user = 0; user < 100; user++) if (access.site[user] !== nearest[user]) open++;
      expect(access.handOffs).toBeGreaterThan(1000);
      const expected = 100 * 300 + access.handOffs * (handOff.overlap - handOff.interruption);
      expect(Math.abs(access.linkTime - expected)).toBeLessThanOrEqual(0.5 * (open + 1) + 1e-6);
      expect(access.held.reduce((sum, links) => sum + links)).toBeGreaterThanOrEqual(100 - open);
    }
  });

  it("hands random waypoint users over as often as their positions, read each 10 ms, change sites", () => {
    const instant = breakBeforeMake({ detach: 0 });
    const { simulation, movement, access } = walking(40, grid, instant, "positions");
    const site = Array.from(access.site);
    let changes = 0;
    for (let t = 1; t <= 20_000; t++) {
      simulation.run({ until: t / 100 });
      for (let user = 0; user < 40; user++) {
        const now = grid.nearest(movement.x(user), movement.y(user));
        if (now !== site[user]) changes++;
        site[user] = now;
      }
    }
    // reading misses a site that is crossed within 10 ms: 20 cm at a corner
    expect(changes).toBeGreaterThan(100);
    expect(access.handOffs).toBeGreaterThanOrEqual(changes);
    expect(access.handOffs / changes).toBeLessThan(1.01);
  });

  it("hands over between two halves at rate ½/(E[D] E[1/V] + E[pause]), in the 99 % interval of 20 runs", () => {
    // both ends of a trip are uniform, and it crosses the middle where they are in different halves
    const users = 100, time = 500;
    const trip = meanDistance(1000, 600) * Math.log(20 / 5) / 15;
    const rates = Array.from({ length: 20 }, (_, run) => {
      const { simulation, access } = walking(users, halves, breakBeforeMake(), `halves/${run}`);
      simulation.run({ until: time });
      return access.handOffs / (users * time);
    });
    const { low, high } = meanInterval(rates, { level: 0.99 });
    const expected = 0.5 / (trip + 10);
    expect(low).toBeLessThan(expected);
    expect(high).toBeGreaterThan(expected);
  });
});
