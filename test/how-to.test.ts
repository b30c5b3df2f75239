import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./sources.ts";

/**
 * The how-to pages, done as they say, in a copy of the project: commands (sh) are run, files are
 * written (`file=`), differences applied, and printed lines (text) must be there, up to an ellipsis.
 */
interface Block {
  readonly language: string;
  readonly file?: string;
  /** A program without which the block is left out; `registry` for one to install packages from. */
  readonly needs?: string;
  /** The exit code that the commands end with. */
  readonly exit?: string;
  readonly text: string;
}

function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\w+)(.*)\n([\s\S]*?)^```$/gm)].map(([, language, info, text]) => ({
    language,
    text,
    ...Object.fromEntries(info.trim().split(/\s+/).map((word) => word.split("="))),
  }));
}

function has(program: string): boolean {
  const [command, ...args] = program === "registry"
    ? ["npm", "view", "zod", "version"]
    : ["which", program];
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

const copied = [
  "src",
  "scenarios",
  "notebooks",
  "test",
  "deno.json",
  "package.json",
  "package-lock.json",
]
  .concat(["tsconfig.json", "README.md", "LICENSE", "CITATION.cff", "CHANGELOG.md"]);
const pages = globSync("notebooks/how-to/*.md", { cwd: root }).sort();
const reason = "deno" in process.versions ? "" : " (skipped: Deno's run of the tests does it)";

describe.skipIf(reason !== "")(`the how-to pages${reason}`, () => {
  const folder = join(root, "runs/how-to");
  const shell = (command: string) => {
    const env = { ...process.env, NO_COLOR: "1" };
    const ended = spawnSync("bash", ["-e", "-c", command], {
      cwd: folder,
      encoding: "utf8",
      env,
    });
    return { code: ended.status, output: ended.stdout + ended.stderr };
  };

  const allowed = 120_000; // ms
  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  }, allowed);
  afterAll(() => rmSync(folder, { recursive: true, force: true }), allowed);

  it("are there", () => expect(pages.length).toBeGreaterThanOrEqual(5));

  for (const page of pages) {
    const blocks = blocksOf(readFileSync(join(root, page), "utf8"));
    const missing = [...new Set(blocks.flatMap(({ needs }) => needs ?? []))]
      .filter((program) => !has(program));
    const without = missing.length === 0 ? "" : ` (without ${missing.join(", ")})`;

    it(`${page}${without}`, () => {
      rmSync(join(folder, "runs"), { recursive: true, force: true });
      let output: string | null = null; // of the last command; null where it was left out
      for (const { language, file, needs, exit = "0", text } of blocks) {
        if (file !== undefined) {
          mkdirSync(dirname(join(folder, file)), { recursive: true });
          writeFileSync(join(folder, file), text);
        } else if (language === "sh") {
          output = null;
          if (needs !== undefined && missing.includes(needs)) continue;
          const ended = shell(text);
          expect(`${ended.code}`, `${text}\n${ended.output}`).toBe(exit);
          output = ended.output;
        } else if (language === "diff") {
          writeFileSync(join(folder, "change.diff"), text);
          const { code, output } = shell("patch -p1 < change.diff");
          expect(code, output).toBe(0);
        } else if (language === "text") {
          if (output === null) continue;
          for (const line of text.trimEnd().split("\n")) {
            expect(output, "what the page shows").toContain(line.replace(/….*$/, "").trimEnd());
          }
        } else expect(["bibtex"], "languages of blocks that are not run").toContain(language);
      }
    }, 5 * allowed);
  }
});
