import { describe, expect, it } from "vitest";
import { type CoreProgram, operations } from "../../../../src/profiling/pmu/core/instructions.ts";
import { type CommitTrace, runCore } from "../../../../src/profiling/pmu/core/pipeline.ts";
import { programKinds, randomProgram } from "../../../../src/profiling/pmu/core/random-program.ts";
import {
  cycleKinds,
  profileError,
  timeProfile,
} from "../../../../src/profiling/pmu/core/time-profile.ts";
import { Random } from "../../../../src/random/mod.ts";

const random = Random.named("core");

interface Part {
  readonly operation?: keyof typeof operations;
  readonly latency?: number;
  readonly operand?: number;
  readonly mispredict?: number;
  readonly flush?: boolean;
}
/** A program of one endless loop over these instructions. */
function loop(parts: readonly Part[], coldChance = 0): CoreProgram {
  const n = parts.length;
  return {
    name: "loop",
    instructions: {
      operation: Uint8Array.from(parts, ({ operation = "integer" }) => operations[operation]),
      latency: Uint16Array.from(parts, ({ latency = 1 }) => latency),
      missChance: new Float64Array(n),
      missLatency: new Uint16Array(n),
      operands: Uint8Array.from(parts.flatMap(({ operand = 0 }) => [operand, 0])),
      mispredictChance: Float64Array.from(parts, ({ mispredict = 0 }) => mispredict),
      isFlush: Uint8Array.from(parts, ({ flush = false }) => flush ? 1 : 0),
    },
    functions: [{ blocks: [{ first: 0, end: n, trips: 1 }], weight: 1, coldChance }],
  };
}
const n = 40_000;
const cyclesPer = (trace: CommitTrace) => trace.cycles / n;

describe("the core", () => {
  it("commits its width a cycle where nothing depends on anything", () => {
    const trace = runCore(loop(Array(8).fill({})), n, { width: 4 }, random);
    expect(cyclesPer(trace)).toBeCloseTo(1 / 4, 3);
  });

  it("fetches no further than a taken branch in a cycle", () => {
    const trace = runCore(loop([{}, {}, {}]), n, { width: 4 }, random);
    expect(cyclesPer(trace)).toBeCloseTo(1 / 3, 3);
  });

  it("has 32 loads in flight: L / 32 cycles for each that takes L", () => {
    const loads: Part[] = Array(8).fill({ operation: "load", latency: 320 });
    expect(Math.abs(cyclesPer(runCore(loop(loads), n, {}, random)) / 10 - 1)).toBeLessThan(0.03);
  });

  it("issues two floating-point operations a cycle", () => {
    const operations: Part[] = Array(8).fill({ operation: "floating", latency: 4 });
    expect(cyclesPer(runCore(loop(operations), n, {}, random))).toBeCloseTo(1 / 2, 3);
  });

  it("runs a chain at one latency an instruction", () => {
    const trace = runCore(loop([{ latency: 3, operand: 1 }]), n, {}, random);
    expect(cyclesPer(trace)).toBeCloseTo(3, 3);
  });

  // Little's law: R in the window, each for about L cycles; the oldest holds the others up
  it("is bound by its window where one of R instructions takes long: L cycles for every R", () => {
    const parts: Part[] = Array.from({ length: 32 }, (_, i) => i === 0 ? { latency: 400 } : {});
    const trace = runCore(loop(parts), n, { window: 32 }, random);
    expect(Math.abs(cyclesPer(trace) * 32 / 400 - 1)).toBeLessThan(0.03);
  });

  it("pays result and front end for a branch that is always mispredicted", () => {
    const trace = runCore(loop([{}, {}, { mispredict: 1 }]), n, { frontEnd: 12 }, random);
    // fetch at the result, 12 cycles to dispatch, 1 to issue, 1 to the result
    expect(cyclesPer(trace) * 3).toBeCloseTo(14, 1);
  });

  /** Dispatch groups of which some commit together with others. */
  function shared({ dispatched, committed }: CommitTrace): number {
    let count = 0;
    for (let i = 1; i < n; i++) {
      if (committed[i] === committed[i - 1] && dispatched[i] !== dispatched[i - 1]) count++;
    }
    return count;
  }

  it("commits what was dispatched apart in cycles apart, unless its window has no rows", () => {
    const program = randomProgram(programKinds.compute, random.stream("rows"));
    expect(shared(runCore(program, n, {}, random))).toBe(0);
    expect(shared(runCore(program, n, { rows: false }, random))).toBeGreaterThan(n / 50);
  });

  it("fetches at most so many instructions ahead of dispatch, and that many in a stall", () => {
    const program = randomProgram(programKinds.stall, random.stream("ahead"));
    const { fetched, dispatched } = runCore(program, n, { ahead: 50 }, random);
    let most = 0;
    for (let i = 0, next = 0; i < n; i++) {
      while (next < n && fetched[next] < dispatched[i]) next++;
      most = Math.max(most, next - i);
    }
    expect(most).toBe(50);
  });

  it("commits in order, at most its width a cycle, after dispatch, after fetch", () => {
    const program = randomProgram(programKinds.flush, random.stream("order"));
    const { fetched, dispatched, committed, width } = runCore(program, n, {}, random);
    let wrong = 0;
    for (let i = width; i < n; i++) {
      const isInOrder = fetched[i] >= fetched[i - 1] && dispatched[i] >= dispatched[i - 1] &&
        committed[i] >= committed[i - 1] && committed[i] > committed[i - width];
      if (!isInOrder || !(fetched[i] < dispatched[i] && dispatched[i] < committed[i])) wrong++;
    }
    expect(wrong).toBe(0);
  });

  it("is the same for the same seed", () => {
    const run = () =>
      runCore(randomProgram(programKinds.stall, Random.named("p")), 5000, {}, Random.named("r"));
    expect(run()).toEqual(run());
  });

  it("refuses a width that is no whole number", () => {
    expect(() => runCore(loop([{}]), 10, { width: 1.5 }, random)).toThrow(
      "runCore: width must be a whole number >= 1, got 1.5",
    );
  });

  it("refuses a window of which a row is not whole", () => {
    expect(() => runCore(loop([{}]), 10, { width: 4, window: 30 }, random)).toThrow(
      "runCore: window must be a multiple of width 4, got 30",
    );
  });
});

describe("the time profile", () => {
  it("gives every cycle to somebody", () => {
    for (const kind of Object.values(programKinds)) {
      const program = randomProgram(kind, random.stream(`all/${kind.name}`));
      const trace = runCore(program, 50_000, {}, random.stream(kind.name));
      const { committing, stalled, flushed, drained } = cycleKinds(trace);
      const total = timeProfile(trace).reduce((a, b) => a + b, 0);
      expect(total).toBeCloseTo(trace.cycles, 3);
      expect(committing + stalled + flushed + drained).toBe(trace.cycles);
    }
  });

  it("charges a stall to the instruction that is waited for", () => {
    const trace = runCore(loop([{}, {}, { latency: 50, operand: 4 }, {}]), n, {}, random);
    const profile = timeProfile(trace);
    expect(profile[2] / trace.cycles).toBeGreaterThan(0.95);
  });

  it("charges an empty window to the branch that emptied it", () => {
    const trace = runCore(loop([{}, {}, { mispredict: 1 }]), n, { frontEnd: 12 }, random);
    const { flushed } = cycleKinds(trace);
    const { cycles } = trace;
    // 14 cycles a turn: 11 empty behind the branch, 2 on the way through, 1 that commits all three
    expect(flushed / cycles).toBeCloseTo(11 / 14, 2);
    expect(timeProfile(trace)[2] / cycles).toBeCloseTo((11 + 1 / 3) / 14, 2);
  });

  it("charges missing code to the first instruction that comes", () => {
    const trace = runCore(loop([{}, {}, {}, {}], 1), n, { coldFetch: 30 }, random);
    const { drained } = cycleKinds(trace);
    const { cycles } = trace;
    expect(drained / cycles).toBeGreaterThan(0.85);
    expect(timeProfile(trace)[0] / cycles).toBeGreaterThan(0.85);
  });
});

describe("the error of a profile", () => {
  it("is the share of the weight that is misplaced", () => {
    expect(profileError([6, 2, 2], [3, 1, 1])).toBe(0);
    expect(profileError([1, 0], [0, 5])).toBe(1);
    expect(profileError([0.5, 0.5, 0], [0.25, 0.5, 0.25])).toBeCloseTo(0.25, 12);
  });

  it("is refused for profiles of different lengths and of no weight", () => {
    expect(() => profileError([1], [1, 2])).toThrow("one length, got 1 and 2");
    expect(() => profileError([0], [1])).toThrow("must have weight, got sums 0 and 1");
  });
});
