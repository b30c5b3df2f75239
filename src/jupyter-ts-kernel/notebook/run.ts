/**
 * Executes a notebook without Jupyter or Python, with the same process and the same compiler as the
 * kernel, and stores the outputs or compares them with those that are there.
 */
import { resolve } from "node:path";
import type { CheckMode } from "../cells/magics.ts";
import { Interpreter } from "../session/interpreter.ts";
import type { CellError } from "../session/protocol.ts";
import { difference } from "./compare.ts";
import {
  type Cell,
  type Notebook,
  type Output,
  readNotebook,
  sourceOf,
  writeNotebook,
} from "./nbformat.ts";
import { Outputs } from "./outputs.ts";

export interface RunNotebookOptions {
  /** Compares outputs with those in the file, which is left as it is, instead of storing them. */
  readonly check?: boolean;
  /** Seconds that one cell may take. */
  readonly timeout?: number;
  /** Heap of the cells, in MiB. */
  readonly memory?: number;
  /** Whether each cell is type-checked. */
  readonly types?: CheckMode;
  /** Goes on after a cell that failed. */
  readonly allowErrors?: boolean;
  /** Called before each cell of code, numbered from 1. */
  readonly onCell?: (number: number, total: number) => void;
}

export interface NotebookRun {
  readonly path: string;
  /** The notebook with the outputs of this run. */
  readonly notebook: Notebook;
  /** Cells that threw, by the tag `raises-exception` expected ones aside. */
  readonly failures: readonly { readonly cell: number; readonly error: CellError }[];
  /** Cells whose outputs are not those of the file; a cell tagged `varies` is not compared. */
  readonly differences: readonly { readonly cell: number; readonly difference: string }[];
}

const defaultTimeout = 600; // s

/** Cells are numbered from 1, cells of text not counted. Throws an Error for a file it can't read. */
export async function runNotebook(
  path: string,
  options: RunNotebookOptions = {},
): Promise<NotebookRun> {
  const stored = readNotebook(path);
  const notebook = structuredClone(stored);
  const cells = notebook.cells.filter(({ cell_type: type }) => type === "code");
  const before = stored.cells.filter(({ cell_type: type }) => type === "code");
  const failures: { cell: number; error: CellError }[] = [];
  const differences: { cell: number; difference: string }[] = [];

  let outputs = new Outputs(new Map());
  const shown = new Map();
  const interpreter = new Interpreter({
    notebook: resolve(path),
    memory: options.memory,
    check: options.types,
    onOutput: (output) => outputs.take(output),
  });
  try {
    let number = 0;
    for (const cell of cells) {
      number += 1;
      options.onCell?.(number, cells.length);
      outputs = new Outputs(shown);
      cell.outputs = outputs.list;
      const error = await runCell(interpreter, cell, number, outputs, options.timeout);
      cell.execution_count = number;
      if (error === null || has(cell, "raises-exception")) continue;
      failures.push({ cell: number, error });
      if (options.allowErrors !== true) break;
    }
  } finally {
    await interpreter.close();
  }
  cells.forEach((cell, i) => {
    if (has(cell, "varies") || failures.some((failure) => failure.cell === i + 1)) return;
    const found = difference(before[i].outputs ?? [], cell.outputs as Output[]);
    if (found !== null) differences.push({ cell: i + 1, difference: found });
  });
  if (options.check !== true) writeNotebook(path, notebook);
  return { path, notebook, failures, differences };
}

async function runCell(
  interpreter: Interpreter,
  cell: Cell,
  number: number,
  outputs: Outputs,
  timeout = defaultTimeout,
): Promise<CellError | null> {
  const code = sourceOf(cell);
  if (code.trim() === "") return null;
  // The second interrupt ends code that the first one cannot stop.
  const timer = setInterval(() => interpreter.interrupt(), 1000 * timeout);
  const outcome = await interpreter.execute({ code, number });
  clearInterval(timer);
  outputs.finish(outcome, number);
  return outcome.status === "error" ? outcome.error : null;
}

function has({ metadata }: Cell, tag: string): boolean {
  return metadata.tags?.includes(tag) ?? false;
}
