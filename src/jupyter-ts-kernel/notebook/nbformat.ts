/**
 * Notebooks as files: nbformat 4.5, read, checked and written as Jupyter itself writes them.
 *
 * Source: the nbformat documentation, "The Notebook file format", version 4.5.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Json, MimeBundle } from "../session/protocol.ts";

export type Output =
  | { readonly output_type: "stream"; readonly name: string; text: string[] }
  | {
    readonly output_type: "display_data";
    data: MimeBundle;
    metadata: Json;
  }
  | {
    readonly output_type: "execute_result";
    data: MimeBundle;
    metadata: Json;
    readonly execution_count: number;
  }
  | {
    readonly output_type: "error";
    readonly ename: string;
    readonly evalue: string;
    readonly traceback: readonly string[];
  };

export interface Cell {
  readonly cell_type: string;
  readonly source: string | readonly string[];
  readonly metadata: Json & { readonly tags?: readonly string[] };
  execution_count?: number | null;
  outputs?: Output[];
}

export interface Notebook {
  readonly cells: Cell[];
  readonly metadata: Json;
  readonly nbformat: number;
  readonly nbformat_minor: number;
}

/** Throws an Error that names the file and what is wrong with it. */
export function readNotebook(path: string): Notebook {
  let notebook: Partial<Notebook>;
  try {
    notebook = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
  if (notebook?.nbformat !== 4) {
    throw new Error(`${path}: nbformat must be 4, got ${JSON.stringify(notebook?.nbformat)}`);
  }
  if (!Array.isArray(notebook.cells)) throw new Error(`${path}: there is no list of cells`);
  notebook.cells.forEach(({ cell_type: type, source }, i) => {
    if (typeof type !== "string") throw new Error(`${path}: cell ${i + 1} has no cell_type`);
    if (typeof source !== "string" && !Array.isArray(source)) {
      throw new Error(`${path}: cell ${i + 1} has no source`);
    }
  });
  return notebook as Notebook;
}

export function sourceOf({ source }: Cell): string {
  return typeof source === "string" ? source : source.join("");
}

/** As Jupyter writes it: one space of indent, keys in order, and never half of it. */
export function writeNotebook(path: string, notebook: Notebook): void {
  const part = `${path}.part`;
  writeFileSync(part, JSON.stringify(sorted(notebook), null, 1) + "\n");
  renameSync(part, path);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** A text as the list of lines that notebooks store. */
export function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}
