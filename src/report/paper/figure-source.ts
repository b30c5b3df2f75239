/**
 * The source of a figure for print: which scenario, in which size, which of its figures, and what else is
 * said about it. A small JSON file, checked; the file's name is the figure's.
 *
 *     { "scenario": "mm1", "figure": "stay", "paper": { "seeds": 100 }, "quick": { "seeds": 10 } }
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";
import { type Choices, nearestName } from "../../experiment/mod.ts";

const size = z.strictObject({
  preset: z.string().default("quick").describe("preset of the scenario that the rest differs from"),
  set: z.record(z.string(), z.json()).default({}).describe("parameters by dotted path, SI units"),
  sweep: z.record(z.string(), z.array(z.json()).min(1)).default({}).describe("swept parameters"),
  levels: z.record(z.string(), z.array(z.string()).min(1)).default({}).describe("levels run"),
  vary: z.array(z.string()).min(1).optional().describe("the factors that vary; all unless told"),
  seeds: z.int().min(2).optional().describe("replications; the preset's unless told"),
});

const schema = z.strictObject({
  scenario: z.string().describe("its name, or the path of its file from the source's folder"),
  figure: z.string().describe("the figure's name within the scenario"),
  title: z.string().optional().describe("in place of the scenario's"),
  caption: z.string().optional()
    .describe("in place of the scenario's; {replications} stands for their number"),
  width: z.enum(["column", "page"]).optional().describe("85 or 178 mm, in place of the scenario's"),
  seed: z.string().min(1).default("1").describe("names all chance of the figure"),
  captures: z.record(z.string(), z.string()).default({}).describe("role to capture"),
  paper: size.prefault({}).describe("the size in print"),
  quick: size.prefault({}).describe("a reduced size, for continuous integration"),
});

/** Which of the two sizes is made. */
export type FigureSize = "paper" | "quick";

/** How much is simulated for a figure; what it does not say is the scenario's. */
export type FigureDesign = Omit<Choices, "seed" | "antithetic"> & { readonly preset: string };

export interface FigureSource {
  readonly name: string;
  /** Absolute path of its file. */
  readonly file: string;
  readonly scenario: string;
  /** The figure's name within the scenario. */
  readonly figure: string;
  /** In place of the scenario's. */
  readonly title?: string | undefined;
  readonly caption?: string | undefined;
  readonly width?: "column" | "page" | undefined;
  readonly seed: string;
  /** Role → capture. */
  readonly captures: Readonly<Record<string, string>>;
  readonly paper: FigureDesign;
  readonly quick: FigureDesign;
}

/**
 * The figures whose sources are in the folder, in alphabetical order.
 *
 * @param names those wanted; all where there are none
 *
 * Throws a RangeError for a name that is none (with the nearest), a folder without any source, and a file
 * that is no JSON or not as the schema wants it.
 */
export function figureSources(folder: string, names: readonly string[] = []): FigureSource[] {
  const known = readdirSync(folder).filter((name) => name.endsWith(".json"))
    .map((name) => basename(name, ".json")).sort();
  if (known.length === 0) throw new RangeError(`${folder} holds no source of a figure, NAME.json`);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const nearest = nearestName(unknown, known);
    throw new RangeError(
      `there is no figure "${unknown}"` + (nearest === null ? "." : `; did you mean ${nearest}?`) +
        ` Known are ${known.join(", ")}`,
    );
  }
  return known.filter((name) => names.length === 0 || names.includes(name))
    .map((name) => readSource(join(folder, `${name}.json`)));
}

/** The scenario as `loadScenario` takes it. */
export function scenarioOf({ scenario, file }: FigureSource): string {
  return /[/\\]|\.ts$/.test(scenario) ? resolve(dirname(file), scenario) : scenario;
}

/** What the source chooses of the scenario's design, in that size. */
export function choicesOf(source: FigureSource, of: FigureSize): Choices {
  return { ...source[of], seed: source.seed };
}

function readSource(file: string): FigureSource {
  const { success, data, error } = schema.safeParse(parsed(file));
  if (!success) throw new RangeError(`${file}:\n${z.prettifyError(error)}`);
  return { ...data, name: basename(file, ".json"), file: resolve(file) };
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new RangeError(`${file} is no JSON: ${(error as Error).message}`);
  }
}
