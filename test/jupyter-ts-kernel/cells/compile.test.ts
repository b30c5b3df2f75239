import { describe, expect, it } from "vitest";
import { compileCell } from "../../../src/jupyter-ts-kernel/cells/compile.ts";

/** Runs cells in a scope of their own that has what compiled code calls. */
async function run(...cells: string[]): Promise<unknown> {
  const scope: Record<string, unknown> = {};
  const kernel = {
    declare: (names: string[]) =>
      names.forEach((name) => name in scope || (scope[name] = undefined)),
    name: (value: object, name: string) => Object.defineProperty(value, "name", { value: name }),
    race: (value: unknown) => value,
    each: (value: unknown) => value,
    pass: () => {},
    meta: { url: "file:///n.ipynb" },
  };
  let value: unknown;
  for (const [i, cell] of cells.entries()) {
    const { code } = compileCell(cell, `cell-${i + 1}.ts`);
    // `with` stands for the global scope; it is sloppy, so the directive goes.
    const sloppy = code.replace('"use strict";', "");
    const make = new Function("scope", "__kernel", "__interrupt", `with (scope) return ${sloppy}`);
    value = await make(scope, kernel, [0])();
  }
  return value;
}

describe("a compiled cell", () => {
  it("has the last expression as its value, awaited", async () => {
    expect(await run("const a: number = 2; a * 3")).toBe(6);
    expect(await run("await Promise.resolve(4);")).toBe(4);
    expect(await run("Promise.resolve(5)")).toBe(5);
    expect(await run("(1, 2)")).toBe(2);
    expect(await run("`a;`;  // why")).toBe("a;");
  });

  it("has no value when it ends in a declaration or a statement", async () => {
    expect(await run("const a = 1")).toBe(undefined);
    expect(await run("if (true) { 3 }")).toBe(undefined);
    expect(await run("")).toBe(undefined);
  });

  it("shows an object that stands alone as an object", async () => {
    expect(await run("{ a: 1, b: 'x' }")).toEqual({ a: 1, b: "x" });
    expect(await run("{ const a = 1; }")).toBe(undefined);
  });

  it("keeps what it declares for later cells", async () => {
    const names = "const { a, b: [c = 7], ...rest } = { a: 1, b: [], d: 2 }; let e; var f = 4";
    expect(await run(names, "[a, c, rest, e, f]")).toEqual([1, 7, { d: 2 }, undefined, 4]);
    expect(await run("class P { x = 1 }\nfunction g() { return new P() }", "g().x")).toBe(1);
    expect(await run("export const h = 3;\nexport default h", "h")).toBe(3);
  });

  it("declares anything again as anything", async () => {
    expect(await run("const x = 1", "let x = 'a'", "function x() { return 2 }", "x()")).toBe(2);
    expect(await run("class x {}", "const x = 3; x")).toBe(3);
  });

  it("hoists functions under their own names", async () => {
    expect(await run("const y = f(); function f() { return f.name } y")).toBe("f");
    expect(
      await run(
        "function f() { return g() }\nfunction g() { return 1 }",
        "function g() { return 2 }",
        "f()",
      ),
    ).toBe(2);
  });

  it("keeps the old value of `var` without a new one, and of names in a cell that failed", async () => {
    expect(await run("var n = 3", "var n; n")).toBe(3);
    expect(await run("let m = 3", "try { null.x } catch {}\nm")).toBe(3);
  });

  it("makes `var` in blocks and loops global, and `let` local", async () => {
    expect(
      await run(
        "for (var i = 0; i < 3; i++) { var last = i }\nif (true) var z = 9",
        "[i, last, z]",
      ),
    )
      .toEqual([3, 2, 9]);
    await expect(run("for (let j = 0; j < 3; j++) {}", "j")).rejects.toThrow("j is not defined");
  });

  it("releases what `using` holds at its end", async () => {
    const log = "const log = [];";
    const cell = "using x = { [Symbol.dispose]() { log.push('released') } }; log.push('used')";
    expect(await run(log, cell, "log")).toEqual(["used", "released"]);
  });

  it("leaves lines where they are and finds columns again", () => {
    const source = "const a = 1\nfor (const x of y) z(x)\nawait f(a)";
    const { code, positions } = compileCell(source, "cell-1.ts");
    const lines = code.split("\n");
    expect(lines[1]).toContain("z(x)");
    const column = lines[1].indexOf("z(x)") + 1;
    expect(positions.original({ line: 2, column })).toEqual({ line: 2, column: 20 });
  });

  it("says where the syntax is wrong", () => {
    const refusal = (source: string) => {
      try {
        compileCell(source, "cell-1.ts");
      } catch (error) {
        const { name, line, column } = error as { name: string; line: number; column: number };
        return { name, line, column };
      }
    };
    expect(refusal("let a = 1;\nlet b = ;")).toEqual({ name: "SyntaxError", line: 2, column: 9 });
    expect(refusal("enum A { B }")).toEqual({ name: "SyntaxError", line: 1, column: 1 });
    expect(refusal("\nexport * from 'a'")).toEqual({ name: "SyntaxError", line: 2, column: 1 });
  });

  it("names each import, its default, its parts and its whole", () => {
    const source =
      'import d, { e as f, type T } from "m" with { type: "json" };\nimport * as n from "x"';
    const { code, names } = compileCell(source, "cell-1.ts");
    expect(names).toEqual(["d", "f", "n"]);
    expect(code).toContain('__kernel.bind("m",[["d","default"],["f","e"]],{"type":"json"})');
    expect(code).toContain('__kernel.bind("x",[["n",null]],{})');
  });
});
