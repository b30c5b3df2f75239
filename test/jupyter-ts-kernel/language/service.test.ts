import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { ambient } from "../../../src/jupyter-ts-kernel/language/ambient.ts";
import { cellDocument } from "../../../src/jupyter-ts-kernel/language/document.ts";
import { LanguageService } from "../../../src/jupyter-ts-kernel/language/service.ts";

const earlier = [
  {
    name: "cell-1.ts",
    code: "const value: string = 'a', { b, c: [d] } = { b: 1, c: [2] };\ninterface P { x: number }",
  },
  { name: "cell-2.ts", code: "import { Random } from 'wagonwheel/random';\nlet value = 3.5;" },
];
let service: LanguageService;
beforeAll(() => {
  service = LanguageService.open({ directory: resolve("notebooks") }) as LanguageService;
});
afterAll(() => service.close());

describe("the language service", () => {
  it("completes members of what earlier cells declared, by its newest type", async () => {
    const { matches, start, end, types } = await service.complete(earlier, "value.toF", 9);
    expect({ matches, start, end, types }).toEqual({
      matches: ["toFixed"],
      start: 6,
      end: 9,
      types: ["function"],
    });
  });

  it("completes names of a package and of the kernel", async () => {
    const { matches } = await service.complete(earlier, "Random.nam", 10);
    expect(matches).toContain("named");
    expect((await service.complete([], "jupyter.disp", 12)).matches).toEqual(["display"]);
    expect((await service.complete([], "import { hol } from 'wagonwheel/des'", 12)).matches)
      .toContain("hold");
  });

  it("shows the type and the documentation of a name", async () => {
    const text = await service.inspect(earlier, "Random.named('x')", 9);
    expect(text).toContain("Random.named(name: string): Random");
    expect(text).toContain("The same name gives the same numbers");
    expect(await service.inspect(earlier, "b + d", 1)).toContain("const b: number");
    expect(await service.inspect(earlier, "1 + 1", 2)).toBe(null);
  });

  it("finds type errors of the cell at their place, and none of joining the cells", async () => {
    const code = "const q: P = { x: 1 };\n  value = 'no';\nawait 1; let b = 'new'; b.length;";
    expect(await service.check(earlier, code)).toEqual([{
      line: 2,
      column: 3,
      code: "TS2322",
      message: "Type 'string' is not assignable to type 'number'.",
    }]);
    expect(await service.check([], "let x = ;")).toMatchObject([{ line: 1, column: 9 }]);
  });

  it("sees modules of the notebook's folder", async () => {
    const folder = mkdtempSync(join(tmpdir(), "language-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "near.ts"), "/** Nearest one. */\nexport const near: number = 1;\n");
    const own = LanguageService.open({ directory: folder }) as LanguageService;
    const code = "import { near } from './near.ts';\nconst text: string = near;";
    expect(await own.check([], code)).toMatchObject([{ line: 2, column: 7, code: "TS2322" }]);
    await own.close();
  });
});

describe("the document of all cells", () => {
  it("gives older declarations of a name a number", () => {
    const cells = [
      "import { a, b as c } from 'm'",
      "const { d, e: [f = 1], ...g } = h",
      "function k() {}\nclass L {}\ntype T = 1",
    ].map((code, i) => ({ name: `cell-${i}.ts`, code }));
    const newest = "let a, c, d, f, g, k, L;\ntype T = 2";
    const { text, offset, line } = cellDocument(cells, newest);
    expect(text.slice(offset)).toBe(`${newest}\n`);
    expect(text.split("\n")[line]).toBe("let a, c, d, f, g, k, L;");
    expect(text.slice(ambient.length)).toContain("import { a as a_0, b as c_0 } from 'm'");
    expect(text).toContain("const { d: d_1, e: [f_1 = 1], ...g_1 } = h");
    expect(text).toContain("function k_2() {}\nclass L_2 {}\ntype T_2 = 1");
  });
});
