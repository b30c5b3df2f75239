"""The kernels under test, ours on both runtimes and its rivals, and where each is found.

`WAGONWHEEL_KERNELS=ts-node,deno` narrows them. What a machine lacks is left out and named.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[3]
MAIN = str(ROOT / "src/jupyter-ts-kernel/main.ts")
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "wagonwheel-ci"
TSLAB = "tslab@1.0.22"


@dataclass(frozen=True)
class Kernel:
    name: str
    title: str
    argv: list[str]
    language: str = "typescript"
    """How it spells what the kernels spell differently: ours, deno, tslab, python."""
    dialect: str = "ours"
    interrupt_mode: str = "signal"
    env: dict[str, str] = field(default_factory=dict)


def version_of(program: str) -> str:
    """The first number in what it says about itself."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True).stdout.split()
    return next(word.strip("v,") for word in said if word.strip("v,")[:1].isdigit())


def tslab_program() -> str | None:
    """tslab from npm, in a folder of its own; installed where it is missing and npm is there."""
    folder = CACHE / TSLAB
    program = folder / "node_modules/.bin/tslab"
    if not program.exists() and shutil.which("npm"):
        command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), TSLAB]
        subprocess.run(command, capture_output=True)
    return str(program) if program.exists() else None


@contextmanager
def work_folder(kernel: Kernel) -> Iterator[str]:
    """An empty folder to run in; for tslab with Node's types, without which it refuses `process`."""
    with tempfile.TemporaryDirectory(prefix="wagonwheel-kernel-") as folder:
        if kernel.dialect == "tslab":
            Path(folder, "node_modules").symlink_to(CACHE / TSLAB / "node_modules")
        yield os.path.realpath(folder)


def ours() -> list[Kernel]:
    found = []
    for runtime, flags in (("node", []), ("deno", ["run", "-A"])):
        program = shutil.which(runtime)
        if program is None:
            continue
        title = f"jupyter-ts-kernel on {runtime.title()} {version_of(program)}"
        argv = [program, *flags, MAIN, "run", "{connection_file}"]
        found.append(Kernel(f"ts-{runtime}", title, argv))
    return found


def rivals() -> list[Kernel]:
    found = []
    if deno := shutil.which("deno"):
        argv = [deno, "jupyter", "--kernel", "--conn", "{connection_file}"]
        found.append(Kernel("deno", f"deno jupyter {version_of(deno)}", argv, dialect="deno"))
    if tslab := tslab_program():
        argv = [tslab, "kernel", "--config-path={connection_file}"]
        found.append(Kernel("tslab", f"tslab {version_of(tslab)}", argv, dialect="tslab"))
    return found


def wanted(kernels: list[Kernel]) -> list[Kernel]:
    names = os.environ.get("WAGONWHEEL_KERNELS")
    return [each for each in kernels if names is None or each.name in names.split(",")]


def install(kernels: list[Kernel], folder: str | None = None) -> str:
    """Writes their kernelspecs and lets Jupyter look there. Returns the folder for JUPYTER_PATH."""
    path = Path(folder or tempfile.mkdtemp(prefix="wagonwheel-kernels-"))
    for kernel in kernels:
        spec = path / "kernels" / kernel.name
        spec.mkdir(parents=True, exist_ok=True)
        content = {
            "argv": kernel.argv,
            "display_name": kernel.title,
            "language": kernel.language,
            "interrupt_mode": kernel.interrupt_mode,
            "env": {"NO_COLOR": "1", **kernel.env},
        }
        (spec / "kernel.json").write_text(json.dumps(content))
    os.environ["JUPYTER_PATH"] = str(path)
    return str(path)
