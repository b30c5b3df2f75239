import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { Nomads } from "../../../src/fleet/edgecloudsim/nomads.ts";
import { sampleApp1 } from "../../../src/fleet/mod.ts";
import { expectContains, replicated } from "../../des/models.ts";

const { stays } = sampleApp1, sum = stays.reduce((a, b) => a + b);

describe("nomadic devices", () => {
  it("are at a place for its share of the mean stays", () => {
    const { estimates } = replicated((random) => {
      const simulation = new Simulation({ random });
      const { present } = new Nomads(simulation, sampleApp1, 2000, 3600, random);
      simulation.run({ until: 3600 });
      return { longest: present[0] / 2000, shortest: present[13] / 2000 };
    });
    expectContains(estimates.longest, stays[0] / sum);
    expectContains(estimates.shortest, stays[13] / sum);
  });

  it("hand off once in 225.7 s each", () => {
    const from = 1800, until = 9000;
    const { estimates } = replicated((random) => {
      const simulation = new Simulation({ random });
      const { place } = new Nomads(simulation, sampleApp1, 50, until, random);
      let handoffs = 0;
      const before = Int32Array.from(place);
      for (let time = 0; time <= until; time += 0.5) {
        simulation.run({ until: time });
        for (let device = 0; device < 50; device++) {
          if (place[device] !== before[device] && time > from) handoffs++;
          before[device] = place[device];
        }
      }
      return { rate: handoffs / (50 * (until - from)) };
    });
    expectContains(estimates.rate, stays.length / sum);
  });

  it("will be where they are once they are there", () => {
    const simulation = new Simulation();
    const nomads = new Nomads(simulation, sampleApp1, 20, 2000, simulation.random);
    const devices = Array.from({ length: 20 }, (_, device) => device);
    const ahead = devices.map((device) => nomads.placeAt(device, 1500));
    simulation.run({ until: 1500 });
    expect(Array.from(nomads.place)).toEqual(ahead);
  });

  it("are counted at every place", () => {
    const simulation = new Simulation();
    const { place, present } = new Nomads(simulation, sampleApp1, 99, 900, simulation.random);
    simulation.run({ until: 500 });
    const counts = stays.map((_, p) => place.filter((at) => at === p).length);
    expect(Array.from(present)).toEqual(counts);
  });
});
