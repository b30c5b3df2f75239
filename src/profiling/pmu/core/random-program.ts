/**
 * Programs drawn at random, of a kind: what keeps the core busy, waiting, or starting over.
 *
 * The kinds are the classes into which the TIP paper sorts SPEC CPU2017 and PARSEC 3.0, and are set to
 * lie within them on its core: `compute` commits in more than half of the cycles; `flush` does not and
 * empties the pipeline, by mispredictions and by instructions that flush, in more than 3 % of them;
 * `stall` does neither and waits. `members` are the benchmarks that the paper counts to each, by
 * whether they belong to the integer or to the floating-point suite; PARSEC's by what they compute.
 *
 * Mixes     Hennessy and Patterson, Computer Architecture: A Quantitative Approach, 6th edition, Morgan
 *           Kaufmann 2017, appendix A: of integer programs a quarter loads, a tenth stores, a fifth
 *           branches; floating-point programs load more and branch half as often or less.
 * Operands  Distances x to the instruction that made an operand follow a power law, P(x) ∝ x^−β:
 *           Eeckhout and De Bosschere, PACT 2001. With β = 1.2, 27 % of them are the instruction before
 *           and 84 % are at most 32 back: most values are used up within 30 to 40 instructions, Franklin
 *           and Sohi, MICRO 1992.
 * Memory    14 cycles to the second cache (SonicBOOM, CARRV 2020); 180 past the last one, of which the
 *           DRAM of the paper's table 1, 14-14-14 at 1 GHz, takes up to 134 at 3.2 GHz.
 *
 * How often what misses is set per kind, so that the kinds meet their definitions.
 */
import { pow } from "../../../math/mod.ts";
import type { Random } from "../../../random/mod.ts";
import {
  type Block,
  type CoreFunction,
  type CoreProgram,
  type Instructions,
  operations,
} from "./instructions.ts";

/** What the instructions of a kind are like. Chances are means over static instructions. */
export interface ProgramKind {
  readonly name: string;
  /** Benchmarks of this kind in the TIP paper. */
  readonly members: { readonly integer: number; readonly floating: number };
  /** Share of the loads that miss at all. */
  readonly missingLoads: number;
  /** Chance that such a load misses, on the mean. */
  readonly missChance: number;
  /** Share of them that go to memory and not to the second cache. */
  readonly farMisses: number;
  /** Share of operations that take many cycles: division, square root. */
  readonly longOperations: number;
  /** Chance that a branch is mispredicted, on the mean. */
  readonly mispredictChance: number;
  /** Share of blocks that hold a flushing instruction. */
  readonly flushes: number;
  /** Chance that a function is cold when it is called, on the mean. */
  readonly coldChance: number;
  /** β: how fast chances fall with the distance to the maker of an operand; large makes chains. */
  readonly decay: number;
}

export const programKinds = {
  compute: {
    name: "compute",
    members: { integer: 4, floating: 2 }, // exchange2 x264 deepsjeng leela; namd swaptions
    missingLoads: 0.1,
    missChance: 0.1,
    farMisses: 0.1,
    longOperations: 0.005,
    mispredictChance: 0.015,
    flushes: 0,
    coldChance: 0.05,
    decay: 1.2,
  },
  stall: {
    name: "stall",
    // gcc canneal mcf omnetpp xalancbmk; lbm fotonik3d bwaves roms streamcluster wrf parest cam4 cactuBSSN
    members: { integer: 5, floating: 9 },
    missingLoads: 0.3,
    missChance: 0.25,
    farMisses: 0.4,
    longOperations: 0.01,
    mispredictChance: 0.01,
    flushes: 0,
    coldChance: 0.1,
    decay: 1.2,
  },
  flush: {
    name: "flush",
    members: { integer: 1, floating: 6 }, // perlbench; imagick nab fluidanimate blackscholes povray bodytrack
    missingLoads: 0.2,
    missChance: 0.15,
    farMisses: 0.2,
    longOperations: 0.01,
    mispredictChance: 0.06,
    flushes: 0.1,
    coldChance: 0.1,
    decay: 1.2,
  },
} as const satisfies Readonly<Record<string, ProgramKind>>;

// of all instructions but the branch that ends a block; least and most instructions of one with it
const mixes = {
  integer: { loads: 0.31, stores: 0.14, floating: 0, block: [3, 7] },
  floating: { loads: 0.35, stores: 0.1, floating: 0.3, block: [6, 18] },
};
const functionCount = 12;
const blocksPerFunction = [2, 8]; // least and most
const meanTrips = 8;
const farthest = 128; // operands from further back are ready
// cycles: hit in the first cache; in the second, or memory; floating point; division
const lengths = { load: 4, near: 14, far: 180, floating: 4, long: [8, 20] };

/** Another program of that kind for every stream. */
export function randomProgram(kind: ProgramKind, random: Random): CoreProgram {
  const { integer, floating } = kind.members;
  const mix = random.bernoulli(floating / (integer + floating)) ? mixes.floating : mixes.integer;
  const between = ([least, most]: readonly number[]) => least + random.integer(most - least + 1);
  const distance = powerLaw(kind.decay, random);
  // chances vary between instructions: exponential about the mean, as few are bad and most are not
  const chance = (mean: number) => Math.min(0.9, mean * random.exponential());
  const operation: number[] = [], latency: number[] = [], operands: number[] = [];
  const missChance: number[] = [], missLatency: number[] = [];
  const mispredictChance: number[] = [], isFlush: number[] = [];

  interface Drawn {
    readonly operation?: number;
    readonly latency?: number;
    readonly sources: number;
    readonly miss?: number;
    readonly mispredict?: number;
    readonly flush?: boolean;
  }
  function add(drawn: Drawn): void {
    operation.push(drawn.operation ?? operations.integer);
    latency.push(drawn.latency ?? 1);
    operands.push(distance(), drawn.sources > 1 ? distance() : 0);
    missChance.push(drawn.miss ?? 0);
    missLatency.push(random.bernoulli(kind.farMisses) ? lengths.far : lengths.near);
    mispredictChance.push(drawn.mispredict ?? 0);
    isFlush.push(drawn.flush ? 1 : 0);
  }

  function body(): void {
    const u = random.uniform();
    if (u < mix.loads) {
      const miss = random.bernoulli(kind.missingLoads) ? chance(kind.missChance) : 0;
      add({ operation: operations.load, latency: lengths.load, sources: 1, miss });
    } else if (u < mix.loads + mix.stores) {
      add({ operation: operations.store, sources: 2 });
    } else {
      const isFloating = u < mix.loads + mix.stores + mix.floating;
      const operation = isFloating ? operations.floating : operations.integer;
      const usual = isFloating ? lengths.floating : 1;
      const latency = random.bernoulli(kind.longOperations) ? between(lengths.long) : usual;
      // the second operand of an integer one is as often a constant
      add({ operation, latency, sources: isFloating || random.bernoulli(0.5) ? 2 : 1 });
    }
  }

  function block(): Block {
    const first = latency.length;
    const length = between(mix.block) - 1;
    const flushAt = random.bernoulli(kind.flushes) ? random.integer(length) : -1;
    for (let k = 0; k < length; k++) {
      if (k === flushAt) add({ sources: 1, flush: true });
      else body();
    }
    add({ sources: 1, mispredict: chance(kind.mispredictChance) });
    return { first, end: latency.length, trips: 1 + (meanTrips - 1) * random.exponential() };
  }

  const functions: CoreFunction[] = Array.from({ length: functionCount }, () => ({
    blocks: Array.from({ length: between(blocksPerFunction) }, block),
    weight: random.exponential(),
    coldChance: chance(kind.coldChance),
  }));
  const instructions: Instructions = {
    operation: Uint8Array.from(operation),
    latency: Uint16Array.from(latency),
    missChance: Float64Array.from(missChance),
    missLatency: Uint16Array.from(missLatency),
    operands: Uint8Array.from(operands),
    mispredictChance: Float64Array.from(mispredictChance),
    isFlush: Uint8Array.from(isFlush),
  };
  return { name: kind.name, instructions, functions };
}

/** Draws x in 1, …, `farthest` with P(x) ∝ x^−β. */
function powerLaw(beta: number, random: Random): () => number {
  const below: number[] = []; // sums of x^−β up to x
  let total = 0;
  for (let x = 1; x <= farthest; x++) below.push(total += pow(x, -beta));
  return () => {
    const u = random.uniform() * total;
    const place = below.findIndex((sum) => u < sum);
    return place < 0 ? farthest : place + 1;
  };
}
