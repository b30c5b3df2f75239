/** What differs between the runtimes: the one file that asks which it is. */

/** Sends a message of the Jupyter protocol to all front ends. */
export type Broadcast = (type: string, content: Readonly<Record<string, unknown>>) => Promise<void>;

/** The kernel's own broadcast; null where this is no notebook, or its kernel has none. */
export function kernelBroadcast(): Broadcast | null {
  const { Deno: deno, Jupyter: own } = globalThis as unknown as {
    readonly Deno?: { readonly jupyter?: { readonly broadcast?: Broadcast } };
    readonly Jupyter?: { readonly broadcast?: Broadcast };
  };
  try {
    return own?.broadcast ?? deno?.jupyter?.broadcast ?? null;
  } catch {
    return null; // outside a notebook, Deno's getter throws
  }
}
