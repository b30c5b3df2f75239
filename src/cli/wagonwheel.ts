#!/usr/bin/env node
/** `npx wagonwheel COMMAND`: the commands of the package, for scenarios in a folder of one's own. */
import process from "node:process";

const commands: Readonly<Record<string, () => Promise<unknown>>> = {
  scenario: () => import("./scenario.ts"),
  runs: () => import("./runs.ts"),
  captures: () => import("./captures.ts"),
  new: () => import("./new.ts"),
};

const help = `Usage: wagonwheel COMMAND

  scenario NAME|./my.ts   runs a scenario and compares its levels
  runs                    lists, shows, compares, merges and exports finished runs
  captures                lists, shows, checks, converts and records captures
  new scenario NAME       writes a scenario to start from

wagonwheel COMMAND --help tells the rest.`;

const [command = "--help"] = process.argv.splice(2, 1);
if (["--help", "-h"].includes(command)) console.log(help);
else if (Object.hasOwn(commands, command)) await commands[command]();
else {
  console.error(`wagonwheel: COMMAND must be one of ${Object.keys(commands).join(", ")}`);
  console.error(`got "${command}"; see wagonwheel --help`);
  process.exitCode = 2;
}
