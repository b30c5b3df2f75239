/**
 * Runs an experiment: its cells on several threads, each finished cell stored at once, until all are
 * done, the precision is reached, the budget is spent or the user says stop.
 *
 * Cells are started heaviest first, so that no long one is left over at the end, and those of equal cost
 * replication by replication, so that what is cut off leaves whole comparisons; under a budget the
 * replication comes before the cost. The
 * results list them in the order of the design either way, so their bytes do not depend on who ran
 * what when.
 */
import { cells, type Design } from "./design.ts";
import { cellFingerprint, codeFingerprint, fingerprintsOf } from "./fingerprint.ts";
import type { LoadedScenario } from "./load.ts";
import { manifestOf } from "./manifest-of.ts";
import type { Cell, Observation } from "./observation.ts";
import { type Pool, poolFor } from "./pool.ts";
import {
  fewestReplications,
  nextReplications,
  type Precision,
  reachedPrecision,
} from "./precision.ts";
import { type Ending, Results } from "./results.ts";
import { chosenCaptures, type NamedCaptures } from "./run-captures.ts";
import { cellsOfShard, type Shard } from "./shard.ts";
import { stopwatch } from "./stopwatch.ts";
import type { Store } from "./store.ts";
import { availableThreads } from "./threads.ts";

export interface RunOptions {
  /** Role → file or name of a capture, in place of the scenario's own. */
  readonly captures?: Readonly<Record<string, string>>;
  /** For the manifest. */
  readonly preset?: string;
  /** For the manifest: what a person types to make the run again. */
  readonly command?: string;
  /** Threads; 0 for the calling one. As many as the machine runs at once unless told. */
  readonly workers?: number;
  /** Remembers finished cells; null, as where it is not given: nothing is remembered. */
  readonly store?: Store | null;
  /** Whether cells that the store has are taken from it; true unless told. */
  readonly reuse?: boolean;
  /** Whether cells that failed before are run again. */
  readonly retryFailed?: boolean;
  readonly shard?: Shard | null;
  readonly precision?: Precision | null;
  readonly budget?: Budget | null;
  /** Aborting keeps what is finished and drops the cells in flight. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** What a run may cost; whatever is reached first ends it. */
export interface Budget {
  /** Time on the clock, s. */
  readonly seconds?: number;
  /** Cells simulated. */
  readonly cells?: number;
}

export interface Progress {
  /** Cells finished, those from the store and failed ones among them. */
  readonly done: number;
  readonly total: number;
  /** Cells that the store had. */
  readonly cached: number;
  readonly failed: number;
  /** Share of the work done, parts of cells in flight counted in, 0 to 1. */
  readonly share: number;
  /** Time since the run began, s. */
  readonly seconds: number;
}

const progressPeriod = 100; // ms

/**
 * Runs the design and returns its results, with how the run ended; failed cells do not end it.
 *
 * Throws a RangeError for a capture role that there is not, workers, precision or budget out of range;
 * a CaptureError for a capture that is not there.
 */
export async function runExperiment(
  loaded: LoadedScenario,
  design: Design,
  options: RunOptions = {},
): Promise<Results> {
  checkOptions(options, design);
  const captures = chosenCaptures(loaded.scenario, options.captures);
  const code = loaded.file === null ? "" : await codeFingerprint(loaded.file);
  const run = new Run(loaded, captures, code, options);
  try {
    return await run.finish(design);
  } finally {
    await run.close();
  }
}

/** A cell with what identifies it. */
interface Work {
  readonly cell: Cell;
  readonly fingerprint: string;
}

class Run {
  #loaded: LoadedScenario;
  #captures: NamedCaptures;
  #code: string;
  #options: RunOptions;
  #store: Store | null;
  #elapsed = stopwatch();
  #pool: Pool | null = null;
  #finished = new Map<string, Observation>();
  #simulated = 0;
  #cached = 0;
  #total = 0;
  #reported = -Infinity; // s
  #isBroken = false; // the store refused a cell

  constructor(loaded: LoadedScenario, captures: NamedCaptures, code: string, options: RunOptions) {
    this.#loaded = loaded;
    this.#captures = captures;
    this.#code = code;
    this.#options = options;
    // Code that was made in memory has no fingerprint, so its cells cannot be told from others'.
    this.#store = loaded.file === null ? null : options.store ?? null;
  }

  /** Runs all there is to run and enters the run in the store. */
  async finish(wanted: Design): Promise<Results> {
    const results = await this.#finish(wanted);
    const { manifest } = results;
    // A shard enters the whole run too: what it lacks is in the other shards.
    this.#store?.putRun({ manifest, fingerprints: fingerprintsOf(manifest) });
    return results;
  }

  /** Replications in one go, or in growing batches until the precision is there. */
  async #finish(wanted: Design): Promise<Results> {
    const { precision = null } = this.#options;
    let design = precision === null
      ? wanted
      : { ...wanted, seeds: Math.max(wanted.seeds, fewestReplications) };
    for (;;) {
      const works = await this.#simulate(design);
      const remaining = works.filter(({ fingerprint }) => !this.#finished.has(fingerprint)).length;
      const ended = (ending: Ending) => this.#results(design, works, ending);
      if (this.#options.signal?.aborted) return ended({ kind: "interrupted", remaining });
      if (precision === null) {
        if (remaining === 0) return ended({ kind: "complete" });
        return ended({ kind: "budget", remaining, budget: this.#budgetText() });
      }
      const reached = reachedPrecision(ended({ kind: "complete" }), precision);
      const aim = { wanted: precision.relative, reached };
      if (remaining === 0 && reached <= precision.relative) {
        return ended({ kind: "precision", ...aim });
      }
      if (remaining > 0 || this.#isSpent()) {
        return ended({ kind: "budget", remaining, budget: this.#budgetText(), ...aim });
      }
      design = { ...design, seeds: nextReplications(design.seeds) };
    }
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }

  /** Runs the cells of the design that are not finished yet. */
  async #simulate(design: Design): Promise<Work[]> {
    const { shard = null, budget = null } = this.#options;
    const works = cellsOfShard(cells(design), shard).map((cell) => ({
      cell,
      fingerprint: cellFingerprint(this.#loaded.scenario.name, this.#code, this.#captures, cell),
    }));
    this.#total = works.length;
    this.#take(works.filter(({ fingerprint }) => !this.#finished.has(fingerprint)));
    const missing = works.filter(({ fingerprint }) => !this.#finished.has(fingerprint));
    this.#report(true);
    if (missing.length === 0 || this.#isStopped()) return works;
    const costs = missing.map(({ cell }) => this.#costOf(cell));
    const order = missing.map((_, i) => i).sort((i, j) => {
      const heavier = costs[j] - costs[i];
      const earlier = missing[i].cell.replication - missing[j].cell.replication;
      return (budget === null ? heavier || earlier : earlier || heavier) || i - j;
    });
    this.#pool ??= await poolFor(this.#loaded, this.#captures, this.#workersFor(missing.length));
    const timer = setInterval(() => this.#report(false), progressPeriod);
    try {
      await this.#each(order.map((i) => missing[i]), this.#pool);
    } finally {
      clearInterval(timer);
    }
    this.#report(true);
    return works;
  }

  /** Takes what the store has. */
  #take(works: readonly Work[]): void {
    const { reuse = true, retryFailed = false } = this.#options;
    if (this.#store === null || !reuse) return;
    const stored = this.#store.observations(works.map(({ fingerprint }) => fingerprint));
    for (const { cell, fingerprint } of works) {
      const observation = stored.get(fingerprint);
      if (observation === undefined || (observation.failure !== null && retryFailed)) continue;
      // The cell at hand: two presets can name the same combination in different ways.
      this.#finished.set(fingerprint, { ...observation, cell });
      this.#cached++;
    }
  }

  /** Keeps as many cells in flight as the pool takes, until none is left or the run is to stop. */
  async #each(works: readonly Work[], pool: Pool): Promise<void> {
    const { signal } = this.#options;
    const aborted = new Promise<void>((resolve) => {
      signal?.addEventListener("abort", () => resolve(), { once: true });
    });
    let next = 0;
    const lane = async () => {
      while (next < works.length && !this.#isStopped()) {
        const work = works[next++];
        this.#simulated++;
        const outcome = await Promise.race([this.#outcome(pool, work.cell), aborted]);
        // Aborted, or the store took no more: what was in flight is dropped.
        if (outcome === undefined || this.#isBroken) return;
        this.#keep({ ...work, ...outcome });
      }
    };
    await Promise.all(Array.from({ length: pool.width }, lane));
  }

  /** A thread that died takes its cell with it; the others go on. */
  async #outcome(
    pool: Pool,
    cell: Cell,
  ): Promise<Omit<Observation, "cell" | "fingerprint">> {
    const elapsed = stopwatch();
    try {
      return await pool.run(cell);
    } catch (error) {
      const { message, stack = "" } = error as Error;
      return { measures: {}, tables: {}, failure: { message, stack }, seconds: elapsed() };
    }
  }

  #keep(observation: Observation): void {
    this.#isBroken = true; // until it is written
    this.#store?.put(observation);
    this.#isBroken = false;
    this.#finished.set(observation.fingerprint, observation);
  }

  #results(design: Design, works: readonly Work[], ending: Ending): Results {
    const { preset = "quick", command = "" } = this.#options;
    const manifest = manifestOf({
      loaded: this.#loaded,
      design,
      preset,
      code: this.#code,
      captures: this.#captures,
      command,
    });
    const found = works.flatMap(({ fingerprint }) => this.#finished.get(fingerprint) ?? []);
    return new Results(this.#loaded.scenario, design, manifest, found, ending);
  }

  #isStopped(): boolean {
    return this.#options.signal?.aborted === true || this.#isBroken || this.#isSpent();
  }

  #isSpent(): boolean {
    const { seconds = Infinity, cells = Infinity } = this.#options.budget ?? {};
    return this.#elapsed() >= seconds || this.#simulated >= cells;
  }

  #budgetText(): string {
    const { seconds, cells } = this.#options.budget ?? {};
    return [
      seconds === undefined ? "" : `${seconds} s`,
      cells === undefined ? "" : `${cells} cells`,
    ]
      .filter((text) => text !== "").join(" or ");
  }

  /** No more threads than cells. */
  #workersFor(cells: number): number {
    return Math.min(this.#options.workers ?? availableThreads(), cells);
  }

  #costOf({ parameters, levels }: Cell): number {
    return this.#loaded.scenario.cost?.(parameters, levels) ?? 1;
  }

  #report(isFinal: boolean): void {
    const { onProgress } = this.#options;
    const seconds = this.#elapsed();
    if (
      onProgress === undefined || (!isFinal && 1000 * (seconds - this.#reported) < progressPeriod)
    ) {
      return;
    }
    this.#reported = seconds;
    const all = [...this.#finished.values()];
    const done = all.length, total = this.#total;
    onProgress({
      done,
      total,
      cached: this.#cached,
      failed: all.filter(({ failure }) => failure !== null).length,
      share: total === 0 ? 1 : Math.min(1, (done + (this.#pool?.share() ?? 0)) / total),
      seconds,
    });
  }
}

function checkOptions({ workers, precision, budget, shard }: RunOptions, design: Design): void {
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= 0)) {
    throw new RangeError(`workers must be a whole number >= 0, got ${workers}`);
  }
  if (precision && !(precision.relative > 0 && precision.relative < Infinity)) {
    throw new RangeError(`precision must be > 0, as in 5%; got ${precision.relative}`);
  }
  if (precision && shard) {
    throw new RangeError("precision cannot be asked of a shard: it has not all the replications");
  }
  for (const [unit, value] of Object.entries(budget ?? {})) {
    if (!(value > 0)) throw new RangeError(`budget must be > 0 ${unit}, got ${value}`);
  }
  if (design.seeds < 2) throw new RangeError(`seeds must be >= 2, got ${design.seeds}`);
}
