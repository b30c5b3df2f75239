/**
 * A program of methods as a profiler of managed code meets it: work of known cost, and the points at
 * which a compiler may put a yield point.
 *
 * A yield point (safepoint poll) is where a thread can be stopped. One call of a method is
 *
 *     entry, preamble, [block, allocation, back edge] × iterations, calls of other methods, exit
 *
 * and a program is one turn of an endless loop: its methods one after the other. All costs are known,
 * so the true profile is exact.
 *
 * Source: Mytkowicz, Diwan, Hauswirth and Sweeney, "Evaluating the accuracy of Java profilers", PLDI
 * 2010.
 */

/** Where a yield point may be. Loops of a fixed number of turns have points of their own kind. */
export type PointKind = "entry" | "back edge" | "counted back edge" | "exit" | "allocation";

export interface Method {
  /** Its own; a method is called from one place. */
  readonly name: string;
  /** Time of one run of its block, s. */
  readonly cost: number;
  /** Runs of the block in one call; 1 unless told, which is no loop. */
  readonly iterations?: number;
  /** Whether the loop has a fixed number of turns, so that compilers leave out its polls. */
  readonly isCounted?: boolean;
  /** Whether each run of the block allocates. */
  readonly allocates?: boolean;
  /** Whether compilers put it into its caller: it then has no entry and no exit. */
  readonly isInlined?: boolean;
  /** Time before the block, without any point, s; 0 unless told. */
  readonly preamble?: number;
  /** Methods called behind the loop, in order. */
  readonly calls?: readonly Method[];
}

/** One turn of the program: what runs, and the points that it passes, in order. */
export interface MethodCourse {
  /** Names of the methods in the order of their first call. */
  readonly methods: readonly string[];
  /** n + 1 increasing times, s: method running[i] runs from edges[i] to edges[i + 1]. */
  readonly edges: Float64Array;
  readonly running: Int32Array;
  /** Time of each point, s, non-decreasing. */
  readonly points: Float64Array;
  readonly kinds: readonly PointKind[];
  /** The method that each point lies in. */
  readonly owners: Int32Array;
}

/**
 * Throws a RangeError for a name used twice, a cost that is not above 0 s, or iterations that are not a
 * whole number ≥ 1.
 */
export function methodCourse(program: readonly Method[]): MethodCourse {
  const methods: string[] = [], edges = [0], running: number[] = [];
  const points: number[] = [], kinds: PointKind[] = [], owners: number[] = [];
  let now = 0;

  function work(owner: number, until: number): void {
    if (until === now) return;
    now = until;
    edges.push(now);
    running.push(owner);
  }
  function call(method: Method): void {
    requireMethod(method, methods);
    const { name, cost, iterations = 1, isCounted, allocates, isInlined, preamble = 0 } = method;
    const owner = methods.push(name) - 1;
    const point = (kind: PointKind) => {
      points.push(now);
      kinds.push(kind);
      owners.push(owner);
    };
    if (!isInlined) point("entry");
    work(owner, now + preamble);
    const start = now;
    for (let k = 1; k <= iterations; k++) {
      work(owner, start + k * cost);
      if (allocates) point("allocation");
      if (iterations > 1) point(isCounted ? "counted back edge" : "back edge");
    }
    for (const callee of method.calls ?? []) call(callee);
    if (!isInlined) point("exit");
  }
  for (const method of program) call(method);
  return {
    methods,
    edges: Float64Array.from(edges),
    running: Int32Array.from(running),
    points: Float64Array.from(points),
    kinds,
    owners: Int32Array.from(owners),
  };
}

/** Time of one turn, s. */
export function turnLength({ edges }: MethodCourse): number {
  return edges[edges.length - 1];
}

/** The program with w seconds of work without points put into the method of that name. */
export function withInjectedWork(program: readonly Method[], name: string, w: number): Method[] {
  return program.map((method) => ({
    ...method,
    preamble: (method.preamble ?? 0) + (method.name === name ? w : 0),
    calls: withInjectedWork(method.calls ?? [], name, w),
  }));
}

function requireMethod(method: Method, known: readonly string[]): void {
  const { name, cost, iterations = 1, preamble = 0 } = method;
  if (known.includes(name)) {
    throw new RangeError(`methodCourse: "${name}" is called twice: give each call its own name`);
  }
  if (!(cost > 0 && cost < Infinity)) {
    throw new RangeError(`methodCourse: cost of "${name}" must be > 0 s and finite, got ${cost}`);
  }
  if (!(preamble >= 0 && preamble < Infinity)) {
    throw new RangeError(`methodCourse: preamble of "${name}" must be >= 0 s, got ${preamble}`);
  }
  if (!(Number.isInteger(iterations) && iterations >= 1)) {
    throw new RangeError(
      `methodCourse: iterations of "${name}" must be a whole number >= 1, got ${iterations}`,
    );
  }
}
