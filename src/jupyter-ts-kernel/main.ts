/** The command `jupyter-ts-kernel`. */
import { Command, InvalidArgumentError, Option } from "commander";
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import process from "node:process";
import { type CheckMode, checkModes } from "./cells/magics.ts";
import { readConnection } from "./kernel/connection.ts";
import { Kernel } from "./kernel/kernel.ts";
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

await program.parseAsync();

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
