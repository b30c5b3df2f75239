/** The imports that a project of Deno gives names to, which hold in its notebooks too. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The nearest deno.json with imports, from a folder upwards; null where there is none. */
export function importMapOf(folder: string): string | null {
  const path = join(folder, "deno.json");
  if (existsSync(path)) return hasImports(path) ? path : null;
  const parent = dirname(folder);
  return parent === folder ? null : importMapOf(parent);
}

function hasImports(path: string): boolean {
  try {
    const { imports, scopes } = JSON.parse(readFileSync(path, "utf8"));
    return imports !== undefined || scopes !== undefined;
  } catch {
    return false; // with comments in it, which no import map may have
  }
}
