/**
 * `deno task pack [ROOM]`: the package as npm installs it, as a tarball under runs/pack/.
 *
 * The sources run as they stand, but not below node_modules, where Node strips no types. So the
 * package holds JavaScript with declarations, made by TypeScript's own compiler, beside the data that
 * the code reads. Its package.json is the one of the folder, with every .ts that it names made .js and
 * only what an installed package needs.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync } from "node:fs";
import { rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { runCommand } from "./command.ts";
import { npm } from "./npm.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const out = join(project, "runs/pack");

/** What is read of a package.json; the rest is taken over. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  /** What the package holds: files and folders; with `!` in front, what it does not. */
  readonly files: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

await runCommand("pack", (program) => {
  program.description("Makes the npm package, a tarball under runs/pack/.")
    .argument("[room]", "a room of src/ that is a package of its own, jupyter-ts-kernel")
    .action((room?: string) => console.log(pack(folderOf(room))));
});

function folderOf(room: string | undefined): string {
  if (room === undefined) return project;
  const packages = globSync(join(project, "src/*/package.json")).map(dirname);
  const folder = packages.find((one) => one === join(project, "src", room));
  if (folder !== undefined) return folder;
  const known = packages.map((one) => relative(join(project, "src"), one)).join(", ");
  throw new RangeError(`there is no package of its own "${room}"; there are: ${known || "none"}`);
}

/** @returns what was made, and how large it is */
function pack(folder: string): string {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const { name, version, files } = manifest;
  const stage = join(out, name);
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  for (const file of Object.values(manifest.bin ?? {})) checkCommand(join(folder, file));
  compile(folder, files, stage);
  const code = globSync(join(stage, "**/*.{js,d.ts}")).map(withoutTypeScriptNames);
  copyData(folder, files, stage);
  writeFileSync(join(stage, "package.json"), packageJson(manifest, code));
  npm(["pack", "--pack-destination", out], stage);
  rmSync(stage, { recursive: true });
  const tarball = join(out, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  const kilobytes = Math.round(statSync(tarball).size / 1000);
  return `${relative(process.cwd(), tarball)}: ${kilobytes} kB`;
}

/** Without its first line, the shell would run a command's TypeScript as if it were its own language. */
function checkCommand(file: string): void {
  if (readFileSync(file, "utf8").startsWith("#!/usr/bin/env node\n")) return;
  throw new RangeError(`${file} is installed as a command: it must begin with #!/usr/bin/env node`);
}

function compile(folder: string, files: readonly string[], stage: string): void {
  const config = join(out, "tsconfig.json");
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(project, "tsconfig.json"),
      compilerOptions: {
        noEmit: false,
        declaration: true,
        allowImportingTsExtensions: false,
        rewriteRelativeImportExtensions: true,
        rootDir: folder,
        outDir: stage,
      },
      include: files.filter((path) => !path.startsWith("!")).map((path) => join(folder, path)),
      exclude: files.filter((path) => path.startsWith("!"))
        .map((path) => join(folder, path.slice(1))),
    }),
  );
  const compiler = [join(project, "node_modules/typescript/bin/tsc"), "-p", config];
  const { status } = spawnSync(
    process.execPath,
    "deno" in process.versions ? ["run", "-A", ...compiler] : compiler,
    { stdio: ["ignore", 2, 2] },
  );
  if (status !== 0) throw new RangeError(`the compiler failed with exit code ${status}`);
}

/** The compiler leaves imports in declarations and addresses of files, a worker's, as they are. */
function withoutTypeScriptNames(file: string): string {
  const text = readFileSync(file, "utf8")
    .replace(/((?:\bfrom|\bimport|\bimport\() ?"\.[^"]*)\.ts"/g, '$1.js"')
    .replace(/(new URL\("\.[^"]*)\.ts", import\.meta\.url\)/g, '$1.js", import.meta.url)');
  writeFileSync(file, text);
  return text;
}

/** What is no TypeScript: captures, tables, the licence. What `files` leaves out, npm leaves out. */
function copyData(folder: string, files: readonly string[], stage: string): void {
  const wanted = [...files.filter((file) => !file.startsWith("!")), "README.md", "LICENSE"]
    .flatMap((path) => globSync([path, `${path}/**`], { cwd: folder }))
    .filter((path) => !path.endsWith(".ts"));
  for (const path of wanted) {
    const from = join(folder, path), to = join(stage, path);
    if (!statSync(from).isFile()) continue;
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
  const licence = join(stage, "LICENSE");
  if (!existsSync(licence)) copyFileSync(join(project, "LICENSE"), licence);
}

/** Without what only work on the project needs, and of the dependencies those that the code names. */
function packageJson(manifest: Manifest, code: readonly string[]): string {
  const isNamed = ([name]: [string, string]) =>
    name.startsWith("@types/") ||
    code.some((text) => text.includes(`"${name}"`) || text.includes(`"${name}/`));
  const dependencies = Object.entries(manifest.dependencies ?? {}).filter(isNamed);
  const dropped = ["private", "scripts", "devDependencies", "overrides"];
  const files = manifest.files.flatMap((path) =>
    path.endsWith(".ts") ? [path.replace(/ts$/, "js"), path.replace(/ts$/, "d.ts")] : path
  );
  const changed = { ...manifest, files, dependencies: Object.fromEntries(dependencies) };
  const kept = Object.entries(changed).filter(([key]) => !dropped.includes(key));
  const text = JSON.stringify(Object.fromEntries(kept), null, 2);
  return `${text.replace(/"(\.\/[^"]*)\.ts"/g, '"$1.js"')}\n`;
}
