import { describe, expect, it } from "vitest";
import safepointBias from "../../scenarios/safepoint-bias.ts";
import {
  anywhereProfiler,
  demoServer,
  methodCourse,
  profileError,
  stackProfilers,
} from "../../src/profiling/mod.ts";
import { oneCell } from "./one-cell.ts";

const profilers = Object.keys(safepointBias.factors.profiler);
const theory = (profiler: string) =>
  safepointBias.theory!(safepointBias.parameters.parse({}), { profiler });
const run = (profiler: string) => oneCell(safepointBias, { levels: { profiler } });

async function namedHottest(profiler: string): Promise<string> {
  const { method, share } = (await run(profiler)).tables.profile;
  const shares = Array.from(share as Float64Array);
  return String(method[shares.indexOf(Math.max(...shares))]);
}

describe("the scenario safepoint-bias", () => {
  it("names four different hottest methods under four layouts, and the true one anywhere", async () => {
    const named = await Promise.all(profilers.map(namedHottest));
    expect(profilers[0]).toBe("anywhere");
    expect(named[0]).toBe("match");
    expect(new Set(named).size).toBe(5);
  });

  it("has slope 1 for the profiler that sees anywhere and 0 for the others", async () => {
    expect(profilers.map((profiler) => Math.round(theory(profiler).slope!))).toEqual([
      1,
      0,
      0,
      0,
      0,
    ]);
    for (const profiler of profilers) {
      const { measures } = await run(profiler);
      // T = p L: Var p <= 1/(4 n) and L <= 0.2 s over 6 amounts with Σ (w − mean)² = 0.007 s²
      const standardError = 0.2 * Math.sqrt(1 / (4 * 5000)) / Math.sqrt(0.007);
      expect(Math.abs(measures.slope - theory(profiler).slope!)).toBeLessThan(4 * standardError);
    }
  });

  // chance adds to every error: at most Σ √(2/π) √(p (1 − p)/n)/2 over 7 methods, 1.3 points
  it("puts as much on wrong methods as is expected exactly, within 2 points of 5000 samples", async () => {
    const course = methodCourse(demoServer);
    for (const profiler of profilers) {
      const chosen = stackProfilers[profiler as keyof typeof stackProfilers];
      const expected = profileError(chosen.expected(course), anywhereProfiler.expected(course));
      const { measures } = await run(profiler);
      expect(Math.abs(measures.error - expected)).toBeLessThan(0.02);
    }
  });
});
