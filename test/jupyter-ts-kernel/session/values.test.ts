import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NotebookSession, notebookSession } from "./notebook-session.ts";

let notebook: NotebookSession;
beforeAll(async () => {
  notebook = await notebookSession();
});
afterAll(() => notebook[Symbol.asyncDispose]());

describe("a cell", () => {
  it("gives values to later cells, declared as anything", async () => {
    await notebook.run(
      "const name = 1, status = [2], location = 3;\nfunction performance() { return 4 }",
    );
    expect(await notebook.value("[name, status, location, performance()]")).toBe(
      "[ 1, [ 2 ], 3, 4 ]",
    );
    expect(await notebook.value("let name = 'again'; name")).toBe("'again'");
  });

  it("prints in order, on both streams, also from child processes and threads", async () => {
    await notebook.run(`
      import { spawnSync } from "node:child_process";
      import { Worker } from "node:worker_threads";
      console.log("one");
      spawnSync("sh", ["-c", "echo two"], { stdio: "inherit" });
      console.log("three");
      console.error("four");
      spawnSync("sh", ["-c", "echo five >&2"], { stdio: "inherit" });
      process.stdout.write("six");
      const worker = new Worker("require('node:fs').writeSync(1, 'seven')", { eval: true });
      await new Promise((resolve) => worker.on("exit", resolve));
    `);
    expect(notebook.shown).toEqual([
      { type: "stream", name: "stdout", text: "one\ntwo\nthree\n" },
      { type: "stream", name: "stderr", text: "four\nfive\n" },
      { type: "stream", name: "stdout", text: "sixseven" },
    ]);
  });

  it("shows values before it ends, in the order they were given", async () => {
    await notebook.run(`
      const slow = { async [Symbol.for("Jupyter.display")]() {
        await new Promise((resolve) => setTimeout(resolve, 30));
        return { "text/plain": "slow" };
      } };
      jupyter.display(slow, { display_id: "a" });
      jupyter.display(jupyter.html\`<b>\${1}</b>\`);
      jupyter.display({ "text/plain": "new" }, { raw: true, update: true, display_id: "a" });
      jupyter.clearOutput(true);
    `);
    const displays = notebook.shown.filter(({ type }) => type === "display");
    expect(displays).toMatchObject([
      { data: { "text/plain": "slow" }, id: "a", update: false },
      { data: { "text/html": "<b>1</b>" }, update: false },
      { data: { "text/plain": "new" }, id: "a", update: true },
    ]);
    expect(notebook.shown).toContainEqual({ type: "clear", wait: true });
  });

  it("knows pictures, elements and tables by their looks", async () => {
    const bundle = async (code: string) => {
      const outcome = await notebook.run(code);
      return outcome.status === "ok" ? outcome.data : outcome.error;
    };
    expect(await bundle("new Uint8Array([0x89, 0x50, 0x4e, 0x47])")).toEqual({
      "image/png": "iVBORw==",
    });
    expect(await bundle("{ outerHTML: '<svg></svg>' }")).toEqual({
      "image/svg+xml": "<svg></svg>",
    });
    expect(await bundle("{ outerHTML: '<p>x</p>' }")).toEqual({ "text/html": "<p>x</p>" });
    expect(
      await bundle(
        `{ schema: { a: 1 }, head: () => ({ toRecords: () => [{ a: "<" }] }), toRecords: 0 }`,
      ),
    )
      .toMatchObject({
        "text/html":
          "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>&#60;</td></tr></tbody></table>",
      });
  });

  it("knows its own folder and file", async () => {
    const { folder } = notebook;
    expect(await notebook.value("import.meta.dirname")).toBe(`'${folder}'`);
    expect(await notebook.value("import.meta.url")).toBe(`'file://${folder}/notebook.ipynb'`);
    expect(await notebook.value("import.meta.resolve('./data.csv')")).toBe(
      `'file://${folder}/data.csv'`,
    );
  });

  it("asks the user, awaited or not, where that is allowed", async () => {
    const { session, shown } = notebook;
    const answered = async (code: string) => {
      const outcome = notebook.run(code, { input: true });
      while (!shown.some(({ type }) => type === "ask")) await new Promise((r) => setTimeout(r, 5));
      session.input("Ada");
      return await outcome;
    };
    expect(await answered("await jupyter.input('name?')")).toMatchObject({
      data: { "text/plain": "'Ada'" },
    });
    expect(await answered("prompt('name?')")).toMatchObject({ data: { "text/plain": "'Ada'" } });
    expect(await notebook.run("prompt('name?')")).toMatchObject({
      error: { evalue: "input: this client takes no input" },
    });
  });

  it("forgets everything on reset", async () => {
    await notebook.run("const gone = 1");
    notebook.session.reset();
    expect(await notebook.value("typeof gone")).toBe("'undefined'");
  });

  it("says how long it took when asked", async () => {
    await notebook.run("1", { timed: true });
    expect(notebook.shown).toMatchObject([{
      text: expect.stringMatching(/^Wall time: .* s, CPU time: .* s\n$/),
    }]);
  });
});
