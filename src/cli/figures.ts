/** `deno task figures [NAME…]`: makes the figures for print, or holds them against those that are kept. */
import type { Command } from "commander";
import { runCommand } from "./command.ts";

export interface FigureFlags {
  readonly list?: boolean;
  readonly quick?: boolean;
  readonly verify?: boolean;
  readonly replications?: boolean;
  readonly seed?: string;
  readonly from: string;
  readonly out: string;
  readonly cache: boolean;
  readonly workers?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const examples = `
A figure's source is NAME.json: a scenario, its size, the figure's name. Made
are NAME/NAME.svg, .pdf, .png, .csv (the numbers), .txt (the caption), .tex (a
snippet for LaTeX) and a manifest with checksums; with --quick in NAME/quick.

Examples:
  deno task figures lockstep-surface
  deno task figures --verify --quick
  deno task figures mm1-stay --verify --quick --seed 2
  deno task figures --replications

Exit codes: 0 done, and with --verify all the same; 1 something changed, is
missing or failed; 2 misuse; 130 Ctrl-C (finished cells are kept).`;

await runCommand("figures", (program) => {
  describe(program).action(async (names: readonly string[], flags: FigureFlags) => {
    // Imported here, so that a help text needs none of it.
    if (flags.replications) {
      const { replications } = await import("./replications.ts");
      return await replications(names, flags);
    }
    const { figures } = await import("./make-figures.ts");
    await figures(names, flags);
  });
});

function describe(program: Command): Command {
  return program
    .description("Makes the figures for print, or verifies those that are kept.")
    .argument("[name...]", "figures by name; all where none is given")
    .option("--list", "the figures, a line each")
    .option("--quick", "in reduced size, for continuous integration")
    .option(
      "--verify",
      "makes them again and tells which are the same, changed or missing; " +
        "a picture of each change goes to --out",
    )
    .option("--seed <text>", "with --verify: another seed than the source's")
    .option("--replications", "the table of replications in place of figures")
    .option("--from <folder>", "where sources and figures are kept", "notebooks/figures")
    .option("--out <folder>", "where finished cells and pictures of changes go", "runs")
    .option("--no-cache", "simulates every cell, also those that are finished")
    .option("--workers <n>", "threads; 0 for none beside the main one  (default: all cores)")
    .option("--json", "prints JSON")
    .option("--quiet", "prints the outcome alone, no progress")
    .addHelpText("after", examples);
}
