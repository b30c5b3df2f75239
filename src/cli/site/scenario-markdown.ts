/** A scenario's page: its docstring, what can be set, compared and measured, and its figures. */
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import {
  atPath,
  type Factors,
  inWords,
  type Json,
  loadScenario,
  type Measure,
  parameterPaths,
  parameterUnit,
  type Scenario,
  z,
} from "../../experiment/mod.ts";

/** @param file path from the project's folder: scenarios/mm1.ts */
export async function scenarioMarkdown(project: string, file: string): Promise<string> {
  const code = readFileSync(join(project, file), "utf8");
  const { scenario } = await loadScenario(basename(file, ".ts"));
  const { name, title, question, references } = scenario;
  const factors: Factors = scenario.factors;
  const measures: Readonly<Record<string, Measure>> = scenario.measures;
  const levels = Object.entries(factors).map(([factor, choices]) => [
    `\`${factor}\``,
    Object.keys(choices).join(", "),
  ]);
  const measured = Object.entries(measures).map(([measure, { meaning, unit, better }]) => [
    `\`${measure}\``,
    meaning,
    unit === "1" ? "share" : unit,
    better,
  ]);
  return `# ${title}

${question}

\`\`\`
deno task scenario ${name}
\`\`\`

${docstring(code)}

${section("What can be set", ["parameter", "meaning", "default"], parameters(scenario))}
${section("What is compared", ["factor", "levels"], levels)}
${section("What is measured", ["measure", "meaning", "unit", "better"], measured)}
${figures(project, name)}
${
    references.length === 0
      ? ""
      : `## References\n\n${references.map((one) => `- ${one}`).join("\n")}`
  }

<details>
<summary>The whole file</summary>

\`\`\`ts
${code}\`\`\`

</details>
`;
}

/** Without its stars and its question; the labelled lines as a list, other indented lines as they stand. */
function docstring(code: string): string {
  const [, comment = ""] = /^\s*\/\*\*([\s\S]*?)\*\//.exec(code) ?? [];
  return comment.replace(/^\s*\* ?/gm, "").trim()
    .replace(/^Question {2,}.*(\n {3,}\S.*)*\n/m, "") // stands above
    .replace(
      /^([A-Z][a-z]+) {2,}(\S.*(?:\n {3,}\S.*)*)/gm,
      (_, label, text) => `- **${label}** ${text.replace(/\n\s+/g, " ")}`,
    );
}

function parameters({ parameters }: Scenario): string[][] {
  const schema = z.toJSONSchema(parameters, { io: "input", unrepresentable: "any" }) as Schema;
  return parameterPaths(parameters).map((path) => {
    const keys = path.split(".");
    const found = keys.reduce<Schema | undefined>((at, key) => at?.properties?.[key], schema);
    const value = atPath(parameters.parse({}) as Record<string, Json>, path);
    const unit = parameterUnit(parameters, path);
    const text = typeof value === "number" ? inWords(value, unit) : JSON.stringify(value);
    return [`\`${path}\``, found?.description ?? "", text];
  });
}

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Those for print that were made of it, and else those of a run. */
function figures(project: string, scenario: string): string {
  const isOfIt = (file: string) =>
    JSON.parse(readFileSync(join(project, file), "utf8")).scenario === scenario;
  const made = globSync("notebooks/figures/*/manifest.json", { cwd: project }).sort().filter(isOfIt)
    .flatMap((file) => globSync(`${dirname(file)}/*.svg`, { cwd: project }));
  const ofRuns = globSync(`runs/${scenario}-*/figures/*.svg`, { cwd: project }).sort();
  const seen = new Map([...ofRuns, ...made].map((file) => [basename(file), file]));
  const shown = made.length > 0 ? made : [...seen.values()];
  if (shown.length === 0) return "";
  return `## Figures\n\n${
    shown.map((file) => `![${basename(file, ".svg")}](../${file})`).join("\n\n")
  }`;
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]) {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [`## ${title}\n`, line(head), line(head.map(() => "---")), ...rows.map(line), ""].join(
    "\n",
  );
}
