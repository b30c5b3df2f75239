import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hold, Simulation } from "../../../src/des/mod.ts";
import { NodeDownError, type NodeImpairment } from "../../../src/fleet/node/impairment.ts";
import { Node } from "../../../src/fleet/node/node.ts";
import type { NodeOptions } from "../../../src/fleet/node/node-options.ts";
import { linearPower } from "../../../src/fleet/node/power.ts";
import { intervalCounts } from "../../../src/signals/mod.ts";

const lost: NodeImpairment = { kind: "down", work: "lost" };
const kept: NodeImpairment = { kind: "down", work: "kept" };

/** A node, tasks that note how they end, and impairments from one time to another. */
function world(options: NodeOptions = {}) {
  const simulation = new Simulation();
  const node = new Node(simulation, { name: "n1", ...options });
  const ends: [string, number][] = [];
  const task = (name: string, work: number, at = 0) =>
    simulation.spawn(function* () {
      yield hold(at);
      try {
        yield* node.execute(work);
        ends.push([name, simulation.now]);
      } catch (error) {
        if (!(error instanceof NodeDownError)) throw error;
        ends.push([`${name} lost with ${error.node}`, simulation.now]);
      }
    });
  const impaired = (impairment: NodeImpairment, from: number, to: number) =>
    simulation.at(from, () => void simulation.at(to, node.impair(impairment)));
  return { simulation, node, ends, task, impaired };
}

describe("a crash", () => {
  it("ends the tasks on the node with an error that their callers catch", () => {
    const { simulation, node, ends, task, impaired } = world();
    task("a", 10);
    task("b", 10);
    impaired(lost, 4, 6);
    simulation.run();
    expect(ends).toEqual([["a lost with n1", 4], ["b lost with n1", 4]]);
    expect([node.tasks, node.busyTime]).toEqual([0, 4]);
  });

  it("ends those that wait in a run queue too", () => {
    const { simulation, ends, task, impaired } = world({ discipline: "queue" });
    task("served", 10);
    task("in line", 10);
    impaired(lost, 4, 6);
    simulation.run();
    expect(ends).toEqual([["served lost with n1", 4], ["in line lost with n1", 4]]);
  });

  it("refuses tasks at once while it lasts, and takes them after the repair", () => {
    const { simulation, ends, task, impaired } = world();
    impaired(lost, 1, 3);
    task("during", 1, 2);
    task("after", 1, 3.5);
    simulation.run();
    expect(ends).toEqual([["during lost with n1", 2], ["after", 4.5]]);
  });

  it("ends the run where nobody catches it, naming the node", () => {
    const { simulation, node, impaired } = world();
    simulation.spawn(() => node.execute(10));
    impaired(lost, 4, 6);
    expect(() => simulation.run()).toThrow('Node "n1": went down, and its work is lost');
  });

  it("ends programs: their counters stand still and their cores are free", () => {
    const { simulation, node, impaired } = world({ programCores: 1 });
    const counters = {
      instructions: {
        signal: intervalCounts({ edges: [0, 100], counts: [1000] }),
        scaling: "work" as const,
      },
    };
    const program = node.run({ name: "p", counters });
    impaired(lost, 4, 6);
    simulation.run({ until: 20 });
    expect(program.counter("instructions").integral(0, 20)).toBe(40);
    expect(node.run({ name: "p", counters }).name).toBe("p");
  });
});

describe("a node that stands still", () => {
  it("goes on with its tasks where they were, and those that came meanwhile wait", () => {
    const { simulation, ends, task, impaired } = world({ discipline: "queue" });
    task("a", 5);
    task("b", 1, 4);
    impaired(kept, 3, 10);
    simulation.run();
    expect(ends).toEqual([["a", 12], ["b", 13]]);
  });

  it("draws nothing, and its programs stand still", () => {
    const power = linearPower({ idle: 50, busy: 100 });
    const { simulation, node, impaired } = world({ programCores: 1, power });
    const signal = intervalCounts({ edges: [0, 100], counts: [1000] });
    const program = node.run({ name: "p", counters: { cycles: { signal, scaling: "cycles" } } });
    impaired(kept, 4, 6);
    simulation.run({ until: 10 });
    expect(program.counter("cycles").integral(0, 10)).toBe(80);
    expect(node.energy).toBe(8 * 75);
  });
});

describe("a slow node", () => {
  it("takes 1/speed as long, at the power of a busy node, and seems to be on", () => {
    const power = linearPower({ idle: 50, busy: 100 });
    const { simulation, node, ends, task, impaired } = world({ power });
    task("a", 10);
    impaired({ kind: "slow", speed: 0.25 }, 6, 100);
    simulation.run({ until: 30 });
    expect([ends, node.energy, node.isOn]).toEqual([[["a", 22]], 22 * 100 + 8 * 50, true]);
  });

  it("slows the counters of work and of cycles alike", () => {
    const { simulation, node, impaired } = world({ programCores: 1 });
    const signal = intervalCounts({ edges: [0, 100], counts: [1000] });
    const counters = {
      instructions: { signal, scaling: "work" as const },
      cycles: { signal, scaling: "cycles" as const },
    };
    const program = node.run({ name: "p", counters });
    impaired({ kind: "slow", speed: 0.5 }, 4, 8);
    simulation.run({ until: 10 });
    expect(program.counter("instructions").integral(0, 10)).toBe(80);
    expect(program.counter("cycles").integral(0, 10)).toBe(80);
  });

  it("refuses a speed that is none", () => {
    const { node } = world();
    expect(() => node.impair({ kind: "slow", speed: 0 })).toThrow(
      `Node "n1": speed must be in [${Number.MIN_VALUE}, 1], got 0`,
    );
  });
});

describe("several impairments", () => {
  it("hold a node down until the last is over, and multiply their speeds", () => {
    const { simulation, node, impaired } = world();
    impaired(kept, 1, 5);
    impaired(lost, 3, 8);
    const seen: [number, boolean][] = [];
    node.watch(() => seen.push([simulation.now, node.isOn]));
    simulation.run();
    expect(seen).toEqual([[1, false], [3, false], [5, false], [8, true]]);
  });

  it("leave the node as it was, in whatever order they come and go", () => {
    const impairment = fc.oneof(
      fc.constant(kept),
      fc.double({ min: 0.01, max: 1, noNaN: true }).map((
        speed,
      ) => ({ kind: "slow", speed } as const)),
    );
    const window = fc.record({
      impairment,
      from: fc.double({ min: 0, max: 100, noNaN: true }),
      lasts: fc.double({ min: 0, max: 100, noNaN: true }),
    });
    fc.assert(fc.property(fc.array(window, { maxLength: 8 }), (windows) => {
      const { simulation, ends, task, impaired } = world();
      for (const { impairment, from, lasts } of windows) impaired(impairment, from, from + lasts);
      task("after", 7, 300);
      simulation.run();
      expect(ends).toEqual([["after", 307]]);
    }));
  });
});
