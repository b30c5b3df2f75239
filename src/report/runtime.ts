/** What differs between the runtimes: the one file that asks which it is. */

/** Sends a message of the Jupyter protocol to all front ends. */
export type Broadcast = (type: string, content: Readonly<Record<string, unknown>>) => unknown;

/** The kernel's own broadcast; null where this is no notebook, or its kernel has none. */
export function kernelBroadcast(): Broadcast | null {
  const { Deno: deno } = globalThis as unknown as {
    readonly Deno?: { readonly jupyter?: { readonly broadcast?: Broadcast } };
  };
  try {
    return deno?.jupyter?.broadcast ?? null;
  } catch {
    return null; // outside a notebook, Deno's getter throws
  }
}
