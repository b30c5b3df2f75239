import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { Availability } from "../../../src/fleet/account/availability.ts";
import { arriving } from "../../../src/fleet/fault/arriving.ts";
import type { Fault } from "../../../src/fleet/fault/fault.ts";
import { crash } from "../../../src/fleet/fault/node-faults.ts";
import { renewing } from "../../../src/fleet/fault/renewing.ts";
import { scheduled } from "../../../src/fleet/fault/scheduled.ts";
import { Node } from "../../../src/fleet/node/node.ts";
import { exp, pow } from "../../../src/math/mod.ts";
import {
  erlang,
  exponential,
  lognormalFromMoments,
  poissonProcess,
  Random,
  renewalProcess,
  weibull,
} from "../../../src/random/mod.ts";
import { chiSquareGoodnessOfFit } from "../../../src/stats/mod.ts";
import { expectContains, poissonSource, replicated } from "../../des/models.ts";

/** A fault that writes down when it begins and ends. */
function noted(simulation: Simulation) {
  const begins: number[] = [], ends: number[] = [];
  const fault: Fault = {
    name: "noted",
    inject() {
      begins.push(simulation.now);
      return () => void ends.push(simulation.now);
    },
  };
  return { begins, ends, fault };
}

describe("renewing faults", () => {
  it("leave a node available for MTTF/(MTTF + MTTR), in the 99.9 % interval of 40 runs", () => {
    const up = weibull({ shape: 0.7, scale: 100 });
    const down = lognormalFromMoments({ mean: 20, coefficientOfVariation: 2 });
    const { estimates } = replicated((random) => {
      const simulation = new Simulation(), node = new Node(simulation);
      const seen = new Availability(simulation, node);
      simulation.spawn(renewing(crash(node), { up, down }, random));
      simulation.run({ until: 2e4 });
      seen.reset();
      simulation.run({ until: 4e5 });
      return { up: seen.share, mttf: seen.meanTimeToFailure, mttr: seen.meanTimeToRepair };
    });
    expectContains(estimates.up, up.mean / (up.mean + down.mean));
    expectContains(estimates.mttf, up.mean);
    expectContains(estimates.mttr, down.mean);
  });

  it("have gaps by Weibull's law: chi-square of 40 equal cells at 10,000 failures, p > 0.001", () => {
    const simulation = new Simulation(), { begins, ends, fault } = noted(simulation);
    const up = weibull({ shape: 1.8, scale: 30 }), down = exponential({ mean: 2 });
    simulation.spawn(renewing(fault, { up, down }, Random.named("weibull gaps")));
    const cells = new Float64Array(40);
    while (ends.length < 10_000) simulation.run({ events: 1 });
    for (let i = 0; i < 10_000; i++) {
      const gap = begins[i] - (ends[i - 1] ?? 0);
      cells[Math.min(39, Math.floor(40 * (1 - exp(-pow(gap / 30, 1.8)))))]++;
    }
    const expected = new Float64Array(40).fill(250);
    expect(chiSquareGoodnessOfFit(cells, expected).pValue).toBeGreaterThan(0.001);
  });

  it("leave no fault behind when interrupted", () => {
    const simulation = new Simulation(), node = new Node(simulation);
    const laws = { up: erlang({ stages: 9, mean: 1 }), down: exponential({ mean: 1e9 }) };
    const process = simulation.spawn(renewing(crash(node), laws, Random.named("interrupted")));
    simulation.at(1000, () => process.interrupt());
    simulation.run({ until: 999 });
    expect(node.isOn).toBe(false);
    simulation.run({ until: 1001 });
    expect(node.isOn).toBe(true);
  });

  it("come at the same times whatever else goes on: their streams are their own", () => {
    const times = [false, true].map((isBusy) => {
      const random = Random.named("own streams"), simulation = new Simulation();
      const { begins, fault } = noted(simulation);
      const laws = { up: exponential({ mean: 5 }), down: exponential({ mean: 1 }) };
      simulation.spawn(renewing(fault, laws, random.stream("faults")));
      if (isBusy) {
        const node = new Node(simulation), works = random.stream("works");
        simulation.spawn(poissonSource(simulation, 1, () => node.execute(works.uniform()), works));
      }
      simulation.run({ until: 500 });
      return begins;
    });
    expect(times[1]).toEqual(times[0]);
  });
});

describe("arriving faults", () => {
  it("leave a node sound for e^(−λm), whatever the law of their duration", () => {
    const { estimates } = replicated((random) => {
      const simulation = new Simulation(), node = new Node(simulation);
      const seen = new Availability(simulation, node);
      const options = {
        arrivals: poissonProcess({ rate: 0.02 }),
        lasting: lognormalFromMoments({ mean: 25, coefficientOfVariation: 2 }),
      };
      simulation.spawn(arriving(simulation, crash(node), options, random));
      simulation.run({ until: 5000 });
      seen.reset();
      simulation.run({ until: 105_000 });
      return { up: seen.share };
    });
    expectContains(estimates.up, exp(-0.5));
  });

  it("begin at the times of their process, counted from the start", () => {
    const simulation = new Simulation(), { begins, ends, fault } = noted(simulation);
    const random = Random.named("arriving");
    const arrivals = renewalProcess({ gap: weibull({ shape: 2, scale: 3 }) });
    const lasting = exponential({ mean: 10 });
    simulation.run({ until: 100 });
    simulation.spawn(arriving(simulation, fault, { arrivals, lasting }, random));
    simulation.run({ until: 150 });
    const times = arrivals.start(random.stream("arrivals"));
    const expected = begins.map(() => 100 + times.next());
    begins.forEach((time, i) => expect(time).toBeCloseTo(expected[i], 9));
    expect(begins.length).toBeGreaterThan(ends.length); // they lie over one another
  });
});

describe("scheduled faults", () => {
  it("begin and end when the log says, the last one for ever", () => {
    const simulation = new Simulation(), { begins, ends, fault } = noted(simulation);
    const windows = [{ at: 3, duration: 4 }, { at: 5, duration: 1 }, { at: 9, duration: Infinity }];
    scheduled(simulation, fault, windows);
    simulation.run();
    expect([begins, ends]).toEqual([[3, 5, 9], [6, 7]]);
  });

  it("refuse a window in the past, and one without duration", () => {
    const simulation = new Simulation(), { fault } = noted(simulation);
    simulation.run({ until: 5 });
    expect(() => scheduled(simulation, fault, [{ at: 3, duration: 4 }])).toThrow(
      "scheduled: windows[0].at must be >= now (5 s) and finite, got 3",
    );
    expect(() => scheduled(simulation, fault, [{ at: 6, duration: 0 }])).toThrow(
      "scheduled: windows[0].duration must be > 0 s, got 0",
    );
  });
});
