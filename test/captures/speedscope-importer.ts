/**
 * speedscope's own reader, out of the program that the package `speedscope` serves to browsers. Its
 * build names no exports, so the function that opens a text is handed out of it; the rest, which
 * needs a page, may fail.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { root } from "../sources.ts";

export interface ImportedProfile {
  getName(): string;
  /** In the unit of the profile. */
  getTotalWeight(): number;
  forEachFrame(visit: (frame: { name: string; file?: string; line?: number }) => void): void;
}

type Importer = (name: string, text: string) => Promise<{ profiles: ImportedProfile[] } | null>;

function loadImporter(): Importer {
  const folder = join(root, "node_modules/speedscope/dist/release");
  const file = readdirSync(folder).find((name) => /^speedscope-\w+\.js$/.test(name)) as string;
  const source = readFileSync(join(folder, file), "utf8");
  const begin = /async function (\w+)\(t,e\)\{return\(await \w+\)\.importProfileGroupFromText\(/;
  const handedOut = source.replace(begin, (text, name) => `globalThis.importer=${name};${text}`);
  const page: Record<string, unknown> = {
    ...{ performance, TextDecoder, TextEncoder, URL, setTimeout, clearTimeout },
    ...{ document: anything, localStorage: anything, location: { hash: "", href: "" } },
    navigator: { userAgent: "" },
    console: { log() {}, warn() {}, error() {} },
    addEventListener() {},
  };
  Object.assign(page, { window: page, self: page, globalThis: page });
  try {
    runInContext(handedOut, createContext(page));
  } catch {
    // The user interface does not get far without a page.
  }
  return page.importer as Importer;
}

/** Stands for the browser's page: every property, call and new object of it is itself. */
const anything: unknown = new Proxy(function () {}, {
  get: (_target, key) =>
    key === Symbol.toPrimitive ? () => "" : key === "then" ? undefined : anything,
  set: () => true,
  apply: () => anything,
  construct: () => anything as object,
});

/** Opens a text as speedscope does when it is dropped on its page; null where it knows it not. */
export const importIntoSpeedscope: Importer = loadImporter();
