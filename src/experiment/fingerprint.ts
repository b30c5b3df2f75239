/**
 * Fingerprints: what a result depends on, as a hash, so that a cell is simulated once and an edit
 * makes anew what it touches and nothing else.
 *
 * The code of a scenario is its file with everything that it imports at run time, transitively;
 * packages count by name and version. Types do not count, and neither does this room, the engine,
 * whose version stands for it.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { canonicalJson } from "./canonical-json.ts";
import { cells } from "./design.ts";
import { projectFolder } from "./load.ts";
import type { Manifest } from "./manifest.ts";
import type { Cell, Json } from "./observation.ts";

const engineFolder = dirname(fileURLToPath(import.meta.url)) + sep;
const ownPackage: { readonly name: string; readonly version: string; readonly exports: object } =
  JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8"));

/** Of the project; stands for the engine in all fingerprints. */
export const libraryVersion: string = ownPackage.version;

interface Module {
  readonly hash: string;
  /** Files and packages that it imports. */
  readonly imports: readonly string[];
}

/** SHA-256 over the code that a scenario's results depend on, hexadecimal. */
export async function codeFingerprint(file: string): Promise<string> {
  const { init, parse } = await import("es-module-lexer");
  await init;
  const modules = new Map<string, Module>();
  const packages = new Set<string>();
  const waiting = [resolve(file)];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (modules.has(path)) continue;
    const module = moduleOf(path, parse);
    modules.set(path, module);
    for (const target of module.imports) {
      if (!target.startsWith("npm:")) waiting.push(target);
      else packages.add(target);
    }
  }
  // By the path within the project, so that a checkout elsewhere has the same fingerprint.
  const lines = [...modules].map(([path, { hash }]) => `${placeOf(path)} ${hash}`);
  return sha256([...lines.sort(), ...[...packages].sort()].join("\n"));
}

/** SHA-256 of all that the values of a cell depend on, hexadecimal. */
export function cellFingerprint(
  scenario: string,
  code: string,
  captures: Readonly<Record<string, { readonly sha256: string }>>,
  cell: Cell,
  version: string = libraryVersion,
): string {
  const checksums = Object.fromEntries(
    Object.entries(captures).map(([role, { sha256 }]) => [role, sha256]),
  );
  const all = { scenario, code, captures: checksums, version, ...cell };
  return sha256(canonicalJson(all as Readonly<Record<string, Json>>));
}

/** The fingerprints of all cells of a run, in the order of its design. */
export function fingerprintsOf(manifest: Manifest): string[] {
  const { scenario, code, captures, design, versions } = manifest;
  return cells(design).map((cell) =>
    cellFingerprint(scenario, code, captures, cell, versions.wagonwheel)
  );
}

/** SHA-256 of a text, hexadecimal. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

type Lexer = typeof import("es-module-lexer").parse;

function moduleOf(path: string, lex: Lexer): Module {
  const text = readFileSync(path, "utf8");
  const names = /\.[cm]?[jt]s$/.test(path) ? importsOf(text, path, lex) : [];
  const imports = names.flatMap((name) => {
    const target = targetOf(name, path);
    return target === null || target.startsWith(engineFolder) ? [] : [target];
  });
  return { hash: sha256(text), imports };
}

/** What the code imports at run time by a name that can be read; types aside. */
function importsOf(text: string, path: string, lex: Lexer): string[] {
  try {
    return lex(text)[0].flatMap((found) => {
      const isType = found.type === "dynamic"
        ? found.probablyTypeOnly || found.glob
        : found.typeOnly;
      return isType || typeof found.specifier !== "string" ? [] : [found.specifier];
    });
  } catch (error) {
    throw new RangeError(`${path} cannot be read as a module: ${(error as Error).message}`);
  }
}

/** The file that an import names, or `npm:name@version`; null for what belongs to the runtime. */
function targetOf(name: string, from: string): string | null {
  if (/^\.{0,2}\//.test(name)) return existingFile(resolve(dirname(from), name), name, from);
  if (name.startsWith("file:")) return existingFile(fileURLToPath(name), name, from);
  if (/^[a-z]+:/.test(name) && !name.startsWith("npm:")) return null;
  if (name === ownPackage.name || name.startsWith(`${ownPackage.name}/`)) {
    const entry = `.${name.slice(ownPackage.name.length)}`;
    const file = (ownPackage.exports as Record<string, string>)[entry];
    if (file === undefined) {
      throw new RangeError(`${from} imports "${name}", which is not exported`);
    }
    return join(projectFolder, file);
  }
  const [, packageName = name] = /^(?:npm:)?((?:@[^/]+\/)?[^/@]+)/.exec(name) ?? [];
  return `npm:${packageName}@${installedVersion(packageName, from)}`;
}

function existingFile(path: string, name: string, from: string): string {
  if (existsSync(path)) return path;
  throw new RangeError(`${from} imports "${name}", which is not there`);
}

const versions = new Map<string, string>();

/** The installed version of a package, looked for upward from the file; of the runtime's own, `runtime`. */
export function installedVersion(name: string, from: string = projectFolder): string {
  for (const start of [dirname(from), projectFolder]) {
    for (let folder = resolve(start);; folder = dirname(folder)) {
      const manifest = join(folder, "node_modules", name, "package.json");
      const known = versions.get(manifest);
      if (known !== undefined) return known;
      if (existsSync(manifest)) {
        const { version = "" } = JSON.parse(readFileSync(manifest, "utf8"));
        versions.set(manifest, version);
        return version;
      }
      if (dirname(folder) === folder) break;
    }
  }
  return "runtime";
}

function placeOf(path: string): string {
  const place = relative(projectFolder, path);
  // A user's own file, outside: its folder's name is not part of what it computes.
  return place.startsWith("..") ? `outside/${path.split(sep).at(-1)}` : place.replaceAll(sep, "/");
}
