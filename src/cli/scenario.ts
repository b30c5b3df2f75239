/** `deno task scenario NAME`: runs a scenario, compares its levels, and writes table, figures and report. */
import type { Command } from "commander";
import { runCommand } from "./command.ts";
import { typed } from "./installed.ts";
import { listedScenarios } from "./scenario-list.ts";

export interface ScenarioFlags {
  readonly list?: boolean;
  readonly preset: string;
  readonly set: readonly string[];
  readonly sweep: readonly string[];
  readonly level: readonly string[];
  readonly vary: readonly string[];
  readonly seed: string;
  readonly seeds?: string;
  readonly antithetic?: boolean;
  readonly precision?: string;
  readonly measure?: string;
  readonly objective: readonly string[];
  readonly baseline?: string;
  readonly budget?: string;
  readonly capture: readonly string[];
  readonly workers?: string;
  readonly shard?: string;
  readonly retryFailed?: boolean;
  readonly cache: boolean;
  readonly out: string;
  readonly figures: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const examples = `
Examples:
  ${typed("scenario")} mm1
  ${typed("scenario")} mm1 --set arrivalRate=0.9/s --seeds 100
  ${typed("scenario")} mm1 --sweep arrivalRate=0.5,0.8,0.9 --preset paper
  ${typed("scenario")} ./my.ts --precision 2% --budget 10min

Exit codes: 0 done, 1 a cell failed or a file could not be written, 2 misuse,
130 Ctrl-C (what is finished is kept; the same command goes on from there).`;

await runCommand("scenario", (program) => {
  describe(program).action(async (name: string | undefined, flags: ScenarioFlags) => {
    if (flags.list) return list(flags.json === true);
    if (name === undefined) {
      throw new RangeError(
        `name a scenario, one of ${listedScenarios().map(({ name }) => name).join(", ")}, ` +
          "or the path of your own, ./my.ts",
      );
    }
    // Imported here, so that a list or a help text needs none of it.
    const { runScenario } = await import("./run-scenario.ts");
    await runScenario(name, flags);
  });
});

function describe(program: Command): Command {
  const all = (value: string, before: string[]) => [...before, value];
  const commas = (value: string, before: string[]) => [...before, ...value.split(",")];
  return program
    .description("Runs a scenario and compares its levels.")
    .argument("[name]", "a scenario of the project, or the path of your own: ./my.ts")
    .option("--list", "the scenarios of the project, a line each")
    .option("--preset <name>", "size of the run: quick, paper", "quick")
    .option("--set <parameter=value>", "a parameter, with unit: handoff.delay=20ms", all, [])
    .option("--sweep <parameter=a,b,…>", "a parameter at several values", all, [])
    .option("--level <factor=a,b,…>", "the levels run of a factor, the baseline first", all, [])
    .option("--vary <factor,…>", "only these factors vary, the others stay at baseline", commas, [])
    .option("--seed <text>", "names all random numbers of the run", "1")
    .option("--seeds <n>", "replications of every combination  (default: the preset's)")
    .option("--antithetic", "replications in antithetic pairs")
    .option("--precision <share>", "adds replications until intervals are as narrow: 5%")
    .option("--measure <name>", "the measure that --precision looks at  (default: the first)")
    .option("--objective <expression>", 'a measure of others: "cost = stay / 1 s"', all, [])
    .option("--baseline <level>", "what the others are compared with  (default: the first)")
    .option("--budget <limit>", "ends after a time, 60s or 10min, or a number of cells, 500")
    .option("--capture <[role=]file>", "a capture, by file or name", all, [])
    .option("--workers <n>", "threads; 0 for none beside the main one  (default: all cores)")
    .option("--shard <i/n>", "runs the i-th n-th of the cells, for `runs merge`")
    .option("--retry-failed", "runs cells that failed before once more")
    .option("--no-cache", "runs every cell, also those that the store has")
    .option("--no-figures", "writes no figures and no report, only the table and the data")
    .option("--out <folder>", "where the store and the results go", "runs")
    .option("--json", "prints the results as JSON")
    .option("--quiet", "prints the table alone, no progress")
    .addHelpText("after", examples);
}

function list(isJson: boolean): void {
  const all = listedScenarios();
  if (isJson) return console.log(JSON.stringify(all, null, 2));
  const width = Math.max(...all.map(({ name }) => name.length));
  for (const { name, title } of all) {
    const line = `${name.padEnd(width)}  ${title}`;
    console.log(line.length <= 80 ? line : `${line.slice(0, 79)}…`);
  }
}
