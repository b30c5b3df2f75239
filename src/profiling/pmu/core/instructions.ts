/**
 * The program of a core model: static instructions in functions, with what each does to the pipeline.
 *
 * A function is a row of blocks; a block ends in a branch that goes back to its start, on the mean
 * `trips` times in all, and then falls through. The outer loop calls functions at random with their
 * weights. Nothing is computed: an instruction is its latencies and its chances.
 */

/** What an instruction does, which decides the queues that it passes through. */
export const operations = { integer: 0, load: 1, store: 2, floating: 3 } as const;

/** Static instructions, one entry each in every array: n of them. */
export interface Instructions {
  /** One of `operations`; branches and whatever flushes are integer ones. */
  readonly operation: Uint8Array;
  /** Cycles from issue to result where nothing goes wrong, ≥ 1. */
  readonly latency: Uint16Array;
  /** Chance of a miss in the caches. */
  readonly missChance: Float64Array;
  /** Cycles more when it misses. */
  readonly missLatency: Uint16Array;
  /** How many instructions back the two operands were made; 0 for ready. */
  readonly operands: Uint8Array; // (n, 2)
  /** Chance that a branch was predicted wrongly: what comes behind waits for its result. */
  readonly mispredictChance: Float64Array;
  /** 1 where the pipeline is flushed when it commits: fences, control registers, faults. */
  readonly isFlush: Uint8Array;
}

export interface Block {
  /** First static instruction and one past the last, which is the branch. */
  readonly first: number;
  readonly end: number;
  /** Mean number of times that the block runs before it falls through, ≥ 1. */
  readonly trips: number;
}

export interface CoreFunction {
  readonly blocks: readonly Block[];
  /** How often it is called relative to others. */
  readonly weight: number;
  /** Chance that the code of its blocks is not in the instruction cache when it is called. */
  readonly coldChance: number;
}

export interface CoreProgram {
  readonly name: string;
  readonly instructions: Instructions;
  readonly functions: readonly CoreFunction[];
}
