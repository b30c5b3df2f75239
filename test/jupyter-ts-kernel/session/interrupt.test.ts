import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { interruptedError, type NotebookSession, notebookSession } from "./notebook-session.ts";

let notebook: NotebookSession;
beforeAll(async () => {
  notebook = await notebookSession();
});
afterAll(() => notebook[Symbol.asyncDispose]());

describe("an interrupt", () => {
  it.each([
    ["a busy loop", "for (;;) {}"],
    ["a loop that catches everything", "for (;;) { try { null.x } catch {} }"],
    ["a loop in a function", "function spin() { let i = 0; do i++; while (true) }\nspin()"],
    ["deep recursion", "const fib = (n) => n < 2 ? n : fib(n - 1) + fib(n - 2); fib(80)"],
    [
      "a callback",
      "[1].forEach(function f() { for (const x of [1]) f() || f() })".replace(
        "f() || f()",
        "while (1);",
      ),
    ],
    ["an await", "await new Promise(() => {})"],
    [
      "an await in a function",
      "async function wait() { await new Promise(() => {}) }\nawait wait()",
    ],
    ["a value that is a promise", "new Promise(() => {})"],
    [
      "for await",
      "for await (const x of (async function* () { for (;;) yield await new Promise((r) => setTimeout(r, 5)) })());",
    ],
    [
      "a question",
      "await jupyter.input('name?').catch(() => new Promise(() => {}))".replace(
        ".catch(() => new Promise(() => {}))",
        "",
      ),
    ],
  ])("stops %s and keeps the variables", async (_, code) => {
    await notebook.run("const kept = 7");
    const outcome = code.includes("input")
      ? await interruptedQuestion(code)
      : await notebook.interrupted(code);
    expect(outcome).toMatchObject(interruptedError);
    expect(await notebook.value("kept")).toBe("7");
  });

  async function interruptedQuestion(code: string) {
    const outcome = notebook.run(code, { input: true });
    while (!notebook.shown.some(({ type }) => type === "ask")) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    notebook.session.interrupt();
    return await outcome;
  }

  it("stops a loop in a module of the project", async () => {
    const text = "export function spin(): void {\n  for (let i = 0; ; i++) if (i < 0) return;\n}\n";
    writeFileSync(join(notebook.folder, "spins.ts"), text);
    await notebook.run("import { spin } from './spins.ts'");
    expect(await notebook.interrupted("spin()")).toMatchObject(interruptedError);
  });

  it("lets `finally` and `using` do their work, loops and all", async () => {
    await notebook.run("const log = []");
    const release = "[Symbol.dispose]() { for (const x of [1, 2]) log.push(x) }";
    await notebook.interrupted(
      `using a = { ${release} }; try { for (;;); } finally { for (const x of [0]) log.push(x) }`,
    );
    expect(await notebook.value("log")).toBe("[ 0, 1, 2 ]");
  });

  it("is not remembered by the next cell", async () => {
    notebook.session.interrupt();
    expect(await notebook.value("let n = 0; for (let i = 0; i < 10; i++) n += i; n")).toBe("45");
  });

  it("that cannot help ends the process the second time", async () => {
    const endless = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)";
    const outcome = notebook.interrupted(endless);
    const second = setInterval(() => notebook.session.interrupt(), 300);
    expect(JSON.stringify(await outcome)).toContain("ended by a second interrupt");
    clearInterval(second);
    expect(await notebook.value("typeof kept")).toBe("'undefined'");
  });
});
