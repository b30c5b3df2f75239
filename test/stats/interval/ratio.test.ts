import { describe, expect, it } from "vitest";
import { Random } from "../../../src/random/mod.ts";
import { pairedDifferenceInterval } from "../../../src/stats/interval/difference.ts";
import { ratioInterval } from "../../../src/stats/interval/ratio.ts";
import { coverage, shareError } from "../coverage-study.ts";

const numerators = [2.1, 3.4, 1.9, 5.6, 4.4, 3.8];
const denominators = [1.2, 2.9, 2.2, 3.1, 4.0, 2.5];

describe("the interval of a ratio of means", () => {
  it("ends where the t interval of X − R Y ends at 0, which is Fieller's definition", () => {
    const ratio = ratioInterval(numerators, denominators);
    const at = (r: number) => pairedDifferenceInterval(numerators, denominators.map((y) => r * y));
    expect(at(ratio.low).low).toBeCloseTo(0, 12);
    expect(at(ratio.high).high).toBeCloseTo(0, 12);
    expect(ratio.value).toBeCloseTo(21.2 / 15.9, 14);
  });

  it("inverts with the ratio", () => {
    const there = ratioInterval(numerators, denominators);
    const back = ratioInterval(denominators, numerators);
    expect(back.low).toBeCloseTo(1 / there.high, 12);
    expect(back.high).toBeCloseTo(1 / there.low, 12);
  });

  it("covers exactly 95 % for correlated normal pairs at n = 10, within 4 standard errors", () => {
    const random = Random.named("coverage/fieller");
    const share = coverage(20_000, 0.8, () => {
      const x = new Float64Array(10), y = new Float64Array(10);
      for (let i = 0; i < 10; i++) {
        const common = random.normal();
        x[i] = 8 + common + random.normal();
        y[i] = 10 + 2 * common + random.normal();
      }
      return ratioInterval(x, y);
    });
    expect(Math.abs(share - 0.95)).toBeLessThan(4 * shareError(0.95, 20_000));
  });

  it("is the exact ratio of two constants", () => {
    expect(ratioInterval([3, 3], [2, 2])).toMatchObject({ value: 1.5, low: 1.5, high: 1.5 });
  });

  it("has width exactly 0 for constants, and to rounding for proportional pairs", () => {
    const constant = ratioInterval([0.1, 0.1, 0.1], [0.3, 0.3, 0.3]);
    expect(constant.high - constant.low).toBe(0);
    const proportional = ratioInterval([3.3, 3.6, 3.9], [1.1, 1.2, 1.3]);
    expect(proportional.high - proportional.low).toBeLessThan(1e-14);
  });

  it("refuses a denominator that may be 0", () => {
    expect(() => ratioInterval([1, 2, 3], [-1, 0.1, 1])).toThrow(
      "the mean of denominators must differ from 0 at level 0.95",
    );
  });

  it("refuses pairs that do not match or are too few", () => {
    expect(() => ratioInterval([1, 2], [1])).toThrow("samples must have one length, got 2 and 1");
    expect(() => ratioInterval([1], [1])).toThrow("needs at least 2 pairs, got 1");
  });
});
