import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it, vi } from "vitest";
import { root, sources } from "./sources.ts";

/** The examples in docstrings, run; a line `console.log(x); // text` must print that text. */
const examples = [...sources("src"), {
  path: "README.md",
  text: readFileSync(join(root, "README.md"), "utf8"),
}]
  .flatMap(({ path, text }) =>
    [...text.matchAll(/^( *\* )?```ts\n([\s\S]*?)^(?: *\* )?```$/gm)].map(([, , block], i) => ({
      path,
      name: `${path} (${i + 1})`,
      code: path.endsWith(".md") ? block : block.replace(/^ *\* ?/gm, ""),
    }))
  );

const folder = join(root, "test/.examples");

describe("the examples in the docs print what they say", () => {
  mkdirSync(folder, { recursive: true });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("has one for each room", () => {
    const rooms = sources("src").map(({ path }) => path)
      .filter((path) => /^src\/(?!cli\/|jupyter)[^/]+\/mod\.ts$/.test(path));
    const withExample = new Set(examples.map(({ path }) => path));
    expect(rooms.filter((path) => !withExample.has(path))).toEqual([]);
  });

  for (const { name, code } of examples) {
    it(name, async () => {
      const expected = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) =>
        text
      );
      expect(expected.length, "an example shows what it prints").toBeGreaterThan(0);
      const file = join(folder, `${name.replace(/\W+/g, "-")}.ts`);
      writeFileSync(file, code);
      const printed: string[] = [];
      const log = vi.spyOn(console, "log").mockImplementation((...values) => {
        printed.push(values.map(String).join(" "));
      });
      try {
        await import(pathToFileURL(file).href);
      } finally {
        log.mockRestore();
      }
      expect(printed).toEqual(expected);
    });
  }
});
