import { describe, expect, it } from "vitest";
import { Random } from "../../../src/random/mod.ts";
import { varianceSaved } from "../../../src/stats/variance-reduction/variance-saved.ts";
import { coverage, shareError } from "../coverage-study.ts";

const fifo = [4.12, 3.87, 4.45, 3.98, 4.21, 4.03, 3.76, 4.38];
const sjf = [3.31, 3.02, 3.49, 3.2, 3.28, 3.3, 2.97, 3.42];

describe("the variance that common random numbers saved", () => {
  // D = sjf − fifo, S = sjf + fifo; scipy.optimize.brentq on
  // scipy.stats 1.17.1 pearsonr(D − √w S, D + √w S).pvalue − 0.05, and (1 − w)/(1 + w)
  it("has the ends at which SciPy's correlation test of S − λD and S + λD turns", () => {
    const saved = varianceSaved(sjf, fifo);
    expect(saved.value).toBeCloseTo(0.9123490920662701, 10);
    expect(saved.low).toBeCloseTo(0.6958795058810309, 9);
    expect(saved.high).toBeCloseTo(0.9768420682734179, 9);
    expect(saved).toMatchObject({ n: 8, level: 0.95, method: "pitman morgan" });
  });

  // Var x = Var y = 5, Cov = 4: 1 − 2/10 = 0.8
  it("covers exactly 95 % for correlated normal pairs at n = 5, within 4 standard errors", () => {
    const random = Random.named("coverage/variance-saved");
    const share = coverage(20_000, 0.8, () => {
      const x = new Float64Array(5), y = new Float64Array(5);
      for (let i = 0; i < 5; i++) {
        const shared = 2 * random.normal();
        x[i] = shared + random.normal();
        y[i] = shared + random.normal();
      }
      return varianceSaved(x, y);
    });
    expect(Math.abs(share - 0.95)).toBeLessThan(4 * shareError(0.95, 20_000));
  });

  it("is 1 for equal noise, −1 for opposite noise, 0 where one side or both are constant", () => {
    const ends = (x: number[], y: number[]) => {
      const { low, value, high } = varianceSaved(x, y);
      return [low, value, high];
    };
    expect(ends([1, 2, 4], [3, 4, 6])).toEqual([1, 1, 1]);
    expect(ends([1, 2, 4], [-1, -2, -4])).toEqual([-1, -1, -1]);
    expect(ends([1, 2, 4], [7, 7, 7])).toEqual([0, 0, 0]);
    expect(ends([7, 7, 7], [1, 2, 4])).toEqual([0, 0, 0]);
    expect(ends([7, 7, 7], [3, 3, 3])).toEqual([0, 0, 0]);
  });

  it("may be anything after 2 pairs", () => {
    expect(varianceSaved([1, 2], [1, 3])).toMatchObject({ low: -1, high: 1 });
  });

  it("refuses one pair, and samples that do not match", () => {
    expect(() => varianceSaved([1], [1])).toThrow("at least 2 pairs, got 1 and 1 values");
    expect(() => varianceSaved([1, 2], [1])).toThrow("one length");
  });
});
