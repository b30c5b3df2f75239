/** What `deno task figures --replications` does: computes the table, and writes it or holds it against the one that is kept. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { CaptureError, findCapture, openCapture } from "../captures/mod.ts";
import {
  type Choices,
  designOf,
  loadScenario,
  nearestName,
  openStore,
  type Store,
} from "../experiment/mod.ts";
import {
  movedNumbers,
  type Replication,
  type ReplicationRecord,
  replicationRecord,
  replicationsPage,
  replicationText,
  type ReplicationTools,
  writeWhole,
} from "../report/mod.ts";
import { Finding } from "./command.ts";
import type { FigureFlags } from "./figures.ts";
import { simulateWhole } from "./simulate.ts";
import { wholeNumber } from "./whole-number.ts";

interface Named {
  readonly name: string;
  readonly replication: Replication;
}

/**
 * Computes the replications of those names, or all. All of them are written as a page and as data; some
 * are printed. Verified, each is held against what is kept; those whose captures are not here are told.
 */
export async function replications(names: readonly string[], flags: FigureFlags): Promise<void> {
  const all = await loadReplications(join(flags.from, "replications"));
  const wanted = chosen(all, names);
  if (flags.list) {
    for (const { name, replication } of wanted) console.log(`${name}  ${replication.title}`);
    return;
  }
  const store = openStore(join(flags.out, "store.sqlite"), { onRepair: console.error });
  try {
    if (flags.verify) return await verify(wanted, flags, store);
    const missing = wanted.flatMap(({ replication }) => missingCaptures(replication));
    if (missing.length > 0) {
      throw new RangeError(
        `captures are missing: ${
          missing.map((name) => `deno task captures pull ${name}`).join("; ")
        }`,
      );
    }
    const records = [];
    for (const one of wanted) records.push(await record(one, flags, store));
    if (flags.json) console.log(JSON.stringify(records, null, 2));
    else if (names.length > 0) console.log(records.map(replicationText).join("\n\n"));
    if (names.length > 0) return;
    await writeWhole(pagePath(flags), replicationsPage(records));
    await writeWhole(dataPath(flags), `${JSON.stringify(records, null, 2)}\n`);
    if (!flags.json) console.log(`written  ${pagePath(flags)}`);
  } finally {
    store.close();
  }
}

async function verify(wanted: readonly Named[], flags: FigureFlags, store: Store): Promise<void> {
  const kept: readonly ReplicationRecord[] = existsSync(dataPath(flags))
    ? JSON.parse(readFileSync(dataPath(flags), "utf8"))
    : [];
  const found = [];
  for (const one of wanted) {
    const before = kept.find(({ name }) => name === one.name);
    const missing = missingCaptures(one.replication);
    const moved = before === undefined || missing.length > 0
      ? []
      : movedNumbers(before, await record(one, flags, store));
    const kind = before === undefined
      ? "missing"
      : missing.length > 0
      ? "not checked"
      : moved.length > 0
      ? "changed"
      : "same";
    found.push({ name: one.name, kind, moved, missing });
    if (flags.json) continue;
    const said = kind === "changed"
      ? `: ${moved.length} numbers moved; ${moved[0]}`
      : missing.map((name) => `: deno task captures pull ${name}`).join("");
    console.log(`${kind.padEnd(8)} ${one.name}${said}`);
  }
  if (flags.json) console.log(JSON.stringify({ replications: found }, null, 2));
  if (found.some(({ kind }) => kind === "changed" || kind === "missing")) throw new Finding();
}

async function record(
  { name, replication }: Named,
  flags: FigureFlags,
  store: Store,
): Promise<ReplicationRecord> {
  if (!flags.quiet && !flags.json) console.error(name);
  return replicationRecord(name, replication, await replication.rows(toolsOf(flags, store)));
}

function toolsOf(flags: FigureFlags, store: Store): ReplicationTools {
  const workers = flags.workers === undefined
    ? {}
    : { workers: wholeNumber("--workers", flags.workers, 0) };
  return {
    async results(name: string, choices: Choices = {}, captures = {}) {
      const loaded = await loadScenario(name);
      return await simulateWhole(
        `scenario ${name}`,
        loaded,
        designOf(loaded.scenario, choices),
        {
          ...workers,
          ...(choices.preset === undefined ? {} : { preset: choices.preset }),
          captures,
          store,
          reuse: flags.cache,
        },
        { quiet: true },
      );
    },
    capture: (name) => openCapture(findCapture(name)),
  };
}

function missingCaptures({ captures = [] }: Replication): string[] {
  return captures.filter((name) => {
    try {
      return findCapture(name) === "";
    } catch (error) {
      if (error instanceof CaptureError) return true;
      throw error;
    }
  });
}

async function loadReplications(folder: string): Promise<Named[]> {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => /(?<!\.d)\.[jt]s$/.test(name)).sort()
    : [];
  if (files.length === 0) throw new RangeError(`${folder} holds no replication, NAME.ts`);
  return await Promise.all(files.map(async (file) => {
    const module = await import(pathToFileURL(resolve(folder, file)).href);
    return { name: basename(file).replace(/\.[jt]s$/, ""), replication: module.default };
  }));
}

function chosen(all: readonly Named[], names: readonly string[]): Named[] {
  const known = all.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const nearest = nearestName(unknown, known);
    throw new RangeError(
      `there is no replication "${unknown}"` +
        (nearest === null ? "." : `; did you mean ${nearest}?`) + ` Known are ${known.join(", ")}`,
    );
  }
  return all.filter(({ name }) => names.length === 0 || names.includes(name));
}

const pagePath = ({ from }: FigureFlags) => join(from, "replications.md");
const dataPath = ({ from }: FigureFlags) => join(from, "replications/numbers.json");
