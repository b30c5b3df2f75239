/**
 * The captures of a run: which file each role gets, and opening it, once a thread.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Capture, findCapture, openCapture } from "../captures/mod.ts";
import type { Scenario } from "./scenario.ts";

/** A capture that was asked for: what it was called, where it lies, what is in it. */
export interface NamedCapture {
  readonly name: string;
  /** Absolute path. */
  readonly path: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
}

export type NamedCaptures = Readonly<Record<string, NamedCapture>>;

/**
 * The capture of each role: the user's, otherwise the scenario's own.
 *
 * @param wanted role → file or name; the role "" is the scenario's only one
 *
 * Throws a RangeError for a role that the scenario has not, a CaptureError for a file that is not there.
 */
export function chosenCaptures(
  { name, captures = {} }: Scenario,
  wanted: Readonly<Record<string, string>> = {},
): NamedCaptures {
  const roles = Object.keys(captures);
  const chosen: Record<string, string> = { ...captures };
  for (const [given, file] of Object.entries(wanted)) {
    const role = given === "" && roles.length === 1 ? roles[0] : given;
    if (!roles.includes(role)) {
      throw new RangeError(
        roles.length === 0
          ? `scenario "${name}" uses no capture, got "${file}"`
          : `scenario "${name}": a capture must be for one of ${roles.join(", ")}, ` +
            `as in --capture ${roles[0]}=${file}; got "${given}"`,
      );
    }
    chosen[role] = file;
  }
  return Object.fromEntries(
    Object.entries(chosen).map(([role, name]) => {
      const path = resolve(findCapture(name));
      const sha256 = createHash("sha256").update(readFileSync(path)).digest("hex");
      return [role, { name, path, sha256 }];
    }),
  );
}

const opened = new Map<string, Promise<Capture>>();

/** The captures themselves, by role; each file is read once a thread. */
export async function openedCaptures(
  named: NamedCaptures,
): Promise<Readonly<Record<string, Capture>>> {
  const entries = Object.entries(named).map(async ([role, { path, sha256 }]) => {
    const key = `${sha256} ${path}`;
    let capture = opened.get(key);
    if (capture === undefined) opened.set(key, capture = openCapture(path));
    return [role, await capture] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
