import { describe, expect, it } from "vitest";
import { largeGammaP, largeGammaQ } from "../../src/math/incomplete-gamma.ts";

// mpmath 1.3 with 40 digits: quad of t^(a−1) exp(−t) / Γ(a) over 30 standard deviations; a, x, P, Q
const expected: [number, number, number, number][] = [
  [500, 400, 8.1093810787991597857e-7, 0.99999918906189212008],
  [500, 500, 0.50594714617076035805, 0.49405285382923964195],
  [500, 580, 0.99968418731775905709, 0.00031581268224094291257],
  [1000, 1000, 0.5042052441802155085, 0.4957947558197844915],
  [10_000, 9900, 0.15865119219356465696, 0.84134880780643534304],
  [10_000, 10_500, 0.99999957241275449404, 4.2758724550596472692e-7],
  [1e6, 1e6, 0.50013298076087259124, 0.49986701923912740876],
  [1e6, 1_003_000, 0.99863825935378240852, 0.0013617406462175914794],
  [1e9, 999_940_000, 0.028887978217009705134, 0.97111202178299029487],
];

describe("the incomplete gamma function of large a", () => {
  it("has the lower part to 1e-13", () => {
    for (const [a, x, p] of expected) expect(Math.abs(largeGammaP(a, x) - p)).toBeLessThan(1e-13);
  });

  it("has the upper part to 1e-13", () => {
    for (const [a, x, , q] of expected) expect(Math.abs(largeGammaQ(a, x) - q)).toBeLessThan(1e-13);
  });

  it("has both tails to a relative 1e-11", () => {
    expect(Math.abs(largeGammaP(500, 400) / expected[0][2] - 1)).toBeLessThan(1e-11);
    expect(Math.abs(largeGammaQ(10_000, 10_500) / expected[5][3] - 1)).toBeLessThan(1e-11);
  });
});
