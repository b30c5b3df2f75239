import { describe, expect, it } from "vitest";
import {
  regressionGate,
  type RegressionGateOptions,
  type Verdict,
} from "../../../src/stats/comparison/regression-gate.ts";
import { Random } from "../../../src/random/mod.ts";
import { shareError } from "../coverage-study.ts";
import { normals } from "./rejections.ts";

const baseline = [100, 102, 98, 101, 99, 103, 97, 100, 101, 99];
const scaled = (factor: number) => baseline.map((value, i) => value * factor + ((i * 7) % 5) * 0.1);

/** How often a candidate whose mean is `factor` times the baseline's gets a verdict. */
function verdictShare(
  verdict: Verdict,
  factor: number,
  options: RegressionGateOptions,
  replications: number,
): number {
  const random = Random.named(`gate/${verdict}/${options.method}/${options.paired}`);
  let count = 0;
  for (let r = 0; r < replications; r++) {
    const world = normals(12, random, 100, 4);
    const before = options.paired ? world : normals(12, random, 100, 4);
    const after = world.map((value) => factor * value);
    const noise = () => 1 + 0.01 * random.normal();
    const result = regressionGate(
      before.map((v) => v * noise()),
      after.map((v) => v * noise()),
      options,
    );
    if (result.verdict === verdict) count += 1;
  }
  return count / replications;
}

describe("regressionGate", () => {
  it("passes what is surely within the threshold, by every method", () => {
    for (const method of ["mean", "rank"] as const) {
      for (const paired of [false, true]) {
        const options = { threshold: 0.05, method, paired };
        expect(regressionGate(baseline, scaled(1.01), options).verdict).toBe("pass");
      }
    }
  });

  it("calls regressed what is surely beyond it, by every method", () => {
    for (const method of ["mean", "rank"] as const) {
      for (const paired of [false, true]) {
        const options = { threshold: 0.05, method, paired };
        const { verdict, worsening } = regressionGate(baseline, scaled(1.12), options);
        expect(verdict).toBe("regressed");
        expect(worsening.value).toBeCloseTo(0.12, 1);
      }
    }
  });

  it("is undecided where the interval spans the threshold, however the point lies", () => {
    for (const factor of [1.045, 1.055]) {
      const { verdict, worsening } = regressionGate(baseline, scaled(factor), { threshold: 0.05 });
      expect(verdict).toBe("undecided");
      expect(worsening.low).toBeLessThanOrEqual(0.05);
      expect(worsening.high).toBeGreaterThan(0.05);
    }
  });

  it("turns round where higher is better: a throughput of 90 % is a worsening of 11 %", () => {
    const options = { threshold: 0.05, better: "higher" } as const;
    const { verdict, worsening } = regressionGate(baseline, scaled(0.9), options);
    expect(verdict).toBe("regressed");
    expect(worsening.value).toBeCloseTo(1 / 0.9 - 1, 2);
    expect(regressionGate(baseline, scaled(1.2), options).verdict).toBe("pass");
  });

  it("errs in at most 2.5 % of cases either way at the threshold itself, within 4 standard errors", () => {
    const replications = 1500;
    const bound = 0.025 + 4 * shareError(0.025, replications);
    for (const method of ["mean", "rank"] as const) {
      for (const paired of [false, true]) {
        const options = { threshold: 0.05, method, paired };
        expect(verdictShare("regressed", 1.05, options, replications)).toBeLessThan(bound);
        expect(verdictShare("pass", 1.05, options, replications)).toBeLessThan(bound);
      }
    }
  });

  it("decides more often on common random numbers", () => {
    const unpaired = verdictShare("pass", 1, { threshold: 0.05 }, 300);
    const paired = verdictShare("pass", 1, { threshold: 0.05, paired: true }, 300);
    expect(paired).toBeGreaterThan(unpaired + 0.1);
  });

  it("is undecided where a rank interval is infinite for want of values", () => {
    const { verdict, worsening } = regressionGate([1, 1.1], [2, 2.1], {
      threshold: 0.05,
      method: "rank",
    });
    expect(verdict).toBe("undecided");
    expect([worsening.low, worsening.high]).toEqual([-1, Infinity]);
  });

  it("refuses negative thresholds, means of 0 and logarithms of 0", () => {
    const gate = (values: number[], options: RegressionGateOptions) =>
      regressionGate(values, baseline, options);
    expect(() => gate(baseline, { threshold: -0.1 })).toThrow("finite and ≥ 0, got -0.1");
    expect(() => gate([-1, 1], { threshold: 0.1 })).toThrow("mean > 0");
    expect(() => gate([1, 0], { threshold: 0.1, method: "rank" })).toThrow("got 0 at index 1");
  });
});
