/** What can still be read of a damaged store. */
import { existsSync, renameSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import process from "node:process";
import { checksumOf, type StoredRow } from "./observation-codec.ts";

/** Behind the last row that was found, so many missing numbers in a row end the search. */
const longestGap = 10_000;

/** Renames the file, with its logs, to `NAME.damaged-N`. @returns the new path */
export function movedAside(path: string): string {
  let n = 1;
  while (existsSync(`${path}.damaged-${n}`)) n++;
  const backup = `${path}.damaged-${n}`;
  for (const ending of ["", "-wal", "-shm"]) {
    if (existsSync(path + ending)) renameSync(path + ending, backup + ending);
  }
  return backup;
}

export interface SalvagedRun {
  readonly id: string;
  readonly manifest: string;
  readonly fingerprints: string;
}

/** Every cell that is as it was written, and every run that can be read. */
export function salvaged(path: string): { cells: StoredRow[]; runs: SalvagedRun[] } {
  const sqlite = process.getBuiltinModule("node:sqlite");
  let database: DatabaseSync | null = null;
  try {
    database = new sqlite.DatabaseSync(path);
    return { cells: cellsOf(database), runs: runsOf(database) };
  } catch {
    return { cells: [], runs: [] }; // not even its first page is a database's
  } finally {
    database?.close();
  }
}

/** One row after the other by its number, so that a damaged page costs its own rows only. */
function cellsOf(database: DatabaseSync): StoredRow[] {
  const select = database.prepare("SELECT * FROM cells WHERE id = ?");
  const found: StoredRow[] = [];
  for (let id = 1, gap = 0; gap < longestGap; id++) {
    const row = readable(() =>
      select.get(id) as unknown as (StoredRow & { id: number }) | undefined
    );
    gap++;
    if (row === undefined) continue;
    const { fingerprint, cell, measures, tables, failure, checksum } = row;
    const content = { fingerprint, cell, measures, tables, failure };
    if (checksumOf(content) !== checksum) continue;
    found.push({ ...content, checksum });
    gap = 0;
  }
  return found;
}

function runsOf(database: DatabaseSync): SalvagedRun[] {
  const all = readable(() => database.prepare("SELECT * FROM runs").all()) ?? [];
  return (all as unknown as SalvagedRun[]).filter(({ manifest, fingerprints }) =>
    readable(() => JSON.parse(manifest) && JSON.parse(fingerprints)) !== undefined
  );
}

/** The value, or undefined where reading it fails. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
