import { describe, expect, it } from "vitest";
import { operations } from "../../../../src/profiling/pmu/core/instructions.ts";
import { runCore } from "../../../../src/profiling/pmu/core/pipeline.ts";
import { programKinds, randomProgram } from "../../../../src/profiling/pmu/core/random-program.ts";
import { cycleKinds } from "../../../../src/profiling/pmu/core/time-profile.ts";
import { Random } from "../../../../src/random/mod.ts";

const random = Random.named("random program");
type Name = keyof typeof programKinds;

/** Of 30 programs of a kind: mean shares of the cycles, and how many fall into each class. */
function classes(name: Name) {
  const programs = 30;
  const shares = { committing: 0, flushed: 0 };
  const found: Record<Name, number> = { compute: 0, stall: 0, flush: 0 };
  for (let k = 0; k < programs; k++) {
    const own = random.stream(`${name}/${k}`);
    const trace = runCore(randomProgram(programKinds[name], own), 60_000, {}, own.stream("run"));
    const kinds = cycleKinds(trace);
    const committing = kinds.committing / trace.cycles, flushed = kinds.flushed / trace.cycles;
    shares.committing += committing / programs;
    shares.flushed += flushed / programs;
    // the rule by which the TIP paper sorts its benchmarks
    found[committing > 0.5 ? "compute" : flushed > 0.03 ? "flush" : "stall"]++;
  }
  return { ...shares, own: found[name] / programs };
}

describe("programs of the kind", () => {
  it("compute commit in more than half of the cycles", () => {
    const { committing, own } = classes("compute");
    expect(committing).toBeGreaterThan(0.5);
    expect(own).toBeGreaterThan(2 / 3);
  });

  it("stall commit in fewer and empty the pipeline in less than 3 % of them", () => {
    const { committing, flushed, own } = classes("stall");
    expect(committing).toBeLessThan(0.5);
    expect(flushed).toBeLessThan(0.03);
    expect(own).toBeGreaterThan(2 / 3);
  });

  it("flush commit in fewer and empty the pipeline in more than 3 % of them", () => {
    const { committing, flushed, own } = classes("flush");
    expect(committing).toBeLessThan(0.5);
    expect(flushed).toBeGreaterThan(0.03);
    expect(own).toBeGreaterThan(2 / 3);
  });

  it("are as many as the paper has benchmarks: 6, 14 and 7 of 27", () => {
    const count = (name: Name) =>
      programKinds[name].members.integer + programKinds[name].members.floating;
    expect([count("compute"), count("stall"), count("flush")]).toEqual([6, 14, 7]);
  });
});

describe("the mix of integer programs", () => {
  const kind = { ...programKinds.compute, members: { integer: 1, floating: 0 } };
  const programs = Array.from(
    { length: 20 },
    (_, k) => randomProgram(kind, random.stream(`m/${k}`)),
  );
  const share = (wanted: (place: number, program: typeof programs[number]) => boolean) => {
    let found = 0, all = 0;
    for (const program of programs) {
      const n = program.instructions.operation.length;
      all += n;
      for (let i = 0; i < n; i++) if (wanted(i, program)) found++;
    }
    return found / all;
  };

  it("is a quarter loads, a tenth stores and a fifth branches", () => {
    const { load, store } = operations;
    expect(share((i, p) => p.instructions.operation[i] === load)).toBeCloseTo(0.25, 1);
    expect(share((i, p) => p.instructions.operation[i] === store)).toBeCloseTo(0.11, 1);
    expect(share((i, p) => p.instructions.mispredictChance[i] > 0)).toBeCloseTo(0.2, 1);
  });

  // Σ x^−1.2 to 1 and to 32, over that to 128
  it("takes 27 % of its operands from the instruction before, 84 % from 32 back or less", () => {
    expect(share((i, p) => p.instructions.operands[2 * i] <= 1)).toBeCloseTo(0.27, 1);
    expect(share((i, p) => p.instructions.operands[2 * i] <= 32)).toBeCloseTo(0.84, 1);
  });
});
