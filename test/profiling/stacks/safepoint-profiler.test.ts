import { describe, expect, it } from "vitest";
import { causalityTest } from "../../../src/profiling/stacks/causality.ts";
import { demoServer } from "../../../src/profiling/stacks/demo-server.ts";
import {
  methodCourse,
  turnLength,
  withInjectedWork,
} from "../../../src/profiling/stacks/method-program.ts";
import {
  anywhereProfiler,
  safepointProfiler,
  stackProfilers,
} from "../../../src/profiling/stacks/safepoint-profiler.ts";
import { Random } from "../../../src/random/mod.ts";

const course = methodCourse(demoServer);
const layouts = Object.values(stackProfilers).filter((profiler) => profiler !== anywhereProfiler);
const hottest = (shares: ArrayLike<number>) => {
  const all = Array.from(shares);
  return course.methods[all.indexOf(Math.max(...all))];
};

describe("a program of methods", () => {
  it("passes entry, work, back edges, callees and exit in order", () => {
    const { points, kinds, owners, methods } = methodCourse([{
      name: "outer",
      cost: 1,
      iterations: 2,
      calls: [{ name: "inner", cost: 3, allocates: true }],
    }]);
    expect(kinds.map((kind, i) => `${methods[owners[i]]} ${kind} ${points[i]}`)).toEqual([
      "outer entry 0",
      "outer back edge 1",
      "outer back edge 2",
      "inner entry 2",
      "inner allocation 5",
      "inner exit 5",
      "outer exit 5",
    ]);
  });

  it("has neither entry nor exit where it is inlined, and other back edges where it is counted", () => {
    const { kinds } = methodCourse([{
      name: "m",
      cost: 1,
      iterations: 2,
      isCounted: true,
      isInlined: true,
    }]);
    expect(kinds).toEqual(["counted back edge", "counted back edge"]);
  });

  it("takes longer by the work put into it", () => {
    const slower = methodCourse(withInjectedWork(demoServer, "match", 0.025));
    expect(turnLength(slower) - turnLength(course)).toBeCloseTo(0.025, 12);
    expect(slower.kinds).toEqual(course.kinds);
  });

  it("is refused with costs, iterations or names that are none", () => {
    expect(() => methodCourse([{ name: "m", cost: 0 }])).toThrow('cost of "m" must be > 0 s');
    expect(() => methodCourse([{ name: "m", cost: 1, iterations: 0 }])).toThrow("got 0");
    const twice = [{ name: "m", cost: 1 }, { name: "m", cost: 1 }];
    expect(() => methodCourse(twice)).toThrow('"m" is called twice');
    expect(() => methodCourse([{ name: "m", cost: 1, preamble: -1 }])).toThrow("must be >= 0 s");
  });
});

describe("a profiler that sees yield points only", () => {
  it("charges the time up to a yield point to the method that holds it", () => {
    const profiler = safepointProfiler("exits", ["exit"]);
    const two = methodCourse([{ name: "a", cost: 2, isInlined: true }, { name: "b", cost: 1 }]);
    expect([...profiler.expected(two)]).toEqual([0, 1]);
    expect([...profiler.profile(two, [0.5, 1.9, 2.5, 3.5, 300.1])]).toEqual([0, 5]);
  });

  it("names four different hottest methods under four layouts, none the true one", () => {
    const named = layouts.map((profiler) => hottest(profiler.expected(course)));
    expect(new Set(named).size).toBe(4);
    expect(named).not.toContain("match");
    expect(hottest(anywhereProfiler.expected(course))).toBe("match");
  });

  it("gives shares that add up to 1", () => {
    for (const profiler of Object.values(stackProfilers)) {
      expect(profiler.expected(course).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }
  });

  // a share p of n samples has the standard error √(p (1 − p)/n)
  it("agrees with its samples within 4 standard errors, under every layout", () => {
    const n = 20_000, random = Random.named("safepoint");
    const times = Float64Array.from({ length: n }, () => random.uniform() * 50);
    for (const profiler of Object.values(stackProfilers)) {
      const expected = profiler.expected(course);
      profiler.profile(course, times).forEach((samples, m) => {
        const p = expected[m];
        expect(Math.abs(samples / n - p)).toBeLessThanOrEqual(4 * Math.sqrt(p * (1 - p) / n));
      });
    }
  });

  it("is refused on a program that it could never stop", () => {
    const endless = methodCourse([{ name: "m", cost: 1, isInlined: true }]);
    expect(() => safepointProfiler("entries", ["entry"]).expected(endless)).toThrow(
      'no yield point for "entries"',
    );
  });
});

describe("the causality test", () => {
  const work = [0, 0.02, 0.05, 0.1];

  it("has slope 1 for every method where stacks are seen anywhere", () => {
    for (const method of course.methods) {
      expect(causalityTest(demoServer, method, anywhereProfiler, work).slope).toBeCloseTo(1, 9);
    }
  });

  it("has slope 0 for the hottest method under every layout of yield points", () => {
    for (const profiler of layouts) {
      expect(causalityTest(demoServer, "match", profiler, work).slope).toBeCloseTo(0, 9);
    }
  });

  it("has slope 1 for every method only where stacks are seen anywhere", () => {
    const causal = Object.values(stackProfilers).filter((profiler) =>
      course.methods.every((m) =>
        Math.abs(causalityTest(demoServer, m, profiler, work).slope - 1) < 1e-9
      )
    );
    expect(causal).toEqual([anywhereProfiler]);
  });

  it("finds the slope from samples too, within 4 standard errors", () => {
    const n = 50_000, random = Random.named("causality");
    const due = (length: number) =>
      Float64Array.from({ length: n }, () => random.uniform() * length);
    const { slope } = causalityTest(demoServer, "match", anywhereProfiler, work, due);
    // T = p L with Var p = p (1 − p)/n ≤ 1/4n and L ≤ 0.2 s; Σ (w − mean)² = 0.005675 s²
    expect(Math.abs(slope - 1)).toBeLessThan(
      4 * 0.2 * Math.sqrt(1 / (4 * n)) / Math.sqrt(0.005675),
    );
  });

  it("is refused for a method that is not there, and for one amount of work", () => {
    expect(() => causalityTest(demoServer, "sort", anywhereProfiler, work)).toThrow(
      'no method "sort"',
    );
    expect(() => causalityTest(demoServer, "log", anywhereProfiler, [1])).toThrow("at least 2");
  });
});
