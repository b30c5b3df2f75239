/**
 * `deno task lab`: JupyterLab in notebooks/, with the project's TypeScript kernels.
 *
 * It takes JupyterLab from its own Python environment or from the machine. Where there is none it asks, and
 * makes the environment under runs/, which is no part of the project. Nothing goes into the home folder.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { createInterface } from "node:readline/promises";
import { InvalidArgumentError } from "commander";
import { Finding, runCommand } from "./command.ts";
import {
  environmentSteps,
  type FoundLab,
  foundLab,
  ownLab,
  type Step,
  withoutPython,
} from "./jupyter/python-environment.ts";
import { type ServerOptions, serverStep, serverVariables, shown } from "./jupyter/server.ts";

/** Throws an InvalidArgumentError for what is no port. */
function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new InvalidArgumentError("must be a whole number below 65536.");
}

interface LabOptions extends Omit<ServerOptions, "more"> {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly environment: string;
}

await runCommand("lab", (program) => {
  program
    .description("Opens JupyterLab in notebooks/, with the TypeScript kernels of the project.")
    .option("-y, --yes", "make the Python environment, where there is none, without asking")
    .option("--no-browser", "start the server only, which prints its address")
    .option("--dry-run", "say what would be done, and do nothing")
    .option("--folder <folder>", "where JupyterLab opens", "notebooks")
    .option("--port <number>", "of the server", portOf)
    .option("--environment <folder>", "Python environment to use or to make", "runs/jupyter-env")
    .argument("[options...]", "further options of jupyter-lab, after --")
    .action(lab);
});

async function lab(more: readonly string[], options: LabOptions): Promise<void> {
  const { environment, folder, dryRun = false } = options;
  if (!existsSync(folder)) throw new RangeError(`there is no folder "${folder}" to open`);
  const found = foundLab(environment) ?? await madeLab(options);
  const step = serverStep(found, { ...options, more });
  const variables = serverVariables(found, environment);
  if (dryRun) {
    const set = Object.entries(variables).map(([name, value]) => shown([`${name}=${value}`]));
    console.log(`would start\n  ${shown(step)}\nwith\n  ${set.join("\n  ")}`);
    return;
  }
  process.exitCode = await served(step, variables);
}

/** Makes the environment, if the user agrees. */
async function madeLab(
  { yes = false, dryRun = false, environment }: LabOptions,
): Promise<FoundLab> {
  const steps = environmentSteps(environment);
  if (steps === null) throw refusal(withoutPython);
  const commands = steps.map((step) => `  ${shown(step)}`).join("\n");
  if (dryRun) {
    console.log(`would make ${environment}\n${commands}`);
    return ownLab(environment);
  }
  if (!yes && !await isAgreed(environment, commands)) {
    throw refusal(
      `nothing was installed. Any JupyterLab 4 on the PATH will do; --yes makes one by\n${commands}`,
    );
  }
  console.error(`Making ${environment} (once, about a minute) …`);
  for (const [program, ...args] of steps) {
    const { status } = spawnSync(program, args, { stdio: ["ignore", 2, 2] });
    if (status !== 0) {
      throw refusal(`"${shown([program, ...args])}" failed; ${environment} may be deleted`);
    }
  }
  return ownLab(environment);
}

/** No, where nobody can be asked. */
async function isAgreed(environment: string, commands: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const question = `There is no JupyterLab here. Make a Python environment in ${environment} by\n` +
    `${commands}\nIt takes about 250 MB. Go on? [y/N] `;
  using lines = createInterface({ input: process.stdin, output: process.stderr });
  return /^y(es)?$/i.test((await lines.question(question)).trim());
}

/** Runs the server until it ends, and tells its exit code. Ctrl-C is for the server, which asks first. */
async function served(
  [program, ...args]: Step,
  variables: Record<string, string>,
): Promise<number> {
  const child = spawn(program, args, { stdio: "inherit", env: { ...process.env, ...variables } });
  const pass = () => {};
  process.on("SIGINT", pass);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** Says what was not done. */
function refusal(text: string): Finding {
  console.error(`lab: ${text}`);
  return new Finding(text);
}
