/** Where a cell's import is looked for: beside the notebook, then beside the kernel. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const isDeno = "Deno" in globalThis;

/** `npm:name@version` is the installed `name`. */
export function installedName(specifier: string): string {
  if (!specifier.startsWith("npm:")) return specifier;
  return specifier.slice("npm:".length).replace(/^\/*((?:@[^/]+\/)?[^/@]+)(?:@[^/]*)?/, "$1");
}

/**
 * What the first of several ways of looking finds: a package beside the notebook, or else one that
 * the kernel was installed with, so that a notebook in a folder of its own sees it. Paths are looked
 * for in the first way only. Throws what the first way throws.
 */
export function nearest<T extends { readonly url: string }>(
  specifier: string,
  ways: readonly (() => T)[],
): T {
  const [first] = ways;
  if (/^(\.{0,2}\/|[a-z]+:)/.test(specifier)) return first();
  let failure: unknown = null;
  for (const way of ways) {
    try {
      const found = way();
      if (isThere(found)) return found;
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure !== null) throw failure;
  return first();
}

/** Deno makes a path of a name that it does not find. */
function isThere({ url }: { readonly url: string }): boolean {
  return !url.startsWith("file:") || existsSync(fileURLToPath(url.split("?")[0]));
}
