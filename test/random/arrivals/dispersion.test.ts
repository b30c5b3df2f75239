import { describe, expect, it } from "vitest";
import {
  erlang,
  exponential,
  markovModulatedPoisson,
  onOffProcess,
  poissonProcess,
  Random,
  renewalProcess,
} from "../../../src/random/mod.ts";
import { counts, dispersion } from "./counts.ts";

const courses = 4000;

/**
 * Var[N(t)]/E[N(t)] of the stationary two-phase process with rates a and b, leaving the first phase
 * at rate p and the second at rate q: Fischer & Meier-Hellstern 1993.
 */
function twoPhaseIndex(a: number, b: number, p: number, q: number, t: number): number {
  const s = p + q;
  const limit = 2 * p * q * (a - b) ** 2 / (s ** 2 * (a * q + b * p));
  return 1 + limit * (1 - (1 - Math.exp(-s * t)) / (s * t));
}

describe("the index of dispersion of counts", () => {
  it("of a Poisson process is 1, within 5 standard errors", () => {
    const n = counts(poissonProcess({ rate: 2 }), 20, courses, Random.named("dispersion/poisson"));
    const { index, error } = dispersion(n);
    expect(Math.abs(index - 1)).toBeLessThan(5 * error);
  });

  it("of a two-phase MMPP is Fischer & Meier-Hellstern's, short and long, within 5 standard errors", () => {
    const process = markovModulatedPoisson({ rates: [10, 1], transitions: [[0, 0.5], [0.2, 0]] });
    for (const t of [1, 50]) {
      const n = counts(process, t, courses, Random.named(`dispersion/mmpp/${t}`));
      const { index, error } = dispersion(n);
      expect(Math.abs(index - twoPhaseIndex(10, 1, 0.5, 0.2, t))).toBeLessThan(5 * error);
    }
  });

  it("of the on-off process with exponential periods is the MMPP's with a silent phase", () => {
    const process = onOffProcess({
      peakRate: 6,
      on: exponential({ mean: 2 }),
      off: exponential({ mean: 4 }),
    });
    for (const t of [2, 40]) {
      const n = counts(process, t, courses, Random.named(`dispersion/on-off/${t}`));
      const { index, error } = dispersion(n);
      expect(Math.abs(index - twoPhaseIndex(6, 0, 0.5, 0.25, t))).toBeLessThan(5 * error);
    }
  });

  it("of a renewal process tends to the gaps' squared coefficient of variation", () => {
    // E[N(t)] − t/m and Var[N(t)] − c² t/m stay bounded (Cox, Renewal Theory, 1962, chapter 4): at
    // 1,000 gaps they move the index by less than 1 % of c² = 1/4
    const process = renewalProcess({ gap: erlang({ stages: 4, mean: 0.1 }) });
    const { index, error } = dispersion(
      counts(process, 100, courses, Random.named("dispersion/r")),
    );
    expect(Math.abs(index - 0.25)).toBeLessThan(5 * error + 0.0025);
  });
});
