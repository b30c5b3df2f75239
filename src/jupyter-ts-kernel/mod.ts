/**
 * A TypeScript kernel for Jupyter, and the same without Jupyter.
 *
 *     import { runNotebook } from "jupyter-ts-kernel";
 *     const { failures, differences } = await runNotebook("notebook.ipynb", { check: true });
 *
 * - `runNotebook` executes a notebook, stores its outputs or compares them with the stored ones.
 * - `Interpreter` runs cells one by one, in a process of its own that outlives their errors.
 * - `Kernel` is what Jupyter talks to; the command `jupyter-ts-kernel run` starts one.
 * - `compileCell` turns a cell into JavaScript whose declarations outlive it.
 */
export { compileCell, type CompiledCell } from "./cells/compile.ts";
export { type Completeness, completeness } from "./cells/completeness.ts";
export { CellSyntaxError } from "./cells/strip.ts";
export { type CheckMode, checkModes } from "./cells/magics.ts";
export { type Connection, readConnection } from "./kernel/connection.ts";
export { Kernel, type KernelOptions } from "./kernel/kernel.ts";
export {
  installKernelSpec,
  type InstallOptions,
  type KernelSpec,
  kernelSpec,
  removeKernelSpec,
} from "./install/kernelspec.ts";
export { type Notebook, readNotebook, writeNotebook } from "./notebook/nbformat.ts";
export { type NotebookRun, runNotebook, type RunNotebookOptions } from "./notebook/run.ts";
export type { JupyterApi } from "./session/api.ts";
export { type CellRun, Interpreter, type InterpreterOptions } from "./session/interpreter.ts";
export type { CellError, MimeBundle, Outcome } from "./session/protocol.ts";
