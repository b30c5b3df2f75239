/**
 * A core that runs out of order and commits in order, as the cycles in which each instruction is
 * fetched, enters the window and leaves it.
 *
 *     fetchᵢ    = max(fetchᵢ₋w + 1, dispatchᵢ₋F, restart, code has come)
 *     dispatchᵢ = max(fetchᵢ + f, dispatchᵢ₋₁, dispatchᵢ₋w + 1, commitᵢ₋R + 1)
 *     issueᵢ    = max(dispatchᵢ + 1, results of its operands)
 *     resultᵢ   = issueᵢ + latency (+ miss)
 *     commitᵢ   = max(resultᵢ, commitᵢ₋₁, commitᵢ₋w + 1)
 *
 * w instructions pass each stage a cycle, the front end is f cycles long and holds F = f w of them,
 * R fit in the window (the reorder buffer). Behind a mispredicted branch the front end starts again at
 * its result, behind a flushing instruction at its commit; code that is not in the instruction cache
 * comes `coldFetch` cycles late. What is fetched on a wrong path is thrown away and is not in the
 * trace, but `wrongPathUntil` tells until when the front end was on one.
 *
 * Left out: limits on execution units and ports, memory order, prefetch, and a second thread. So sizes
 * of what is measured on it hold for this model; the mechanisms are those of real cores.
 *
 * Sources: Karkhanis and Smith, "A first-order superscalar processor model", ISCA 2004, for the
 * reduction to these times; Gottschall, Eeckhout and Jahre, "TIP: Time-Proportional Instruction
 * Profiling", MICRO 2021, for which events matter to a profile.
 */
import type { Random } from "../../../random/mod.ts";
import type { CoreProgram } from "./instructions.ts";

export interface CoreOptions {
  /** w: instructions fetched, dispatched and committed a cycle; 4 unless told. */
  readonly width?: number;
  /** R: instructions in the window; 128 unless told. */
  readonly window?: number;
  /** f: cycles from fetch to dispatch; 10 unless told. */
  readonly frontEnd?: number;
  /** Cycles more to fetch code that is not in the instruction cache; 30 unless told. */
  readonly coldFetch?: number;
}

/** What ran: n dynamic instructions in the order of the program. */
export interface CommitTrace {
  readonly program: CoreProgram;
  readonly width: number;
  /** The static instruction of each. */
  readonly instruction: Int32Array;
  /** Cycle of fetch, non-decreasing. */
  readonly fetched: Int32Array;
  /** Cycle of dispatch, that is entry into the window, non-decreasing. */
  readonly dispatched: Int32Array;
  /** Cycle of commit, non-decreasing; at most `width` in a cycle. */
  readonly committed: Int32Array;
  /** 1 where the front end started over behind it: a misprediction or a flush. */
  readonly restarts: Uint8Array;
  /** For those: the cycle from which the right path is fetched again; 0 for others. */
  readonly wrongPathUntil: Int32Array;
  /** Cycles from the first commit to the last, both included. */
  readonly cycles: number;
}

/**
 * Runs the program for `count` instructions. Throws a RangeError for options or a count that are not
 * whole numbers ≥ 1.
 */
export function runCore(
  program: CoreProgram,
  count: number,
  options: CoreOptions,
  random: Random,
): CommitTrace {
  const { width: w = 4, window: R = 128, frontEnd: f = 10, coldFetch = 30 } = options;
  for (
    const [name, value] of Object.entries({ count, width: w, window: R, frontEnd: f, coldFetch })
  ) {
    if (!(Number.isInteger(value) && value >= 1)) {
      throw new RangeError(`runCore: ${name} must be a whole number >= 1, got ${value}`);
    }
  }
  const { latency, missChance, missLatency, operands, mispredictChance, isFlush } =
    program.instructions;
  const path = instructionPath(program, count, random.stream("path"));
  const chance = random.stream("events");
  const { instruction, isCold } = path;
  const fetched = new Int32Array(count);
  const dispatched = new Int32Array(count), committed = new Int32Array(count);
  const result = new Int32Array(count);
  const restarts = new Uint8Array(count), wrongPathUntil = new Int32Array(count);

  const F = f * w;
  let restart = 0; // first cycle of fetch on the path that goes on now
  for (let i = 0; i < count; i++) {
    const s = instruction[i];
    let g = restart;
    if (i > 0) g = Math.max(g, fetched[i - 1]);
    if (isCold[i] !== 0) g += coldFetch;
    if (i >= w) g = Math.max(g, fetched[i - w] + 1);
    if (i >= F) g = Math.max(g, dispatched[i - F]);
    fetched[i] = g;

    let d = g + f;
    if (i > 0) d = Math.max(d, dispatched[i - 1]);
    if (i >= w) d = Math.max(d, dispatched[i - w] + 1);
    if (i >= R) d = Math.max(d, committed[i - R] + 1);
    dispatched[i] = d;

    let issue = d + 1;
    const a = operands[2 * s], b = operands[2 * s + 1];
    if (a > 0 && a <= i) issue = Math.max(issue, result[i - a]);
    if (b > 0 && b <= i) issue = Math.max(issue, result[i - b]);
    const misses = missChance[s] > 0 && chance.uniform() < missChance[s];
    result[i] = issue + latency[s] + (misses ? missLatency[s] : 0);

    let c = result[i];
    if (i > 0) c = Math.max(c, committed[i - 1]);
    if (i >= w) c = Math.max(c, committed[i - w] + 1);
    committed[i] = c;

    const isWrong = mispredictChance[s] > 0 && chance.uniform() < mispredictChance[s];
    if (isWrong || isFlush[s] !== 0) {
      restarts[i] = 1;
      restart = wrongPathUntil[i] = isFlush[s] !== 0 ? c : result[i];
    }
  }
  return {
    program,
    width: w,
    instruction,
    fetched,
    dispatched,
    committed,
    restarts,
    wrongPathUntil,
    cycles: committed[count - 1] - committed[0] + 1,
  };
}

interface Path {
  readonly instruction: Int32Array;
  /** 1 where the instruction is the first of a function that is not in the instruction cache. */
  readonly isCold: Uint8Array;
}

/** The static instructions in the order in which the program runs them. */
function instructionPath({ functions }: CoreProgram, count: number, random: Random): Path {
  const instruction = new Int32Array(count), isCold = new Uint8Array(count);
  const total = functions.reduce((sum, { weight }) => sum + weight, 0);
  let i = 0;
  while (i < count) {
    let f = 0;
    for (let u = random.uniform() * total; f < functions.length - 1; f++) {
      u -= functions[f].weight;
      if (u < 0) break;
    }
    const { blocks, coldChance } = functions[f];
    isCold[i] = random.uniform() < coldChance ? 1 : 0;
    for (let b = 0; b < blocks.length && i < count; b++) {
      const { first, end, trips } = blocks[b];
      do {
        for (let s = first; s < end && i < count; s++) instruction[i++] = s;
      } while (i < count && random.uniform() * trips >= 1);
    }
  }
  return { instruction, isCold };
}
