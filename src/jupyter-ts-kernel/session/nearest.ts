/** Where a cell's import is looked for: beside the notebook, then beside the kernel. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const isDeno = "Deno" in globalThis;

/** On Node, `npm:name@version` is the installed `name`. */
export function onThisRuntime(specifier: string): string {
  if (isDeno || !specifier.startsWith("npm:")) return specifier;
  return specifier.slice("npm:".length).replace(/^\/*((?:@[^/]+\/)?[^/@]+)(?:@[^/]*)?/, "$1");
}

/**
 * A package beside the notebook, or else one that the kernel was installed with, so that a notebook
 * in a folder of its own sees it. Throws what looking beside the notebook throws.
 */
export function nearest<T extends { readonly url: string }>(
  specifier: string,
  notebooks: () => T,
  kernels: () => T,
): T {
  if (/^(\.{0,2}\/|[a-z]+:)/.test(specifier)) return notebooks();
  let failure: unknown = null;
  try {
    const found = notebooks();
    if (isThere(found)) return found;
  } catch (error) {
    failure = error;
  }
  try {
    const found = kernels();
    if (isThere(found)) return found;
  } catch {
    // The message about the notebook's folder is the one that helps.
  }
  if (failure !== null) throw failure;
  return notebooks();
}

/** Deno makes a path of a name that it does not find. */
function isThere({ url }: { readonly url: string }): boolean {
  return !url.startsWith("file:") || existsSync(fileURLToPath(url.split("?")[0]));
}
