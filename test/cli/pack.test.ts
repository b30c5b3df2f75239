import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { npm } from "../../src/cli/npm.ts";
import { root } from "../sources.ts";
import { run } from "./run.ts";

/** Whether a program on the PATH does what is asked of it. */
function can(program: string, ...args: string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}

const reason = !("deno" in process.versions)
  ? " (skipped: Deno's run of the tests does it)"
  : !can("node", "--version")
  ? " (skipped: no Node on the PATH)"
  : !can("npm", "view", "zod", "version")
  ? " (skipped: no registry to install from)"
  : "";

/** The tarball that the command makes. */
function packed(...room: string[]): string {
  const { code, out, err } = run("pack", room, ["--allow-write=runs", "--allow-run"]);
  expect(code, err).toBe(0);
  const [, path = ""] = /^(\S+\.tgz): \d+ kB$/m.exec(out) ?? [];
  return join(root, path);
}

/** The example of the README, and what it prints. */
const [, example] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8")) ??
  [];
const [, printed] = /console\.log\(.*\); \/\/ (.*)$/m.exec(example) ?? [];

describe("deno.json", () => {
  it("has the name, version and exports of package.json, which JSR reads there", () => {
    const [deno, npm] = ["deno.json", "package.json"].map((file) =>
      JSON.parse(readFileSync(join(root, file), "utf8"))
    );
    expect(deno).toMatchObject({ version: npm.version, license: npm.license });
    expect(deno.exports).toEqual(npm.exports);
  });
});

describe.skipIf(reason !== "")(`the npm package${reason}`, () => {
  const folder = mkdtempSync(join(tmpdir(), "wagonwheel-package-"));
  const allowed = 300_000; // ms
  afterAll(() => rmSync(folder, { recursive: true, force: true }), allowed);
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  /** Runs a program in the folder of a user. */
  const user = (program: string, ...args: string[]) => {
    const path = [join(folder, "node_modules/.bin"), process.env.PATH].join(delimiter);
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, PATH: path, NO_COLOR: "1" },
    });
    return { code: status, out: stdout, err: stderr };
  };

  beforeAll(() => {
    const tarball = packed();
    expect(statSync(tarball).size).toBeLessThan(2.5e6); // bytes; 1.2 MB of them are captures
    write("package.json", `{ "type": "module", "private": true }`);
    npm(["install", tarball], folder);
    write("example.ts", example);
  }, allowed);

  it("runs the README's example on Node", () => {
    expect(user("node", "example.ts")).toMatchObject({ code: 0, out: `${printed}\n` });
  });

  it("runs the README's example on Deno", () => {
    const ended = user(
      process.execPath,
      "run",
      "--no-lock",
      "--allow-read",
      "--allow-env",
      "example.ts",
    );
    expect(ended).toMatchObject({ code: 0, out: `${printed}\n` });
  });

  it("brings its types: a strict compiler reads all of them and finds a wrong argument", () => {
    const rooms = globSync("src/*/mod.ts", { cwd: root }).map((path) => path.split("/")[1])
      .filter((room) => !["cli", "jupyter-ts-kernel"].includes(room));
    write(
      "typed.ts",
      `import { stats } from "wagonwheel";
      ${rooms.map((room, i) => `import * as room${i} from "wagonwheel/${room}";`).join("\n")}
      // @ts-expect-error: a text is no list of numbers
      stats.meanInterval("five");
      console.log(${rooms.map((_, i) => `room${i}`).join(", ")});`,
    );
    const flags =
      "--noEmit --strict --target esnext --module nodenext --lib esnext,dom --types node";
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const ended = user("node", compiler, ...flags.split(" "), "typed.ts", "example.ts");
    expect(ended).toMatchObject({ code: 0, out: "" });
  });

  it("runs scenarios, its own and the user's, in threads", () => {
    expect(user("wagonwheel", "new", "scenario", "coffee-shop").out)
      .toContain("Run it: npx wagonwheel scenario ./coffee-shop.ts");
    for (const name of ["./coffee-shop.ts", "mm1"]) {
      const { code, out, err } = user("wagonwheel", "scenario", name, "--seeds", "4");
      expect(code, err).toBe(0);
      expect(out).toContain("4 replications");
      expect(err).toContain("report.html");
    }
    expect(user("wagonwheel", "runs", "list").out).toMatch(/coffee-shop[\s\S]*complete/);
  });

  it("has the bundled captures, and draws them", () => {
    const { code, err } = user("wagonwheel", "captures", "show", "compress", "--figure", "a.png");
    expect(code, err).toBe(0);
    expect([...readFileSync(join(folder, "a.png")).subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  });

  it("says how to add what only some need", () => {
    write(
      "frame.ts",
      `import { experiment, observationsDataFrame, scenario, z } from "wagonwheel/experiment";
      const coin = scenario({
        name: "coin", title: "A coin", question: "Heads?", references: [],
        parameters: z.strictObject({}),
        factors: { coin: { fair: 0.5 } },
        measures: { heads: { unit: "1", better: "neither", meaning: "heads" } },
        presets: { quick: { seeds: 2 }, paper: { seeds: 2 } },
        run: ({ random }) => ({ heads: random.uniform() < 0.5 ? 1 : 0 }),
      });
      await observationsDataFrame(await experiment(coin).run());`,
    );
    expect(user("node", "frame.ts").err).toContain("npm install danfojs-node");
  });

  it("has a kernel for Jupyter beside it, a package of its own", () => {
    npm(["install", packed("jupyter-ts-kernel")], folder);
    expect(user("jupyter-ts-kernel", "--version")).toMatchObject({ code: 0 });
  });

  // Types that are inferred are allowed: the lists of techniques have theirs from their members.
  it("could be published on JSR: the dry run passes", () => {
    const flags = ["--dry-run", "--allow-dirty", "--allow-slow-types"];
    const { status, stderr } = spawnSync(process.execPath, ["publish", ...flags], {
      cwd: root,
      encoding: "utf8",
    });
    expect(status, stderr).toBe(0);
  });
});
