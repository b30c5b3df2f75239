import { describe, expect, it } from "vitest";
import { hold, priorities, ProcessorSharing, Resource, Simulation } from "../../../src/des/mod.ts";
import { Node } from "../../../src/fleet/mod.ts";
import {
  attachProfiler,
  bestRate,
  counterProbe,
  jittered,
  poisson,
  profiledStay,
  profileSignal,
  rateController,
  stackProbe,
  systematic,
  totalSquaredError,
  watchedNode,
  watchedProcessor,
  watchedProgram,
  watchedServer,
} from "../../../src/profiling/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { periodic } from "../../../src/signals/mod.ts";
import { contains, meanInterval } from "../../../src/stats/mod.ts";

const course = periodic({ period: 0.017, duty: 0.3, high: 1 });

function inSimulation(plan: ReturnType<typeof poisson>, cost: number, until = 10) {
  const simulation = new Simulation({ random: Random.named("simulation") });
  const program = watchedProgram(simulation, course);
  const settings = { plan, probe: counterProbe(cost) };
  const profiler = attachProfiler(simulation, program, settings, Random.named("profiler"));
  simulation.run({ until });
  return { collected: profiler.stop(), progress: program.progress };
}

const overCapture = (plan: ReturnType<typeof poisson>, cost: number) =>
  profileSignal(
    course,
    { plan, probe: counterProbe(cost) },
    { from: 0, to: 10 },
    Random.named("profiler"),
  );

describe("a profiler in the simulation and over a capture", () => {
  it.each([
    systematic({ rate: 997 }),
    jittered({ rate: 500, jitter: 0.5 }),
    poisson({ rate: 1000 }),
    rateController({ target: 200, retune: 1 }),
  ])("collect the same, sample for sample, where samples cost nothing: $name", (plan) => {
    expect(inSimulation(plan, 0).collected).toEqual(overCapture(plan, 0));
  });

  it("differ where samples cost: the program falls behind by what they took", () => {
    const { collected, progress } = inSimulation(systematic({ rate: 1000 }), 1e-4);
    const undisturbed = overCapture(systematic({ rate: 1000 }), 1e-4);
    expect(collected.cost).toBeCloseTo(undisturbed.cost, 9);
    expect(progress).toBeCloseTo(10 - collected.cost, 3);
    expect(collected.values).not.toEqual(undisturbed.values);
    expect(collected.overhead).toBeCloseTo(0.1, 3);
  });

  it("coalesce what comes due while a sample is taken: a share r c / (1 + r c)", () => {
    const { collected: { coalesced, due } } = inSimulation(poisson({ rate: 2000 }), 2e-4, 20);
    const expected = 0.4 / 1.4;
    expect(Math.abs(coalesced / due - expected)).toBeLessThan(4 * Math.sqrt(0.2 / due));
  });

  it("lose what the buffer has no room for: 1 − C / (r D) of the samples", () => {
    const settings = {
      plan: systematic({ rate: 1000, randomStart: false }),
      probe: counterProbe(0),
      buffer: { capacity: 60, drainPeriod: 0.1 },
    };
    const span = { from: 0, to: 10 };
    const { lost, due, times } = profileSignal(course, settings, span, Random.named("buffer"));
    expect(lost / due).toBeCloseTo(0.4, 2);
    expect(times.length).toBe(due - lost);
  });

  it("keep the newest samples where the buffer is overwritten", () => {
    const settings = {
      plan: systematic({ rate: 10, randomStart: false }),
      probe: counterProbe(0),
      buffer: { capacity: 3, drainPeriod: 100, whenFull: "overwrite" as const },
    };
    const { times } = profileSignal(course, settings, { from: 0, to: 1 }, Random.named("ring"));
    expect(Array.from(times, (t) => Math.round(10 * t))).toEqual([7, 8, 9]);
  });

  it("charge for each frame that is unwound", () => {
    const probe = stackProbe({ cost: { perSample: 1e-6, perFrame: 1e-7 }, depth: [10, 10] });
    const settings = { plan: systematic({ rate: 100 }), probe };
    const { cost, times } = profileSignal(course, settings, { from: 0, to: 1 }, Random.named("s"));
    expect(cost).toBeCloseTo(times.length * 2e-6, 12);
  });
});

describe("work under a profiler", () => {
  it("takes w / (1 − r c) on a server", () => {
    const simulation = new Simulation({ random: Random.named("slowdown") });
    const server = new Resource(simulation, { discipline: "preemptive-resume" });
    const settings = { plan: systematic({ rate: 1000 }), probe: counterProbe(2e-4) };
    attachProfiler(simulation, watchedServer(simulation, server), settings, Random.named("p"));
    const work = simulation.spawn(function* () {
      yield* server.serve(8);
      return simulation.now;
    });
    simulation.run({ until: 20 });
    expect(work.result).toBeCloseTo(8 / (1 - 0.2), 2);
  });

  it("takes as much longer on a shared processor, which stands still for each sample", () => {
    const simulation = new Simulation({ random: Random.named("slowdown") });
    const processor = new ProcessorSharing(simulation);
    const settings = { plan: systematic({ rate: 1000 }), probe: counterProbe(2e-4) };
    attachProfiler(
      simulation,
      watchedProcessor(simulation, processor),
      settings,
      Random.named("p"),
    );
    const job = () =>
      simulation.spawn(function* () {
        yield* processor.serve(4);
        return simulation.now;
      });
    const jobs = [job(), job()];
    simulation.run({ until: 20 });
    for (const { result } of jobs) expect(result).toBeCloseTo(8 / (1 - 0.2), 2);
  });

  it("takes as much longer on a node of a fleet, of which each sample is a task", () => {
    const simulation = new Simulation({ random: Random.named("slowdown") });
    const node = new Node(simulation, { name: "site" });
    const settings = { plan: systematic({ rate: 1000 }), probe: counterProbe(2e-4) };
    attachProfiler(simulation, watchedNode(simulation, node), settings, Random.named("p"));
    const work = simulation.spawn(function* () {
      yield* node.execute(8);
      return simulation.now;
    });
    simulation.run({ until: 20 });
    expect(work.result).toBeCloseTo(8 / (1 - 0.2), 2);
  });

  it("is read on a node as the share of its cores that is busy", () => {
    const simulation = new Simulation({ random: Random.named("share") });
    const node = new Node(simulation, { name: "site", cores: 4 });
    const settings = { plan: systematic({ rate: 10 }), probe: counterProbe(0) };
    const watched = watchedNode(simulation, node);
    const profiler = attachProfiler(simulation, watched, settings, Random.named("p"));
    simulation.spawn(node.execute(1));
    simulation.run({ until: 2 });
    const { values } = profiler.stop();
    expect(Array.from(values)).toEqual([...Array(10).fill(1 / 4), ...Array(10).fill(0)]);
  });

  it("stays in an M/G/1 queue as long as the closed form says, within 99 % intervals", () => {
    const queue = {
      arrivalRate: 50,
      service: 0.01,
      secondMoment: 4 / 3 * 1e-4,
      rate: 100,
      cost: 0.002,
    };
    const stays = Array.from({ length: 20 }, (_, i) => meanStay(queue, Random.named(`mg1/${i}`)));
    expect(contains(meanInterval(stays, { level: 0.99 }), profiledStay(queue))).toBe(true);
    expect(contains(meanInterval(stays, { level: 0.99 }), profiledStay({ ...queue, rate: 1e-9 })))
      .toBe(false);
  });

  it("has the closed form of priority queues in the limit of rare samples", () => {
    const queue = { arrivalRate: 50, service: 0.01, secondMoment: 2e-4, rate: 0.01, cost: 0.001 };
    const [, jobs] = priorities([
      { lambda: queue.rate, mean: queue.cost, secondMoment: queue.cost * queue.cost },
      { lambda: queue.arrivalRate, mean: queue.service, secondMoment: queue.secondMoment },
    ], true);
    expect(profiledStay(queue)).toBeCloseTo(jobs.stay, 9);
  });
});

function meanStay(queue: Parameters<typeof profiledStay>[0], random: Random): number {
  const simulation = new Simulation({ random });
  const server = new Resource(simulation, { discipline: "preemptive-resume" });
  const settings = { plan: poisson({ rate: queue.rate }), probe: counterProbe(queue.cost) };
  attachProfiler(
    simulation,
    watchedServer(simulation, server),
    settings,
    random.stream("profiler"),
  );
  const arrivals = random.stream("arrivals"), works = random.stream("works");
  let stays = 0, n = 0;
  function* job(work: number) {
    const arrived = simulation.now;
    yield* server.serve(work);
    if (arrived < 5) return; // warm-up
    stays += simulation.now - arrived;
    n++;
  }
  simulation.spawn(function* () {
    for (;;) {
      yield hold(arrivals.exponential() / queue.arrivalRate);
      simulation.spawn(job(2 * queue.service * works.uniform())); // E[S²] = 4/3 E[S]²
    }
  });
  simulation.run({ until: 105 });
  return stays / n;
}

describe("the total error of a profiled server", () => {
  it("is least at the rate of the closed form, within 1 %", () => {
    const options = { share: 0.5, duration: 10, cost: 6e-6 };
    const rates = Array.from({ length: 4000 }, (_, i) => 100 + i);
    const best = rates.reduce((a, b) =>
      totalSquaredError(options, b) < totalSquaredError(options, a) ? b : a
    );
    expect(Math.abs(best / bestRate(options) - 1)).toBeLessThan(0.01);
  });

  it("consists there of twice as much variance as squared bias", () => {
    const options = { share: 0.3, duration: 10, cost: 1e-6 };
    const bias = options.share * bestRate(options) * options.cost;
    expect(totalSquaredError(options, bestRate(options)) / (3 * bias * bias)).toBeCloseTo(1, 2);
  });
});
