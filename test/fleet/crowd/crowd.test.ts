import { describe, expect, it } from "vitest";
import { hold, mg1ps, mmc, Simulation } from "../../../src/des/mod.ts";
import {
  Attachment,
  Crowd,
  type CrowdOptions,
  Movement,
  Node,
  randomWaypoint,
  SiteIndex,
} from "../../../src/fleet/mod.ts";
import {
  constant,
  exponential,
  hyperexponentialFromMoments,
  Random,
  uniform,
} from "../../../src/random/mod.ts";
import { Moments } from "../../../src/stats/mod.ts";
import { expectContains, replicated } from "../../des/models.ts";

const unit = exponential({ mean: 1 });

/** 24 users who walk over four sites, and the laws of their tasks. */
function smallWorld(cores: number) {
  const random = Random.named("crowd"), simulation = new Simulation({ random });
  const walk = randomWaypoint({ width: 400, height: 300, speed: [5, 30] });
  const movement = new Movement(simulation, walk, 24, random.stream("users"));
  const places = new SiteIndex([100, 300].flatMap((x) => [75, 225].map((y) => ({ x, y }))));
  const { nearest: siteOf } = new Attachment(simulation, movement, places);
  const access = uniform({ low: 0.001, high: 0.2 });
  const options = { siteOf, sites: 4, cores, interval: 5, work: unit, upload: access };
  return { simulation, tasks: random.stream("tasks"), options, access };
}

type Ended = [user: number, site: number, latency: number];

function byCrowd(cores: number, until: number): Ended[] {
  const { simulation, tasks, options, access } = smallWorld(cores), ended: Ended[] = [];
  new Crowd(simulation, { ...options, download: access }, tasks, (...task) => ended.push(task));
  simulation.run({ until });
  return ended;
}

/** The same with a node a site and a process a task. */
function byProcesses(cores: number, until: number): Ended[] {
  const { simulation, tasks, options, access } = smallWorld(cores), ended: Ended[] = [];
  const { siteOf, interval, work } = options;
  const nodes = Array.from({ length: 4 }, () => new Node(simulation, { cores }));
  function* task(user: number, work: number, up: number, down: number) {
    const born = simulation.now, site = siteOf[user];
    yield hold(up);
    yield* nodes[site].execute(work);
    ended.push([user, site, simulation.now - born + down]);
  }
  simulation.spawn(function* () {
    for (;;) {
      yield hold(interval / siteOf.length * tasks.exponential());
      const user = tasks.integer(siteOf.length);
      simulation.spawn(task(user, work.draw(tasks), access.draw(tasks), access.draw(tasks)));
    }
  });
  simulation.run({ until });
  return ended;
}

interface Stationary extends Omit<CrowdOptions, "siteOf" | "interval"> {
  /** Tasks per second and site. */
  readonly rate: number;
}

/** Mean latency and utilisation from 200 to 2,200 s, ten users a site. */
function stationary({ rate, ...options }: Stationary) {
  const siteOf = Int32Array.from({ length: 10 * options.sites }, (_, user) => user % options.sites);
  return replicated((random) => {
    const simulation = new Simulation({ random });
    const crowd = new Crowd(simulation, { ...options, siteOf, interval: 10 / rate }, random);
    simulation.run({ until: 200 });
    crowd.reset();
    simulation.run({ until: 2200 });
    return { latency: crowd.served.latency.mean, utilisation: crowd.utilisation };
  }).estimates;
}

describe("a crowd", () => {
  for (const cores of [1, 2]) {
    it(`does with columns what processes on nodes of ${cores} cores do, task by task`, () => {
      const [crowd, processes] = [byCrowd(cores, 500), byProcesses(cores, 500)];
      expect(crowd.length).toBeGreaterThan(1500);
      expect(crowd.map(([user, site]) => [user, site]))
        .toEqual(processes.map(([user, site]) => [user, site]));
      for (const [i, [, , latency]] of crowd.entries()) {
        expect(Math.abs(latency - processes[i][2])).toBeLessThan(1e-9);
      }
    });
  }

  it("has the M/M/c stay at each site: three cores, 0.6, 1.2, 1.8 and 2.4 tasks/s", () => {
    const siteOf = [1, 2, 3, 4].flatMap((share, site) => new Array(share).fill(site));
    const { estimates } = replicated((random) => {
      const simulation = new Simulation({ random });
      const stays = [0, 1, 2, 3].map(() => new Moments());
      const options = { siteOf, sites: 4, cores: 3, interval: 1 / 0.6, work: unit };
      new Crowd(simulation, options, random, (_, site, stay) => stays[site].add(stay));
      simulation.run({ until: 200 });
      for (const stay of stays) stay.reset();
      simulation.run({ until: 2200 });
      return {
        first: stays[0].mean,
        second: stays[1].mean,
        third: stays[2].mean,
        last: stays[3].mean,
      };
    });
    expectContains(estimates.first, mmc(0.6, 1, 3).stay);
    expectContains(estimates.second, mmc(1.2, 1, 3).stay);
    expectContains(estimates.third, mmc(1.8, 1, 3).stay);
    expectContains(estimates.last, mmc(2.4, 1, 3).stay);
  });

  for (
    const work of [
      constant({ value: 1 }),
      unit,
      hyperexponentialFromMoments({ mean: 1, squaredCoefficientOfVariation: 4 }),
    ]
  ) {
    it(`has the stay of M/G/1 processor sharing, E[S]/(1 − ρ), for works by ${work.name}`, () => {
      const { latency, utilisation } = stationary({ cores: 1, sites: 4, rate: 0.6, work });
      expectContains(latency, mg1ps(0.6, 1, 1));
      expectContains(utilisation, 0.6);
    });
  }

  it("has its works done faster where cores are faster, and its ways added", () => {
    const ways = { upload: constant({ value: 0.25 }), download: constant({ value: 0.5 }) };
    const { latency } = stationary({
      cores: 1,
      sites: 4,
      rate: 1.2,
      work: unit,
      speed: 2,
      ...ways,
    });
    expectContains(latency, 0.75 + 0.5 / (1 - 0.6));
  });

  it("keeps nothing of tasks that ended: as many under way as Little's law says", () => {
    const simulation = new Simulation();
    const siteOf = new Int32Array(100), work = exponential({ mean: 0.05 });
    const options = { siteOf, sites: 1, cores: 8, interval: 1, work };
    const crowd = new Crowd(simulation, options, Random.named("many"));
    const seen: number[] = [];
    for (let t = 1; t <= 200; t++) {
      simulation.run({ until: t });
      seen.push(crowd.underWay);
    }
    expect(crowd.served.count).toBeGreaterThan(19_000);
    expect(Math.max(...seen)).toBeLessThan(40);
    expect(crowd.tasksAt(0)).toBe(crowd.underWay);
  });

  it("has the same tasks of the same users under one seed, whatever its sites can do", () => {
    const tasks = (cores: number) => {
      const simulation = new Simulation(), arisen: [micros: number, user: number][] = [];
      const options = { siteOf: new Int32Array(50), sites: 1, cores, interval: 5, work: unit };
      new Crowd(simulation, options, Random.named("same"), (user, _, latency) => {
        arisen.push([Math.round((simulation.now - latency) * 1e6), user]);
      });
      simulation.run({ until: 200 });
      return arisen.filter(([micros]) => micros < 100e6).sort(([a], [b]) => a - b);
    };
    expect(tasks(12)).toEqual(tasks(64));
  });

  it("is not changed by being looked at, not even in rounding", () => {
    const run = (looks: number) => {
      const simulation = new Simulation({ fingerprint: true });
      const options = { siteOf: [0, 1, 1], sites: 2, interval: 1.5, work: unit };
      const crowd = new Crowd(simulation, options, Random.named("looked at"));
      for (let k = 1; k <= looks; k++) {
        simulation.run({ until: 300 * k / looks });
        expect(crowd.utilisation).toBeLessThanOrEqual(1);
      }
      return [simulation.fingerprint, crowd.busyTime(1), crowd.served.latency.mean];
    };
    expect(run(977)).toEqual(run(1));
  });

  it("refuses a work below 0 when it is drawn, and names it", () => {
    const simulation = new Simulation(), work = uniform({ low: -1, high: 2 });
    const options = { siteOf: [0], sites: 1, interval: 1, work };
    new Crowd(simulation, options, Random.named("negative"));
    expect(() => simulation.run({ until: 100 })).toThrow(
      /SharedCores.enter: work must be ≥ 0 and finite, got -0\.\d+/,
    );
  });

  it("refuses sites that are not there, and times out of range", () => {
    const make = (options: Partial<CrowdOptions>) => () =>
      new Crowd(
        new Simulation(),
        { siteOf: [0, 1], sites: 2, interval: 1, work: unit, ...options },
        Random.named("refused"),
      );
    expect(make({ siteOf: [0, 2] })).toThrow(
      "Crowd: siteOf must be in [0, 2), got 2 for user 1",
    );
    expect(make({ interval: 0 })).toThrow("Crowd: interval must be > 0 and finite, got 0");
    expect(make({ siteOf: [] })).toThrow("Crowd: number of users must be a whole number ≥ 1");
    expect(make({ cores: -1 })).toThrow("cores must be > 0");
    expect(make({ work: constant({ value: 0 }) })).toThrow("mean of work must be > 0");
  });
});
