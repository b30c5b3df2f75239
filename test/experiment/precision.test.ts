import { describe, expect, it } from "vitest";
import { compare } from "../../src/experiment/mod.ts";
import {
  fewestReplications,
  nextReplications,
  reachedPrecision,
} from "../../src/experiment/precision.ts";
import { Random } from "../../src/random/mod.ts";
import { contains } from "../../src/stats/mod.ts";
import { madeOf } from "./made-results.ts";

describe("replications until a precision is reached", () => {
  it("grow by half, and by an even number, so that antithetic pairs stay whole", () => {
    const looks = [fewestReplications];
    for (let i = 0; i < 6; i++) looks.push(nextReplications(looks[i]));
    expect(looks).toEqual([10, 16, 24, 36, 54, 82, 124]);
  });

  it("look at the widest paired interval, as a share of the baseline's mean", () => {
    const base = [9, 10, 11, 10], level = [10, 12, 12, 11];
    const results = madeOf({ base, level, twin: base });
    const [, { difference }] = compare(results).blocks[0].measures.wait;
    const { low, high } = difference?.estimate ?? { low: NaN, high: NaN };
    expect(reachedPrecision(results, { relative: 0.1 })).toBeCloseTo((high - low) / 2 / 10, 12);
  });

  it("look at the mean itself where there is nothing to compare", () => {
    const results = madeOf({ only: [9, 10, 11, 10] });
    const { low, high } = compare(results).blocks[0].measures.wait[0].estimate;
    expect(reachedPrecision(results, { relative: 0.1 })).toBeCloseTo((high - low) / 2 / 10, 12);
  });

  it("stop with an interval that covers about as often as its level says", () => {
    // A baseline of 10 and a true difference of 1, each pair's difference with deviation 3: a
    // half-width of 0.8 takes some 55 replications, so the rule looks five or six times.
    const trials = 3000;
    let hits = 0, looks = 0;
    for (let trial = 0; trial < trials; trial++) {
      const random = Random.named(`precision/${trial}`);
      const base: number[] = [], level: number[] = [];
      for (let n = fewestReplications;; n = nextReplications(n)) {
        looks++;
        while (base.length < n) {
          base.push(10 + random.normal());
          level.push(base[base.length - 1] + 1 + 3 * random.normal());
        }
        const results = madeOf({ base, level });
        if (reachedPrecision(results, { relative: 0.08 }) > 0.08) continue;
        const [, { difference }] = compare(results).blocks[0].measures.wait;
        if (difference !== null && contains(difference.estimate, 1)) hits++;
        break;
      }
    }
    expect(looks / trials).toBeGreaterThan(3);
    // Stopping at the first narrow interval costs some coverage: measured here as below 1.5 points,
    // with four standard errors of the measurement.
    const error = Math.sqrt(0.95 * 0.05 / trials);
    expect(hits / trials).toBeGreaterThan(0.95 - 0.015 - 4 * error);
    expect(hits / trials).toBeLessThan(0.95 + 4 * error);
  });
});
