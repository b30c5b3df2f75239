import { describe, expect, it } from "vitest";
import { jackson } from "../../../src/des/theory/jackson.ts";
import {
  breakdowns,
  erlangB,
  erlangC,
  machineRepair,
  mg1,
  mg1ps,
  mm1,
  mm1k,
  mmc,
  priorities,
  reneging,
} from "../../../src/des/theory/queues.ts";

/** Half a unit of the sixth decimal, to which the values here were worked out by hand from the formulas. */
const digits = 6;

describe("the closed forms of queueing theory", () => {
  it("give M/M/1 its textbook values", () => {
    const { wait, stay, line, population } = mm1(0.8, 1);
    expect(stay).toBeCloseTo(5, 12);
    expect(wait).toBeCloseTo(4, 12);
    expect(population).toBeCloseTo(4, 12);
    expect(line).toBeCloseTo(3.2, 12);
  });

  it("give M/M/c what Erlang's C gives by its sum", () => {
    // C(c, a) = (aᶜ/c!) / ((1 − ρ) Σ_{k<c} aᵏ/k! + aᶜ/c!)
    for (const [c, a] of [[2, 1.6], [3, 2], [10, 8]]) {
      let term = 1, sum = 0;
      for (let k = 0; k < c; k++) {
        sum += term;
        term *= a / (k + 1);
      }
      const expected = term / ((1 - a / c) * sum + term);
      expect(erlangC(c, a)).toBeCloseTo(expected, 12);
      expect(mmc(a, 1, c).wait).toBeCloseTo(expected / (c - a), 12);
    }
  });

  it("give Erlang's B what its sum gives", () => {
    for (const [c, a] of [[1, 0.8], [10, 8], [20, 15], [14, 10]]) {
      let term = 1, sum = 1;
      for (let k = 1; k <= c; k++) {
        term *= a / k;
        sum += term;
      }
      expect(erlangB(c, a)).toBeCloseTo(term / sum, 12);
    }
  });

  it("give M/M/1/K the geometric probabilities, below and above load 1", () => {
    for (const [rho, K] of [[0.8, 10], [1.2, 5]]) {
      const weights = Array.from({ length: K + 1 }, (_, n) => Math.pow(rho, n));
      const total = weights.reduce((a, b) => a + b);
      const { blocked, population } = mm1k(rho, 1, K);
      expect(blocked).toBeCloseTo(weights[K] / total, 12);
      expect(population).toBeCloseTo(weights.reduce((sum, w, n) => sum + n * w, 0) / total, 12);
    }
    expect(mm1k(0.8, 1, 10).stay).toBeCloseTo(3.797098, digits);
    expect(mm1k(1.2, 1, 5).stay).toBeCloseTo(3.359493, digits);
  });

  it("give M/G/1 a wait that grows with the spread of service", () => {
    expect(mg1(0.8, 1, 0).wait).toBeCloseTo(2, 12); // deterministic
    expect(mg1(0.8, 1, 1 / 2).wait).toBeCloseTo(3, 12); // Erlang-2
    expect(mg1(0.8, 1, 1).wait).toBeCloseTo(mm1(0.8, 1).wait, 12);
    expect(mg1(0.8, 1, 4).wait).toBeCloseTo(10, 12); // hyper-exponential, cv² = 4
  });

  it("give processor sharing a stay in proportion to the work", () => {
    expect(mg1ps(0.8, 1, 0.1)).toBeCloseTo(0.5, 12);
    expect(mg1ps(0.8, 1, 10)).toBeCloseTo(50, 12);
  });

  it("give priority classes Cobham's waits, which conserve the work in line", () => {
    const classes = [
      { lambda: 0.3, mean: 1, secondMoment: 2 },
      { lambda: 0.5, mean: 1, secondMoment: 2 },
    ];
    const [first, second] = priorities(classes, false);
    expect(first.wait).toBeCloseTo(1.142857, digits);
    expect(second.wait).toBeCloseTo(5.714286, digits);
    // Kleinrock's conservation law: Σ ρₖ Wₖ is that of first come first served.
    expect(0.3 * first.wait + 0.5 * second.wait).toBeCloseTo(0.8 * mm1(0.8, 1).wait, 12);
    const [urgent, patient] = priorities(classes, true);
    expect(urgent.stay).toBeCloseTo(mm1(0.3, 1).stay, 12); // the urgent do not see the others
    expect(patient.stay).toBeCloseTo(7.142857, digits);
  });

  it("give reneging its limits: none with endless patience, half of an overload of two", () => {
    expect(reneging(0.8, 1, 1e-4).population).toBeCloseTo(mm1(0.8, 1).population, 1);
    expect(reneging(0.8, 1, 1e-4).abandoned).toBeLessThan(0.001);
    expect(reneging(20, 10, 0.1).abandoned).toBeCloseTo(0.5, 3);
    // θ = μ makes it M/M/∞: the population is Poisson with mean λ/μ.
    expect(reneging(3, 1, 1).population).toBeCloseTo(3, 9);
  });

  it("give the machine-repair model what mean value analysis gives", () => {
    const expected = [[5, 1.466632, 0.436048], [11, 3.145823, 0.836768], [20, 10.037451, 0.998131]];
    for (const [N, response, throughput] of expected) {
      const repair = machineRepair(N, 10, 1);
      expect(repair.response).toBeCloseTo(response, digits);
      expect(repair.throughput).toBeCloseTo(throughput, digits);
    }
  });

  it("give breakdowns the M/M/1 stay when there are none, and the table's value", () => {
    expect(breakdowns(0.5, 1, 1e9, 1e-3).stay).toBeCloseTo(2, 6);
    expect(breakdowns(0.5, 1, 50, 5).population).toBeCloseTo(1.727273, digits);
  });

  it("give a Jackson network the populations of its traffic equations", () => {
    const { throughput, population, stay } = jackson(
      [1, 0, 0],
      [2, 1, 0.7],
      [[0, 0.6, 0.4], [0.2, 0, 0], [0, 0, 0]],
    );
    expect(throughput[0]).toBeCloseTo(1 / 0.88, 12); // λ₁ = 1 + 0.2 · 0.6 λ₁
    expect(population[1]).toBeCloseTo(2.142857, digits);
    expect(stay).toBeCloseTo(5.310498, digits);
  });

  it("refuse a load of one or more", () => {
    expect(() => mm1(1, 1)).toThrow("mmc: load must be in (0, 1), got 1/1 = 1");
    expect(() => mg1(2, 1, 0)).toThrow("mg1: load must be in (0, 1)");
    expect(() => jackson([2], [1], [[0]])).toThrow("jackson: load of node 0 must be < 1, got 2");
    const full = [{ lambda: 1, mean: 1, secondMoment: 2 }];
    expect(() => priorities(full, true)).toThrow("load up to class 0 must be < 1, got 1");
  });
});
