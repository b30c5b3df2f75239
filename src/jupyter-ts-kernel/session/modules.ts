/**
 * The modules that cells import: found from the notebook's folder, interruptible, and loaded anew
 * when a file changed, with all that import it.
 *
 * A module is loaded anew under the same URL with another `?v=`; files below `node_modules` are left
 * as they are. `npm:name@version` means the installed `name`; Deno loads it where there is none.
 */
import MagicString from "magic-string";
import { readFileSync, statSync } from "node:fs";
import { createRequire, registerHooks } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { instrument } from "../cells/instrument.ts";
import { parseModule } from "../cells/parse.ts";
import { type Position, Positions } from "../cells/positions.ts";
import { CellSyntaxError, stripTypes } from "../cells/strip.ts";
import { importFor } from "./importer.ts";
import { installedName, isDeno, nearest } from "./nearest.ts";

interface LocalFile {
  version: number;
  stamp: string;
  readonly importers: Set<string>;
  /** As it was when loaded, to find the place of an error. */
  source: string | null;
}

export class Modules {
  /** The notebook's path. */
  readonly notebook: string;
  readonly #base: string;
  readonly #files = new Map<string, LocalFile>();

  /** `notebook` is the path that relative imports start from. */
  constructor(notebook: string) {
    this.notebook = notebook;
    this.#base = pathToFileURL(notebook).href;
    const importer = new URL(
      import.meta.url.endsWith(".ts") ? "importer.ts" : "importer.js",
      import.meta.url,
    ).href;
    registerHooks({
      resolve: (specifier, context, next) => {
        const isCell = context.parentURL === importer;
        const parent = isCell ? this.#base : context.parentURL;
        const isOurs = isCell || this.#files.has((parent ?? "").split("?")[0]);
        if (!isOurs) return next(specifier, context);
        const wanted = installedName(specifier);
        const parents = [parent, importer, new URL("..", ownFolder).href];
        const ways = parents.map((parentURL) => () => next(wanted, { ...context, parentURL }));
        // Deno also loads what is not installed.
        if (isDeno && wanted !== specifier) ways.push(() => next(specifier, context));
        const found = nearest(wanted, ways);
        if (!isLocal(found.url) || found.url.startsWith(ownFolder)) return found;
        return { ...found, url: this.#versioned(found.url, isCell ? null : parent ?? null) };
      },
      load: (url, context, next) => {
        // Deno takes a required JSON file for JavaScript where a hook leaves its format open.
        if (isDeno && url.endsWith(".json")) return { ...next(url, context), format: "json" };
        const file = this.#files.get(url.split("?")[0]);
        if (file === undefined || !/\.m?[tj]s$/.test(url.split("?")[0])) return next(url, context);
        const loaded = runtimesOwn(url, () => next(url, context));
        if (!/^(module|module-typescript|undefined)$/.test(String(loaded.format))) return loaded;
        // Deno hands on JavaScript with a map that its stack traces go by; Node the file as it is.
        const source = typeof loaded.source === "string"
          ? loaded.source
          : new TextDecoder().decode(loaded.source as Uint8Array);
        file.source = isDeno ? null : source;
        const text = readable(url, () => interruptible(source, loaded.format));
        return { format: "module", source: text.toString(), shortCircuit: true };
      },
    });
  }

  get url(): string {
    return this.#base;
  }

  get directory(): string {
    return dirname(this.notebook);
  }

  /** The URL of a path beside the notebook, or of an installed package. */
  resolve(specifier: string): string {
    if (/^\.{0,2}\//.test(specifier)) return new URL(specifier, this.#base).href;
    const found = createRequire(this.#base).resolve(specifier);
    return found.startsWith("/") ? pathToFileURL(found).href : found;
  }

  /** Throws what the module throws, and an error that names a missing export. */
  async load(specifier: string, attributes: Record<string, string> = {}): Promise<object> {
    this.#refresh();
    return await importFor(specifier, attributes);
  }

  /** Where a place in a loaded module is in its file, or null for what was not changed. */
  original(url: string, place: Position): Position | null {
    const source = this.#files.get(url.split("?")[0])?.source;
    if (source == null) return null;
    const format = /\.m?ts(\?|$)/.test(url) ? "module-typescript" : "module";
    return new Positions(interruptible(source, format)).original(place);
  }

  /** Makes what changed, and what depends on it, new to the next import. */
  #refresh(): void {
    const changed = [...this.#files].filter(([url, file]) => file.stamp !== stamp(url));
    const stale = new Set<string>();
    const visit = (url: string) => {
      if (stale.has(url)) return;
      stale.add(url);
      for (const importer of this.#files.get(url)?.importers ?? []) visit(importer);
    };
    for (const [url] of changed) visit(url);
    for (const url of stale) {
      const file = this.#files.get(url);
      if (file === undefined) continue;
      file.version += 1;
      file.stamp = stamp(url);
    }
  }

  #versioned(url: string, importer: string | null): string {
    const [path, query] = url.split("?");
    let file = this.#files.get(path);
    if (file === undefined) {
      file = { version: 0, stamp: stamp(path), importers: new Set(), source: null };
      this.#files.set(path, file);
    }
    if (importer !== null) file.importers.add(importer.split("?")[0]);
    return file.version === 0 || query !== undefined ? url : `${path}?v=${file.version}`;
  }
}

const ownFolder = new URL("..", import.meta.url).href;

function interruptible(source: string, format: string | null | undefined): MagicString {
  const { code, program } = parseModule(
    format === "module-typescript" ? stripTypes(source) : source,
  );
  const text = new MagicString(code);
  instrument(text, program, { functions: false });
  return text;
}

/** Deno says that a module is "unprepared" where its text is wrong, or gives none: we say where. */
function runtimesOwn<T extends { source?: unknown }>(url: string, load: () => T): T {
  try {
    const loaded = load();
    if (loaded.source != null) return loaded;
    throw new SyntaxError(`${url} cannot be read`);
  } catch (error) {
    readable(url, () => stripTypes(readFileSync(fileURLToPath(url.split("?")[0]), "utf8")));
    throw error;
  }
}

/** Names the file of a syntax error. */
function readable<T>(url: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
    const file = fileURLToPath(url.split("?")[0]);
    throw new SyntaxError(`${file}:${error.line}:${error.column}: ${error.message}`);
  }
}

function isLocal(url: string): boolean {
  return url.startsWith("file:") && !url.includes("/node_modules/");
}

function stamp(url: string): string {
  try {
    const { mtimeMs, size } = statSync(fileURLToPath(url));
    return `${mtimeMs} ${size}`;
  } catch {
    return "missing";
  }
}
