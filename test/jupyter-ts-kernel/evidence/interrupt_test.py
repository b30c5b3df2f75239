"""An interrupt stops what runs and keeps what was declared.

    WAGONWHEEL_KERNEL=ts-deno python -m unittest interrupt_test
"""

import time
import unittest

from cases import BY_MESSAGE, Shared
from client import Client

BUSY = {
    "a loop": "while (true) {}",
    "a loop in a function": "function spin() { for (;;) {} }\nspin();",
    "an await": "await new Promise(() => {});",
    "a timer": "await new Promise((resolve) => setTimeout(resolve, 1e9));",
    "a loop of awaits": "for (;;) await Promise.resolve();",
    "a promise as the value": "new Promise(() => {})",
    "a loop in a callback": "await new Promise(() => setTimeout(() => { for (;;) {} }, 1));",
    "array methods": "for (;;) Array.from({ length: 1e5 }, (_, i) => i).sort(() => 0);",
    "a generator": "function* g() { for (;;) yield 1; }\nlet n = 0;\nfor (const i of g()) n += i;",
    "a loop with catch": "for (;;) { try { for (;;) {} } catch {} }",
    "a loop that prints": "for (;;) console.log('x'.repeat(1000));",
    "a for await": "async function* g() { for (;;) yield 1; }\nfor await (const i of g());",
    "recursion": "function f(n: number): number { return n < 40 ? f(n + 1) + f(n + 1) : n; }\nf(0)",
}


class Interrupt(Shared):
    def start(self, code: str) -> str:
        request = self.client.send(code)
        self.client.until(lambda message: message["msg_type"] == "execute_input")
        return request

    def check_stopped(self, request: str) -> None:
        cell = self.client.wait(request, timeout=15)
        self.assertEqual(cell.status, "error")
        self.assertEqual(cell.kinds[-1], "error")
        self.assertRegex(cell.error.lower(), "interrupt")
        self.assertEqual(self.client.run("kept + 1").result, "42")

    def check(self, code: str, pause: float = 0.3) -> None:
        self.ok("let kept = 41;")
        for _ in range(2):
            request = self.start(code)
            time.sleep(pause)
            self.client.interrupt()
            self.check_stopped(request)

    def test_at_any_moment_of_the_beginning(self):
        for milliseconds in (0, 0, 1, 2, 4, 8, 16):
            self.check("for (;;) {}", milliseconds / 1000)
            self.check("await new Promise(() => {});", milliseconds / 1000)

    def test_while_the_process_of_the_cells_starts(self):
        with Client(self.kernel) as client:
            request = client.send("for (;;) {}")
            client.until(lambda message: message["msg_type"] == "execute_input")
            client.interrupt()
            self.assertEqual(client.wait(request, timeout=15).status, "error")
            self.assertEqual(client.run("6 * 7").result, "42")

    def test_twice_in_a_row_keeps_the_state(self):
        self.ok("let kept = 41;")
        request = self.start("for (;;) {}")
        time.sleep(0.3)
        self.client.interrupt()
        self.client.interrupt()
        self.check_stopped(request)

    def test_while_idle_does_nothing(self):
        self.ok("let kept = 41;")
        self.client.interrupt()
        time.sleep(0.3)
        self.assertEqual(self.client.run("kept + 1").result, "42")
        self.assertEqual(self.client.run("let n = 0;\nfor (; n < 3; n++);\nn").result, "3")

    def test_aborts_what_is_queued_behind(self):
        first = self.client.send("for (;;) {}")
        second = self.client.send("globalThis.ran = true;")
        time.sleep(0.5)
        self.client.interrupt()
        replies = {}
        while len(replies) < 2:
            message = self.client.client.get_shell_msg(timeout=15)
            replies[message["parent_header"]["msg_id"]] = message["content"]["status"]
        self.assertEqual(replies, {first: "error", second: "aborted"})
        self.assertIsNone(self.client.run("globalThis.ran").result)

    def test_a_finally_still_runs(self):
        request = self.start('try { for (;;) {} } finally { console.log("cleaned"); }')
        time.sleep(0.3)
        self.client.interrupt()
        cell = self.client.wait(request, timeout=15)
        self.assertEqual((cell.status, cell.stream()), ("error", "cleaned\n"))

    def test_what_cannot_be_stopped_is_said_and_ended_by_a_second_one(self):
        request = self.start("Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);")
        time.sleep(0.3)
        self.client.interrupt()
        said = self.client.until(lambda message: message["msg_type"] == "stream", 10)
        self.assertIn("Interrupt again", said["content"]["text"])
        self.client.interrupt()
        cell = self.client.wait(request, timeout=15)
        self.assertEqual(cell.status, "error")
        self.assertEqual(self.client.run("6 * 7").result, "42")


for name, code in BUSY.items():
    def test(self, code=code):
        self.check(code)

    setattr(Interrupt, f"test_{name.replace(' ', '_')}", test)


class InterruptByMessage(Interrupt):
    kernel = BY_MESSAGE


if __name__ == "__main__":
    unittest.main()
