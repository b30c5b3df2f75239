import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NotebookSession, notebookSession } from "./notebook-session.ts";

let notebook: NotebookSession;
beforeAll(async () => {
  notebook = await notebookSession();
});
afterAll(() => notebook[Symbol.asyncDispose]());

let writes = 0;
/** Sizes differ from write to write: the clock of the file system may not. */
function write(name: string, text: string): void {
  writeFileSync(join(notebook.folder, name), `${text}\n//${"-".repeat(++writes)}\n`);
}

describe("an imported module", () => {
  it("is loaded anew when it changed, or what it imports", async () => {
    write("inner.ts", "export const inner: number = 1;");
    write("outer.ts", "export { inner } from './inner.ts';\nexport const state = { count: 0 };");
    await notebook.run("import { inner, state } from './outer.ts'; state.count = 5;");
    expect(await notebook.value("import { inner, state } from './outer.ts'; [inner, state.count]"))
      .toBe("[ 1, 5 ]");
    write("inner.ts", "export const inner: number = 2;");
    expect(await notebook.value("import { inner, state } from './outer.ts'; [inner, state.count]"))
      .toBe("[ 2, 0 ]");
    expect(await notebook.value("(await import('./inner.ts')).inner")).toBe("2");
  });

  it("may be wrong for a while", async () => {
    write("wrong.ts", "export const a: number = ;");
    await expect(notebook.value("import { a } from './wrong.ts'")).rejects.toThrow(
      /wrong\.ts:1:26: Expression expected/,
    );
    write("wrong.ts", "export const a: number = 3;");
    expect(await notebook.value("import { a } from './wrong.ts'; a")).toBe("3");
  });

  it("is found as a package beside the notebook, by any name of it", async () => {
    const folder = join(notebook.folder, "node_modules", "near");
    mkdirSync(folder, { recursive: true });
    const description = { name: "near", version: "1.2.3", type: "module", exports: "./main.js" };
    writeFileSync(join(folder, "package.json"), JSON.stringify(description));
    writeFileSync(join(folder, "main.js"), "export default 'near'");
    expect(await notebook.value("import near from 'near'; near")).toBe("'near'");
    expect(await notebook.value("import { join } from 'node:path'; join('a', 'b')")).toBe("'a/b'");
  });

  it("may be a package that requires JSON", async () => {
    const folder = join(notebook.folder, "node_modules", "common");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "name": "common", "main": "main.js" }');
    writeFileSync(join(folder, "main.js"), "exports.name = require('./package.json').name");
    expect(await notebook.value("import { name } from 'common'; name")).toBe("'common'");
  });

  it("is otherwise found beside the kernel, by the name of its package too", async () => {
    expect(await notebook.value("import * as acorn from 'acorn'; typeof acorn.parse")).toBe(
      "'function'",
    );
    expect(await notebook.value("import { Random } from 'wagonwheel/random'; typeof Random.named"))
      .toBe("'function'");
    expect(await notebook.value("import fc from 'npm:fast-check@4'; typeof fc.assert")).toBe(
      "'function'",
    );
  });

  it("brings data along", async () => {
    writeFileSync(join(notebook.folder, "data.json"), '{ "a": [1, 2] }');
    expect(await notebook.value("import data from './data.json' with { type: 'json' }; data.a"))
      .toBe("[ 1, 2 ]");
  });
});
