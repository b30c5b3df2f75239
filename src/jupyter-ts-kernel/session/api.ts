/**
 * The global `jupyter` of a cell. Its first half is what `Deno.jupyter` has, so that a notebook needs
 * one line to run in either kernel: `const { display } = globalThis.jupyter ?? Deno.jupyter`.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Channel } from "./channel.ts";
import type { Comm, Comms, CommTarget } from "./comms.ts";
import type { DisplayOptions, Displays } from "./displays.ts";
import { displaySymbol, mimeBundle } from "./mime-bundle.ts";
import type { Json, MimeBundle } from "./protocol.ts";
import { type Slider, slider, type SliderOptions } from "./slider.ts";

export interface Displayable {
  [displaySymbol](): MimeBundle | Promise<MimeBundle>;
}

type Tag = (parts: TemplateStringsArray, ...values: unknown[]) => Displayable;

export interface JupyterApi {
  readonly $display: typeof displaySymbol;
  /** Shows a value now, before the cell ends. */
  display(value: unknown, options?: DisplayOptions): Promise<void>;
  /** The value in all formats it can be shown in. */
  format(value: unknown): MimeBundle | Promise<MimeBundle>;
  /** Sends a message to the page as `Deno.jupyter.broadcast` does: displays and `clear_output`. */
  broadcast(type: string, content: Json): Promise<void>;
  readonly html: Tag;
  readonly md: Tag;
  readonly svg: Tag;
  /** A PNG or JPEG, as bytes or from a file. */
  image(source: Uint8Array | string | URL): Displayable;
  /** Takes the cell's output away, at once or when the next one comes. */
  clearOutput(wait?: boolean): void;
  /** A line that the user types. Throws where the client takes no input. */
  input(prompt?: string, options?: { readonly password?: boolean }): Promise<string>;
  openComm(target: string, data?: Json): Comm;
  registerTarget(target: string, opened: CommTarget): void;
  slider(options: SliderOptions): Slider;
}

export interface ApiParts {
  readonly channel: Channel;
  readonly comms: Comms;
  readonly displays: Displays;
  /** Asks the user; throws where that is not possible. */
  readonly ask: (prompt: string, password: boolean) => Promise<string>;
}

export function jupyterApi({ channel, comms, displays, ask }: ApiParts): JupyterApi {
  const tag = (type: string): Tag => (parts, ...values) => {
    const text = String.raw({ raw: parts }, ...values);
    return { [displaySymbol]: () => ({ [type]: text, "text/plain": text }) };
  };
  return {
    $display: displaySymbol,
    display: (value, options = {}) => displays.show(value, options),
    format: (value) => mimeBundle(value),
    broadcast: (type, content) => broadcast(channel, displays, type, content),
    html: tag("text/html"),
    md: tag("text/markdown"),
    svg: tag("image/svg+xml"),
    image(source) {
      const isUrl = source instanceof URL ||
        (typeof source === "string" && source.startsWith("file:"));
      const bytes = source instanceof Uint8Array
        ? source
        : new Uint8Array(readFileSync(isUrl ? fileURLToPath(source) : source));
      return { [displaySymbol]: () => mimeBundle(bytes) };
    },
    clearOutput: (wait = false) => channel.send({ type: "clear", wait }),
    input: (prompt = "", { password = false } = {}) => ask(prompt, password),
    openComm: (target, data) => comms.open(target, data),
    registerTarget: (target, opened) => comms.register(target, opened),
    slider: (options) => slider(comms, options),
  };
}

/** Throws an Error for a type that only the kernel itself sends. */
function broadcast(
  channel: Channel,
  displays: Displays,
  type: string,
  content: Json,
): Promise<void> {
  if (type === "clear_output") {
    channel.send({ type: "clear", wait: content.wait === true });
    return Promise.resolve();
  }
  if (type !== "display_data" && type !== "update_display_data") {
    throw new Error(
      `broadcast: type must be display_data, update_display_data or clear_output, got ${type}`,
    );
  }
  const { display_id } = (content.transient ?? {}) as { display_id?: string };
  const update = type === "update_display_data";
  return displays.show(content.data, {
    raw: true,
    update,
    metadata: (content.metadata ?? {}) as Json,
    ...(display_id === undefined ? {} : { display_id }),
  });
}
