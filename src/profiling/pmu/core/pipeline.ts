/**
 * A core that runs out of order and commits in order, as the cycles in which each instruction is
 * fetched, enters the window and leaves it.
 *
 *     fetchᵢ    = max(fetchᵢ₋₁, dispatchᵢ₋F, restart, code has come), in packets of 2 w
 *     dispatchᵢ = max(fetchᵢ + f, dispatchᵢ₋₁, room in the window and in its queues), in rows of w
 *     issueᵢ    = max(dispatchᵢ + 1, results of its operands, a free port)
 *     resultᵢ   = issueᵢ + latency (+ miss)
 *     commitᵢ   = max(resultᵢ, commitᵢ₋₁), one row a cycle
 *
 * A packet of the front end ends with a taken branch; what is dispatched in one cycle is a row of the
 * window (the reorder buffer), which has R/w of them, and commits in cycles of its own. The front end
 * is f cycles long and holds F instructions, most of them in the buffer between fetch and decode:
 * they are why an interrupt finds fetch far ahead of commit. Behind a mispredicted branch the front
 * end starts again at its result, behind a flushing instruction at its commit; code that is not in the
 * instruction cache comes `coldFetch` cycles late. What is fetched on a wrong path is thrown away and
 * is not in the trace, but `wrongPathUntil` tells until when the front end was on one.
 *
 * Its parameters unless told are those of the core on which TIP was measured, the 4-wide BOOM: 8
 * fetched and 4 dispatched and committed a cycle, a fetch buffer of 32, a window of 128, its queues
 * (queues.ts), 12 cycles from a mispredicted branch to the result of a branch behind it.
 *
 * Left out: limits on registers and on misses in flight, memory order, prefetch, dividers that are not
 * pipelined, and a second thread. So sizes of what is measured on it hold for this model; the
 * mechanisms are those of real cores.
 *
 * Sources: Gottschall, Eeckhout and Jahre, "TIP: Time-Proportional Instruction Profiling", MICRO 2021,
 * table 1, for the core and for which events matter to a profile; Zhao, Korpan, Gonzalez and
 * Asanović, "SonicBOOM", CARRV 2020, for the 12 cycles and 14 to the second cache, and BOOM's
 * documentation for its rows; Karkhanis and Smith, "A first-order superscalar processor model", ISCA
 * 2004, for the reduction to such times.
 */
import type { Random } from "../../../random/mod.ts";
import { instructionPath } from "./instruction-path.ts";
import type { CoreProgram } from "./instructions.ts";
import { Queues } from "./queues.ts";

export interface CoreOptions {
  /** w: instructions dispatched and committed a cycle; half of what is fetched. 4 unless told. */
  readonly width?: number;
  /** R: instructions in the window, a multiple of w; 128 unless told. */
  readonly window?: number;
  /** f: cycles from fetch to dispatch; 10 unless told. */
  readonly frontEnd?: number;
  /**
   * F: instructions between fetch and dispatch at most. Unless told 14 w: a buffer of 8 w, two packets
   * of 2 w on the way to it, and w each in decode and rename.
   */
  readonly ahead?: number;
  /** Cycles more to fetch code that is not in the instruction cache; 14 unless told. */
  readonly coldFetch?: number;
  /**
   * Whether rows of the window commit apart, as in BOOM; without, any w that are next commit
   * together. True unless told.
   */
  readonly rows?: boolean;
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
 * whole numbers ≥ 1 and for a window that is no multiple of the width.
 */
export function runCore(
  program: CoreProgram,
  count: number,
  options: CoreOptions,
  random: Random,
): CommitTrace {
  const { width: w = 4, window: R = 128, frontEnd: f = 10, coldFetch = 14, rows = true } = options;
  const { ahead: F = 14 * w } = options;
  for (
    const [name, value] of Object.entries({
      count,
      width: w,
      window: R,
      frontEnd: f,
      ahead: F,
      coldFetch,
    })
  ) {
    if (!(Number.isInteger(value) && value >= 1)) {
      throw new RangeError(`runCore: ${name} must be a whole number >= 1, got ${value}`);
    }
  }
  if (R % w !== 0) {
    throw new RangeError(`runCore: window must be a multiple of width ${w}, got ${R}`);
  }
  const { operation, latency, missChance, missLatency, operands, mispredictChance, isFlush } =
    program.instructions;
  const { instruction, isCold } = instructionPath(program, count, random.stream("path"));
  const chance = random.stream("events");
  const fetched = new Int32Array(count);
  const dispatched = new Int32Array(count), committed = new Int32Array(count);
  const result = new Int32Array(count);
  const restarts = new Uint8Array(count), wrongPathUntil = new Int32Array(count);

  const queues = new Queues();
  const rowEnds = new Int32Array(R / w).fill(-1); // last instruction of each row
  let row = -1, rowStart = 0;
  let restart = 0; // first cycle of fetch on the path that goes on now
  let packet = 0; // instructions in the packet that is fetched now

  for (let i = 0; i < count; i++) {
    const s = instruction[i];
    let g = restart;
    if (i > 0) g = Math.max(g, fetched[i - 1]);
    if (isCold[i] !== 0) g += coldFetch;
    if (i >= F) g = Math.max(g, dispatched[i - F]);
    if (i > 0 && g === fetched[i - 1]) {
      const isTarget = s !== instruction[i - 1] + 1; // of a taken branch
      if (isTarget || packet === 2 * w) g++;
    }
    packet = i > 0 && g === fetched[i - 1] ? packet + 1 : 1;
    fetched[i] = g;

    let d = queues.room(operation[s], g + f);
    if (i > 0) d = Math.max(d, dispatched[i - 1]);
    if (!rows && i >= R) d = Math.max(d, committed[i - R] + 1);
    if (i === 0 || d > dispatched[i - 1] || i - rowStart === w) {
      if (i > 0) d = Math.max(d, dispatched[i - 1] + 1);
      row++;
      const before = rowEnds[row % rowEnds.length]; // the row whose place this one takes
      if (rows && before >= 0) d = Math.max(d, committed[before] + 1);
      rowStart = i;
    }
    rowEnds[row % rowEnds.length] = i;
    dispatched[i] = d;

    let ready = d + 1;
    const a = operands[2 * s], b = operands[2 * s + 1];
    if (a > 0 && a <= i) ready = Math.max(ready, result[i - a]);
    if (b > 0 && b <= i) ready = Math.max(ready, result[i - b]);
    const misses = missChance[s] > 0 && chance.uniform() < missChance[s];
    result[i] = queues.issue(operation[s], ready) + latency[s] + (misses ? missLatency[s] : 0);

    let c = result[i];
    if (i > 0) c = Math.max(c, committed[i - 1]);
    if (rows && i > 0 && rowStart === i) c = Math.max(c, committed[i - 1] + 1);
    if (!rows && i >= w) c = Math.max(c, committed[i - w] + 1);
    committed[i] = c;
    queues.commit(operation[s], c);

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
