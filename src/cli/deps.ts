/**
 * Installs node_modules where they are missing or differ from package-lock.json; otherwise does
 * nothing, in a few milliseconds. Both runtimes use the same node_modules, and npm makes them: the
 * one on the PATH, or, on a machine with Deno alone, the one that Deno fetches.
 *
 * Uses only what the runtimes have built in, because it runs before anything is installed.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import process from "node:process";

const npm11 = ["run", "-A", "--no-config", "--node-modules-dir=none", "npm:npm@11"];

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
  const options = ["ci", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const isWindows = process.platform === "win32";
  const tries: [string, string[]][] = [
    [isWindows ? "npm.cmd" : "npm", options],
    [process.execPath, [...npm11, ...options]],
  ];
  for (const [command, args] of tries) {
    // To standard error, so that a command's own output stays clean.
    const { error, status } = spawnSync(command, args, {
      stdio: ["ignore", 2, 2],
      shell: isWindows,
    });
    if (error !== undefined) continue; // there is no such command
    if (status === 0) return;
    console.error(`deps: "${command} ${args.join(" ")}" failed with exit code ${status}`);
    process.exit(1);
  }
  console.error("deps: needs npm or deno on the PATH to install the dependencies");
  process.exit(1);
}
