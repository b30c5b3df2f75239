"""Start, restart and end; several clients at once; a crash of the user's code."""

import os
import signal
import tempfile
import time
import unittest
from pathlib import Path

from cases import NAME, SMALL, Shared
from client import Client
from jupyter_client import BlockingKernelClient


def descendants(pid: int) -> set[int]:
    """The processes that a process has started, and theirs."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        children.setdefault(int(fields[1]), []).append(int(path.parent.name))
    found, todo = set(), [pid]
    while todo:
        for child in children.get(todo.pop(), []):
            found.add(child)
            todo.append(child)
    return found


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def all_gone(pids: set[int], patience: float = 5) -> bool:
    end = time.monotonic() + patience
    while any(map(alive, pids)) and time.monotonic() < end:
        time.sleep(0.05)
    return not any(map(alive, pids))


class Ends(unittest.TestCase):
    def test_shutdown_leaves_no_process_behind(self):
        with Client(NAME) as client:
            client.run('import { spawn } from "node:child_process";\nspawn("sleep", ["1000"]);')
            pids = {client.pid} | descendants(client.pid)
            self.assertGreaterEqual(len(pids), 2)
        self.assertTrue(all_gone(pids))

    def test_shutdown_while_a_loop_runs(self):
        with Client(NAME) as client:
            client.send("for (;;) {}")
            time.sleep(0.5)
            pids = {client.pid} | descendants(client.pid)
            began = time.monotonic()
            client.close()
            self.assertLess(time.monotonic() - began, 4)
        self.assertTrue(all_gone(pids))

    def test_a_killed_kernel_takes_its_processes_along(self):
        client = Client(NAME)
        client.run("1")
        pids = {client.pid} | descendants(client.pid)
        os.kill(client.pid, signal.SIGKILL)
        self.assertTrue(all_gone(pids))
        client.close()

    def test_sigterm_ends_it(self):
        client = Client(NAME)
        client.run("1")
        pids = {client.pid} | descendants(client.pid)
        os.kill(client.pid, signal.SIGTERM)
        self.assertTrue(all_gone(pids))
        client.close()

    def test_a_shutdown_is_replied_to(self):
        client = Client(NAME)
        self.assertEqual(client.control("shutdown_request", {"restart": False}),
                         {"status": "ok", "restart": False})
        self.assertTrue(all_gone({client.pid}))
        client.close()

    def test_a_restart_forgets_and_answers_on_the_same_ports(self):
        with Client(NAME) as client:
            client.run("let kept = 1;")
            before = {client.pid} | descendants(client.pid)
            client.manager.restart_kernel()
            client.client.wait_for_ready(timeout=30)
            self.assertEqual(client.run("typeof kept").result, "'undefined'")
            self.assertTrue(all_gone(before))

    def test_a_restart_while_a_loop_runs(self):
        with Client(NAME) as client:
            client.run("let kept = 1;")
            client.send("for (;;) {}")
            time.sleep(0.3)
            client.manager.restart_kernel()
            client.client.wait_for_ready(timeout=30)
            self.assertEqual(client.run("typeof kept").result, "'undefined'")

    def test_leaves_no_file_behind(self):
        with tempfile.TemporaryDirectory() as folder:
            with Client(NAME, env={**os.environ, "TMPDIR": folder}) as client:
                client.run("1")
            self.assertEqual(os.listdir(folder), [])

    def test_runs_in_the_folder_of_the_notebook(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "near.ts").write_text("export const near = 42;")
            with Client(NAME, cwd=folder) as client:
                cell = client.run('import { near } from "./near.ts";\n[near, process.cwd()]')
                self.assertEqual(cell.result, f"[ 42, '{os.path.realpath(folder)}' ]")


class Crashes(Shared):
    def check_survived(self, cell, said: str) -> None:
        self.assertEqual(cell.status, "error")
        self.assertRegex(cell.error, said)
        self.assertEqual(self.ok("6 * 7").result, "42")
        self.assertEqual(self.ok("typeof lost").result, "'undefined'")

    def test_process_exit(self):
        self.ok("let lost = 1;")
        self.check_survived(self.client.run('console.log("bye");\nprocess.exit(3);'), "exit.*3")

    def test_what_was_printed_before_an_exit_is_shown(self):
        cell = self.client.run('for (let i = 0; i < 1000; i++) console.log(i);\nprocess.exit(0);')
        self.assertEqual(len(cell.stream().splitlines()), 1000)

    def test_kill_9(self):
        self.ok("let lost = 1;")
        self.check_survived(self.client.run('process.kill(process.pid, "SIGKILL");\nawait new Promise(() => {});'), "SIGKILL")

    def test_kill_9_while_idle(self):
        self.ok("let lost = 1;")
        pid = int(self.ok("process.pid").result)
        os.kill(pid, signal.SIGKILL)
        self.assertTrue(all_gone({pid}))
        time.sleep(0.2)
        self.assertEqual(self.ok("6 * 7").result, "42")

    def test_abort(self):
        self.check_survived(self.client.run("process.abort();"), "SIG|ended")

    def test_out_of_memory(self):
        with Client(SMALL) as client:
            cell = client.run("const all = [];\nfor (;;) all.push(new Array(1e5).fill({}));", timeout=120)
            self.assertEqual(cell.status, "error")
            self.assertIn("ran out of memory", cell.error)
            self.assertEqual(client.run("6 * 7").result, "42")

    def test_deep_recursion_is_an_error_that_keeps_the_state(self):
        self.ok("let kept = 41;")
        cell = self.client.run("function f(): number { return 1 + f(); }\nf()")
        self.assertRegex(cell.error, "RangeError|Maximum call stack")
        self.assertEqual(self.ok("kept + 1").result, "42")

    def test_the_queue_behind_a_crash_is_aborted(self):
        bad, queued = self.client.send("process.exit(1);"), self.client.send("1")
        self.assertEqual(self.client.wait(bad).status, "error")
        self.assertEqual(self.client.answer(queued)["status"], "aborted")


class Busy(Shared):
    def test_the_heart_beats_while_a_loop_runs(self):
        self.client.client.hb_channel.unpause()
        request = self.client.send("const end = performance.now() + 3000;\nwhile (performance.now() < end);")
        time.sleep(2.5)
        self.assertTrue(self.client.client.hb_channel.is_beating())
        self.client.wait(request)

    def test_the_control_channel_and_completeness_answer(self):
        request = self.client.send("const end = performance.now() + 2000;\nwhile (performance.now() < end);")
        began = time.monotonic()
        self.assertEqual(self.client.control("kernel_info_request", {})["status"], "ok")
        self.assertLess(time.monotonic() - began, 1.5)
        self.client.wait(request)

    def test_an_unknown_request_leaves_the_kernel_idle(self):
        shell = self.client.client.shell_channel
        shell.send(self.client.client.session.msg("no_such_request", {}))
        self.assertEqual(self.ok("6 * 7").result, "42")


class Clients(Shared):
    def second(self) -> BlockingKernelClient:
        client = BlockingKernelClient()
        client.load_connection_info(self.client.manager.get_connection_info())
        client.start_channels()
        client.wait_for_ready(timeout=30)
        self.addCleanup(client.stop_channels)
        return client

    def test_two_share_the_state(self):
        other = self.second()
        self.ok("let shared = 1;")
        other.execute_interactive("shared += 1;", timeout=30, output_hook=lambda _: None)
        self.assertEqual(self.ok("shared").result, "2")

    def test_each_gets_its_own_replies_and_sees_the_other_work(self):
        other = self.second()
        asked = [(client, client.execute(f"{i}")) for i in range(20)
                 for client in (self.client.client, other)]
        for client, request in asked:
            reply = client.get_shell_msg(timeout=30)
            self.assertEqual(reply["parent_header"]["msg_id"], request)
        published = set()
        while len(published) < len(asked):
            message = other.get_iopub_msg(timeout=10)
            if message["msg_type"] == "execute_result":
                published.add(message["parent_header"]["msg_id"])
        self.assertEqual(published, {request for _, request in asked})

    def test_an_error_of_one_does_not_abort_the_others(self):
        other = self.second()
        bad = self.client.send("await new Promise((resolve) => setTimeout(resolve, 300));\nthrow 1;")
        time.sleep(0.1)
        other.execute("6 * 7")
        self.assertEqual(self.client.wait(bad).status, "error")
        self.assertEqual(other.get_shell_msg(timeout=30)["content"]["status"], "ok")

    def test_one_that_leaves_takes_nothing_along(self):
        other = self.second()
        other.execute("for (let i = 0; i < 1e4; i++) console.log(i);")
        other.stop_channels()
        self.assertEqual(self.ok("6 * 7").result, "42")


class Stdin(Shared):
    def test_input(self):
        cell = self.client.run('const name = await jupyter.input("name? ");\nname', answers=["Ada é漢"])
        self.assertEqual(cell.result, "'Ada é漢'")

    def test_prompt_blocks(self):
        cell = self.client.run('prompt("name?")', answers=["Ada"])
        self.assertEqual(cell.result, "'Ada'")

    def test_twice(self):
        cell = self.client.run("[await jupyter.input(), await jupyter.input()]", answers=["1", "2"])
        self.assertEqual(cell.result, "[ '1', '2' ]")

    def test_where_nobody_can_type(self):
        cell = self.client.run("await jupyter.input()")
        self.assertEqual(cell.status, "error")
        self.assertIn("input", cell.error)

    def test_an_interrupt_while_it_waits(self):
        for code in ("await jupyter.input()", "prompt()"):
            self.ok("let kept = 41;")
            request = self.client.send(code, allow_stdin=True)
            self.client.client.get_stdin_msg(timeout=10)
            self.client.interrupt()
            self.client.wait(request, timeout=10)
            self.assertEqual(self.ok("kept + 1").result, "42")


if __name__ == "__main__":
    unittest.main()
