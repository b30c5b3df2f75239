/** The outputs of one cell, put together as a notebook stores them. */
import type { MimeBundle, Outcome } from "../session/protocol.ts";
import type { SessionOutput } from "../session/session.ts";
import { linesOf, type Output } from "./nbformat.ts";

/** An output that can be shown again under its id. */
type Shown = Extract<Output, { data: MimeBundle }>;

export class Outputs {
  readonly list: Output[] = [];
  readonly #shown: Map<string, Shown[]>;
  #isToBeCleared = false;

  /** `shown` holds what may be updated, also from another cell. */
  constructor(shown: Map<string, Shown[]>) {
    this.#shown = shown;
  }

  take(output: SessionOutput): void {
    switch (output.type) {
      case "stream":
        return this.#stream(output.name, output.text);
      case "display":
        if (output.update) {
          for (const shown of this.#shown.get(output.id ?? "") ?? []) {
            shown.data = stored(output.data);
            shown.metadata = output.metadata;
          }
          return;
        }
        return this.#add(
          { output_type: "display_data", data: stored(output.data), metadata: output.metadata },
          output.id,
        );
      case "clear":
        if (output.wait) this.#isToBeCleared = true;
        else this.list.length = 0;
    }
  }

  finish(outcome: Outcome, count: number): void {
    if (outcome.status === "error") {
      this.#add({ output_type: "error", ...outcome.error });
    } else if (outcome.data !== undefined) {
      const { data, metadata = {} } = outcome;
      this.#add({
        output_type: "execute_result",
        data: stored(data),
        metadata,
        execution_count: count,
      });
    }
  }

  #stream(name: string, text: string): void {
    const last = this.list.at(-1);
    const isSame = last?.output_type === "stream" && last.name === name && !this.#isToBeCleared;
    if (!isSame) {
      return this.#add({ output_type: "stream", name, text: linesOf(overwritten(text)) });
    }
    last.text = linesOf(overwritten(last.text.join("") + text));
  }

  #add(output: Output, id?: string): void {
    if (this.#isToBeCleared) this.list.length = 0;
    this.#isToBeCleared = false;
    this.list.push(output);
    if (id === undefined || !("data" in output)) return;
    this.#shown.set(id, [...this.#shown.get(id) ?? [], output]);
  }
}

/** A carriage return writes over its line, as on a terminal: of a progress bar the end stays. */
function overwritten(text: string): string {
  return text.replace(/\r+\n/g, "\n").replace(/^.*\r(?!$)/gm, "");
}

/** Texts as lists of lines; what is JSON or base64 stays in one piece. */
function stored(data: MimeBundle): MimeBundle {
  const entries = Object.entries(data).map(([type, value]) => {
    const isText = typeof value === "string" && (/^text\/|\+xml$/.test(type));
    return [type, isText ? linesOf(value) : value];
  });
  return Object.fromEntries(entries);
}
