/**
 * npm: the one on the PATH, or, on a machine with Deno alone, the one that Deno fetches.
 *
 * Uses only what the runtimes have built in, because it runs before anything is installed.
 */
import { spawnSync } from "node:child_process";
import process from "node:process";

const fetched = ["run", "-A", "--no-config", "--node-modules-dir=none", "npm:npm@11"];
const quietly = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];

/**
 * Runs npm in a folder. What npm says goes to standard error, so that a command's own output stays
 * clean.
 *
 * Throws a RangeError where there is neither npm nor Deno, and where npm fails.
 */
export function npm(args: readonly string[], folder = "."): void {
  const isWindows = process.platform === "win32";
  const tries: [string, string[]][] = [
    [isWindows ? "npm.cmd" : "npm", [...args, ...quietly]],
    [process.execPath, [...fetched, ...args, ...quietly]],
  ];
  for (const [command, all] of tries) {
    const { error, status } = spawnSync(command, all, {
      cwd: folder,
      stdio: ["ignore", 2, 2],
      shell: isWindows,
    });
    if (error !== undefined) continue; // there is no such command
    if (status === 0) return;
    throw new RangeError(`"${command} ${all.join(" ")}" failed with exit code ${status}`);
  }
  throw new RangeError("needs npm or deno on the PATH");
}
