/**
 * danfo.js, imported here and nowhere else, when it is first wanted: it takes 2 to 5 s. It brings native
 * code, so it does not come along with this package: who wants DataFrames installs it.
 */
import type { MimeBundle } from "../results.ts";

/** What is used of a DataFrame or Series, of whatever class danfo makes it. */
export interface Frame {
  readonly columns: readonly string[];
  readonly dtypes: readonly string[];
  readonly shape: readonly number[];
  readonly values: readonly unknown[];
}

let display: ((frame: Frame) => MimeBundle) | null = null;

/** Tells DataFrames how to show themselves in a notebook. The report room calls it when it is loaded. */
export function showDataFramesWith(show: (frame: Frame) => MimeBundle): void {
  display = show;
}

/**
 * The package. Throws an Error in the caller's name where it is not installed.
 * @ts-ignore for who compiles without danfojs-node */
export async function danfojs(caller: string): Promise<typeof import("danfojs-node")> {
  try {
    const danfo = await import("danfojs-node");
    teachDisplay(danfo.DataFrame.prototype);
    return danfo;
  } catch (cause) {
    const { code } = cause as { readonly code?: string };
    if (code !== "ERR_MODULE_NOT_FOUND") throw cause;
    throw new Error(
      `${caller} needs danfojs-node, which is not installed: npm install danfojs-node`,
      { cause },
    );
  }
}

/** What danfo computes from a frame is of its inner classes, which have one ancestor. */
function teachDisplay(prototype: object): void {
  const above = Object.getPrototypeOf(prototype);
  if (above !== Object.prototype) return teachDisplay(above);
  Object.defineProperty(prototype, Symbol.for("Jupyter.display"), {
    configurable: true,
    value(this: Frame): MimeBundle {
      return display?.(this) ?? { "text/plain": String(this) };
    },
  });
}
