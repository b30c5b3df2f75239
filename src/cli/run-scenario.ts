/** What `deno task scenario NAME` does once a name is given. */
import { join } from "node:path";
import process from "node:process";
import {
  type Budget,
  type Choices,
  compare,
  designOf,
  type Factors,
  loadScenario,
  openStore,
  parameterInput,
  quantityInput,
  type Results,
  type RunOptions,
  type Scenario,
  type Shard,
  shardOf,
  type Store,
  withObjective,
} from "../experiment/mod.ts";
import { endingText, resultsTable, writeRunFolder } from "../report/mod.ts";
import { Finding } from "./command.ts";
import { typed } from "./installed.ts";
import type { ScenarioFlags } from "./scenario.ts";
import { simulate } from "./simulate.ts";
import { wholeNumber } from "./whole-number.ts";

/** Runs the scenario as the flags say, prints the table and writes the run's folder. */
export async function runScenario(name: string, flags: ScenarioFlags): Promise<void> {
  const loaded = await loadScenario(name);
  const { scenario } = loaded;
  const shard = flags.shard === undefined ? null : shardOf(flags.shard);
  const design = designOf(scenario, await choicesOf(scenario, flags));
  const options = await runOptionsOf(flags, shard);
  // Refused before the first cell is run, not after the last.
  checkWords(scenario, flags);
  const store = openStore(storePath(flags.out, shard), { onRepair: console.error });
  try {
    const simulated = await simulate(loaded, design, {
      ...options,
      store,
      command: command(name, flags),
    }, { quiet: flags.quiet === true || flags.json === true });
    if (shard !== null) return report(simulated, shard, store);
    let results = simulated;
    for (const text of flags.objective) results = await withObjective(results, text);
    await show(results, flags);
  } finally {
    store.close();
  }
}

async function show(results: Results, flags: ScenarioFlags): Promise<void> {
  const { ending, failures, manifest } = results;
  if (ending.kind === "interrupted") process.exitCode = 130;
  if (!isComparable(results)) {
    console.error(`No table: no level has two finished replications. ${endingText(results)}`);
    if (failures.length > 0) console.error(`\nThe first failure:\n${failures[0].failure?.stack}`);
    if (ending.kind === "interrupted") return;
    throw new Finding();
  }
  const comparison = compare(
    results,
    flags.baseline === undefined ? {} : { baseline: flags.baseline },
  );
  if (flags.json) {
    console.log(JSON.stringify({ manifest, ending, comparison }, null, 2));
  } else console.log(resultsTable(results, comparison));
  const folder = join(flags.out, manifest.run);
  const { isNew, files } = await writeRunFolder(results, folder, {
    comparison,
    figures: flags.figures,
  });
  if (!flags.quiet && !flags.json) {
    const report = files.find((file) => file.endsWith(".html")) ?? folder;
    console.error(`\n${isNew ? "written" : "unchanged"}: ${report}`);
  }
  if (failures.length > 0) {
    console.error(`\nThe first failure:\n${failures[0].failure?.stack}`);
    throw new Finding();
  }
}

/** A shard has too little for a table: it says what it did and how it is joined. */
function report({ all, failures, ending }: Results, { index, count }: Shard, store: Store): void {
  console.log(
    `shard ${index} of ${count}: ${all.length} cells in ${store.path}\n` +
      `join all with: ${typed("runs")} merge ${store.path.replace(/shard-\d+/, "shard-*")}`,
  );
  if (ending.kind === "interrupted") process.exitCode = 130;
  if (failures.length > 0) throw new Finding();
}

function isComparable(results: Results): boolean {
  try {
    compare(results);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

async function choicesOf(scenario: Scenario, flags: ScenarioFlags): Promise<Choices> {
  const { preset, vary, seed, antithetic = false } = flags;
  const set: Record<string, unknown> = {};
  for (const text of flags.set) {
    const [path, value] = pair("--set", text);
    set[path] = await parameterInput(scenario.parameters, path, value);
  }
  const sweep: Record<string, readonly unknown[]> = {};
  for (const text of flags.sweep) {
    const [path, values] = pair("--sweep", text);
    sweep[path] = await Promise.all(
      values.split(",").map((value) => parameterInput(scenario.parameters, path, value)),
    );
  }
  const levels = Object.fromEntries(
    flags.level.map((text) => {
      const [factor, names] = pair("--level", text);
      return [factor, names.split(",").map((name) => name.trim())];
    }),
  );
  return {
    preset,
    set,
    sweep,
    levels,
    seed,
    antithetic,
    ...(vary.length === 0 ? {} : { vary }),
    ...(flags.seeds === undefined ? {} : { seeds: wholeNumber("--seeds", flags.seeds, 2) }),
  };
}

async function runOptionsOf(flags: ScenarioFlags, shard: Shard | null): Promise<RunOptions> {
  const { preset, cache, retryFailed = false, workers, precision, measure, budget } = flags;
  const captures = Object.fromEntries(flags.capture.map((text): [string, string] => {
    const [, role = "", file = text] = /^([a-z]\w*)=(.+)$/.exec(text) ?? [];
    return [role, file];
  }));
  return {
    preset,
    captures,
    shard,
    retryFailed,
    reuse: cache,
    ...(workers === undefined ? {} : { workers: wholeNumber("--workers", workers, 0) }),
    budget: budget === undefined ? null : await budgetOf(budget),
    precision: precision === undefined ? null : {
      relative: await quantityInput("--precision", precision, "1"),
      ...(measure === undefined ? {} : { measure }),
    },
  };
}

/** A whole number alone is a number of cells. */
async function budgetOf(text: string): Promise<Budget> {
  const [, cells] = /^\s*(\d+)(?:\s*cells?)?\s*$/.exec(text) ?? [];
  if (cells !== undefined) return { cells: wholeNumber("--budget", cells, 1) };
  return { seconds: await quantityInput("--budget", text, "s") };
}

function checkWords(scenario: Scenario, { measure, baseline }: ScenarioFlags): void {
  const measures = Object.keys(scenario.measures);
  if (measure !== undefined && !measures.includes(measure)) {
    throw new RangeError(
      `--measure must be one of ${measures.join(", ")}, got "${measure}"`,
    );
  }
  const levels = Object.values(scenario.factors as Factors).flatMap((one) => Object.keys(one));
  if (baseline !== undefined && !levels.includes(baseline)) {
    throw new RangeError(`--baseline must be one of ${levels.join(", ")}, got "${baseline}"`);
  }
}

/** Each shard writes into a file of its own, so that no two machines need to share one. */
function storePath(out: string, shard: Shard | null): string {
  return join(
    out,
    shard === null ? "store.sqlite" : `shard-${shard.index}-of-${shard.count}.sqlite`,
  );
}

/** What a person types to make the run again: the flags that its results depend on. */
function command(name: string, flags: ScenarioFlags): string {
  const one = (flag: string, value: string | undefined, usual?: string) =>
    value === undefined || value === usual ? [] : [`--${flag} ${quoted(value)}`];
  const many = (flag: string, values: readonly string[]) =>
    values.map((value) => `--${flag} ${quoted(value)}`);
  return [
    `${typed("scenario")} ${quoted(name)}`,
    ...one("preset", flags.preset, "quick"),
    ...many("set", flags.set),
    ...many("sweep", flags.sweep),
    ...many("level", flags.level),
    ...one("vary", flags.vary.join(","), ""),
    ...one("seed", flags.seed, "1"),
    ...one("seeds", flags.seeds),
    ...(flags.antithetic ? ["--antithetic"] : []),
    ...one("precision", flags.precision),
    ...one("measure", flags.measure),
    ...many("objective", flags.objective),
    ...one("baseline", flags.baseline),
    ...many("capture", flags.capture),
  ].join(" ");
}

function quoted(text: string): string {
  return /^[\w./:=,%+@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function pair(flag: string, text: string): [string, string] {
  const at = text.indexOf("=");
  if (at <= 0 || at === text.length - 1) {
    throw new RangeError(`${flag} must be name=value, got "${text}"`);
  }
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
