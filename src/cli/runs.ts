/** `deno task runs …`: the runs that the store remembers. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { Command } from "commander";
import {
  mergeStores,
  missingOf,
  observationsCsv,
  observationsJson,
  observationsParquet,
  openStore,
  runDifference,
  type Store,
  storedResults,
  type StoredRun,
} from "../experiment/mod.ts";
import { resultsTable, runDifferenceText, textTable, writeWhole } from "../report/mod.ts";
import { Finding, runCommand } from "./command.ts";

interface Flags {
  readonly out: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

await runCommand("runs", (program) => {
  program.description(
    "The runs that the store remembers. A run is named by the beginning of its id.",
  );
  describe(program.command("list"), "all runs, a line each").action(list);
  describe(program.command("show").argument("<run>"), "the table of a run").action(show);
  describe(
    program.command("diff").argument("<run>").argument("<other>"),
    "what differs between two runs: how they were made, and what came out",
  ).action(diff);
  describe(
    program.command("rm").argument("<run>"),
    "forgets a run, with the cells that no other run has",
  ).action(rm);
  describe(
    program.command("verify"),
    "looks for cells that are damaged or missing; exit code 1 where there are any",
  ).action(verify);
  describe(
    program.command("merge").argument("<file...>", "stores, as shards leave them"),
    "takes the runs of other stores into this one",
  ).action(merge);
  describe(program.command("export").argument("<run>"), "the observations of a run")
    .option("--as <format>", "csv, json or parquet", "csv")
    .option("--to <file>", "where to, under --out; standard output where not given")
    .action(exportRun);
});

function describe(command: Command, text: string): Command {
  return command.description(text)
    .option("--out <folder>", "where the store is", "runs")
    .option("--json", "prints JSON")
    .option("--quiet", "prints what was asked for and no more");
}

function list({ out, json }: Flags): void {
  withStore(out, (store) => {
    const runs = store.runs().map((run) => ({ ...run, missing: missingOf(store, run) }));
    if (json) {
      console.log(JSON.stringify(
        runs.map(({ manifest, missing, fingerprints }) => ({
          ...manifest,
          cells: fingerprints.length,
          missing,
        })),
        null,
        2,
      ));
      return;
    }
    if (runs.length === 0) return console.log(`${store.path} remembers no run`);
    const rows = runs.map(({ manifest, fingerprints, missing }) => [
      manifest.run,
      manifest.preset,
      manifest.design.seed,
      String(manifest.design.seeds),
      String(fingerprints.length),
      missing === 0 ? "complete" : `${missing} missing`,
    ]);
    const head = ["run", "preset", "seed", "seeds", "cells", ""];
    console.log(textTable(head, rows, { left: [0, 1, 5] }));
  });
}

async function show(id: string, { out, json }: Flags): Promise<void> {
  await withStore(out, async (store) => {
    const results = await storedResults(store, runNamed(store, id));
    const { manifest, ending } = results;
    if (json) {
      return console.log(
        JSON.stringify({ manifest, ending, comparison: results.compare() }, null, 2),
      );
    }
    console.log(`${manifest.run}: ${manifest.command}\n\n${resultsTable(results)}`);
  });
}

async function diff(first: string, second: string, { out, json }: Flags): Promise<void> {
  await withStore(out, async (store) => {
    const [a, b] = [runNamed(store, first), runNamed(store, second)];
    const results = await Promise.all([storedResults(store, a), storedResults(store, b)]);
    const difference = runDifference(...results);
    console.log(
      json ? JSON.stringify(difference, null, 2) : runDifferenceText(difference, ...results),
    );
  });
}

function rm(id: string, { out, quiet }: Flags): void {
  withStore(out, (store) => {
    const { manifest } = runNamed(store, id);
    const cells = store.removeRun(manifest.run);
    rmSync(join(out, manifest.run), { recursive: true, force: true });
    if (!quiet) console.log(`${manifest.run}: forgotten, with its folder and ${cells} cells`);
  });
}

function verify({ out, json, quiet }: Flags): void {
  withStore(out, (store) => {
    const runs = store.runs();
    const faults = [
      ...store.faults(),
      ...runs.flatMap((run) => {
        const missing = missingOf(store, run);
        return missing === 0 ? [] : [`run ${run.manifest.run} lacks ${missing} cells`];
      }),
    ];
    if (json) console.log(JSON.stringify({ runs: runs.length, faults }, null, 2));
    else for (const fault of faults) console.log(fault);
    if (faults.length > 0) throw new Finding();
    if (!json && !quiet) console.log(`${store.path}: ${runs.length} runs, no fault`);
  });
}

function merge(files: readonly string[], { out, json, quiet }: Flags): void {
  withStore(out, (store) => {
    const others = files.map((file) => openStore(file));
    try {
      const { cells, runs } = mergeStores(store, others);
      if (json) return console.log(JSON.stringify({ cells, runs }, null, 2));
      if (quiet) return;
      console.log(`${cells} cells taken into ${store.path}`);
      for (const { id, missing } of runs) {
        console.log(`${id}: ${missing === 0 ? "complete" : `${missing} cells still missing`}`);
      }
    } finally {
      for (const other of others) other.close();
    }
  });
}

async function exportRun(
  id: string,
  { out, as: format, to }: Flags & { readonly as: string; readonly to?: string },
): Promise<void> {
  const formats: Record<string, typeof observationsParquet | typeof observationsCsv> = {
    csv: observationsCsv,
    json: observationsJson,
    parquet: observationsParquet,
  };
  if (!(format in formats)) {
    throw new RangeError(`--as must be one of ${Object.keys(formats).join(", ")}, got "${format}"`);
  }
  await withStore(out, async (store) => {
    const content = await formats[format](await storedResults(store, runNamed(store, id)));
    if (to === undefined) process.stdout.write(content);
    else await writeWhole(to, content);
  });
}

function withStore<T>(out: string, use: (store: Store) => T): T {
  const store = openStore(join(out, "store.sqlite"), { onRepair: console.error });
  const close = () => store.close();
  let result: T;
  try {
    result = use(store);
  } catch (error) {
    close();
    throw error;
  }
  if (result instanceof Promise) return result.finally(close) as T;
  close();
  return result;
}

/** The one run whose id begins so. */
function runNamed(store: Store, beginning: string): StoredRun {
  const runs = store.runs();
  const found = runs.filter(({ manifest }) => manifest.run.startsWith(beginning));
  const exact = found.find(({ manifest }) => manifest.run === beginning);
  if (exact !== undefined) return exact;
  if (found.length === 1) return found[0];
  const names = (found.length > 1 ? found : runs).map(({ manifest }) => manifest.run);
  throw new RangeError(
    (found.length > 1
      ? `"${beginning}" is more than one run: `
      : `there is no run "${beginning}": `) +
      (names.slice(0, 10).join(", ") || "the store remembers none"),
  );
}
