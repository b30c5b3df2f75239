import { describe, expect, it } from "vitest";
import { hold, Simulation } from "../../../src/des/mod.ts";
import { governors } from "../../../src/fleet/node/governors/index.ts";
import { ondemand } from "../../../src/fleet/node/governors/ondemand.ts";
import { schedutil } from "../../../src/fleet/node/governors/schedutil.ts";
import type { Governor } from "../../../src/fleet/node/governors/governor.ts";
import { Node } from "../../../src/fleet/node/node.ts";

const states = [1e9, 1.5e9, 2e9, 2.5e9, 3e9];

/** A node that is given `work` s (at 3 GHz) every `period` s, after 10 s of it. */
function loaded(governor: Governor, work: number, period: number) {
  const simulation = new Simulation();
  const node = new Node(simulation, { frequencies: states, governor });
  simulation.spawn(function* () {
    for (;;) {
      simulation.spawn(() => node.execute(work));
      yield hold(period);
    }
  });
  simulation.run({ until: 10 });
  return { simulation, node };
}

describe("every governor", () => {
  for (const [name, make] of Object.entries(governors)) {
    it(`${name} chooses a state of the node`, () => {
      const { node } = loaded(make(), 0.03, 0.1);
      expect(states).toContain(node.frequency);
    });

    it(`${name} asks for nothing once the node is idle and settled`, () => {
      const simulation = new Simulation();
      const node = new Node(simulation, { frequencies: states, governor: make() });
      simulation.spawn(() => node.execute(1));
      simulation.run();
      expect(node.frequency).toBe(name === "performance" ? states.at(-1) : states[0]);
    });
  }
});

describe("performance and powersave", () => {
  it("keep the highest and the lowest state under any load", () => {
    expect(loaded(governors.performance(), 0.001, 1).node.frequency).toBe(3e9);
    expect(loaded(governors.powersave(), 1, 1).node.frequency).toBe(1e9);
  });
});

describe("ondemand", () => {
  it("takes the top above its threshold, and its share of the range below", () => {
    const { next } = ondemand();
    const load = { elapsed: 0.01, frequency: 1e9 };
    expect(next({ ...load, busy: 0.9 }, states)).toBe(3e9);
    expect(next({ ...load, busy: 0.25 }, states)).toBe(1.5e9);
  });

  it("goes to the top within one interval of a full load", () => {
    const simulation = new Simulation();
    const node = new Node(simulation, { frequencies: states, governor: ondemand() });
    simulation.spawn(() => node.execute(100));
    simulation.run({ until: 0.0101 });
    expect(node.frequency).toBe(3e9);
  });
});

describe("schedutil", () => {
  it("comes to 1.25 · f_max · util under a steady load: util 0.4 asks for 1.5 GHz", () => {
    const governor = schedutil();
    let wanted = 0;
    for (let i = 0; i < 1000; i++) {
      wanted = governor.next({ busy: 0.4, elapsed: 0.004, frequency: 3e9 }, states);
    }
    expect(wanted).toBeCloseTo(1.5e9, 3);
  });

  it("forgets half of the load in 32 ms", () => {
    const governor = schedutil();
    governor.next({ busy: 1, elapsed: 10, frequency: 3e9 }, states);
    const wanted = governor.next({ busy: 0, elapsed: 0.032, frequency: 3e9 }, states);
    expect(wanted).toBeCloseTo(1.25 * 3e9 / 2, 3);
  });

  it("on a node settles where a quarter of the frequency is to spare", () => {
    // 12 ms of work at 3 GHz every 40 ms: util 0.3 needs 1.125 GHz, so 1.5 GHz
    const { simulation, node } = loaded(schedutil(), 0.012, 0.04);
    const seen = new Set<number>();
    for (let i = 0; i < 200; i++) {
      simulation.run({ until: simulation.now + 0.004 });
      seen.add(node.frequency);
    }
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(1e9);
    expect(Math.max(...seen)).toBeLessThanOrEqual(2e9);
  });
});
