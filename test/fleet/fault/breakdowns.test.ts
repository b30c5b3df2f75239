import { describe, it } from "vitest";
import { breakdowns, hold, Simulation } from "../../../src/des/mod.ts";
import { crash, freeze } from "../../../src/fleet/fault/node-faults.ts";
import { renewing } from "../../../src/fleet/fault/renewing.ts";
import { NodeDownError } from "../../../src/fleet/node/impairment.ts";
import { Node } from "../../../src/fleet/node/node.ts";
import { exponential } from "../../../src/random/mod.ts";
import { Moments } from "../../../src/stats/mod.ts";
import { expectContains, poissonSource, replicated } from "../../des/models.ts";

// the node stands still while it is down, its work is kept, and tasks come also then
describe("a node with breakdowns", () => {
  it("has the stay of M/M/1 with breakdowns, in the 99.9 % interval of 40 runs", () => {
    const { estimates } = replicated((random) => {
      const simulation = new Simulation();
      const node = new Node(simulation, { discipline: "queue" });
      const laws = { up: exponential({ mean: 50 }), down: exponential({ mean: 5 }) };
      simulation.spawn(renewing(freeze(node), laws, random.stream("faults")));
      const works = random.stream("works"), stay = new Moments();
      function* task() {
        const begin = simulation.now;
        yield* node.execute(works.exponential());
        if (begin > 2000) stay.add(simulation.now - begin);
      }
      simulation.spawn(poissonSource(simulation, 0.5, task, random.stream("arrivals")));
      simulation.run({ until: 22_000 });
      return { stay: stay.mean };
    });
    expectContains(estimates.stay, breakdowns(0.5, 1, 50, 5).stay);
  });

  // Catastrophes of rate δ empty the queue at once: pₙ = (1 − r) rⁿ with μ r² − (λ + μ + δ) r + λ = 0.
  // Chao, Operations Research Letters 18(2):75–79, 1995.
  it("that crashes and is back at once is M/M/1 with catastrophes: population and share lost", () => {
    const [lambda, mu, delta] = [0.8, 1, 0.1];
    const b = lambda + mu + delta;
    const r = (b - Math.sqrt(b * b - 4 * mu * lambda)) / (2 * mu);
    const { estimates } = replicated((random) => {
      const simulation = new Simulation();
      const node = new Node(simulation, { discipline: "queue" });
      const fault = crash(node), works = random.stream("works");
      const crashes = random.stream("crashes");
      let present = 0, lost = 0, ended = 0, area = 0, since = 0;
      const change = (by: number) => {
        area += present * (simulation.now - since);
        since = simulation.now;
        present += by;
      };
      function* task() {
        change(1);
        try {
          yield* node.execute(works.exponential() / mu);
        } catch (error) {
          if (!(error instanceof NodeDownError)) throw error;
          lost++;
        }
        ended++;
        change(-1);
      }
      simulation.spawn(poissonSource(simulation, lambda, task, random.stream("arrivals")));
      simulation.spawn(function* () {
        for (;;) {
          yield hold(crashes.exponential() / delta);
          fault.inject()();
        }
      });
      simulation.run({ until: 10_000 });
      return { population: area / since, lost: lost / ended };
    });
    expectContains(estimates.population, r / (1 - r));
    expectContains(estimates.lost, delta * r / (1 - r) / lambda);
  });
});
