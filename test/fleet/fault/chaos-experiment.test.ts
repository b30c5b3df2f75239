import { describe, expect, it } from "vitest";
import { hold, Simulation } from "../../../src/des/mod.ts";
import { Served } from "../../../src/fleet/account/served.ts";
import {
  chaosExperiment,
  type ChaosExperimentOptions,
} from "../../../src/fleet/fault/chaos-experiment.ts";
import { crash } from "../../../src/fleet/fault/node-faults.ts";
import { NodeDownError } from "../../../src/fleet/node/impairment.ts";
import { Node } from "../../../src/fleet/node/node.ts";

/** A request every 0.1 s goes to one of `nodes` in turn; the share served is the steady state. */
function verdict(nodes: number, options: Partial<ChaosExperimentOptions> = {}) {
  const simulation = new Simulation();
  const fleet = Array.from({ length: nodes }, (_, i) => new Node(simulation, { name: `n${i}` }));
  const served = new Served();
  function* request(node: Node) {
    const begin = simulation.now;
    let isServed = true;
    try {
      yield* node.execute(0.01);
    } catch (error) {
      isServed = !(error instanceof NodeDownError);
    }
    served.add(simulation.now - begin, isServed);
  }
  simulation.spawn(function* () {
    for (let i = 0;; i++) {
      yield hold(0.1);
      simulation.spawn(request(fleet[i % nodes]));
    }
  });
  const process = simulation.spawn(chaosExperiment(simulation, {
    hypothesis: {
      measure: "share of requests served",
      better: "higher",
      tolerance: 0.15,
      read() {
        const share = served.count === 0 ? null : served.availability;
        served.reset();
        return share;
      },
    },
    fault: crash(fleet[0]),
    interval: 5,
    before: 20,
    during: 30,
    after: 20,
    ...options,
  }));
  simulation.run({ until: 200 });
  return { ...process.result, isOn: fleet[0].isOn };
}

describe("a chaos experiment", () => {
  it("refutes the hypothesis that one of two can go, and sees the recovery", () => {
    const { before, during, after, ...rest } = verdict(2);
    expect([before.mean, during.mean, after.mean]).toEqual([1, 0.5, 1]);
    expect(rest).toMatchObject({
      measure: "share of requests served",
      fault: "crash of n0",
      isKept: false,
      isRecovered: true,
      abortedAt: null,
      window: [20, 50],
      isOn: true,
    });
  });

  it("keeps the hypothesis that one of ten can go, within its tolerance", () => {
    expect(verdict(10)).toMatchObject({ isKept: true, isRecovered: true });
  });

  it("heals at once where a reading passes the bound, and calls the hypothesis refuted", () => {
    expect(verdict(2, { abortAt: 0.6 })).toMatchObject({
      isKept: false,
      isRecovered: true,
      abortedAt: 25,
      window: [20, 25],
    });
  });

  it("reads every interval once, in order", () => {
    const { times, readings } = verdict(2);
    expect(times).toEqual(Array.from({ length: 14 }, (_, i) => 5 * (i + 1)));
    expect(readings).toHaveLength(14);
  });

  it("heals the fault when it is interrupted", () => {
    const simulation = new Simulation(), node = new Node(simulation);
    const hypothesis = {
      measure: "nothing",
      better: "lower",
      tolerance: 0,
      read: () => 0,
    } as const;
    const times = { interval: 1, before: 1, during: 100, after: 1 };
    const process = simulation.spawn(
      chaosExperiment(simulation, { hypothesis, fault: crash(node), ...times }),
    );
    simulation.at(5, () => process.interrupt());
    simulation.run({ until: 4 });
    expect(node.isOn).toBe(false);
    simulation.run({ until: 6 });
    expect(node.isOn).toBe(true);
  });

  it("refuses phases shorter than an interval", () => {
    expect(() => verdict(2, { during: 3 })).toThrow(
      "chaosExperiment: during must be at least one interval of 5 s, got 3",
    );
  });
});
