/**
 * The store as an SQLite file, by the SQLite that both runtimes have built in.
 *
 * Its log is written ahead (WAL), so several processes can read and write at once, and a process that
 * is killed at any moment leaves whole cells only. A file that is damaged is moved aside, never
 * deleted, and what can be read of it goes into a new one.
 */
import { existsSync, mkdirSync } from "node:fs";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { dirname } from "node:path";
import process from "node:process";
import type { Observation } from "./observation.ts";
import { checksumOf, observationOf, rowOf, type StoredRow } from "./observation-codec.ts";
import { movedAside, salvaged } from "./salvage.ts";
import { type Store, type StoredRun, StoreError } from "./store.ts";

/** Raised when old files can no longer be read as they are. */
const schemaVersion = 1;
const schema = `
  CREATE TABLE IF NOT EXISTS cells (
    id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE, cell TEXT NOT NULL,
    measures TEXT NOT NULL, tables BLOB NOT NULL, failure TEXT, checksum TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS timings (fingerprint TEXT PRIMARY KEY, seconds REAL NOT NULL);
  CREATE TABLE IF NOT EXISTS runs (
    id TEXT PRIMARY KEY, manifest TEXT NOT NULL, fingerprints TEXT NOT NULL
  );
`;
const patience = 20_000; // ms to wait for another process's transaction

export interface StoreOptions {
  /** Told, in a sentence, when a damaged file was moved aside. */
  readonly onRepair?: (message: string) => void;
}

/**
 * Opens the store, making it where there is none.
 *
 * Throws a StoreError for a file by a newer version of the project and one that cannot be opened.
 */
export function openStore(path: string, options: StoreOptions = {}): Store {
  return new SqliteStore(path, options.onRepair ?? (() => {}));
}

class SqliteStore implements Store {
  readonly path: string;
  #onRepair: (message: string) => void;
  #database: DatabaseSync;
  #insert!: StatementSync;
  #time!: StatementSync;
  #select!: StatementSync;

  constructor(path: string, onRepair: (message: string) => void) {
    this.path = path;
    this.#onRepair = onRepair;
    mkdirSync(dirname(path), { recursive: true });
    this.#database = this.#opened();
  }

  observations(fingerprints: readonly string[]): Map<string, Observation> {
    return this.#guarded(() => {
      const found = new Map<string, Observation>();
      for (const fingerprint of fingerprints) {
        const row = this.#select.get(fingerprint);
        if (row === undefined) continue;
        const { checksum, ...content } = row as unknown as StoredRow;
        // What is not as it was written is as good as not there: it is simulated anew.
        if (checksumOf(content) !== checksum) continue;
        found.set(fingerprint, observationOf(content, Number(row.seconds)));
      }
      return found;
    });
  }

  put(observation: Observation): void {
    const row = rowOf(observation);
    this.#guarded(() => {
      this.#transaction(() => {
        this.#putRow(row);
        this.#time.run(row.fingerprint, observation.seconds);
      });
    });
  }

  putRun({ manifest, fingerprints }: StoredRun): void {
    this.#guarded(() => {
      this.#database.prepare("INSERT OR REPLACE INTO runs VALUES (?, ?, ?)")
        .run(manifest.run, JSON.stringify(manifest), JSON.stringify(fingerprints));
    });
  }

  runs(): StoredRun[] {
    return this.#guarded(() =>
      this.#database.prepare("SELECT manifest, fingerprints FROM runs ORDER BY id").all()
        .map(({ manifest, fingerprints }) => ({
          manifest: JSON.parse(String(manifest)),
          fingerprints: JSON.parse(String(fingerprints)),
        }))
    );
  }

  removeRun(id: string): number {
    const all = this.runs();
    const gone = all.find(({ manifest }) => manifest.run === id);
    if (gone === undefined) throw new RangeError(`${this.path} has no run "${id}"`);
    const kept = new Set(
      all.filter((run) => run !== gone).flatMap(({ fingerprints }) => fingerprints),
    );
    const orphans = gone.fingerprints.filter((fingerprint) => !kept.has(fingerprint));
    return this.#guarded(() => {
      const cell = this.#database.prepare("DELETE FROM cells WHERE fingerprint = ?");
      const timing = this.#database.prepare("DELETE FROM timings WHERE fingerprint = ?");
      let removed = 0;
      this.#transaction(() => {
        for (const fingerprint of orphans) {
          removed += Number(cell.run(fingerprint).changes);
          timing.run(fingerprint);
        }
        this.#database.prepare("DELETE FROM runs WHERE id = ?").run(id);
      });
      return removed;
    });
  }

  faults(): string[] {
    return this.#guarded(() => {
      const found = this.#database.prepare("PRAGMA integrity_check").all()
        .map((row) => String(row.integrity_check)).filter((text) => text !== "ok");
      for (const row of this.#database.prepare("SELECT * FROM cells ORDER BY id").iterate()) {
        const { checksum, ...content } = row as unknown as StoredRow;
        if (checksumOf(content) !== checksum) {
          found.push(`cell ${content.fingerprint.slice(0, 12)} is not as it was written`);
        }
      }
      return found;
    });
  }

  close(): void {
    this.#database.close();
  }

  #putRow({ fingerprint, cell, measures, tables, failure, checksum }: StoredRow): void {
    this.#insert.run(fingerprint, cell, measures, tables, failure, checksum);
  }

  #opened(): DatabaseSync {
    try {
      return this.#open();
    } catch (error) {
      if (!isDamage(error)) throw this.#explained(error);
      return this.#repaired(error);
    }
  }

  #open(): DatabaseSync {
    const sqlite = process.getBuiltinModule("node:sqlite");
    const database = new sqlite.DatabaseSync(this.path);
    try {
      database.exec(`PRAGMA busy_timeout = ${patience}; PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;`);
      const version = Number(database.prepare("PRAGMA user_version").get()?.user_version);
      if (version > schemaVersion) {
        throw new StoreError(
          `${this.path} was written by a newer version of Wagonwheel (its format is ${version}, ` +
            `this one reads up to ${schemaVersion}); use that version, or another --out`,
        );
      }
      database.exec(`${schema} PRAGMA user_version = ${schemaVersion};`);
      this.#insert = database.prepare(
        `INSERT INTO cells (fingerprint, cell, measures, tables, failure, checksum)
         VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (fingerprint) DO UPDATE SET measures = excluded.measures,
           tables = excluded.tables, failure = excluded.failure, checksum = excluded.checksum
         WHERE excluded.failure IS NULL OR cells.failure IS NOT NULL`,
      );
      this.#time = database.prepare("INSERT OR REPLACE INTO timings VALUES (?, ?)");
      this.#select = database.prepare(
        `SELECT cells.*, coalesce(seconds, 0) AS seconds
         FROM cells LEFT JOIN timings USING (fingerprint) WHERE fingerprint = ?`,
      );
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Moves the damaged file aside and carries over what can be read of it. */
  #repaired(error: unknown): DatabaseSync {
    const backup = movedAside(this.path);
    const fresh = this.#open();
    this.#database = fresh;
    const { cells, runs } = salvaged(backup);
    this.#transaction(() => {
      for (const row of cells) this.#putRow(row);
      const put = fresh.prepare("INSERT OR REPLACE INTO runs VALUES (?, ?, ?)");
      for (const { id, manifest, fingerprints } of runs) put.run(id, manifest, fingerprints);
    });
    this.#onRepair(
      `${this.path} was damaged (${(error as Error).message}); it is kept as ${backup}, and ` +
        `${cells.length} cells and ${runs.length} runs were carried over`,
    );
    return fresh;
  }

  /** Runs it; a file that turns out to be damaged is repaired, and it is run once more. */
  #guarded<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (!isDamage(error)) throw this.#explained(error);
      this.#database.close();
      this.#database = this.#repaired(error);
      return action();
    }
  }

  #transaction(action: () => void): void {
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      action();
      this.#database.exec("COMMIT");
    } catch (error) {
      // A full disk has ended the transaction already.
      if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
      throw error;
    }
  }

  #explained(error: unknown): unknown {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "ERR_SQLITE_ERROR") {
      return error;
    }
    if (/full|disk I\/O/.test(error.message)) {
      return new StoreError(
        `${this.path} could not be written: ${error.message}. All cells finished before are kept; ` +
          "make room and run the same command again, it goes on from there",
      );
    }
    const hint = existsSync(this.path) ? "" : ", since it could not be made";
    return new StoreError(`${this.path} cannot be used${hint}: ${error.message}`);
  }
}

/** Whether SQLite says that the file is no database, or one whose pages do not fit together. */
function isDamage(error: unknown): boolean {
  return error instanceof Error && /not a database|malformed|corrupt/.test(error.message);
}
