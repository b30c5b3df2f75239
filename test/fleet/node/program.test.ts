import { describe, expect, it } from "vitest";
import {
  atFrequency,
  bundledCaptures,
  type Capture,
  openCapture,
} from "../../../src/captures/mod.ts";
import { Simulation } from "../../../src/des/mod.ts";
import { Node } from "../../../src/fleet/node/node.ts";
import type { NodeOptions } from "../../../src/fleet/node/node-options.ts";
import { programOf } from "../../../src/fleet/node/program.ts";
import { intervalCounts } from "../../../src/signals/mod.ts";
import { perfCapture, perfFile, perfNames } from "../../captures/perf-intervals.ts";

const frequencies = [1e9, 2e9];
function world(options: NodeOptions = {}) {
  const simulation = new Simulation();
  return { simulation, node: new Node(simulation, { programCores: 1, frequencies, ...options }) };
}

/** What a probe reads at every instant at which the capture was read, and what the capture says. */
function readings(capture: Capture, event: string, read: (from: number, to: number) => number) {
  const { columns, events } = capture;
  const id = events.findIndex(({ name }) => name === event);
  const rows = [...columns.event.keys()].filter((row) => columns.event[row] === id)
    .filter((row, i, all) => i === 0 || columns.time[row] !== columns.time[all[i - 1]]);
  return {
    read: rows.map((row, i) => read(i === 0 ? 0 : columns.time[rows[i - 1]], columns.time[row])),
    recorded: rows.map((row) => columns.value[row]),
  };
}

describe("a program alone at the frequency of its recording", () => {
  for (const name of perfNames) {
    it.skipIf(perfFile(name) === null)(`gives back every counter of ${name} to the bit`, () => {
      const { simulation, node } = world();
      const capture = perfCapture(name);
      const program = node.run(programOf(capture));
      simulation.run({ until: 1000 });
      for (const { name: event } of capture.events) {
        const counter = program.counter(event);
        const { read, recorded } = readings(
          capture,
          event,
          (from, to) => counter.integral(from, to),
        );
        expect(read).toEqual(recorded);
      }
    });
  }

  it("has all counters of every bundled capture that is one of intervals", async () => {
    let counters = 0;
    for (const { file } of bundledCaptures()) {
      const capture = await openCapture(file);
      for (const event of Object.keys(programOf(capture).counters)) {
        const { node } = world();
        const total = node.run(programOf(capture)).counter(event).integral(0, 1e6);
        expect(total).toBeGreaterThanOrEqual(0);
        counters++;
      }
    }
    expect(counters).toBeGreaterThan(0);
  });
});

/** 10 s of four kinds of counter, at 2 GHz. */
const signal = (rate: number) => intervalCounts({ edges: [0, 10], counts: [10 * rate] });
const description = {
  name: "made",
  memoryShare: 0.25,
  memoryDemand: 4e9,
  counters: {
    instructions: { signal: signal(3e9), scaling: "work" },
    cycles: { signal: signal(2e9), scaling: "cycles" },
    "task-clock": { signal: signal(1), scaling: "time" },
    joules: { signal: signal(20), scaling: "unpredicted" },
  },
} as const;

describe("a program at another frequency", () => {
  it("tells what the model of captures/replay tells: duration, counts and kinds", () => {
    const { node } = world({ frequencies: [1e9], nominal: 2e9 });
    const program = node.run(description);
    const { work } = atFrequency({
      name: "made",
      units: { instructions: "", cycles: "", "task-clock": "s" },
      phases: [{
        duration: 10,
        instructions: null,
        rates: { instructions: 3e9, cycles: 2e9, "task-clock": 1 },
        stackMix: [],
      }],
    }, { from: 2e9, to: 1e9, memoryShare: 0.25 });
    const [phase] = work.phases;
    expect(phase.duration).toBe(17.5); // 10 · (0.75 · 2 + 0.25)
    for (const event of ["instructions", "cycles", "task-clock"]) {
      const expected = phase.rates[event];
      const counter = program.counter(event);
      expect(counter.at(3)).toBeCloseTo(expected, 3);
      expect(counter.integral(0, 100) / (expected * phase.duration)).toBeCloseTo(1, 12);
      expect(counter.nextChange(1)).toBeCloseTo(17.5, 12);
    }
  });

  it("refuses to tell joules, which need voltages", () => {
    const { node } = world({ frequencies: [1e9], nominal: 2e9 });
    expect(() => node.run(description).counter("joules").at(1)).toThrow(
      'no model tells "joules" at another speed (1.75 s for a recorded second)',
    );
  });

  it("loses and invents nothing when the speed changes on the way", () => {
    const { simulation, node } = world({ programCores: 2, memoryBandwidth: 6e9 });
    const program = node.run(description);
    simulation.run({ until: 2 });
    const other = node.run(description);
    simulation.run({ until: 5 });
    other.stop();
    simulation.run({ until: 30 });
    const instructions = program.counter("instructions");
    expect(instructions.integral(0, 30)).toBeCloseTo(3e10, 3);
    // 8e9 B/s asked of 6e9: S = 4/3 for both, so 3 s bring 2.25 recorded seconds
    expect(instructions.integral(2, 5) / (2.25 * 3e9)).toBeCloseTo(1, 12);
    expect(other.counter("instructions").integral(0, 30) / (2.25 * 3e9)).toBeCloseTo(1, 12);
    expect(other.counter("instructions").at(6)).toBe(0);
  });
});

describe("a node's program cores", () => {
  it("are as many as it was given", () => {
    const { node } = world();
    node.run(description);
    expect(() => node.run(description)).toThrow('no core is free for program "made"');
  });

  it("name the counters that a program has", () => {
    const { node } = world();
    expect(() => node.run(description).counter("misses")).toThrow(
      'program "made" has no counter "misses"; it has instructions, cycles, task-clock, joules',
    );
  });
});
