"""Jupyter's own conformance suite for kernels, with every feature filled in.

    WAGONWHEEL_KERNEL=ts-deno python -m unittest conformance_test
"""


import jupyter_kernel_test
from cases import NAME

SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def shown(mime: str, value: str) -> dict[str, str]:
    code = f"await jupyter.display({{ {mime!r}: {value!r} }}, {{ raw: true }});"
    return {"code": code, "mime": mime}


class Conformance(jupyter_kernel_test.KernelTests):
    kernel_name = NAME
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = 'console.log("hello, world");'
    code_stderr = 'console.error("oops");'
    completion_samples = [
        {"text": "Math.hyp", "matches": ["hypot"]},
        {"text": '"text".toUpperC', "matches": ["toUpperCase"]},
        {"text": "const point = { abscissa: 1 };\npoint.ab", "matches": ["abscissa"]},
    ]
    complete_code_samples = [
        "1",
        'console.log("hello, world");',
        "function f(x: number): number {\n  return x * 2;\n}",
        "const { a, b: [c] } = { a: 1, b: [2] };",
        "await Promise.resolve(1)",
        "interface Point {\n  readonly x: number;\n}",
        "// a comment",
        "",
    ]
    incomplete_code_samples = [
        "function f() {",
        "const text = `first line",
        "[1, 2,",
        "if (1 < 2) {\n  console.log(1);",
        "/* a comment",
        "const object = {",
        "Math.hypot(1,",
        "const x =",
    ]
    invalid_code_samples = ["import = 7q", "const 1 = 2;", "f(]", "let x: = 1;", "1 2"]
    code_generate_error = 'throw new Error("wrong");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": "await Promise.resolve(7)", "result": "7"},
        {"code": "[1, 2, 3]", "result": "[ 1, 2, 3 ]"},
        {
            "code": '({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>1</b>" }) })',
            "result": "<b>1</b>",
            "mime": "text/html",
        },
    ]
    code_display_data = [
        shown("text/html", "<b>bold</b>"),
        shown("text/markdown", "**bold**"),
        shown("text/latex", "$x^2$"),
        shown("image/svg+xml", SVG),
        shown("image/png", PIXEL),
        {"code": 'await jupyter.display({ "application/json": { a: 1 } }, { raw: true });',
         "mime": "application/json"},
        {"code": "await jupyter.display([1, 2, 3]);", "mime": "text/plain"},
        {"code": "await jupyter.display(jupyter.html`<i>1</i>`);", "mime": "text/html"},
        {"code": "await jupyter.display(jupyter.md`*1*`);", "mime": "text/markdown"},
    ]
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "1 ? 2*"
    code_inspect_sample = "Math.hypot"
    code_clear_output = "jupyter.clearOutput();"
    # Payloads, the pager among them, are deprecated by the protocol: code_page_something stays empty.


class Welcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = NAME
    support_iopub_welcome = True


del jupyter_kernel_test.KernelTests, jupyter_kernel_test.IopubWelcomeTests
