#!/usr/bin/env node
/** The command `jupyter-ts-kernel`. */
import { Command, InvalidArgumentError, Option } from "commander";
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import process from "node:process";
import { type CheckMode, checkModes } from "./cells/magics.ts";
import { readConnection } from "./kernel/connection.ts";
import {
  installKernelSpec,
  type InstallOptions,
  removeKernelSpec,
  type Runtime,
  runtimes,
} from "./install/kernelspec.ts";
import { Kernel } from "./kernel/kernel.ts";
import { runNotebook, type RunNotebookOptions } from "./notebook/run.ts";
import { version } from "./version.ts";

interface RunOptions {
  readonly memory?: number;
  readonly check: CheckMode;
  readonly verbose?: boolean;
}

const memory = new Option("--memory <MiB>", "heap of the code in the cells").argParser((text) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 16) throw new InvalidArgumentError("at least 16 MiB.");
  return value;
});
const check = new Option("--check <mode>", "type-check each cell before it runs")
  .choices([...checkModes])
  .default("off");

const checkIfSaid = new Option("--check <mode>", "type-check each cell").choices([...checkModes]);

const program = new Command("jupyter-ts-kernel")
  .description("A TypeScript kernel for Jupyter, on Deno and Node.")
  .version(version);

program.command("run", { hidden: true })
  .description("what Jupyter starts")
  .argument("<connection-file>")
  .addOption(memory)
  .addOption(check)
  .option("--verbose", "say on stderr what was refused")
  .action(run);

program.command("install")
  .description("tell Jupyter about the kernel")
  .option("--prefix <folder>", "install below folder/share/jupyter instead of for the user")
  .addOption(new Option("--runtime <name>", "only for this runtime").choices([...runtimes]))
  .addOption(memory)
  .addOption(checkIfSaid)
  .action(install);

program.command("uninstall")
  .description("take it away again")
  .option("--prefix <folder>", "where it was installed")
  .action(({ prefix }: InstallOptions) => {
    for (const runtime of runtimes) console.log(`removed ${removeKernelSpec(runtime, prefix)}`);
  });

program.command("execute")
  .description("run notebooks without Jupyter or Python and store their outputs")
  .argument("<notebook...>")
  .option("--check", "compare outputs with the stored ones instead of storing them")
  .option("--timeout <seconds>", "what a cell may take", Number, 600)
  .option("--allow-errors", "go on after a cell that failed")
  .addOption(memory)
  .addOption(new Option("--types <mode>", "type-check each cell").choices([...checkModes]))
  .action(execute);

try {
  await program.parseAsync();
} catch (error) {
  console.error(`jupyter-ts-kernel: ${(error as Error).message}`);
  process.exitCode = 2;
}

async function run(file: string, { memory, check, verbose }: RunOptions): Promise<void> {
  const kernel = new Kernel({
    connection: readConnection(file),
    notebook: notebookPath(),
    memory,
    check,
    log: verbose ? (line) => process.stderr.write(`${line}\n`) : undefined,
  });
  const parent = process.ppid;
  const orphaned = setInterval(() => {
    if (process.ppid !== parent) kernel.close();
  }, 1000);
  process.on("SIGINT", () => kernel.interrupt());
  process.on("SIGTERM", () => kernel.close());
  await kernel.start();
  await kernel.closed;
  clearInterval(orphaned);
  process.exit(0);
}

/** Jupyter starts a kernel in the folder of its notebook; newer servers also say which one it is. */
function notebookPath(): string {
  const { JPY_SESSION_NAME: said } = process.env;
  if (said !== undefined && isAbsolute(said) && existsSync(dirname(said))) return said;
  const local = said === undefined ? "" : resolve(said);
  return existsSync(local) && local.endsWith(".ipynb")
    ? local
    : join(process.cwd(), "notebook.ipynb");
}

function install(options: InstallOptions & { readonly runtime?: Runtime }): void {
  let installed = 0;
  for (const runtime of options.runtime === undefined ? runtimes : [options.runtime]) {
    const folder = installKernelSpec(runtime, options);
    console.log(
      folder === null
        ? `not installed for ${runtime}: no ${runtime} on the PATH`
        : `installed ${folder}`,
    );
    if (folder !== null) installed += 1;
  }
  if (installed === 0) process.exitCode = 1;
}

interface ExecuteOptions extends RunNotebookOptions {
  readonly timeout: number;
}

/** Exit code 1 where a cell failed or an output is not the stored one. */
async function execute(paths: readonly string[], options: ExecuteOptions): Promise<void> {
  for (const path of paths) {
    const began = performance.now();
    const { failures, differences } = await runNotebook(path, options);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    for (const { cell, error } of failures) {
      console.error(`${path}: cell ${cell} failed\n${error.traceback.join("\n")}`);
    }
    if (options.check === true) {
      for (const { cell, difference } of differences) {
        console.error(`${path}: cell ${cell}: ${difference}`);
      }
    }
    const isBad = failures.length > 0 || (options.check === true && differences.length > 0);
    if (isBad) process.exitCode = 1;
    const verb = options.check === true ? "compared" : "executed and stored";
    console.log(`${path}: ${verb} in ${seconds} s, ${isBad ? "with errors" : "no errors"}`);
  }
}
