"""The measured comparison of our kernel with its rivals, as Markdown.

    python compare.py [--runs 20] [--cells 400] [--starts 5]

Everything in the table is measured in this run; Deno, Node and npm are taken from the PATH.
"""

import argparse
import os
import platform
import statistics
import sys
from pathlib import Path

from client import Client
from kernels import Kernel, install, ours, rivals, wanted, work_folder
from outputs import measure, nbconverts
from probes import NO, PROBES, Probe


def processes(pid: int) -> list[int]:
    """A process and all that it has started."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it ended meanwhile
            continue
    found = [pid]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


def memory(pid: int) -> int | None:
    """MiB of a process and those that it has started; what they share is counted once."""
    try:
        rollups = [Path(f"/proc/{each}/smaps_rollup").read_text() for each in processes(pid)]
    except OSError:
        return None
    lines = [line for text in rollups for line in text.splitlines() if line.startswith("Pss:")]
    return round(sum(int(line.split()[1]) for line in lines) / 1024)


def start(kernel: Kernel, times: int) -> tuple[str, str]:
    """Seconds from the start to the reply to the first cell, and memory then; medians."""
    seconds, held = [], []
    for _ in range(times):
        with work_folder(kernel) as folder, Client(kernel.name, cwd=folder) as client:
            client.run("1")
            seconds.append(client.since_start)
            held.append(memory(client.pid))
    rest = [each for each in held if each is not None]
    return (f"{statistics.median(seconds):.2f} s",
            f"{round(statistics.median(rest))} MiB" if rest else "–")


def probe(kernel: Kernel, ask) -> str:
    """The best of three answers: a kernel that loses outputs must not seem to lack more than that."""
    for _ in range(3):
        try:
            with work_folder(kernel) as folder, Client(kernel.name, cwd=folder) as client:
                answer = ask(Probe(client, kernel, folder))
        except Exception as error:  # a kernel that fails a question must not end the table
            answer = f"fails: {type(error).__name__}"
        if answer not in (NO, "not imported") and not answer.startswith("fails"):
            break
    return answer


def column(kernel: Kernel, options) -> dict[str, str]:
    rows: dict[str, str] = {}
    for nbconvert in options.nbconvert or nbconverts():
        figures = measure(nbconvert, kernel, options.cells, options.runs)
        per_cell = figures.milliseconds_per_cell
        failed = f", {figures.failed} runs failed" if figures.failed else ""
        rows[f"outputs lost, {figures.nbconvert}"] = f"{figures.lost} of {figures.expected}{failed}"
        rows[f"in a wrong cell, {figures.nbconvert}"] = str(figures.misplaced)
        rows[f"a cell, {figures.nbconvert}"] = "–" if per_cell is None else f"{per_cell:.1f} ms"
    rows["start to the first reply"], rows["memory after one cell"] = start(kernel, options.starts)
    for title, ask in PROBES.items():
        print(f"{kernel.name}: {title}", file=sys.stderr)
        rows[title] = probe(kernel, ask)
    return rows


def table(columns: dict[str, dict[str, str]]) -> str:
    titles = list(columns)
    lines = ["| | " + " | ".join(titles) + " |", "|---" * (len(titles) + 1) + "|"]
    for row in columns[titles[0]]:
        cells = [columns[title].get(row, "–") for title in titles]
        lines.append(f"| {row} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cells", type=int, default=400)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--nbconvert", action="append", help="default: PyPI's and Debian's")
    options = parser.parse_args()
    os.environ["NO_COLOR"] = "1"
    kernels = wanted(ours() + rivals())
    install(kernels)
    columns = {kernel.title: column(kernel, options) for kernel in kernels}
    print(table(columns))
    print(f"\n{options.runs} runs of a notebook of {options.cells} cells; {os.cpu_count()} cores, "
          f"{platform.system()} {platform.machine()}, Python {platform.python_version()}.")


if __name__ == "__main__":
    main()
