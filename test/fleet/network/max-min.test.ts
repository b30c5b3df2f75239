import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type SharedLink,
  shareMaxMin,
  type SharingFlow,
} from "../../../src/fleet/network/max-min.ts";

interface Problem {
  capacities: number[];
  flows: { hops: number[]; usage: number[]; limit: number }[];
}

interface MadeLink extends SharedLink {
  flows: SharingFlow[];
}

function shared({ capacities, flows }: Problem) {
  const links: MadeLink[] = capacities.map((capacity) => (
    { capacity, flows: [], left: 0, load: 0, growing: 0 }
  ));
  const made: SharingFlow[] = flows.map(({ hops, usage, limit }) => {
    const flow = { hops: hops.map((l) => links[l]), usage, limit, rate: 0 };
    for (const link of flow.hops) links[links.indexOf(link as MadeLink)].flows.push(flow);
    return flow;
  });
  shareMaxMin(links, made);
  return { links, flows: made, rates: made.map(({ rate }) => rate) };
}

/** Small steps for all flows that nothing stops: max-min by its definition. */
function bySmallSteps({ capacities, flows }: Problem, step: number): number[] {
  const rates = flows.map(() => 0);
  const growing = flows.map(() => true);
  const used = (l: number) =>
    flows.reduce((sum, { hops, usage }, i) => {
      const h = hops.indexOf(l);
      return h < 0 ? sum : sum + usage[h] * rates[i];
    }, 0);
  while (growing.includes(true)) {
    flows.forEach((_, i) => rates[i] += growing[i] ? step : 0);
    const full = capacities.map((capacity, l) => used(l) >= capacity);
    flows.forEach(({ hops, limit }, i) => {
      if (rates[i] >= limit || hops.some((l) => full[l])) growing[i] = false;
    });
  }
  return rates;
}

const problems: fc.Arbitrary<Problem> = fc.integer({ min: 1, max: 5 }).chain((n) =>
  fc.record({
    capacities: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: n, maxLength: n }),
    flows: fc.array(
      fc.record({
        hops: fc.uniqueArray(fc.nat(n - 1), { minLength: 1, maxLength: n }),
        usage: fc.array(fc.constantFrom(1, 1, 1, 0.5, 2), { minLength: n, maxLength: n }),
        limit: fc.constantFrom(Infinity, Infinity, 1, 3),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
);
const loadOf = (link: SharedLink) =>
  link.flows.reduce(
    (sum, flow) => sum + flow.usage![flow.hops.indexOf(link)] * flow.rate,
    0,
  );

describe("max-min shares", () => {
  it("solve Bertsekas and Gallager's parking lot by hand: 1/3, 1/3, 1/3, 2/3, 1", () => {
    const one = (hops: number[]) => ({ hops, usage: hops.map(() => 1), limit: Infinity });
    const { rates } = shared({
      capacities: [1, 1, 1, 1],
      flows: [one([0]), one([0]), one([0, 1]), one([1]), one([2])],
    });
    [1 / 3, 1 / 3, 1 / 3, 2 / 3, 1].forEach((x, i) => expect(rates[i]).toBeCloseTo(x, 14));
  });

  it("are equal on one link, and give to others what a limit leaves", () => {
    const flow = (limit: number) => ({ hops: [0], usage: [1], limit });
    expect(shared({ capacities: [12], flows: [1, 2, 3].map(() => flow(Infinity)) }).rates)
      .toEqual([4, 4, 4]);
    expect(shared({ capacities: [12], flows: [flow(2), flow(Infinity), flow(9)] }).rates)
      .toEqual([2, 5, 5]);
  });

  it("share airtime so that all have one throughput, which the slow one sets", () => {
    const { rates } = shared({
      capacities: [1],
      flows: [0.5, 1, 2.5].map((a) => ({ hops: [0], usage: [a], limit: Infinity })),
    });
    expect(rates).toEqual([0.25, 0.25, 0.25]);
  });

  it("give no more than the links have", () => {
    fc.assert(fc.property(problems, (problem) => {
      for (const link of shared(problem).links) {
        expect(loadOf(link)).toBeLessThanOrEqual(link.capacity * (1 + 1e-12));
      }
    }));
  });

  it("leave every flow at its limit or with a bottleneck: a full link where none has more", () => {
    fc.assert(fc.property(problems, (problem) => {
      for (const flow of shared(problem).flows) {
        const isHeldUp = flow.rate === flow.limit ||
          flow.hops.some((link) =>
            loadOf(link) > link.capacity * (1 - 1e-12) &&
            link.flows.every(({ rate }) => rate <= flow.rate * (1 + 1e-12))
          );
        expect(isHeldUp).toBe(true);
      }
    }));
  });

  it("agree with growing all flows in steps of 1/512 within the steps' error", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const stepped = bySmallSteps(problem, 1 / 512);
        shared(problem).rates.forEach((rate, i) => {
          expect(Math.abs(rate - stepped[i])).toBeLessThan(0.1);
        });
      }),
      { numRuns: 50 },
    );
  });
});
