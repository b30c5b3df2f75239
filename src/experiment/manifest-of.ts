/** Makes the manifest of a run from what was run and where. */
import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, relative } from "node:path";
import process from "node:process";
import { canonicalJson } from "./canonical-json.ts";
import type { Design } from "./design.ts";
import { libraryVersion, sha256 } from "./fingerprint.ts";
import { type LoadedScenario, projectFolder } from "./load.ts";
import type { Manifest } from "./manifest.ts";
import type { Json } from "./observation.ts";
import type { NamedCaptures } from "./run-captures.ts";
import { availableThreads } from "./threads.ts";

export interface RunFacts {
  readonly loaded: LoadedScenario;
  readonly design: Design;
  readonly preset: string;
  /** SHA-256 of the scenario's code; empty for a scenario made in memory. */
  readonly code: string;
  readonly captures: NamedCaptures;
  readonly command: string;
}

/** All of the run; its id depends on what the result depends on and on nothing else. */
export function manifestOf(
  { loaded, design, preset, code, captures, command }: RunFacts,
): Manifest {
  const { scenario, file } = loaded;
  const taken = Object.fromEntries(
    Object.entries(captures).map(([role, { name, sha256 }]) => [role, { name, sha256 }]),
  );
  const checksums = Object.values(captures).map(({ sha256 }) => sha256);
  const id = {
    scenario: scenario.name,
    design,
    code,
    captures: checksums,
    version: libraryVersion,
  };
  return {
    run: `${scenario.name}-${sha256(canonicalJson(id as unknown as Json)).slice(0, 8)}`,
    scenario: scenario.name,
    file: file === null ? null : shown(file),
    preset,
    design,
    code,
    captures: taken,
    command,
    versions: { wagonwheel: libraryVersion, ...runtimeVersions() },
    revision: revision(),
    machine: {
      runtime: "deno" in process.versions ? "Deno" : "Node",
      platform: `${process.platform} ${process.arch}`,
      cpu: cpu(),
      cores: availableThreads(),
    },
  };
}

/** Relative to the project where the file is inside it. */
function shown(file: string): string {
  const path = relative(projectFolder, file);
  return path.startsWith("..") ? file : path.replaceAll("\\", "/");
}

function runtimeVersions(): Record<string, string> {
  const versions: NodeJS.ProcessVersions = process.versions;
  const isDeno = versions.deno !== undefined;
  return {
    ...(isDeno ? { deno: versions.deno ?? "" } : { node: versions.node }),
    v8: versions.v8,
  };
}

/** The processor's name; empty where the runtime was not allowed to ask. */
function cpu(): string {
  try {
    return cpus()[0]?.model.trim() ?? "";
  } catch {
    return "";
  }
}

/** The commit that is checked out, read from git's own files; null where there is none. */
function revision(): string | null {
  const git = join(projectFolder, ".git");
  try {
    const head = readFileSync(join(git, "HEAD"), "utf8").trim();
    const [, ref] = /^ref: (.+)$/.exec(head) ?? [];
    if (ref === undefined) return head;
    if (existsSync(join(git, ref))) return readFileSync(join(git, ref), "utf8").trim();
    const packed = readFileSync(join(git, "packed-refs"), "utf8");
    return packed.split("\n").find((line) => line.endsWith(` ${ref}`))?.slice(0, 40) ?? null;
  } catch {
    return null; // no checkout of git, or one that may not be read
  }
}
