import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import * as fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Observation, openStore, StoreError } from "../../src/experiment/mod.ts";
import { root } from "../sources.ts";
import { runtime } from "../cli/run.ts";
import { fixture, hashOf, runFixture, temporaryFolder } from "./fixture.ts";

function observation(fingerprint: string, more: Partial<Observation> = {}): Observation {
  return {
    cell: { parameters: {}, levels: {}, seed: "1", replication: 0, antithetic: false },
    fingerprint,
    measures: { wait: 1.5 },
    tables: {},
    failure: null,
    seconds: 0.25,
    ...more,
  };
}

/** Starts a process that runs a scenario into a store. */
function writer(store: string, scenario: string, choices: object): [string, string[]] {
  const [program, own] = runtime(["--allow-write", "--allow-sys"]);
  const args = [
    "test/experiment/store-writer.ts",
    store,
    fixture(scenario),
    JSON.stringify(choices),
  ];
  return [program, [...own, ...args]];
}
const options = { cwd: root, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } } as const;

describe("the store", () => {
  it("gives back what was put, to the bit", () => {
    const store = openStore(join(temporaryFolder(), "store.sqlite"));
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1 }), finite),
        fc.array(fc.double()),
        fc.array(fc.string(), { minLength: 1 }),
        fc.uuid(),
        (measures, numbers, texts, fingerprint) => {
          const tables = {
            course: { numbers: Float64Array.from(numbers) },
            names: { texts, empty: new Float64Array(0) },
          };
          const put = observation(fingerprint, { measures: { ...measures }, tables });
          store.put(put);
          expect(store.observations([fingerprint]).get(fingerprint)).toEqual({
            ...put,
            measures: { ...put.measures },
          });
        },
      ),
      { numRuns: 200, seed: 1 },
    );
    store.close();
  });

  it("replaces a failure by a success, and never a success by a failure", () => {
    const store = openStore(join(temporaryFolder(), "store.sqlite"));
    const failed = observation("a", { measures: {}, failure: { message: "lost", stack: "" } });
    const failureOf = () => store.observations(["a"]).get("a")?.failure;
    store.put(failed);
    expect(failureOf()?.message).toBe("lost");
    store.put(observation("a"));
    expect(failureOf()).toBeNull();
    store.put(failed);
    expect(failureOf()).toBeNull();
    store.close();
  });

  it("refuses a file by a newer version, and names it", () => {
    const path = join(temporaryFolder(), "store.sqlite");
    openStore(path).close();
    const sqlite = process.getBuiltinModule("node:sqlite");
    const database = new sqlite.DatabaseSync(path);
    database.exec("PRAGMA user_version = 99");
    database.close();
    expect(() => openStore(path)).toThrow(StoreError);
    expect(() => openStore(path)).toThrow(/store\.sqlite was written by a newer version/);
  });
});

describe("a store that two processes write to", () => {
  it("gets the cells of both, with the bytes of one process alone", async () => {
    const store = join(temporaryFolder(), "store.sqlite");
    const choices = { preset: "paper", seeds: 40 };
    const both = [1, 2].map(() => {
      const child = spawn(...writer(store, "walk", choices), options);
      let out = "", err = "";
      child.stdout.on("data", (text) => out += text);
      child.stderr.on("data", (text) => err += text);
      return new Promise<{ out: string; err: string }>((resolve) =>
        child.on("close", () => resolve({ out, err }))
      );
    });
    const [first, second] = await Promise.all(both);
    expect([first.err, second.err]).toEqual(["", ""]);
    expect(second.out).toBe(first.out);
    const alone = spawnSync(...writer("-", "walk", choices), options);
    expect(first.out).toBe(alone.stdout);
  });
});

describe("a process that is killed at any moment", () => {
  it("loses at most its cells in flight, and the run goes on to the same bytes", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "store.sqlite");
    const choices = { seeds: 30, set: { draws: 300_000 } };
    const whole = await runFixture("spin", choices);
    let before = 0;
    for (let round = 0; round < 5; round++) {
      const child = spawn(...writer(path, "spin", choices), { ...options, stdio: "ignore" });
      const closed = new Promise((resolve) => child.on("close", resolve));
      // Some are killed while they start, some in the midst of their cells.
      await Promise.race([
        closed,
        new Promise((resolve) => setTimeout(resolve, 300 + 350 * round)),
      ]);
      child.kill("SIGKILL");
      await closed;
      const store = openStore(path);
      expect(store.faults()).toEqual([]);
      const stored = store.observations(
        whole.observations.map(({ fingerprint }) => fingerprint),
      ).size;
      expect(stored).toBeGreaterThanOrEqual(before); // nothing that was there is gone
      before = stored;
      store.close();
    }
    const store = openStore(path);
    let cached = 0;
    const rest = await runFixture("spin", choices, {
      store,
      onProgress: (progress) => cached = progress.cached,
    });
    expect(cached).toBe(before);
    expect(hashOf(rest)).toBe(hashOf(whole));
    store.close();
  });
});

describe("a damaged store", () => {
  async function filled(): Promise<string> {
    const path = join(temporaryFolder(), "store.sqlite");
    const store = openStore(path);
    await runFixture("walk", { preset: "paper" }, { store });
    store.close();
    return path;
  }

  it("is kept beside, and what is whole in it is carried over", async () => {
    const path = await filled();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 40_000, 140_000); // some of its pages
    writeFileSync(path, bytes);
    const messages: string[] = [];
    const store = openStore(path, { onRepair: (message) => messages.push(message) });
    let cached = 0;
    const again = await runFixture("walk", { preset: "paper" }, {
      store,
      onProgress: (progress) => cached = progress.cached,
    });
    expect(hashOf(again)).toBe(hashOf(await runFixture("walk", { preset: "paper" })));
    expect(store.faults()).toEqual([]);
    store.close();
    expect(messages).toHaveLength(1);
    const [, count] = /kept as .*store\.sqlite\.damaged-1, and (\d+) cells/.exec(messages[0]) ?? [];
    expect(cached).toBe(Number(count));
    expect(cached).toBeGreaterThan(0);
    expect(cached).toBeLessThan(180);
    expect(readdirSync(join(path, ".."))).toContain("store.sqlite.damaged-1");
  });

  it("is kept beside when it is no database at all, and a second one too", () => {
    const folder = temporaryFolder();
    const path = join(folder, "store.sqlite");
    for (const n of [1, 2]) {
      writeFileSync(path, "this is no database ".repeat(1000));
      const messages: string[] = [];
      openStore(path, { onRepair: (message) => messages.push(message) }).close();
      expect(messages[0]).toContain(`store.sqlite.damaged-${n}, and 0 cells and 0 runs`);
      expect(readFileSync(`${path}.damaged-${n}`, "utf8")).toMatch(/^this is no database/);
    }
  });
});

describe("a full disk", () => {
  const mount = join(temporaryRoot(), "small");
  const isMounted = mountSmall(mount);

  it.skipIf(!isMounted)("ends the run with a message, and keeps what was finished", () => {
    onTestFinished(() => void spawnSync("umount", [mount]));
    const path = join(mount, "store.sqlite");
    const choices = { preset: "paper", seeds: 400 };
    const full = spawnSync(...writer(path, "walk", choices), options);
    expect(full.status).toBe(1);
    expect(full.stderr).toContain(
      "store.sqlite could not be written: database or disk is full. All cells finished before are kept",
    );
    expect(spawnSync("mount", ["-o", "remount,size=64M", mount]).status).toBe(0);
    const rest = spawnSync(...writer(path, "walk", choices), options);
    expect(rest.stderr).toBe("");
    expect(rest.status).toBe(0);
    const alone = spawnSync(...writer("-", "walk", choices), options);
    expect(rest.stdout).toBe(alone.stdout);
  });
});

function temporaryRoot(): string {
  return join(process.env.TMPDIR ?? "/tmp", `wagonwheel-full-${process.pid}`);
}

/** A file system of 1 MiB in memory; only root may make one, and only Linux has them. */
function mountSmall(folder: string): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  mkdirSync(folder, { recursive: true });
  return spawnSync("mount", ["-t", "tmpfs", "-o", "size=1M", "tmpfs", folder]).status === 0;
}
