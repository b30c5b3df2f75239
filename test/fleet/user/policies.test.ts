import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { gaussMarkov } from "../../../src/fleet/mobility/gauss-markov.ts";
import { Movement } from "../../../src/fleet/mobility/movement.ts";
import { SiteIndex } from "../../../src/fleet/mobility/site-index.ts";
import { habitual } from "../../../src/fleet/user/policies/habitual.ts";
import { hysteresis } from "../../../src/fleet/user/policies/hysteresis.ts";
import { sitePolicies } from "../../../src/fleet/user/policies/index.ts";
import { leastLoaded } from "../../../src/fleet/user/policies/least-loaded.ts";
import { nearest } from "../../../src/fleet/user/policies/nearest.ts";
import type { SitePolicy, SitePolicyFactory } from "../../../src/fleet/user/policies/policy.ts";
import { predictiveSite } from "../../../src/fleet/user/policies/predictive-site.ts";
import { chooseSites } from "../../../src/fleet/user/site-choice.ts";
import { Random } from "../../../src/random/mod.ts";

const sites = new SiteIndex(
  [100, 300, 500].flatMap((x) => [100, 300, 500].map((y) => ({ x, y }))),
);
const size = { width: 600, height: 600 };
const distance = (site: number, x: number, y: number) =>
  Math.hypot(sites.x[site] - x, sites.y[site] - y);
const signalAt = (x: number, y: number) => (site: number) =>
  -37.6 * Math.log10(Math.max(1, distance(site, x, y)));
const noLoad = new Float64Array(9);

/** Ten users that move at once where their policy sends them; every decision is checked. */
function moved(
  factory: SitePolicyFactory,
  check: (site: number, now: number, user: number, x: number, y: number) => void = () => {},
  interval = 0.5,
) {
  const simulation = new Simulation();
  const model = gaussMarkov({ ...size, memory: 0.9, deviation: 10 });
  const movement = new Movement(simulation, model, 10, Random.named("policies"));
  const site = Array.from(
    { length: 10 },
    (_, user) => sites.nearest(movement.x(user), movement.y(user)),
  );
  let moves = 0;
  const checked = (policy: SitePolicy, user: number): SitePolicy => ({
    name: policy.name,
    decide(state, now) {
      const chosen = policy.decide(state, now);
      expect(chosen >= 0 && chosen < 9 && Number.isInteger(chosen)).toBe(true);
      check(chosen, state.site, user, state.x, state.y);
      return chosen;
    },
  });
  chooseSites(simulation, {
    users: 10,
    interval,
    policy: (user) => checked(factory(sites), user),
    see(user) {
      const x = movement.x(user), y = movement.y(user);
      return { site: site[user], x, y, signal: signalAt(x, y), load: noLoad };
    },
    act(user, to) {
      moves++;
      site[user] = to;
    },
  });
  simulation.run({ until: 200 });
  return moves;
}

describe.each(Object.entries(sitePolicies))("the policy %s", (name, factory) => {
  it("has its name, and chooses one of the sites whenever it is asked", () => {
    expect(factory(sites).name).toBe(name);
    moved(factory);
  });

  it("chooses the same in every run", () => {
    const runs = [0, 1].map(() => {
      const chosen: number[] = [];
      moved(factory, (site) => chosen.push(site));
      return chosen;
    });
    expect(runs[0]).toEqual(runs[1]);
  });

  it("has a user that rests at a site of no load stay there", () => {
    const policy = factory(sites);
    for (let t = 0; t < 10; t++) {
      const state = { site: 4, x: 300, y: 300, signal: signalAt(300, 300), load: noLoad };
      expect(policy.decide(state, t)).toBe(4);
    }
  });
});

describe("policies of site choice", () => {
  it("never-move never moves", () => {
    expect(moved(sitePolicies["never-move"])).toBe(0);
  });

  it("nearest has every user at the nearest site after each decision", () => {
    const moves = moved(nearest, (site, _, __, x, y) => expect(site).toBe(sites.nearest(x, y)));
    expect(moves).toBeGreaterThan(50);
  });

  const asNearest: Record<string, SitePolicyFactory> = {
    "hysteresis without margin and time": (sites) =>
      hysteresis(sites, { margin: 0, timeToTrigger: 0 }),
    "predictive with nothing ahead": (sites) => predictiveSite(sites, { ahead: 0 }),
    "habitual without lead": (sites) => habitual(sites, { lead: 0 }),
  };
  it.each(Object.entries(asNearest))("%s is nearest", (_, factory) => {
    moved(factory, (site, _, __, x, y) => expect(site).toBe(sites.nearest(x, y)));
  });

  it("hysteresis moves less the larger its margin and its time, and not at all beyond the map", () => {
    const of = (margin: number, timeToTrigger: number) =>
      moved((sites) => hysteresis(sites, { margin, timeToTrigger }));
    expect(of(3, 0)).toBeLessThan(of(0, 0));
    expect(of(0, 3)).toBeLessThan(of(0, 0));
    expect(of(200, 0)).toBe(0);
  });

  it("hysteresis waits for its time, and anew after each break", () => {
    const policy = hysteresis(sites, { margin: 3, timeToTrigger: 1 });
    const decide = (x: number, now: number) =>
      policy.decide({ site: 1, x, y: 300, signal: signalAt(x, 300), load: noLoad }, now);
    expect([decide(290, 0), decide(290, 0.9), decide(205, 0.95)]).toEqual([1, 1, 1]);
    expect([decide(290, 1), decide(290, 1.9), decide(290, 2)]).toEqual([1, 1, 4]);
  });

  it("least-loaded takes the argmin, and stays where that gains no more than the margin", () => {
    const load = fc.double({ min: 0, max: 1, noNaN: true });
    const loads = fc.array(load, { minLength: 9, maxLength: 9 });
    fc.assert(fc.property(loads, fc.nat(8), load, (load, site, margin) => {
      const state = { site, x: 100, y: 100, signal: signalAt(100, 100), load };
      const chosen = leastLoaded(sites, { margin }).decide(state, 0);
      const least = Math.min(...load);
      if (load[site] - least > margin) expect(load[chosen]).toBe(least);
      else expect(chosen).toBe(site);
    }));
  });

  it("least-loaded looks at its nearest candidates only, and leaves a site that is none", () => {
    const load = Float64Array.from({ length: 9 }, (_, s) => s === 8 ? 0 : 0.5);
    const decide = (site: number, candidates: number) =>
      leastLoaded(sites, { candidates })
        .decide({ site, x: 90, y: 80, signal: signalAt(90, 80), load }, 0);
    expect([decide(0, 3), decide(0, 9), decide(7, 3)]).toEqual([0, 8, 0]);
  });

  it("predictive is at the next site before a user who goes straight there", () => {
    const policy = predictiveSite(sites, { ahead: 4 });
    const chosen: number[] = [];
    for (let t = 0; t <= 20; t++) { // the border lies at 200 m, crossed at 10 s
      const x = 100 + 10 * t;
      chosen.push(policy.decide({ site: 1, x, y: 300, signal: signalAt(x, 300), load: noLoad }, t));
    }
    expect(chosen.indexOf(4)).toBe(7); // 4 s before, but for rounding at the border
  });

  it("habitual is at the next site before a user who goes the same way again", () => {
    const policy = habitual(sites, { lead: 6 });
    const early: boolean[] = [];
    for (let t = 0; t < 200; t++) {
      const turn = t % 80; // there and back between 100 and 500 m
      const x = 100 + 10 * (turn < 40 ? turn : 80 - turn);
      const chosen = policy.decide(
        { site: 1, x, y: 300, signal: signalAt(x, 300), load: noLoad },
        t,
      );
      early.push(chosen !== sites.nearest(x, 300));
    }
    expect(early.slice(0, 80).filter(Boolean).length).toBeLessThan(
      early.slice(80, 160).filter(Boolean).length,
    );
  });
});
