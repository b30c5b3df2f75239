/** Rivals in Python: the machine's own with the package, or a virtual environment made for it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

export interface PythonRival {
  /** The interpreter; null where there is none with the package. */
  readonly program: string | null;
  readonly version: string;
}

/**
 * @param title of the package, as people write it
 * @param requirement as pip takes it: `simpy==4.1.2`
 * @param folder for the virtual environment
 */
export function pythonWith(title: string, requirement: string, folder: string): PythonRival {
  const [module] = requirement.split("==");
  const question = `import ${module}, sys; ` +
    `print(${module}.__version__, 'on Python', sys.version.split()[0])`;
  const ask = (program: string) => spawnSync(program, ["-c", question], { encoding: "utf8" });
  const environment = join(folder, "venv");
  const own = join(environment, "bin/python");
  for (const program of ["python3", own]) {
    const { status, stdout } = ask(program);
    if (status === 0) return { program, version: `${title} ${stdout.trim()}` };
  }
  spawnSync("python3", ["-m", "venv", environment]);
  spawnSync(own, ["-m", "pip", "install", "--quiet", requirement]);
  const { status, stdout } = ask(own);
  return status === 0
    ? { program: own, version: `${title} ${stdout.trim()}` }
    : { program: null, version: `no Python with ${title} on this machine` };
}
