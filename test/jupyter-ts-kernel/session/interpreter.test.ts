import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Interpreter } from "../../../src/jupyter-ts-kernel/session/interpreter.ts";
import type { Outcome } from "../../../src/jupyter-ts-kernel/session/protocol.ts";

let printed = "", number = 0;
let interpreter: Interpreter;
beforeAll(() => {
  interpreter = new Interpreter({
    notebook: resolve("notebooks/notebook.ipynb"),
    onOutput: (output) => void (printed += output.type === "stream" ? output.text : ""),
  });
});
afterAll(() => interpreter.close());

function run(code: string): Promise<Outcome> {
  printed = "";
  return interpreter.execute({ code, number: ++number });
}

describe("an interpreter", () => {
  it("prints the type errors of a cell that asks for it, and runs it all the same", async () => {
    const outcome = await run("%check\nconst n: number = 'text';\nn");
    expect(printed).toBe(
      "cell 1, line 2, column 7: TS2322: Type 'string' is not assignable to type 'number'.\n",
    );
    expect(outcome).toMatchObject({ status: "ok", data: { "text/plain": "'text'" } });
  });

  it("does not run what has type errors once it is strict", async () => {
    await run("%check strict");
    expect(await run("globalThis.ran = true; const s: string = 1;")).toMatchObject({
      status: "error",
      error: { ename: "TypeCheckError" },
    });
    expect(await run("'ran' in globalThis")).toMatchObject({ data: { "text/plain": "false" } });
    await run("%check off");
    expect(await run("const s: string = 1; s")).toMatchObject({ data: { "text/plain": "1" } });
  });

  it("times a cell and forgets what was declared", async () => {
    await run("%time const kept = 1");
    expect(printed).toMatch(/^Wall time: .* s, CPU time: .* s\n$/);
    expect(await run("%reset\ntypeof kept")).toMatchObject({
      data: { "text/plain": "'undefined'" },
    });
  });

  it("refuses a magic that does not exist, as an error of the cell", async () => {
    expect(await run("\n%matplotlib inline")).toMatchObject({
      error: {
        ename: "SyntaxError",
        evalue: expect.stringContaining("line 2: there is no %matplotlib"),
      },
    });
  });

  it("knows nothing to complete where there is nothing", async () => {
    expect((await interpreter.complete("Math.hyp", 8)).matches).toEqual(["hypot"]);
    expect(await interpreter.inspect("", 0)).toBe(null);
  });
});
