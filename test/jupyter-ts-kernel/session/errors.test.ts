import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NotebookSession, notebookSession } from "./notebook-session.ts";

let notebook: NotebookSession;
beforeAll(async () => {
  notebook = await notebookSession();
});
afterAll(() => notebook[Symbol.asyncDispose]());

async function traceback(code: string): Promise<string> {
  const outcome = await notebook.run(code);
  return outcome.status === "error" ? outcome.error.traceback.join("\n") : "no error";
}

describe("an error", () => {
  it("shows the cell's lines, the place and the user's frames only", async () => {
    await notebook.run("function f() {\n  return g();\n}\nconst g: () => number = 3 as never;");
    expect(await traceback("1 +\n  f();")).toMatch(
      /^TypeError: g is not a function\n {2}1 │ function f\(\) \{\n> 2 │ {3}return g\(\);\n {15}\^\n {2}3 │ \}\n {2}4 │ .*\n {4}at f \(cell 1, line 2, column 10\)\n {4}at cell 2, line 2, column 3$/,
    );
  });

  it("of syntax has its place in the cell", async () => {
    expect(await traceback("let a = 1;\nlet b = ;")).toContain(
      "\n> 2 │ let b = ;\n              ^\n",
    );
  });

  it("names its causes", async () => {
    expect(await traceback("throw new Error('out', { cause: new TypeError('in') })")).toContain(
      "Caused by TypeError: in",
    );
  });

  it("that is no Error is shown as it is", async () => {
    expect(await traceback("throw { a: 1 }")).toBe("thrown: { a: 1 }");
  });

  it("in a module has the line in its file", async () => {
    const text =
      "export function fail(): never {\n  for (;;) {\n    throw new Error('here');\n  }\n}\n";
    writeFileSync(join(notebook.folder, "fails.ts"), text);
    expect(await traceback("import { fail } from './fails.ts';\nfail()")).toMatch(
      /at fail \(.*fails\.ts:3:11\)/,
    );
  });

  it("that no cell waits for is printed, and the session lives on", async () => {
    await notebook.run(
      "Promise.reject(new Error('rejected')); setTimeout(() => { throw new Error('late') }, 5);" +
        "await new Promise((resolve) => setTimeout(resolve, 50))",
    );
    const text = notebook.shown.map((output) => output.type === "stream" ? output.text : "").join(
      "",
    );
    expect(text).toContain("Error: rejected");
    expect(text).toContain("Error: late");
    expect(await notebook.value("1")).toBe("1");
  });

  it("of a missing export or module says which", async () => {
    writeFileSync(join(notebook.folder, "types.ts"), "export type T = 1;\nexport const v = 1;\n");
    expect(await traceback("import { T } from './types.ts'")).toContain(
      "'./types.ts' has no export 'T'",
    );
    expect(await traceback("import './none.ts'")).toContain("none.ts");
    expect(await traceback("import 'no-such-package'")).toContain("no-such-package");
  });
});

describe("the end of its process", () => {
  it.each([
    ["process.exit(3)", "called exit(3)"],
    ["process.kill(process.pid, 'SIGKILL')", "was ended by SIGKILL"],
  ])("by %s is told, and the next cell runs in a new one", async (code, reason) => {
    const outcome = await notebook.run(
      `console.log("before"); await new Promise((r) => setTimeout(r, 50)); ${code}; await new Promise(() => {})`,
    );
    expect(outcome).toMatchObject({ status: "error", error: { ename: "SessionEnded" } });
    expect(JSON.stringify(outcome)).toContain(reason);
    expect(notebook.shown).toContainEqual({ type: "stream", name: "stdout", text: "before\n" });
    expect(await notebook.value("2")).toBe("2");
  });

  it("by its memory limit is told as such", async () => {
    await using small = await notebookSession({ memory: 64 });
    const outcome = await small.run("const all = []; for (;;) all.push(new Array(1000).fill({}))");
    expect(JSON.stringify(outcome)).toContain("ran out of memory");
    expect(await small.value("typeof all")).toBe("'undefined'");
  });
});
