"""One question a function, put to a running kernel; the answers are cells of the comparison.

An answer is what was seen, never what a manual says. Code that the kernels spell differently comes by
dialect.
"""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from client import Cell, Client
from kernels import Kernel

YES, NO = "yes", "no"


@dataclass(frozen=True)
class Probe:
    client: Client
    kernel: Kernel
    folder: str
    """Where the kernel runs."""

    def run(self, code: str, **options) -> Cell:
        """Runs a cell; tslab refuses some for a moment after an error."""
        for _ in range(20):
            cell = self.client.run(code, **options)
            if not cell.status.startswith("abort"):
                break
            time.sleep(0.5)
        return cell

    def printed(self, expression: str, before: str = "", **options) -> str:
        """A value by way of the console, and a while before the cell ends: no kernel loses that."""
        wait = "await new Promise((resolve) => setTimeout(resolve, 300));"
        return self.run(f"{before}\nconsole.log({expression});\n{wait}", **options).stream()

    def node(self, module: str) -> str:
        """A module of Node, as it is imported."""
        return module if self.kernel.dialect == "tslab" else f"node:{module}"

    @property
    def is_alive(self) -> bool:
        return self.client.manager.is_alive()


def said(is_so: bool) -> str:
    return YES if is_so else NO


def interrupted(probe: Probe, code: str) -> str:
    probe.run("let kept = 41;")
    request = probe.client.send(code)
    time.sleep(1)
    probe.client.interrupt()
    try:
        probe.client.wait(request, timeout=8)
    except TimeoutError:
        return "no effect" if probe.is_alive else "kernel dies"
    try:
        kept = "42" in probe.printed("kept + 1", timeout=10)
    except TimeoutError:
        return "kernel hangs" if probe.is_alive else "kernel dies"
    return "stops, variables kept" if kept else "stops, variables lost"


def interrupt_of_a_loop(probe: Probe) -> str:
    return interrupted(probe, "while (true) {}")


def interrupt_of_an_await(probe: Probe) -> str:
    return interrupted(probe, "await new Promise(() => {});")


def exit_of_the_code(probe: Probe) -> str:
    try:
        probe.run("process.exit(1);", timeout=8)
        goes_on = "42" in probe.printed("6 * 7", timeout=10)
    except (TimeoutError, RuntimeError):
        goes_on = False
    return "kernel goes on" if goes_on else "kernel dies"


def raw_stdout(probe: Probe) -> str:
    return said("raw 7" in probe.run('process.stdout.write("raw " + 7);').stream())


def output_of_a_child_process(probe: Probe) -> str:
    cell = probe.run(f'import {{ spawnSync }} from "{probe.node("child_process")}";\n'
                     'const done = spawnSync("echo", ["child " + 7], { stdio: "inherit" });')
    return said("child 7" in cell.stream())


def output_of_a_worker(probe: Probe) -> str:
    cell = probe.run(f'import {{ Worker }} from "{probe.node("worker_threads")}";\n'
                     "const w = new Worker('console.log(\"worker \" + 7)', { eval: true });\n"
                     'await new Promise((resolve) => w.on("exit", resolve));\n'
                     "await new Promise((resolve) => setTimeout(resolve, 500));")
    return said("worker 7" in cell.stream())


def output_while_a_loop_runs(probe: Probe) -> str:
    request = probe.client.send('console.log("first");\n'
                                "for (const end = Date.now() + 3000; Date.now() < end;);")
    began = time.monotonic()
    try:
        probe.client.until(lambda message: message["msg_type"] == "stream", 8)
    except TimeoutError:
        return NO
    seconds = time.monotonic() - began
    probe.client.wait(request)
    return said(seconds < 2)


def display_and_update(probe: Probe) -> str:
    place = {"ours": "jupyter", "deno": "Deno.jupyter"}.get(probe.kernel.dialect)
    if place is None:  # tslab has no update
        code = 'import { display } from "tslab";\ndisplay.html("<b>1</b>");'
        return "display alone" if "display_data" in probe.run(code).kinds else NO
    show = f'await {place}.display({{ "text/plain": "1" }}, {{ raw: true, display_id: "d", update: U }});'
    probe.run(show.replace("U", "false"))
    return said("update_display_data" in probe.run(show.replace("U", "true")).kinds)


def comms(probe: Probe) -> str:
    code = {
        "ours": 'const c = jupyter.openComm("t", {});\nc.onMessage((d) => c.send({ echo: d.n }));',
        "deno": 'await Deno.jupyter.broadcast("comm_open", { comm_id: "a", target_name: "t", data: {} });',
    }.get(probe.kernel.dialect)
    if code is None:
        return NO
    opened = [each for each in probe.run(code).outputs if each["msg_type"] == "comm_open"]
    if not opened:
        return NO
    content = {"comm_id": opened[0]["content"]["comm_id"], "data": {"n": 7}}
    client = probe.client.client
    client.shell_channel.send(client.session.msg("comm_msg", content))
    try:
        probe.client.until(lambda message: message["msg_type"] == "comm_msg", 3)
    except TimeoutError:
        return "from the kernel alone"
    return "both ways"


def input_of_a_line(probe: Probe) -> str:
    try:
        return said("Ada" in probe.printed('prompt("name?")', timeout=8, answers=["Ada"]))
    except (TimeoutError, RuntimeError):
        return NO


def import_meta(probe: Probe) -> str:
    return said(probe.folder in probe.printed("String(import.meta.dirname)"))


def changed_modules_are_reloaded(probe: Probe) -> str:
    end = "" if probe.kernel.dialect == "tslab" else ".ts"
    place = "." if probe.kernel.dialect == "tslab" else probe.folder
    load = f'import {{ twice }} from "{place}/outer{end}";'
    now = time.time()

    def write(name: str, text: str, age: float) -> None:
        path = Path(probe.folder, f"{name}.ts")
        path.write_text(text)
        os.utime(path, (now + age, now + age))

    write("inner", "export const n: number = 1;", 0)
    write("outer", f'import {{ n }} from "./inner{end}";\nexport const twice = 2 * n;', 0)
    if "got 2" not in probe.printed('"got " + twice', load):
        return "not imported"
    time.sleep(2)  # for who watches files
    write("inner", "export const n: number = 21;", 10)
    time.sleep(2)
    if "got 42" in probe.printed('"got " + twice', load):
        return YES
    write("outer", "export const twice = 7;", 20)
    time.sleep(2)
    return "not what they import" if "got 7" in probe.printed('"got " + twice', load) else NO


def const_can_be_declared_again(probe: Probe) -> str:
    probe.run("const a = 1;")
    return said("got 2" in probe.printed('"got " + a', "const a = 2;"))


def type_check(probe: Probe) -> str:
    magic = "%check\n" if probe.kernel.dialect == "ours" else ""
    cell = probe.run(f'{magic}const n: number = "text";')
    if "not assignable" not in cell.stream("stderr") + cell.error:
        return NO
    return "every cell" if magic == "" else "where asked for"


def completion(probe: Probe) -> str:
    try:
        reply = probe.client.answer(probe.client.client.complete("Math.hyp"))
        return said("hypot" in " ".join(reply["matches"]))
    except TimeoutError:
        return NO


def inspection(probe: Probe) -> str:
    request = probe.client.client.inspect("Math.hypot", 9)
    try:
        return said(probe.client.answer(request, 10).get("found") is True)
    except TimeoutError:
        return NO


PROBES: dict[str, Callable[[Probe], str]] = {
    "interrupt of `while (true) {}`": interrupt_of_a_loop,
    "interrupt of `await new Promise(() => {})`": interrupt_of_an_await,
    "`process.exit(1)` in a cell": exit_of_the_code,
    "raw stdout": raw_stdout,
    "output of a child process": output_of_a_child_process,
    "output of a worker": output_of_a_worker,
    "output shows while a loop runs": output_while_a_loop_runs,
    "display and its update": display_and_update,
    "comms": comms,
    "`prompt()`": input_of_a_line,
    "`import.meta.dirname`": import_meta,
    "changed modules are reloaded": changed_modules_are_reloaded,
    "`const` can be declared again": const_can_be_declared_again,
    "type check": type_check,
    "completion": completion,
    "inspection": inspection,
}
