import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { commonCause, upTogether } from "../../../src/fleet/fault/common-cause.ts";
import { crash } from "../../../src/fleet/fault/node-faults.ts";
import { Node } from "../../../src/fleet/node/node.ts";
import { erlang, exponential, Random } from "../../../src/random/mod.ts";
import { expectContains, replicated } from "../../des/models.ts";

describe("faults with a common cause", () => {
  const [rate, beta, mean] = [0.01, 0.2, 30];
  it("leave one, two and all of three nodes up as the β-factor model says", () => {
    const { estimates } = replicated((random) => {
      const simulation = new Simulation();
      const nodes = Array.from({ length: 3 }, () => new Node(simulation));
      const options = { rate, beta, lasting: erlang({ stages: 2, mean }) };
      commonCause(simulation, nodes.map(crash), options, random);
      const up = [0, 0, 0];
      let since = 0;
      const isUp = nodes.map(() => 1);
      const look = () => {
        for (let k = 1; k <= 3; k++) {
          if (isUp.slice(0, k).every((one) => one === 1)) up[k - 1] += simulation.now - since;
        }
        since = simulation.now;
        nodes.forEach((node, i) => isUp[i] = Number(node.isOn));
      };
      for (const node of nodes) node.watch(look);
      simulation.run({ until: 2e5 });
      look();
      return { one: up[0] / 2e5, two: up[1] / 2e5, three: up[2] / 2e5 };
    });
    expectContains(estimates.one, upTogether(1, rate, beta, mean));
    expectContains(estimates.two, upTogether(2, rate, beta, mean));
    expectContains(estimates.three, upTogether(3, rate, beta, mean));
  });

  it("are independent at β = 0 and one fault at β = 1", () => {
    const one = upTogether(1, rate, 0, mean);
    expect(upTogether(2, rate, 0, mean)).toBeCloseTo(one * one, 15);
    expect(upTogether(5, rate, 1, mean)).toBe(upTogether(1, rate, 1, mean));
  });

  it("refuse a share that is none", () => {
    const options = { rate: 1, beta: 2, lasting: exponential({ mean: 1 }) };
    expect(() => commonCause(new Simulation(), [], options, Random.named("x"))).toThrow(
      "commonCause: beta must be in [0, 1], got 2",
    );
  });
});
