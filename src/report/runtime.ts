/** What differs between the runtimes: the one file that asks which it is. */

export interface KernelDisplayOptions {
  /** The value is a MIME bundle. */
  readonly raw: true;
  readonly display_id: string;
  /** Whether it takes the place of what was shown under that id. */
  readonly update: boolean;
}

/** Shows a MIME bundle in the notebook. */
export type KernelDisplay = (
  bundle: Readonly<Record<string, unknown>>,
  options: KernelDisplayOptions,
) => unknown;

/**
 * What the kernel shows things by: the global `jupyter` of our kernel, `Deno.jupyter` of Deno's. Null where
 * this is no notebook.
 */
export function kernelDisplay(): KernelDisplay | null {
  type Kernel = { readonly display?: KernelDisplay };
  const { jupyter, Deno: deno } = globalThis as unknown as {
    readonly jupyter?: Kernel;
    readonly Deno?: { readonly jupyter?: Kernel };
  };
  try {
    return (jupyter ?? deno?.jupyter)?.display ?? null;
  } catch {
    return null; // outside a notebook, Deno's getter throws
  }
}
