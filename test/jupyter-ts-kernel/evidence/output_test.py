"""What a cell shows: all of it, in order, under its own request, and nothing after idle."""

import base64
import os
import tempfile
import time
import unittest
from pathlib import Path

from cases import Shared


class Streams(Shared):
    def test_raw_stdout_and_stderr(self):
        cell = self.ok('process.stdout.write("a");\nprocess.stderr.write("b");\nprocess.stdout.write("c");')
        self.assertEqual((cell.stream(), cell.stream("stderr")), ("ac", "b"))

    def test_writes_below_the_runtime(self):
        cell = self.ok('import { writeSync } from "node:fs";\nwriteSync(1, "one\\n");\nwriteSync(2, "two\\n");')
        self.assertEqual((cell.stream(), cell.stream("stderr")), ("one\n", "two\n"))

    def test_a_child_process_that_inherits(self):
        cell = self.ok(
            'import { spawnSync } from "node:child_process";\n'
            'spawnSync("sh", ["-c", "echo out; echo err >&2"], { stdio: "inherit" });'
        )
        self.assertEqual((cell.stream(), cell.stream("stderr")), ("out\n", "err\n"))

    def test_a_worker(self):
        cell = self.ok(
            'import { Worker } from "node:worker_threads";\n'
            "const worker = new Worker('console.log(\"from a worker\")', { eval: true });\n"
            'await new Promise((resolve) => worker.on("exit", resolve));\n'
            "await new Promise((resolve) => setTimeout(resolve, 300));"
        )
        self.assertEqual(cell.stream(), "from a worker\n")

    def test_text_of_any_language_in_pieces(self):
        cell = self.ok('process.stdout.write(Buffer.from("é漢🎉").subarray(0, 4));\n'
                       'process.stdout.write(Buffer.from("é漢🎉").subarray(4));')
        self.assertEqual(cell.stream(), "é漢🎉")

    def test_ten_megabytes(self):
        cell = self.ok('for (let i = 0; i < 1e5; i++) console.log("x".repeat(99));')
        self.assertEqual(len(cell.stream()), 10_000_000)
        self.assertLess(len(cell.outputs), 10_000)

    def test_order_of_streams_displays_and_the_value(self):
        cell = self.ok('console.log(1);\nawait jupyter.display(2);\nconsole.log(3);\n'
                       'await jupyter.display(4);\nconsole.error(5);\n6')
        self.assertEqual(cell.kinds, ["stream", "display_data", "stream", "display_data", "stream",
                                      "execute_result"])

    def test_order_of_console_and_raw_writes(self):
        cell = self.ok('for (let i = 0; i < 50; i++) { console.log(i); process.stdout.write("r" + i + "\\n"); }')
        wanted = "".join(f"{i}\nr{i}\n" for i in range(50))
        self.assertEqual(cell.stream(), wanted)

    def test_silent_shows_nothing(self):
        cell = self.client.run("console.log(1);\n2", silent=True)
        self.assertEqual((cell.status, cell.outputs), ("ok", []))

    def test_output_shows_while_the_cell_runs(self):
        request = self.client.send('console.log("first");\nawait new Promise((resolve) => setTimeout(resolve, 3000));')
        began = time.monotonic()
        self.client.until(lambda message: message["msg_type"] == "stream")
        self.assertLess(time.monotonic() - began, 2)
        self.client.wait(request)

    def test_nothing_comes_after_idle(self):
        for i in range(100):
            cell = self.ok(f'console.log({i}); process.stdout.write("{i}"); {i}')
            self.assertEqual((cell.result, cell.late), (str(i), []))
        self.assertIsNone(self.client.message(0.5))

    def test_late_output_belongs_to_its_cell_or_a_later_one(self):
        self.ok('setTimeout(() => console.log("late"), 200);')
        late = self.client.until(lambda message: message["msg_type"] == "stream", 5)
        self.assertEqual(late["content"]["text"], "late\n")


class Values(Shared):
    def test_a_cell_without_a_value(self):
        for code in ("undefined", "let a = 1;", "", "// nothing", "if (false) 1;", "function f() {}"):
            self.assertEqual(self.ok(code).outputs, [], code)

    def test_values_as_text(self):
        for code, text in (("null", "null"), ("'a'", "'a'"), ("10n", "10n"), ("NaN", "NaN"),
                           ("({ a: 1 })", "{ a: 1 }"), ("new Set([1])", "Set(1) { 1 }"),
                           ("[1, , 3]", "[ 1, <1 empty item>, 3 ]"), ("() => 1", "[Function (anonymous)]"),
                           ("Symbol.iterator", "Symbol(Symbol.iterator)"), ("-0", "-0"),
                           ("async () => 1", "[AsyncFunction (anonymous)]"), ("Promise.resolve(5)", "5")):
            self.assertEqual(self.ok(code).result, text, code)

    def test_values_that_resist(self):
        for code in ("const c: any = {}; c.self = c; c", "Object.create(null)",
                     "new Proxy({}, { get(_, name) { if (name !== 'then') throw 1; } })", "({ get a() { throw 1; } })",
                     "({ toString() { throw 1; } })", "new Array(1e6).fill(0)", "globalThis",
                     "({ then: 1 })", "Array.from({ length: 100 }, () => new Uint8Array(1000))"):
            self.assertIsNotNone(self.ok(code).result, code)

    def test_a_display_method(self):
        cell = self.ok('({ async [Symbol.for("Jupyter.display")]() { return { "text/html": "<p>" }; } })')
        self.assertEqual(cell.outputs[0]["content"]["data"]["text/html"], "<p>")

    def test_a_display_method_that_throws_is_an_error_of_the_cell(self):
        cell = self.client.run('({ [Symbol.for("Jupyter.display")]() { throw new Error("no"); } })')
        self.assertEqual((cell.status, cell.error), ("error", "Error: no"))

    def test_png_as_base64(self):
        pixel = ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
                 "WjR9awAAAABJRU5ErkJggg==")
        cell = self.ok(f'Uint8Array.from(atob("{pixel}"), (c) => c.charCodeAt(0))')
        data = cell.outputs[0]["content"]["data"]
        self.assertEqual(base64.b64decode(data["image/png"]), base64.b64decode(pixel))

    def test_display_id_and_update(self):
        first = self.ok('await jupyter.display(1, { display_id: "bar" });')
        self.assertEqual(first.outputs[0]["content"]["transient"], {"display_id": "bar"})
        cell = self.ok('await jupyter.display(2, { display_id: "bar", update: true });')
        self.assertEqual(cell.kinds, ["update_display_data"])
        self.assertEqual(cell.outputs[0]["content"]["transient"], {"display_id": "bar"})
        self.assertEqual(cell.outputs[0]["content"]["data"]["text/plain"], "2")

    def test_clear_output(self):
        self.assertEqual(self.ok("jupyter.clearOutput(true);").outputs[0]["content"], {"wait": True})
        self.assertEqual(self.ok("jupyter.clearOutput();").outputs[0]["content"], {"wait": False})

    def test_a_display_without_await_is_shown_before_idle(self):
        cell = self.ok("for (let i = 0; i < 5; i++) jupyter.display(i);\n9")
        self.assertEqual(cell.kinds, ["display_data"] * 5 + ["execute_result"])
        shown = [each["content"]["data"]["text/plain"] for each in cell.outputs]
        self.assertEqual(shown, ["0", "1", "2", "3", "4", "9"])


class Errors(Shared):
    def test_has_name_value_and_the_line(self):
        cell = self.client.run('const a = 1;\n\nthrow new RangeError("too far");')
        content = cell.outputs[-1]["content"]
        self.assertEqual((content["ename"], content["evalue"]), ("RangeError", "too far"))
        text = "\n".join(content["traceback"])
        self.assertRegex(text, r"RangeError: too far")
        self.assertRegex(text, r"(?i)cell.*3")
        self.assertIn('throw new RangeError("too far")', text)

    def test_whatever_is_thrown(self):
        for code in ("throw 1", "throw null", "throw undefined", 'throw "text"', "throw { a: 1 }",
                     "await Promise.reject(2)", "Promise.reject(3)", "throw Object.create(null)",
                     "throw new AggregateError([new Error('a')], 'b')", "null.f", "f(]",
                     "throw new Error('a', { cause: new Error('b') })", "import 'not-there'",
                     "throw new Proxy({}, { get() { throw 1; } })"):
            cell = self.client.run(code)
            self.assertEqual((cell.status, cell.kinds), ("error", ["error"]), code)
        self.assertEqual(self.client.run("6 * 7").result, "42")

    def test_a_stray_rejection_does_not_end_the_kernel(self):
        self.client.run('Promise.reject(new Error("stray"));\n1')
        self.client.run('setTimeout(() => { throw new Error("stray"); }, 1);\n1')
        time.sleep(0.5)
        self.assertEqual(self.client.run("6 * 7").result, "42")

    def test_stops_what_is_queued_behind(self):
        bad, queued = self.client.send("throw 1;"), self.client.send("1")
        self.assertEqual(self.client.wait(bad).status, "error")
        self.assertEqual(self.client.answer(queued)["status"], "aborted")

    def test_unless_told_otherwise(self):
        bad = self.client.send("throw 1;", stop_on_error=False)
        queued = self.client.send("6 * 7")
        self.assertEqual(self.client.wait(bad).status, "error")
        self.assertEqual(self.client.wait(queued).result, "42")

    def test_what_was_declared_before_an_error_is_kept(self):
        self.client.run("let early = 42;\nthrow 1;")
        self.assertEqual(self.ok("early").result, "42")


class Cells(Shared):
    def test_redeclaration_of_anything(self):
        for code in ("const a = 1;", "let a = '2';", "var a = 3;", "function a() {}", "class a {}",
                     "const { a } = { a: 7 };", "const [a] = [8];", "import * as a from 'node:os';",
                     "enum_free: for (;;) break enum_free;\nconst a = 9;"):
            self.ok(code)
        self.assertEqual(self.ok("a").result, "9")

    def test_types(self):
        self.ok("interface Point { x: number }\ntype Pair = [Point, Point];\nlet p: Point = { x: 1 };")
        self.ok("function first<T>(values: readonly T[]): T { return values[0]!; }")
        self.assertEqual(self.ok("first([p as Point]).x satisfies number").result, "1")

    def test_imports(self):
        self.ok('import { join } from "node:path";\nimport type { Stats } from "node:fs";\n'
                'import os, { cpus as processors } from "node:os";')
        self.assertEqual(self.ok('join("a", "b")').result, "'a/b'")
        self.assertEqual(self.ok("processors().length === os.cpus().length").result, "true")

    def test_import_meta(self):
        cell = self.ok("[import.meta.url.startsWith('file://'), import.meta.dirname === process.cwd()]")
        self.assertEqual(cell.result, "[ true, true ]")

    def test_modules_are_reloaded_when_they_or_what_they_import_changed(self):
        with tempfile.TemporaryDirectory() as folder:
            inner, outer = Path(folder, "inner.ts"), Path(folder, "outer.ts")
            inner.write_text("export const n: number = 1;")
            outer.write_text('import { n } from "./inner.ts"; export const twice = 2 * n;')
            load = f'(await import("{outer}")).twice'
            self.assertEqual(self.ok(load).result, "2")
            inner.write_text("export const n: number = 21;")
            os.utime(inner, (time.time() + 5, time.time() + 5))
            self.assertEqual(self.ok(load).result, "42")
            self.ok(f'import {{ twice }} from "{outer}";')
            self.assertEqual(self.ok("twice").result, "42")

    def test_using_disposes_at_the_end_of_a_block(self):
        cell = self.ok('{ using a = { [Symbol.dispose]() { console.log("gone"); } }; }\nconsole.log("after");')
        self.assertEqual(cell.stream(), "gone\nafter\n")

    def test_time(self):
        cell = self.ok("%time\n6 * 7")
        self.assertEqual(cell.result, "42")
        self.assertRegex(cell.stream(), r"\d+(\.\d+)? (ms|s)")

    def test_reset(self):
        self.ok("let forgotten = 1;")
        self.ok("%reset")
        self.assertEqual(self.ok("typeof forgotten").result, "'undefined'")

    def test_the_count_goes_on(self):
        first, second, third = (
            self.ok(code).reply["content"]["execution_count"] for code in ("1", "2", "3")
        )
        self.assertEqual((second, third), (first + 1, first + 2))


if __name__ == "__main__":
    unittest.main()
