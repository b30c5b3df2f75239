/**
 * Programs drawn at random, of a kind: what keeps the core busy, waiting, or starting over.
 *
 * The kinds follow the classes into which the TIP paper sorts SPEC CPU2017 and PARSEC: compute
 * (commits most of the time), stall (waits at the head of the window for memory), flush (empties the
 * pipeline by mispredictions and flushes). Block lengths, mixes and rates are drawn about values usual
 * for such code. What sizes of errors come out depends on them, most of all on `reach`: with 4 or 8 in
 * place of 2 more commits come in groups, and naming one of a group is wrong more often.
 *
 * Usual values: Hennessy and Patterson, Computer Architecture: A Quantitative Approach, 6th edition,
 * Morgan Kaufmann 2017, appendix A: a branch each 5 to 10 instructions, a quarter loads.
 */
import type { Random } from "../../../random/mod.ts";
import type { Block, CoreFunction, CoreProgram, Instructions } from "./instructions.ts";

/** What the instructions of a kind are like. Chances are means over static instructions. */
export interface ProgramKind {
  readonly name: string;
  /** Share of loads among instructions that are not branches. */
  readonly loads: number;
  /** Share of the loads that miss at all. */
  readonly missingLoads: number;
  /** Chance that such a load misses, on the mean. */
  readonly missChance: number;
  /** Share of the others that are floating-point operations of a few cycles. */
  readonly floating: number;
  /** Share of the others that take many cycles: division, square root. */
  readonly longOperations: number;
  /** Chance that a branch is mispredicted, on the mean. */
  readonly mispredictChance: number;
  /** Share of blocks that hold a flushing instruction. */
  readonly flushes: number;
  /** Chance that a function is cold when it is called, on the mean. */
  readonly coldChance: number;
  /** Mean distance to the instruction that makes an operand: small makes chains. */
  readonly reach: number;
}

export const programKinds = {
  compute: {
    name: "compute",
    loads: 0.25,
    missingLoads: 0.05,
    missChance: 0.02,
    floating: 0.1,
    longOperations: 0.01,
    mispredictChance: 0.005,
    flushes: 0,
    coldChance: 0.005,
    reach: 2,
  },
  stall: {
    name: "stall",
    loads: 0.3,
    missingLoads: 0.3,
    missChance: 0.2,
    floating: 0.1,
    longOperations: 0.01,
    mispredictChance: 0.01,
    flushes: 0,
    coldChance: 0.01,
    reach: 2,
  },
  flush: {
    name: "flush",
    loads: 0.25,
    missingLoads: 0.1,
    missChance: 0.03,
    floating: 0.1,
    longOperations: 0.01,
    mispredictChance: 0.05,
    flushes: 0.01,
    coldChance: 0.05,
    reach: 2,
  },
} as const satisfies Readonly<Record<string, ProgramKind>>;

const functionCount = 12;
const blocksPerFunction = [2, 8]; // least and most
const instructionsPerBlock = [4, 14]; // with the branch
const meanTrips = 8;
// cycles: hit in the first cache; in the second, or memory; floating point; division
const lengths = { load: 4, miss: [12, 200], floating: 4, long: [8, 20] };

/** Another program of that kind for every stream. */
export function randomProgram(kind: ProgramKind, random: Random): CoreProgram {
  const between = ([least, most]: readonly number[]) => least + random.integer(most - least + 1);
  const latency: number[] = [], missChance: number[] = [], missLatency: number[] = [];
  const operands: number[] = [], mispredictChance: number[] = [], isFlush: number[] = [];

  function add(
    of: { latency?: number; miss?: number; mispredict?: number; flush?: boolean },
  ): void {
    latency.push(of.latency ?? 1);
    missChance.push(of.miss ?? 0);
    missLatency.push(random.bernoulli(0.5) ? lengths.miss[0] : lengths.miss[1]);
    // the second operand is as often a constant or long ready
    operands.push(distance(), random.bernoulli(0.5) ? distance() : 0);
    mispredictChance.push(of.mispredict ?? 0);
    isFlush.push(of.flush ? 1 : 0);
  }
  const distance = () => Math.min(255, 1 + Math.floor(kind.reach * random.exponential()));
  // chances vary between instructions: exponential about the mean, as few are bad and most are not
  const chance = (mean: number) => Math.min(0.9, mean * random.exponential());

  function operationLatency(): number {
    const u = random.uniform();
    if (u < kind.longOperations) return between(lengths.long);
    return u < kind.longOperations + kind.floating ? lengths.floating : 1;
  }

  function block(): Block {
    const first = latency.length;
    const body = between(instructionsPerBlock) - 1;
    const flushAt = random.bernoulli(kind.flushes) ? random.integer(body) : -1;
    for (let k = 0; k < body; k++) {
      if (k === flushAt) add({ flush: true });
      else if (random.bernoulli(kind.loads)) {
        const misses = random.bernoulli(kind.missingLoads);
        add({ latency: lengths.load, miss: misses ? chance(kind.missChance) : 0 });
      } else add({ latency: operationLatency() });
    }
    add({ mispredict: chance(kind.mispredictChance) });
    return { first, end: latency.length, trips: 1 + (meanTrips - 1) * random.exponential() };
  }

  const functions: CoreFunction[] = Array.from({ length: functionCount }, () => ({
    blocks: Array.from({ length: between(blocksPerFunction) }, block),
    weight: random.exponential(),
    coldChance: chance(kind.coldChance),
  }));
  const instructions: Instructions = {
    latency: Uint16Array.from(latency),
    missChance: Float64Array.from(missChance),
    missLatency: Uint16Array.from(missLatency),
    operands: Uint8Array.from(operands),
    mispredictChance: Float64Array.from(mispredictChance),
    isFlush: Uint8Array.from(isFlush),
  };
  return { name: kind.name, instructions, functions };
}
