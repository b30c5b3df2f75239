/**
 * What all commands share: help in 80 columns, errors as one line, and exit codes.
 *
 * 0 done; 1 something was found wrong or could not be written; 2 the command was misused; 130 ended by
 * Ctrl-C.
 */
import process from "node:process";
import { Command, CommanderError } from "commander";
import { typed } from "./installed.ts";

/** Says that the command did its work and what it found is not in order: exit code 1, no message. */
export class Finding extends Error {}

/** Says that Ctrl-C ended the command: exit code 130, with the message. */
export class Interrupted extends Error {}

/**
 * Runs `deno task NAME` with the process's arguments. A RangeError or TypeError is the user's doing
 * and is shown as a line; so is what the system refuses. Anything else is a fault of ours and is
 * thrown on, with its stack.
 *
 * @param describe adds options, arguments and actions
 */
export async function runCommand(
  name: string,
  describe: (program: Command) => void,
): Promise<void> {
  const program = new Command(typed(name))
    .exitOverride()
    .helpCommand(false)
    .configureHelp({ helpWidth: 80 })
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, `${name}: `)),
    });
  describe(program);
  try {
    await program.parseAsync(process.argv);
  } catch (error) {
    process.exitCode = exitCode(name, error);
  }
}

function exitCode(name: string, error: unknown): number {
  if (error instanceof Finding) return 1;
  if (error instanceof Interrupted) {
    console.error(`${name}: ${error.message}`);
    return 130;
  }
  if (error instanceof CommanderError) {
    if (error.exitCode !== 0) console.error(`See ${typed(name)} --help`);
    return error.exitCode === 0 ? 0 : 2;
  }
  if (!(error instanceof Error) || !isExplained(error)) throw error;
  console.error(`${name}: ${error.message}`);
  return isMisuse(error) ? 2 : 1;
}

/** Our own checks throw RangeErrors, and of a scenario's definition TypeErrors that begin with its name. */
function isMisuse(error: Error): boolean {
  return error instanceof RangeError ||
    error instanceof TypeError && error.message.startsWith('scenario "');
}

/** Errors by the system (a full disk, a refused permission) and by the rooms carry their own words. */
function isExplained(error: Error): boolean {
  const isOurs = /^(Capture|Store|Scenario|Pull)\w*Error$/.test(error.name);
  const isSystems = "code" in error || error.cause instanceof Error && "code" in error.cause;
  return isMisuse(error) || isOurs || isSystems || error.name === "NotCapable";
}
