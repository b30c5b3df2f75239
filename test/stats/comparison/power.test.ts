import { describe, expect, it } from "vitest";
import {
  gateReplications,
  replicationPairs,
  replicationsPerSample,
} from "../../../src/stats/comparison/power.ts";
import { regressionGate } from "../../../src/stats/comparison/regression-gate.ts";
import { welchTest } from "../../../src/stats/comparison/welch.ts";
import { shareError } from "../coverage-study.ts";
import { normals, rejectionShare } from "./rejections.ts";

// Golden values: statsmodels.stats.power.TTestIndPower().solve_power(effect, power=…, alpha=…) and TTestPower() likewise, statsmodels 0.15.0.
const golden = [
  { effect: 0.5, power: 0.8, level: 0.95, each: 63.76561058891169, pairs: 33.36713118431779 },
  { effect: 0.2, power: 0.9, level: 0.95, each: 526.3331885760532, pairs: 264.6136854232749 },
  { effect: 1, power: 0.8, level: 0.95, each: 16.714722446954024, pairs: 9.93785094105438 },
  { effect: 0.8, power: 0.95, level: 0.99, each: 57.35486963604483, pairs: 31.235979527052873 },
];

describe("replicationsPerSample", () => {
  it("is within one of statsmodels' noncentral t", () => {
    for (const { effect, power, level, each } of golden) {
      const n = replicationsPerSample({ difference: effect * 3, deviation: 3, power, level });
      expect(Math.abs(n - Math.ceil(each))).toBeLessThanOrEqual(1);
    }
  });

  it("gives the power that it promises, within 4 standard errors", () => {
    const n = replicationsPerSample({ difference: 1, deviation: 1.5, power: 0.8 });
    const share = rejectionShare(
      "power",
      2000,
      (random) => welchTest(normals(n, random, 1, 1.5), normals(n, random, 0, 1.5)).pValue,
    );
    // rounding up to whole replications adds at most the power of one of them, about 1 %
    expect(share).toBeGreaterThan(0.8 - 4 * shareError(0.8, 2000));
    expect(share).toBeLessThan(0.81 + 4 * shareError(0.8, 2000));
  });

  it("refuses differences of 0 and powers below ½", () => {
    expect(() => replicationsPerSample({ difference: 0, deviation: 1 })).toThrow("> 0, got 0");
    expect(() => replicationsPerSample({ difference: 1, deviation: 1, power: 0.3 })).toThrow(
      "power must be in (½, 1), got 0.3",
    );
  });
});

describe("replicationPairs", () => {
  it("is within one of statsmodels' noncentral t", () => {
    for (const { effect, power, level, pairs } of golden) {
      const n = replicationPairs({ difference: effect, deviation: 1, power, level });
      expect(Math.abs(n - Math.ceil(pairs))).toBeLessThanOrEqual(1);
    }
  });
});

describe("gateReplications", () => {
  it("lets an unchanged candidate pass as often as it promises, within 4 standard errors", () => {
    const n = gateReplications({ threshold: 0.05, coefficientOfVariation: 0.08, power: 0.9 });
    const failed = rejectionShare("gate-power", 1500, (random) => {
      const before = normals(n, random, 50, 4), after = normals(n, random, 50, 4);
      return regressionGate(before, after, { threshold: 0.05 }).verdict === "pass" ? 1 : 0;
    });
    expect(Math.abs(1 - failed - 0.9)).toBeLessThan(4 * shareError(0.9, 1500) + 0.01);
  });

  it("refuses a threshold of 0 and levels of 1", () => {
    const options = { threshold: 0.05, coefficientOfVariation: 0.1 };
    expect(() => gateReplications({ ...options, threshold: 0 })).toThrow("threshold must be");
    expect(() => gateReplications({ ...options, level: 1 })).toThrow("(0, 1), got 1");
  });
});
