"""Counts what a headless run of a notebook loses.

    python outputs.py [--cells 400] [--runs 20] [--json]

A notebook of cells that end in a bare expression is executed by `jupyter nbconvert --execute`. Each
cell's outputs carry the cell's own number, so what is missing, stands in another cell or comes in
another order is seen.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import nbformat
from kernels import Kernel, install, ours, rivals, wanted, work_folder

DISPLAY = {
    "ours": 'await jupyter.display({ "text/html": "<b>§</b>" }, { raw: true });',
    "deno": 'await Deno.jupyter.display({ "text/html": "<b>§</b>" }, { raw: true });',
    "tslab": 'require("tslab").display.html("<b>§</b>");',
}

STDOUT, STDERR, SHOWN, RESULT = "stdout", "stderr", "display_data", "execute_result"

# Source with the cell's number as §, and the outputs it must have.
KINDS: list[tuple[str, list[str]]] = [
    ("§", [RESULT]),
    ('"text §"', [RESULT]),
    ("({ cell: §, even: true })", [RESULT]),
    ("[§, 1, 2]", [RESULT]),
    ("Promise.resolve(§)", [RESULT]),
    ("await new Promise((resolve) => setTimeout(resolve, 1, §))", [RESULT]),
    ('console.log("log §");\n§', [STDOUT, RESULT]),
    ("DISPLAY\n§", [SHOWN, RESULT]),
    ("const c_§ = §;\nc_§", [RESULT]),
    ('console.error("error §");\n§', [STDERR, RESULT]),
    ('new Map([["cell", §]])', [RESULT]),
    ("BigInt(§)", [RESULT]),
    ('Symbol("§")', [RESULT]),
    ("for (let i = 0; i < 20; i++) console.log(§, i);\n§", [STDOUT, RESULT]),
    ("let v_§ = §;", []),
    ("DISPLAY\nDISPLAY\nDISPLAY\n§", [SHOWN, SHOWN, SHOWN, RESULT]),
    ("undefined", []),
    ("function f_§(): number { return §; }\nf_§()", [RESULT]),
    ('console.log("log §");\nDISPLAY\nconsole.log("log §");\n§', [STDOUT, SHOWN, STDOUT, RESULT]),
    ('JSON.stringify({ long: "§ ".repeat(5000) })', [RESULT]),
]
LINES = 13  # the kind that prints 20
FIRST = 700_000


def notebook(kernel: Kernel, count: int) -> nbformat.NotebookNode:
    cells = []
    for i in range(count):
        source = KINDS[i % len(KINDS)][0].replace("DISPLAY", DISPLAY[kernel.dialect])
        cells.append(nbformat.v4.new_code_cell(source.replace("§", str(FIRST + i))))
    spec = {"name": kernel.name, "display_name": kernel.title, "language": kernel.language}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": spec})


def must_have(i: int, dialect: str) -> list[tuple[str, int]]:
    """The outputs of a cell, and how often its number stands in each at least."""
    outputs: list[tuple[str, int]] = []
    for kind in KINDS[i % len(KINDS)][1]:
        times = 20 if kind == STDOUT and i % len(KINDS) == LINES else 1
        # tslab prints a cell's value.
        add(outputs, STDOUT if kind == RESULT and dialect == "tslab" else kind, times)
    return outputs


def add(outputs: list[tuple], kind: str, what) -> None:
    """Neighbours on one stream are one output, however many messages brought them."""
    if outputs and outputs[-1][0] == kind and kind in (STDOUT, STDERR):
        outputs[-1] = (kind, outputs[-1][1] + what)
    else:
        outputs.append((kind, what))


def seen(cell: dict) -> list[tuple[str, str]]:
    """Kind and text of each output."""
    outputs: list[tuple[str, str]] = []
    for output in cell["outputs"]:
        kind = output["output_type"]
        if kind == "stream":
            add(outputs, output["name"], output["text"])
        else:
            add(outputs, kind, output["evalue"] if kind == "error" else json.dumps(output["data"]))
    return outputs


@dataclass
class Count:
    expected: int = 0
    lost: int = 0
    """Outputs that nobody expected in their cell, or not at that place."""
    misplaced: int = 0


def compare(cells: list[dict], dialect: str) -> Count:
    """Walks each cell's outputs beside those it must have."""
    count = Count()
    for i, cell in enumerate(cells):
        left = seen(cell)
        for kind, times in must_have(i, dialect):
            count.expected += 1
            fits = (j for j, (got, text) in enumerate(left)
                    if got == kind and text.count(str(FIRST + i)) >= times)
            at = next(fits, None)
            if at is None:
                count.lost += 1
            else:
                count.misplaced += at  # what stands before it
                left = left[at + 1:]
        own = str(FIRST + i)
        count.misplaced += sum(1 for _, text in left if own not in text)
    return count


@dataclass
class Run:
    seconds: float
    count: Count | None
    failure: str = ""


def execute(nbconvert: str, kernel: Kernel, count: int, timeout: int = 600) -> Run:
    with work_folder(kernel) as folder:
        path = Path(folder, "cells.ipynb")
        nbformat.write(notebook(kernel, count), path)
        command = [nbconvert, "--to", "notebook", "--execute", "--allow-errors", "--output", "done.ipynb",
                   "--ExecutePreprocessor.timeout=60", str(path)]
        began = time.monotonic()
        try:
            ran = subprocess.run(command, capture_output=True, text=True, timeout=timeout)
        except subprocess.TimeoutExpired:
            return Run(time.monotonic() - began, None, f"no end after {timeout} s")
        seconds = time.monotonic() - began
        if ran.returncode != 0:
            return Run(seconds, None, ran.stderr.strip().splitlines()[-1])
        done = nbformat.read(Path(folder, "done.ipynb"), 4)
        return Run(seconds, compare(done.cells, kernel.dialect))


@dataclass
class Figures:
    kernel: str
    nbconvert: str
    cells: int
    runs: int
    expected: int
    lost: int
    misplaced: int
    failed: int
    milliseconds_per_cell: float | None
    """Of a notebook of one cell, with nbconvert's own start."""
    seconds_of_one: float
    failure: str = ""


def measure(nbconvert: str, kernel: Kernel, cells: int, runs: int) -> Figures:
    """Medians over the runs; the cost of a cell is net of a notebook of one."""
    one = statistics.median(execute(nbconvert, kernel, 1).seconds for _ in range(min(3, runs)))
    made = [execute(nbconvert, kernel, cells) for _ in range(runs)]
    whole = [run for run in made if run.count is not None]
    each = [(run.seconds - one) / (cells - 1) * 1000 for run in whole]
    return Figures(
        kernel.title, version(nbconvert), cells, runs,
        sum(run.count.expected for run in whole),
        sum(run.count.lost for run in whole),
        sum(run.count.misplaced for run in whole),
        len(made) - len(whole),
        round(statistics.median(each), 2) if each else None,
        round(one, 2),
        next((run.failure for run in made if run.failure), ""),
    )


def nbconverts() -> list[str]:
    """This Python's, and Debian's where it is another."""
    own = shutil.which("jupyter-nbconvert", path=str(Path(sys.executable).parent))
    return [each for each in (own, "/usr/bin/jupyter-nbconvert") if each and Path(each).exists()]


def version(nbconvert: str) -> str:
    python = Path(nbconvert).read_text().splitlines()[0].removeprefix("#!").strip()
    code = "import nbconvert, nbclient; print(nbconvert.__version__, nbclient.__version__)"
    said = subprocess.run([python, "-c", code], capture_output=True, text=True).stdout.split()
    return f"nbconvert {said[0]}, nbclient {said[1]}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cells", type=int, default=400)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--nbconvert", action="append", help="default: PyPI's and Debian's")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    kernels = wanted(ours() + rivals())
    install(kernels)
    os.environ["NO_COLOR"] = "1"
    bad = 0
    for nbconvert in options.nbconvert or nbconverts():
        for kernel in kernels:
            figures = measure(nbconvert, kernel, options.cells, options.runs)
            bad += figures.lost + figures.misplaced + figures.failed
            print(json.dumps(asdict(figures)), flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
