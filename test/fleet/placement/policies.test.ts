import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Simulation } from "../../../src/des/mod.ts";
import { type Amounts, Hosts, placementPolicies, VirtualMachines } from "../../../src/fleet/mod.ts";
import { Random } from "../../../src/random/mod.ts";
import { chiSquareGoodnessOfFit } from "../../../src/stats/mod.ts";

type Choose = (hosts: Hosts, fitting: readonly number[], last: number) => number;

/** What each policy says, by asking every host: the oracle. */
const byAsking: Record<string, Choose> = {
  firstFit: (_, fitting) => fitting[0] ?? -1,
  bestFit: ({ freeCores }, fitting) =>
    fitting.reduce((best, h) => best < 0 || freeCores[h] < freeCores[best] ? h : best, -1),
  worstFit: ({ freeCores }, fitting) =>
    fitting.reduce((best, h) => best < 0 || freeCores[h] > freeCores[best] ? h : best, -1),
  nextFit: (_, fitting, last) => fitting.find((h) => h >= last) ?? fitting[0] ?? -1,
};

const amounts = (most: number) =>
  fc.record({
    cores: fc.integer({ min: 1, max: most }),
    memory: fc.integer({ min: 0, max: most }),
    bandwidth: fc.integer({ min: 0, max: most }),
  });
/** Hosts, and machines of which each also says which of those before it is removed first, if any. */
const story = fc.tuple(
  fc.array(amounts(12), { minLength: 1, maxLength: 20 }),
  fc.array(fc.tuple(amounts(6), fc.option(fc.nat(60))), { maxLength: 60 }),
);

/** Tells a story; `seen` is told of each choice before the machine takes its host. */
function tell(
  policy: keyof typeof placementPolicies,
  [capacities, machines]: [Amounts[], [Required<Amounts>, number | null][]],
  seen: (hosts: Hosts, fitting: number[], choice: number) => void,
): Hosts {
  const hosts = new Hosts(capacities);
  const placed = new VirtualMachines(new Simulation(), hosts, {
    policy: placementPolicies[policy](),
    random: Random.named("fit"),
  });
  for (const [demand, removed] of machines) {
    if (removed !== null && placed.hostOf(removed) >= 0) placed.remove(removed);
    const { cores, memory, bandwidth } = demand;
    const fitting = [...hosts.cores.keys()].filter((h) => hosts.fits(h, cores, memory, bandwidth));
    const before = { ...hosts, freeCores: hosts.freeCores.slice() } as Hosts;
    seen(before, fitting, placed.hostOf(placed.place(demand)));
  }
  return hosts;
}

describe("placement", () => {
  for (const policy of ["firstFit", "bestFit", "worstFit", "nextFit"] as const) {
    it(`by ${policy} chooses the hosts that asking all of them finds, as machines come and go`, () => {
      fc.assert(
        fc.property(story, (told) => {
          let last = 0;
          tell(policy, told, (hosts, fitting, choice) => {
            expect(choice).toBe(byAsking[policy](hosts, fitting, last));
            if (choice >= 0) last = choice;
          });
        }),
        { numRuns: 300 },
      );
    });
  }

  for (const policy of Object.keys(placementPolicies) as (keyof typeof placementPolicies)[]) {
    it(`by ${policy} refuses only where nothing fits, and no host gives more than it has`, () => {
      fc.assert(
        fc.property(story, (told) => {
          const hosts = tell(policy, told, (_, fitting, choice) => {
            expect(choice >= 0).toBe(fitting.length > 0);
            if (choice >= 0) expect(fitting).toContain(choice);
          });
          const free = [...hosts.freeCores, ...hosts.freeMemory, ...hosts.freeBandwidth];
          expect(Math.min(...free)).toBeGreaterThanOrEqual(0);
        }),
        { numRuns: 100 },
      );
    });
  }

  for (const [fitting, hosts] of [[3, 4], [3, 400]]) {
    it(`by randomFit draws evenly from the ${fitting} of ${hosts} hosts that fit`, () => {
      const world = new Hosts(
        Array.from({ length: hosts }, (_, h) => ({ cores: h % 2 + 3 * +(h < fitting) })),
      );
      const placer = placementPolicies.randomFit().start(world, Random.named(`even/${hosts}`));
      const counts = new Array(fitting).fill(0);
      for (let i = 0; i < 6000; i++) counts[placer.choose(3, 0, 0)]++;
      expect(chiSquareGoodnessOfFit(counts, counts.map(() => 2000)).pValue).toBeGreaterThan(0.01);
    });
  }

  it("by firstFit takes 10 hosts where 6 are enough, in the classic bad order", () => {
    // Johnson et al. 1974: 6 of 1/7 + ε, 6 of 1/3 + ε, 6 of 1/2 + ε, in this order: 1 + 3 + 6 hosts
    const sizes = [1 / 7, 1 / 3, 1 / 2].flatMap((size) => new Array(6).fill(size + 1e-3));
    const hosts = new Hosts(new Array(10).fill({ cores: 1 }));
    const machines = new VirtualMachines(new Simulation(), hosts);
    for (const cores of sizes) expect(machines.place({ cores })).toBeGreaterThanOrEqual(0);
    expect(hosts.freeCores.filter((free) => free < 1)).toHaveLength(10);
  });
});
