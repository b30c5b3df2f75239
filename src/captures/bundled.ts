/**
 * The bundled captures: real programs recorded on a virtual machine without performance counters, for
 * scenarios to run on out of the box. Each tells its machine and command in its provenance.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CaptureError } from "./model/error.ts";
import { publicCapture, publicCaptures } from "./public/manifest.ts";
import { captureFolders } from "./public/pull.ts";

const folder = fileURLToPath(new URL("./bundled/", import.meta.url));

export interface BundledCapture {
  readonly name: string;
  readonly description: string;
  readonly file: string;
  readonly bytes: number;
}

/** All bundled captures, by name. */
export function bundledCaptures(): BundledCapture[] {
  const descriptions = JSON.parse(readFileSync(join(folder, "descriptions.json"), "utf8"));
  return readdirSync(folder).filter((file) => file.endsWith(".parquet")).sort().map((file) => {
    const name = file.replace(/\.parquet$/, "");
    const path = join(folder, file);
    return { name, description: descriptions[name] ?? "", file: path, bytes: statSync(path).size };
  });
}

/**
 * The file of a capture that is named by a path, or by the name of a bundled or public one.
 *
 * Throws a CaptureError that says what to do where there is no such file.
 */
export function findCapture(name: string): string {
  if (existsSync(name)) return name;
  const bundled = bundledCaptures().find((capture) => capture.name === name);
  if (bundled !== undefined) return bundled.file;
  if (/[/\\.]/.test(name) && publicCaptures.every((capture) => capture.name !== name)) {
    throw new CaptureError(name, {}, "there is no such file");
  }
  const { file } = publicCapture(name);
  const found = captureFolders().map((folder) => join(folder, file)).find((path) =>
    existsSync(path)
  );
  if (found !== undefined) return found;
  throw new CaptureError(name, {}, `has not been fetched yet: deno task captures pull ${name}`);
}
