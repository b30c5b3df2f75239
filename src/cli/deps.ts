/**
 * Installs node_modules where they are missing or differ from package-lock.json; otherwise does
 * nothing, in a few milliseconds. Both runtimes use the same node_modules, and npm makes them.
 *
 * Uses only what the runtimes have built in, because it runs before anything is installed.
 */
import { existsSync, readFileSync } from "node:fs";
import process from "node:process";
import { npm } from "./npm.ts";

if (!isInstalled()) install();

/** Whether every package of the lock file stands in npm's own record of what it has installed. */
function isInstalled(): boolean {
  const record = "node_modules/.package-lock.json";
  if (!existsSync(record)) return false;
  const wanted = packages("package-lock.json");
  const present = packages(record);
  return Object.entries(wanted).every(([path, { version, optional }]) =>
    path === "" || present[path]?.version === version || (optional === true && !(path in present))
  );
}

function packages(lockFile: string): Record<string, { version?: string; optional?: boolean }> {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

function install(): void {
  console.error("Installing dependencies (once, about half a minute) …");
  try {
    npm(["ci"]);
  } catch (error) {
    console.error(`deps: ${(error as Error).message}`);
    process.exit(1);
  }
}
